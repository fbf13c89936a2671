package org.shenfa.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("第二十条 标出改动")
class MarkedHtmlTests {
  private static final List<String> BLOCKS =
      List.of(
          "<p>各有关企业、社会公众：</p>",
          "<p>拟确定南滨化工等 <strong>27</strong> 家企业。</p>",
          "<h2>一、总体要求</h2>",
          "<ul><li>第一项</li><li>第二项<ul><li>其中</li></ul></li></ul>",
          "<table><tbody><tr><th>名称</th><td>南滨化工</td></tr><tr><th>等级</th><td>二级</td></tr></tbody></table>",
          "<p>见<a href=\"https://www.example.gov.cn/x\">外站</a>，<br>电话 12350。</p>",
          "<blockquote>引文<p>内段</p>尾</blockquote>",
          "<figure><img src=\"/files/%s/a.png\" alt=\"图\"><figcaption>图一</figcaption></figure>"
              .formatted("ab".repeat(32)));

  @Test
  @Proves(Clause.MEASURES_20_3)
  @DisplayName("第二十条 任意改动：去掉标记就是新文，结构仍是合法的页面，左栏合起来是原文")
  void withoutMarksItIsTheNewText() {
    var seed = Long.getLong("shenfa.seed", System.nanoTime());
    var random = new Random(seed);
    for (var n = 0; n < 600; n++) {
      var before = body(random);
      var after = random.nextInt(4) == 0 ? body(random) : changed(random, before);
      var marked = MarkedHtml.between(String.join("", before), String.join("", after));
      var document = Jsoup.parseBodyFragment(marked.html());
      document.outputSettings().prettyPrint(false);
      var page = document.body();
      assertThat(page.html())
          .as("seed %d: parses as it was written", seed)
          .isEqualTo(marked.html());
      page.select("del, .gone, .restyled, ins .vh").remove();
      assertThat(read(page)).as("seed %d", seed).isEqualTo(read(fragment(after)));
      var left = new StringBuilder();
      marked.rows().forEach(r -> left.append(Jsoup.parseBodyFragment(r.before()).text()));
      assertThat(folded(left.toString().replaceAll("〔.*?〕", "")))
          .as("seed %d", seed)
          .isEqualTo(read(fragment(before)));
      assertThat(marked.changes() > 0)
          .as("seed %d", seed)
          .isEqualTo(!String.join("", before).equals(String.join("", after)));
    }
  }

  private static List<String> body(Random random) {
    var all = new ArrayList<>(BLOCKS);
    Collections.shuffle(all, random);
    return all.subList(0, random.nextInt(all.size()));
  }

  private static List<String> changed(Random random, List<String> before) {
    var all = new ArrayList<>(before);
    for (var n = 0; n < all.size(); n++) {
      all.set(
          n,
          switch (random.nextInt(6)) {
            case 0 -> all.get(n).replaceFirst("27", "26").replaceFirst("第一项", "头一项还加字");
            case 1 -> all.get(n).replaceFirst("<tr>.*?</tr>", "").replaceFirst("<li>第一项</li>", "");
            case 2 -> all.get(n).replaceFirst("</?strong>", "").replaceFirst("</strong>", "");
            case 3 -> all.get(n).replace("www.example.gov.cn/x", "www.example.gov.cn/y");
            default -> all.get(n);
          });
    }
    return all;
  }

  private static Element fragment(List<String> blocks) {
    return Jsoup.parseBodyFragment(String.join("", blocks)).body();
  }

  private static String read(Element page) {
    return folded(page.wholeText().replaceAll("〔.*?〕", ""));
  }

  private static String folded(String text) {
    return text.replaceAll("\\s+", "");
  }

  @Test
  @DisplayName("第二十条 改了的字句标在原处，链接换了地址也看得出")
  void changesStandWhereTheyAre() {
    var marked =
        MarkedHtml.between(
            "<p>拟确定 <strong>27</strong> 家企业，见<a href=\"https://a.example.gov.cn/x\">名单</a>。</p>",
            "<p>拟确定 <strong>26</strong> 家企业，见<a href=\"https://b.example.gov.cn/x\">名单</a>。</p>");
    assertThat(marked.html())
        .contains(
            "<strong><del><span class=\"vh\">删去</span>27</del><ins><span class=\"vh\">改为</span>26</ins></strong>")
        .contains("〔链接：https://a.example.gov.cn/x〕", "〔链接：https://b.example.gov.cn/x〕");
    assertThat(marked.changes()).isEqualTo(2);
  }

  @Test
  @DisplayName("第二十条 删去的表格行写在原来的位置，只改格式的也说明")
  void goneRowsStayInTheTable() {
    var row = "<tr><td>%s</td></tr>";
    var table = "<table><tbody>%s</tbody></table>";
    var marked =
        MarkedHtml.between(
            table.formatted(row.formatted("甲企业") + row.formatted("乙公司") + row.formatted("丙厂")),
            table.formatted(row.formatted("甲企业") + row.formatted("丙厂")));
    assertThat(Jsoup.parse(marked.html()).select("td del.gone").text()).isEqualTo("删去一段乙公司");
    assertThat(MarkedHtml.between("<p>重要</p>", "<p><strong>重要</strong></p>").html())
        .contains("（只有格式有变）");
    assertThat(MarkedHtml.between("<p>一样</p>", "<p>一样</p>").changes()).isZero();
  }

  @Test
  @DisplayName("第二十条 标记里的字都是字，不会成为标签")
  void markedTextIsText() {
    var marked = MarkedHtml.between("<p>&lt;b&gt;甲</p>", "<p>&lt;script&gt;乙</p>");
    assertThat(marked.html()).doesNotContain("<script", "<b>");
    marked.rows().forEach(r -> assertThat(r.before() + r.after()).doesNotContain("<script", "<b>"));
  }
}
