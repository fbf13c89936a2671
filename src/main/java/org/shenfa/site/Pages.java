package org.shenfa.site;

import static org.shenfa.regulation.Clause.MEASURES_13_1;
import static org.shenfa.regulation.Clause.MEASURES_20_4;
import static org.shenfa.regulation.Clause.PAGE_1;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Manifest;
import org.shenfa.content.Slot;
import org.shenfa.regulation.Enforces;

/** 页面: turns releases into the bytes of pages. Pure but for the templates it was built with. */
public final class Pages {
  static final int PER_LIST = 20;

  /** Where the whole home page stands while the light one is first. */
  static final String WHOLE_HOME = "/home.html";

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MM-dd");

  private static final List<String> MONTHS =
      List.of("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二");

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final SiteSettings site;

  Pages(SiteSettings site) {
    this.site = site;
  }

  /** How many lists so many articles fill; one where there are none. */
  static int lists(int articles) {
    return Math.max(1, (articles + PER_LIST - 1) / PER_LIST);
  }

  /** Time as pages print it: 24 hours, to the minute. */
  public static String minute(LocalDateTime at) {
    return at.format(MINUTE);
  }

  public static String monthDay(LocalDateTime at) {
    return at.format(MONTH_DAY);
  }

  /** 按月成组: a list cut where the month changes. */
  public static List<List<Heading>> months(List<Heading> part) {
    return List.copyOf(
        part.stream()
            .collect(
                Collectors.groupingBy(
                    h -> YearMonth.from(h.publishedAt()), LinkedHashMap::new, Collectors.toList()))
            .values());
  }

  /** 月份 in words, as in 十一月. */
  public static String monthName(LocalDateTime at) {
    return MONTHS.get(at.getMonthValue() - 1) + "月";
  }

