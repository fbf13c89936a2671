package org.shenfa.site;

import static org.shenfa.regulation.Clause.PAGE_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.shenfa.regulation.Enforces;

/**
 * 网页规范检查: what the guidelines for government websites (国办发〔2017〕47号) and our own house ask of one
 * page, and what it lacks. Pure; reads any page, ours or one that was fetched.
 */
public final class PageChecks {
  private static final Pattern ID_CODE = Pattern.compile("\\d{10}|bm\\d{8}|N\\d{9}");
  private static final Pattern MINUTE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d");
  private static final Set<String> BLINKING = Set.of("marquee", "blink");

  private final SiteSettings site;
  private final String path;
  private final PageKind kind;
  private final Document page;
  private final List<PageFinding> found = new ArrayList<>();

  private PageChecks(SiteSettings site, String path, PageKind kind, Document page) {
    this.site = site;
    this.path = path;
    this.kind = kind;
    this.page = page;
  }

  /** Everything found on a page, in the order of the page; empty when nothing is. */
  @Enforces(PAGE_1)
  public static List<PageFinding> of(SiteSettings site, String path, PageKind kind, String html) {
    return of(site, path, kind, Jsoup.parse(html));
  }

  /** The same of a page that was parsed before. */
  public static List<PageFinding> of(SiteSettings site, String path, PageKind kind, Document page) {
    var checks = new PageChecks(site, path, kind, page);
    checks.all();
    return List.copyOf(checks.found);
  }

  private void all() {
    siteTags();
    structure();
    links();
    resources();
    switch (kind) {
      case HOME -> foot();
      case COLUMN -> {
        columnTags();
        breadcrumb();
        foot();
        if (page.select("main a[href]").isEmpty()) {
          say("空白栏目", "栏目里没有一条信息，没有内容的栏目不得展示");
        }
      }
      case ARTICLE -> {
        columnTags();
        breadcrumb();
        foot();
        article();
      }
      case PLAIN -> {
        breadcrumb();
        foot();
      }
      case NOTE -> {}
    }
  }

  private void siteTags() {
    tag("SiteName", site.name());
    tag("SiteDomain", site.domain());
    tag("SiteIDCode", site.idCode());
    if (!ID_CODE.matcher(site.idCode()).matches()) {
      say("网页标签", "网站标识码“%s”不是规定的十位".formatted(site.idCode()));
    }
    if (site.domain().contains("/")) {
      say("网页标签", "SiteDomain 只写域名，不写“http://”和“/”");
    }
  }

  private void tag(String name, String wanted) {
    if (!content(name).equals(wanted)) {
      say("网页标签", "%s 应当是“%s”，现在是“%s”".formatted(name, wanted, content(name)));
    }
  }

  private void columnTags() {
    filled("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType");
  }

  private void filled(String... names) {
    for (var name : names) {
      if (content(name).isBlank()) {
        say("网页标签", "没有 %s，或者是空的".formatted(name));
      }
    }
  }

  private String content(String name) {
    var tags = page.head().select("meta[name=%s]".formatted(name));
    return tags.size() == 1 ? tags.attr("content") : "";
  }

  private void structure() {
    if (!page.select("html").attr("lang").startsWith("zh")) {
      say("网页结构", "没有写明页面用的语言");
    }
    if (page.title().isBlank()) {
      say("网页结构", "没有网页标题");
    }
    if (page.select("h1").size() != 1) {
      say("网页结构", "一页应当有且只有一个一级标题，现在有 %d 个".formatted(page.select("h1").size()));
    }
    for (var element : page.getAllElements()) {
      if (BLINKING.contains(element.normalName())) {
        say("网页结构", "有滚动或者闪烁的内容");
      }
    }
    page.select("img:not([alt])").forEach(i -> say("替代文字", "图片没有替代文字：" + i.attr("src")));
  }

  private void breadcrumb() {
    var crumb = page.select("nav.crumb li");
    if (crumb.size() < 2
        || !crumb.getFirst().select("a").attr("href").equals("/")
        || crumb.getLast().select("[aria-current=page]").isEmpty()
            && !crumb.getLast().attr("aria-current").equals("page")) {
      say("当前位置", "没有从首页写起、到本页为止的“当前位置”");
    }
  }

  private static final Map<String, String> FOOT =
      Map.of(
          "党政机关网站标识", "党政机关\\s*网站标识",
          "主办单位", "主办单位",
          "联系方式", "\\d{3,}-\\d{6,}|\\d{7,}",
          "ICP 备案号", "ICP备\\d+号",
          "公安机关备案号", "公网安备\\s*\\d+号");

