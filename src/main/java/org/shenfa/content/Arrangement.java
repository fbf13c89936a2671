package org.shenfa.content;

import static org.shenfa.regulation.Clause.MEASURES_24_1;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;

/**
 * 网站布置的内容: groups of entries, written as the clean body of an item, so that what is reviewed is
 * what the site shows. Headings are groups, list items are entries.
 */
public record Arrangement(List<Group> groups) {
  private static final Set<String> FOOTER = Set.of("主办单位", "联系方式", "备案");
  private static final String UNTIL = "至 ";

  public Arrangement {
    groups = List.copyOf(groups);
  }

  /**
   * 一组.
   *
   * @param heading empty where the place has no groups
   */
  public record Group(String heading, List<Entry> entries) {
    public Group {
      entries = List.copyOf(entries);
    }
  }

  /**
   * 一条.
   *
   * @param address an address of this site or of a listed host; null for words alone
   * @param note a sentence beside the title, may be empty
   * @param until last day the entry holds; its keeper is reminded then, only a release changes the
   *     page
   */
  public record Entry(
      String title,
      @Nullable String address,
      @Nullable Picture picture,
      String note,
      @Nullable LocalDate until) {
    /** Whether it leads away from this site. */
    public boolean leaves() {
      return address != null && !address.startsWith("/");
    }
  }

  /** 配图: a file of the item and the words for those who do not see it. */
  public record Picture(String source, String alt) {}

  /** Reads a body back; anything that is not an entry is left out. */
  public static Arrangement of(String body) {
    var groups = new ArrayList<Group>();
    var heading = "";
    for (var block : Jsoup.parseBodyFragment(body).body().children()) {
      if (block.normalName().equals("h2")) {
        heading = block.text().strip();
      } else if (block.normalName().equals("ul")) {
        groups.add(
            new Group(heading, block.select("> li").stream().map(Arrangement::entry).toList()));
        heading = "";
      }
    }
    return new Arrangement(groups);
  }

  private static Entry entry(Element line) {
    var picture = line.selectFirst("img");
    var link = line.selectFirst("> p > a");
    var title = link == null ? line.selectFirst("> p > strong") : link;
    var until = line.selectFirst("> p > em");
    var note =
        line.select("> p").stream()
            .filter(p -> p.childrenSize() == 0)
            .map(Element::text)
            .collect(Collectors.joining(" "));
    return new Entry(
        title == null ? "" : title.text().strip(),
        link == null ? null : link.attr("href"),
        picture == null ? null : new Picture(picture.attr("src"), picture.attr("alt").strip()),
        note.strip(),
        until == null ? null : date(until.text()));
  }