  /** Public address of an attachment of a release. */
  public static String address(Manifest.Attachment file) {
    return "/files/%s/%s"
        .formatted(
            file.digest(),
            URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20"));
  }

  /** Size as people read it. */
  public static String size(long bytes) {
    return bytes < 1024 * 1024
        ? Math.max(1, bytes / 1024) + " KB"
        : "%.1f MB".formatted(bytes / 1048576.0);
  }

  /** The light page of an emergency: no script, no picture, one small style sheet. */
  byte[] emergency(Frame frame, ShownEmergency emergency) {
    var model = model(frame);
    model.put("emergency", emergency);
    return render("emergency", model);
  }

  /** 离站提示, which stands beside links to other sites and asks without any script. */
  public static String leaving(SiteSettings site) {
    return PageChecks.leaving(site.name());
  }

  /** Whether a text has links to other sites. */
  public static boolean leads(Article article) {
    return article.text().reprint() != null
        || article.text().body().matches("(?is).*<a [^>]*href=\"(https?:)?//.*");
  }

  /** What a list of search results may say of an article: its first hundred characters. */
  public static String beginning(Article article) {
    var text = Jsoup.parseBodyFragment(article.text().body()).text().strip();
    return text.substring(
        0, text.offsetByCodePoints(0, Math.min(100, text.codePointCount(0, text.length()))));
  }

  /** The home page, with days counted from this moment, in Asia/Shanghai. */
  byte[] home(Composition all, LocalDateTime now) {
    var model = model(all.frame());
    model.put("front", Front.of(all, now));
    for (var slot : List.of(Slot.HEADLINE, Slot.FEATURED, Slot.BANNER, Slot.LINKS)) {
      all.placed(slot)
          .filter(p -> !p.shown().entries().isEmpty())
          .ifPresent(p -> model.put(slot.address(), p));
    }
    return render("home", model);
  }

  /**
   * One page of a column's list.
   *
   * @param number counted from the oldest, so that a new article changes only the last list
   * @param below columns that stand under this one
   * @param now at which solicitations stand as they are said to
   */
  byte[] list(
      Frame frame,
      ListedColumn column,
      List<ListedColumn> below,
      @Nullable ShownTopic topic,
      List<Heading> part,
      int number,
      int of,
      LocalDateTime now) {
    var model = model(frame);
    model.put("now", now);
    model.put("column", column);
    model.put("below", below);
    if (topic != null) {
      model.put("topic", topic);
    }
    model.put("part", part);
    model.put("number", number);
    model.put("of", of);
    return render("list", model);
  }

  /**
   * One article.
   *
   * @param heading the same as lists show it
   * @param partners what it explains, or what explains it
   * @param now from which a solicitation counts its days
   * @param texts digest of an attachment to the address of its text version
   * @param concern what it answers, null where it answers none
   */
  @Enforces({MEASURES_20_4, PAGE_1})
  byte[] article(
      Frame frame,
      ListedColumn column,
      Article article,
      Heading heading,
      List<Heading> partners,
      LocalDateTime now,
      Map<String, String> texts,
      @Nullable ShownConcern concern,
      boolean reviewed) {
    var model = model(frame);
    model.put("texts", texts);
    model.put("reviewed", reviewed);
    if (concern != null) {
      model.put("concern", concern);
    }
    if (heading.asking() != null) {
      model.put("solicitation", heading);
    }
    model.put("now", now);
    model.put("column", column);
    model.put("article", article);
    var related = new LinkedHashMap<String, List<Heading>>();
    for (var partner : partners) {
      related.computeIfAbsent(relation(heading, partner), r -> new ArrayList<>()).add(partner);
    }
    model.put("related", related);
    return render("article", model);
  }

  /** What another article is to the one it stands beside. */
  private static String relation(Heading of, Heading partner) {
    var asking = of.asking();
    return of.kind().equals("INTERPRETATION")
        ? "解读的文件"
        : partner.kind().equals("INTERPRETATION")
            ? "解读"
            : partner.asking() != null
                ? "征求意见稿"
                : asking != null && partner.item().equals(asking.feedback()) ? "征集情况的反馈" : "正式文件";
  }

  byte[] text(
      Frame frame,
      ListedColumn column,
      Article article,
      Manifest.Attachment file,
      TextVersion version) {
    var model = model(frame);
    model.put("column", column);
    model.put("article", article);
    model.put("file", file);
    model.put("version", version);
    return render("text", model);
  }

  /**
   * 回应关切: every answer to a concern on one page, in the words that were released.
   *
   * @param column where the answers stand
   * @param answers the first first
   */
  @Enforces(MEASURES_13_1)
  byte[] concern(Frame frame, ListedColumn column, ShownConcern concern, List<Article> answers) {
    var model = model(frame);
    model.put("column", column);
    model.put("concern", concern);
    model.put("answers", answers);
    return render("concern", model);
  }

  /** The body of an article that stands under a heading of a page of its own. */
  public static String under(Article article) {
    var body = Jsoup.parseBodyFragment(article.text().body()).body();
    body.select("h4, h5").tagName("h5");
    body.select("h3").tagName("h4");
    body.select("h2").tagName("h3");
    return body.html();
  }

  /** The page of a special topic (11-5). */
  byte[] topic(Frame frame, ShownTopic topic) {
    var model = model(frame);
    model.put("topic", topic);
    return render("topic", model);
  }

  byte[] disclosure(Frame frame, DisclosureArea area) {
    var model = model(frame);
    model.put("area", area);
    return render("disclosure", model);
  }

  /** All special topics, those that are over last. */
  byte[] topics(Frame frame, List<ShownTopic> topics) {
    var model = model(frame);
    model.put("topics", topics);
    return render("topics", model);
  }

  /** Stands at a former address and leads on, for servers that only have the files. */
  byte[] moved(String to) {
    return render("moved", Map.of("site", site, "to", to));
  }

  byte[] tombstone(Frame frame, Tombstone tombstone) {
    var model = model(frame);
    model.put("tombstone", tombstone);
    return render("tombstone", model);
  }

  byte[] missing(Frame frame) {
    return render("missing", model(frame));
  }

  /** What answers a request that is written wrongly, or asks for what pages do not do. */
  byte[] refused(Frame frame) {
    return render("refused", model(frame));
  }

  /** What a server in front shows when nobody answers behind it. */
  byte[] busy(Frame frame) {
    return render("busy", model(frame));
  }

  byte[] map(Composition all) {
    var model = model(all.frame());
    model.put("columns", all.columns());
    model.put("topics", all.topics());
    model.put("disclosure", all.disclosure().isPresent());
    return render("map", model);
  }

  byte[] verify(Frame frame) {
    return render("verify", model(frame));
  }

  private Map<String, Object> model(Frame frame) {
    return new HashMap<>(Map.of("site", site, "frame", frame));
  }

  private byte[] render(String template, Map<String, Object> model) {
    var out = new Utf8ByteOutput();
    templates.render("site/" + template + ".jte", model, out);
    return out.toByteArray();
  }
}