  private void foot() {
    var foot = page.select("footer");
    var text = foot.text();
    FOOT.forEach((what, pattern) -> {
      if (!Pattern.compile(pattern).matcher(text).find()) {
        say("页脚", "页脚没有" + what);
      }
    });
    if (!text.contains("网站标识码：" + site.idCode())) {
      say("页脚", "页脚没有网站标识码");
    }
    for (var entry : List.of("我为政府网站找错", "网站地图")) {
      if (foot.select("a[href]:containsOwn(%s)".formatted(entry)).isEmpty()) {
        say("页脚", "页脚没有“%s”的入口".formatted(entry));
      }
    }
  }

  private void article() {
    filled("ArticleTitle", "PubDate", "ContentSource");
    var date = content("PubDate");
    if (!MINUTE.matcher(date).matches()) {
      say("网页标签", "PubDate 应当写成 YYYY-MM-DD HH:MM，24 小时制，现在是“%s”".formatted(date));
    }
    if (!page.select("main h1").text().equals(content("ArticleTitle").strip())) {
      say("网页标签", "ArticleTitle 与页面标题不一致");
    }
    var printed = page.select("dl.meta").text();
    if (!printed.contains("发布日期：") || !printed.contains(date)) {
      say("文章要素", "页面上没有印发布日期，或者与 PubDate 不一致");
    }
    if (!printed.contains("信息来源：") || !printed.contains(content("ContentSource"))) {
      say("文章要素", "页面上没有印信息来源，或者与 ContentSource 不一致");
    }
    for (var needed : List.of("发布部门：", "浏览次数：")) {
      if (!printed.contains(needed)) {
        say("文章要素", "页面上没有“%s”".formatted(needed));
      }
    }
    for (var tool : List.of("打印", "关闭")) {
      if (page.select("main a[href]:containsOwn(%s)".formatted(tool)).isEmpty()) {
        say("文章要素", "页面上没有“%s”".formatted(tool));
      }
    }
  }

  private void links() {
    var leaves = false;
    for (var link : page.select("a[href], area[href]")) {
      var to = link.attr("href").strip().toLowerCase(Locale.ROOT);
      if (to.matches("(javascript|data|vbscript|file):.*")) {
        say("链接", "链接会执行脚本或者指向本机：" + to);
      } else if (to.startsWith("//") || to.matches("https?://.*")) {
        leaves |= leaves(to);
      }
    }
    if (leaves && !page.text().contains(leaving(site.name()))) {
      say("离站提示", "页面有通向其他网站的链接，没有“您访问的链接即将离开……门户网站，是否继续？”的提示");
    }
  }

  /** Whether an address leads to another site; one of our own written out in full is a finding. */
  private boolean leaves(String to) {
    var host = to.replaceFirst("^(https?:)?//", "").replaceFirst("[/?#:].*", "");
    if (host.equals(site.domain())) {
      say("链接", "本站的链接应当写相对地址：" + to);
      return false;
    }
    return true;
  }

  /** 离站提示 as prescribed. */
  public static String leaving(String name) {
    return "您访问的链接即将离开“%s”门户网站，是否继续？".formatted(name);
  }

  private void resources() {
    for (var element : page.select("[src], link[href], object[data], [srcset], [poster]")) {
      if (element.normalName().equals("link")
          && Set.of("canonical", "alternate").contains(element.attr("rel"))) {
        continue;
      }
      for (var name : List.of("src", "href", "data", "srcset", "poster")) {
        var to = element.attr(name);
        if (element.hasAttr(name) && (!to.startsWith("/") || to.startsWith("//"))) {
          say("外部资源", "页面要从别处取用 %s：%s".formatted(element.normalName(), to));
        }
      }
    }
    page.select("script:not([src])").forEach(s -> say("行内脚本", "页面里写了脚本"));
    page.select("style, [style]").forEach(s -> say("行内样式", "页面里写了样式：" + s.normalName()));
    page.getAllElements().forEach(this::handlers);
  }

  private void handlers(Element element) {
    for (var attribute : element.attributes()) {
      if (attribute.getKey().toLowerCase(Locale.ROOT).startsWith("on")) {
        say("行内脚本", "%s 上写了 %s".formatted(element.normalName(), attribute.getKey()));
      }
    }
  }

  private void say(String rule, String words) {
    found.add(new PageFinding(path, rule, words));
  }
}
