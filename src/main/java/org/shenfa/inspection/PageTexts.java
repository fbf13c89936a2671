package org.shenfa.inspection;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.shenfa.screening.FileText;
import org.shenfa.screening.Finding;
import org.shenfa.screening.Material;
import org.shenfa.site.PageKind;

/** 读一页的文字: what the words of a page and of its attachments say that must not stand there. Pure. */
final class PageTexts {
  private static final Pattern FILE = Pattern.compile("/files/([0-9a-f]{64})/([^/?#]+)");

  private final SiteCopy site;
  private final String path;
  private final PageKind kind;
  private final Document page;

  private PageTexts(SiteCopy site, String path, PageKind kind, Document page) {
    this.site = site;
    this.path = path;
    this.kind = kind;
    this.page = page;
  }

  static List<Fault> of(SiteCopy site, String path, PageKind kind, Document page) {
    return Optional.ofNullable(page.selectFirst("main"))
        .map(new PageTexts(site, path, kind, page)::all)
        .orElse(List.of());
  }

  private List<Fault> all(Element main) {
    var faults = new ArrayList<Fault>();
    var body =
        Optional.ofNullable(kind == PageKind.ARTICLE ? main.selectFirst(".doc") : main)
            .map(PageTexts::text);
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
    return faults;
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
