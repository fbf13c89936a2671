package org.shenfa.inspection;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.shenfa.screening.FileText;
import org.shenfa.screening.Finding;
import org.shenfa.screening.Material;
import org.shenfa.site.LinkChecks;
import org.shenfa.site.PageChecks;
import org.shenfa.site.PageKind;

/** 读一页: everything that is wrong on one page as far as the page alone tells. Pure. */
final class PageReading {
  private static final Pattern FILE = Pattern.compile("/files/([0-9a-f]{64})/([^/?#]+)");

  private final SiteCopy site;
  private final String path;
  private final Document page;
  private final PageKind kind;
  private final List<Fault> faults = new ArrayList<>();
  private final Set<String> abroad = new LinkedHashSet<>();
  private final Set<String> frame = new LinkedHashSet<>();
  private final List<Anchor> anchors = new ArrayList<>();

  /** A link to a place in another page, which only that page can answer. */
  record Anchor(String from, String to) {}

  /**
   * What a page gave.
   *
   * @param abroad addresses of other sites in its text
   * @param frame links of head and foot, which are the same on many pages
   */
  record Read(
      PageKind kind,
      List<Fault> faults,
      Set<String> abroad,
      Set<String> frame,
      List<Anchor> anchors) {}

  private PageReading(SiteCopy site, String path, Document page) {
    this.site = site;
    this.path = path;
    this.page = page;
    this.kind = PageKind.of(path, page);
  }

  static Read of(SiteCopy site, String path, String html) {
    var reading = new PageReading(site, path, Jsoup.parse(html));
    reading.all();
    return new Read(reading.kind, reading.faults, reading.abroad, reading.frame, reading.anchors);
  }

  private void all() {
    if (kind == PageKind.NOTE) {
      links();
      return;
    }
    norms();
    links();
    pairs();
    texts();
  }

  private void norms() {
    for (var found : PageChecks.of(site.settings(), path, kind, page)) {
      var of =
          switch (found.rule()) {
            case "网页标签" -> FaultKind.PAGE_TAGS;
            case "空白栏目" -> FaultKind.COLUMN_BLANK;
            case "行内脚本", "外部资源" -> FaultKind.CHANGED;
            default ->
                found.words().startsWith("链接会执行脚本")
                    ? FaultKind.DANGEROUS_LINK
                    : FaultKind.PAGE_NORMS;
          };
      faults.add(new Fault(of, path, found.rule(), found.words(), found.words()));
    }
  }

  private void links() {
    for (var link : page.select("[href], [src]")) {
      var to = link.hasAttr("href") ? link.attr("href") : link.attr("src");
      if (LinkChecks.isAbroad(to)) {
        if (to.matches("(?i)https?://.+") && link.normalName().equals("a")) {
          abroad.add(to);
        }
      } else if (!site.isDynamic(to)) {
        if (link.closest("main") == null) {
          frame.add(to);
        } else {
          inside(to, link);
        }
      }
    }
    abroad.removeIf(a -> a.contains("//" + site.settings().domain()));
  }

  private void inside(String to, Element link) {
    var hash = to.indexOf('#');
    if (hash > 0) {
      anchors.add(new Anchor(path, to));
      return;
    }
    LinkChecks.fault(path, to, site.there(), p -> LinkChecks.anchors(page))
        .ifPresent(why -> faults.add(fault(path, to, why, link.text())));
  }

  static Fault fault(String path, String to, String why, String text) {
    return new Fault(
        why.equals(LinkChecks.NO_ANCHOR) ? FaultKind.DEAD_ANCHOR : FaultKind.DEAD_LINK,
        path,
        text.isBlank() ? "链接" : "链接“" + cut(text) + "”",
        to,
        why + "：" + to);
  }

  private static String cut(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private void pairs() {
    for (var partner : site.pairs().getOrDefault(path, Set.of())) {
      if (page.select("main a[href]").stream().noneMatch(a -> a.attr("href").equals(partner))) {
        faults.add(
            new Fault(
                FaultKind.INTERPRETATION, path, "互链", partner, "政策文件和解读须互相链接，这一页没有链到 " + partner));
      }
    }
  }

  private void texts() {
    var main = page.selectFirst("main");
    if (main == null) {
      return;
    }
    var body =
        Optional.ofNullable(kind == PageKind.ARTICLE ? main.selectFirst(".doc") : main)
            .map(PageReading::text);
    var material =
        new Material(
            kind == PageKind.ARTICLE ? main.select("h1").text() : "",
            body.orElse(""),
            "",
            kind == PageKind.ARTICLE ? files(main) : List.of(),
            List.of());
    for (var finding : site.explained().without(path, site.sweep().of(material, published()))) {
      kindOf(finding)
          .ifPresent(k ->
              faults.add(
                  new Fault(
                      k,
                      path,
                      finding.place().label(),
                      k == FaultKind.PERSONAL ? masked(finding.excerpt()) : finding.excerpt(),
                      finding.sentence())));
    }
  }

  /**
   * Without the links that a page has and a text of an author has not: within it, and to
   * telephones.
   */
  private static String text(Element element) {
    var copy = element.clone();
    copy.select("a[href^=#], a[href^=tel:]").removeAttr("href");
    return copy.html();
  }

  /** The ledger is kept for good, a person's number is not: only its ends are. */
  static String masked(String words) {
    var ends = words.length() > 6 ? 3 : 1;
    var last = words.length() > 6 ? 2 : 0;
    return words.substring(0, Math.min(ends, words.length()))
        + "*".repeat(Math.max(0, words.length() - ends - last))
        + words.substring(Math.max(ends, words.length() - last));
  }

  /** The day an article says it came out, the day of the inspection for every other page. */
  private LocalDate published() {
    var said = page.head().select("meta[name=PubDate]").attr("content");
    try {
      return said.length() < 10 ? site.today() : LocalDate.parse(said.substring(0, 10));
    } catch (DateTimeParseException e) {
      return site.today();
    }
  }

  private List<FileText> files(Element main) {
    Map<String, FileText> all = new LinkedHashMap<>();
    for (var link : main.select("[href^=/files/], [src^=/files/]")) {
      var to = FILE.matcher(link.hasAttr("href") ? link.attr("href") : link.attr("src"));
      if (to.matches() && !all.containsKey(to.group(1))) {
        var name = URLDecoder.decode(to.group(2).replace("+", "%2B"), StandardCharsets.UTF_8);
        site.words().of(name, to.group(1)).ifPresent(f -> all.put(to.group(1), f));
      }
    }
    return List.copyOf(all.values());
  }

  private static Optional<FaultKind> kindOf(Finding finding) {
    return switch (finding.rule()) {
      case "secrecy-mark", "term-secrecy" -> Optional.of(FaultKind.SECRECY);
      case "id-number", "mobile", "bank-card", "personal", "term-protected" ->
          Optional.of(FaultKind.PERSONAL);
      case "leader" -> Optional.of(FaultKind.LEADER);
      case "link" -> Optional.of(FaultKind.DANGEROUS_LINK);
      case "term-banned", "term-cautious", "term-typo", "term-body", "term-suspect", "doubled" ->
          Optional.of(FaultKind.WORDING);
      default -> Optional.empty();
    };
  }
}
