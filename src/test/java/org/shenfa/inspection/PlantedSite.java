package org.shenfa.inspection;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.shenfa.files.Extraction;
import org.shenfa.screening.FileText;
import org.shenfa.screening.Sweeps;
import org.shenfa.site.Difference;
import org.shenfa.site.ShowroomSite;

/** A site of real pages with ordinary texts, into which a test plants what is wrong. */
final class PlantedSite {
  static final LocalDate DAY = LocalDate.of(2026, 11, 26);

  /** Ordinary sentences, full of what looks like something and is nothing. */
  private static final List<String> SENTENCES =
      List.of(
          "各设区市应急管理局要落实值班制度，逐级报送信息，发现险情先处置、再报告。",
          "办公地址：临江市安澜路 1 号，咨询电话 0000-8333%04d，工作日 9:00 至 17:00。",
          "根据《江应急〔2026〕%d号》的要求，%d月底前完成排查整治，整改率达到 98.6%%。",
          "统一社会信用代码 91320000MA1X%04d7K 的企业通过了复核，名单见附件。",
          "全省排查企业 %d 家，发现隐患 1,2%02d 处，已整改 1,1%02d 处，其余限期整改。",
          "会议由厅长周海平主持，副厅长林远山通报了上半年安全生产情况。",
          "机关举办了保密教育培训，讲解国家秘密标志的标注格式和保密审查的要求。",
          "2019年，国家煤矿安全监察局发布了这项标准，2020年以后由新机构负责解释。",
          "救助资金 3.5 万元于 2026年%d月%d日拨付到户，账务由财政部门核对。",
          "申请人可以登录省政务服务网办理，受理编号为 20261126%04d，凭编号查询进度。",
          "演练设置了堵漏、洗消、转移等 %d 个科目，历时两小时，达到预期效果。",
          "企业应当建立安全风险分级管控制度，主要负责人对本单位安全生产工作全面负责。",
          "气象部门预计，%d日夜里沿江地区阵风 8 级，请注意关好门窗，减少外出。",
          "公示期为五个工作日，有异议的请以单位名义书面反映，来信请寄宣传处，邮编 000000。");

  private final Map<String, String> base = ShowroomSite.pages();
  private final RandomGenerator random;
  private final Map<String, String> pages = new TreeMap<>();
  private final Map<String, FileText> words = new HashMap<>();
  private final Map<String, Difference> differing = new TreeMap<>();
  private final Map<String, Set<String>> pairs = new TreeMap<>();
  private final Set<String> others = new HashSet<>();
  private int made;

  PlantedSite(RandomGenerator random) {
    this.random = random;
    pages.put("/map.html", base.getOrDefault("/map.html", ""));
    for (var html : base.values()) {
      for (var link : Jsoup.parse(html).select("[href], [src]")) {
        var to = link.hasAttr("href") ? link.attr("href") : link.attr("src");
        if (to.startsWith("/") && !to.startsWith("//")) {
          var path = to.replaceFirst("[?#].*", "");
          others.add(
              java.net.URLDecoder.decode(
                  path.endsWith("/") ? path + "index.html" : path, StandardCharsets.UTF_8));
        }
      }
    }
  }

  String ordinary() {
    var text = new StringBuilder();
    for (var n = 3 + random.nextInt(5); n > 0; n--) {
      var sentence = SENTENCES.get(random.nextInt(SENTENCES.size()));
      while (sentence.contains("%d")) {
        sentence = sentence.replaceFirst("%d", Integer.toString(1 + random.nextInt(11)));
      }
      while (sentence.matches(".*%0[24]d.*")) {
        sentence =
            sentence.replaceFirst(
                sentence.replaceFirst(".*?(%0[24]d).*", "$1"),
                sentence.replaceFirst(".*?%0([24])d.*", "$1").equals("4")
                    ? "%04d".formatted(random.nextInt(10_000))
                    : "%02d".formatted(random.nextInt(100)));
      }
      text.append("<p>").append(sentence.replace("%%", "%")).append("</p>");
    }
    return text.toString();
  }

  /** One more article; the answer is its address. */
  String article(Consumer<Document> wrong) {
    var path = "/art/2026/%02d/2026-%05d.html".formatted(made % 11 + 1, ++made);
    var page = Jsoup.parse(base.getOrDefault("/art/notice.html", ""));
    var title = "关于做好第 %d 号工作的通知".formatted(made);
    page.select("main h1").getFirst().text(title);
    page.select("meta[name=ArticleTitle]").attr("content", title);
    page.select(".doc").getFirst().html(ordinary());
    wrong.accept(page);
    pages.put(path, page.outerHtml());
    return path;
  }

  /** One more article whose text goes on like this. */
  String saying(String html) {
    return article(p -> p.select(".doc").getFirst().append("<p>" + html + "</p>"));
  }

  /** One more article with an attachment that says this. */
  String attaching(Extraction.Kind kind, String name, String text) {
    var digest = "%064x".formatted(7_000 + made);
    words.put(
        digest,
        new FileText(
            name,
            digest,
            new Extraction(List.of(new Extraction.Part(kind, "第 1 页", text)), List.of())));
    others.add("/files/" + digest + "/" + name);
    return article(p ->
        p.select("main")
            .getFirst()
            .append("<p><a href=\"/files/%s/%s\">附件</a></p>".formatted(digest, name)));
  }

  /** One more list. */
  String list(Consumer<Document> wrong) {
    var path = "/l%d/index.html".formatted(++made);
    var page = Jsoup.parse(base.getOrDefault("/tzgg/index.html", ""));
    wrong.accept(page);
    pages.put(path, page.outerHtml());
    return path;
  }

  String changed(Difference how) {
    var path = "/art/2026/01/c%d.html".formatted(++made);
    differing.put(path, how);
    return path;
  }

  /** Two articles that have to link to each other; one of them does. */
  List<String> pair() {
    var one = article(p -> {});
    var other =
        article(p ->
            p.select("main").getFirst().append("<p><a href=\"%s\">政策文件</a></p>".formatted(one)));
    pairs.put(one, Set.of(other));
    pairs.put(other, Set.of(one));
    return new ArrayList<>(List.of(one, other));
  }

  int size() {
    return pages.size();
  }

  SiteCopy copy() {
    var there = new HashSet<>(others);
    there.addAll(pages.keySet());
    return new SiteCopy(
        ShowroomSite.settings(),
        there,
        p -> Optional.ofNullable(pages.get(p)).map(h -> h.getBytes(StandardCharsets.UTF_8)),
        differing,
        pairs,
        (name, digest) -> Optional.ofNullable(words.get(digest)),
        Sweeps.withStarterLists(DAY),
        DAY,
        (page, found) -> found);
  }
}
