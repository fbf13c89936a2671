package org.shenfa.inspection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.shenfa.site.LinkChecks;
import org.shenfa.site.PageChecks;
import org.shenfa.site.PageKind;

/** 读一页: everything that is wrong on one page as far as the page alone tells. Pure. */
final class PageReading {
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
    faults.addAll(PageTexts.of(site, path, kind, page));
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
}