  private static @Nullable LocalDate date(String words) {
    try {
      return words.startsWith(UNTIL) ? LocalDate.parse(words.substring(UNTIL.length())) : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** The body these entries make. */
  public CleanHtml body() {
    var body = Document.createShell("").body();
    for (var group : groups) {
      if (!group.heading().isEmpty()) {
        body.appendElement("h2").text(group.heading());
      }
      var list = body.appendElement("ul");
      group.entries().forEach(e -> write(e, list.appendElement("li")));
    }
    return CleanHtml.of(body.html()).html();
  }

  private static void write(Entry entry, Element line) {
    var picture = entry.picture();
    if (picture != null) {
      line.appendElement("p")
          .appendElement("img")
          .attr("src", picture.source())
          .attr("alt", picture.alt());
    }
    var address = entry.address();
    if (address == null) {
      line.appendElement("p").appendElement("strong").text(entry.title());
    } else {
      line.appendElement("p").appendElement("a").attr("href", address).text(entry.title());
    }
    if (!entry.note().isEmpty()) {
      line.appendElement("p").text(entry.note());
    }
    if (entry.until() != null) {
      line.appendElement("p").appendElement("em").text(UNTIL + entry.until());
    }
  }

  /** All entries, in order. */
  public List<Entry> entries() {
    return groups.stream().flatMap(g -> g.entries().stream()).toList();
  }

  /** Entries whose last day has passed. */
  public List<Entry> over(LocalDate today) {
    return entries().stream().filter(e -> ended(e, today)).toList();
  }

  private static boolean ended(Entry entry, LocalDate today) {
    var until = entry.until();
    return until != null && until.isBefore(today);
  }

  /**
   * What keeps it from entering review for a slot.
   *
   * @param listed whether a host may be linked to: a government site or one on the list of article
   *     11
   */
  @Enforces(MEASURES_24_1)
  public List<Violation> missing(Slot slot, LocalDate today, Predicate<String> listed) {
    var found = new Violations.Gathering();
    found
        .refuseIf(
            entries().isEmpty(),
            MEASURES_24_1,
            "title",
            "“%s”里还没有一条内容；不再需要的，请撤下已发布的那一件。".formatted(slot.label()))
        .refuseIf(
            groups.size() > slot.groups() || entries().size() > slot.entries(),
            MEASURES_24_1,
            "title",
            "“%s”最多 %d 组、%d 条，现有 %d 组、%d 条。"
                .formatted(
                    slot.label(), slot.groups(), slot.entries(), groups.size(), entries().size()));
    if (slot == Slot.FOOTER) {
      var named = groups.stream().map(Group::heading).collect(Collectors.toSet());
      found.refuseIf(
          !named.containsAll(FOOTER), MEASURES_24_1, "group", "页脚须有“主办单位”“联系方式”“备案”三组，国家检查要看。");
    }
    for (var group : groups) {
      found.refuseIf(
          group.heading().length() > 20,
          MEASURES_24_1,
          "group",
          "组名“%s”超过 20 字。".formatted(group.heading()));
    }
    entries().forEach(e -> entry(e, slot, today, listed, found));
    return found.found();
  }

  private static void entry(
      Entry entry,
      Slot slot,
      LocalDate today,
      Predicate<String> listed,
      Violations.Gathering found) {
    var name = entry.title().isEmpty() ? "（没有题目的一条）" : "“" + entry.title() + "”";
    var picture = entry.picture();
    found
        .refuseIf(
            entry.title().isEmpty() || entry.title().length() > 60,
            MEASURES_24_1,
            "title",
            "%s：题目 1 到 60 字。".formatted(name))
        .refuseIf(
            entry.note().length() > 200, MEASURES_24_1, "note", "%s：说明最多 200 字。".formatted(name))
        .refuseIf(
            slot.leads() && entry.address() == null,
            MEASURES_24_1,
            "address",
            "%s：请填写地址，例如 /tzgg/index.html，或者以 https:// 开头的完整网址。".formatted(name))
        .refuseIf(
            slot == Slot.BANNER && picture == null,
            MEASURES_24_1,
            "picture",
            "%s：横幅须有一张图片。".formatted(name))
        .refuseIf(
            picture != null && picture.alt().length() < 2,
            MEASURES_24_1,
            "alt",
            "%s：请写明图片上是什么，读屏的人要听。".formatted(name))
        .refuseIf(ended(entry, today), MEASURES_24_1, "until", "%s：截止日期已经过去。".formatted(name));
    address(entry, slot, name, listed, found);
  }

  private static void address(
      Entry entry, Slot slot, String name, Predicate<String> listed, Violations.Gathering found) {
    var address = entry.address();
    if (address == null || OwnAddress.matches(address)) {
      found.refuseIf(
          slot == Slot.NAVIGATION
              && address != null
              && OwnAddress.ARTICLE.matcher(address).matches(),
          MEASURES_24_1,
          "address",
          "%s：导航里放栏目和专题，不放单篇文章。".formatted(name));
      return;
    }
    var host = Optional.of(address).flatMap(ReprintTerms::host);
    found
        .refuseIf(
            slot == Slot.NAVIGATION, MEASURES_24_1, "address", "%s：导航只能通到本站的栏目和专题。".formatted(name))
        .refuseIf(
            host.isEmpty(),
            MEASURES_24_1,
            "address",
            "%s：“%s”不是本站地址，也不是以 https:// 开头的完整网址。".formatted(name, address))
        .refuseIf(
            host.isPresent() && !host.get().endsWith(".gov.cn") && !listed.test(host.get()),
            MEASURES_24_1,
            "address",
            "%s：“%s”不是政府网站，也不在授权来源名单内，不能链接。".formatted(name, host.orElse("")));
  }
}
