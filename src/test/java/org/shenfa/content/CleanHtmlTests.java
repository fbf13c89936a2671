package org.shenfa.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;

@DisplayName("正文清理")
class CleanHtmlTests {
  private static final String DIGEST = "0123456789abcdef".repeat(4);
  private static final Set<String> ELEMENTS =
      Set.of(
          "p",
          "br",
          "h2",
          "h3",
          "h4",
          "h5",
          "strong",
          "em",
          "sup",
          "sub",
          "ul",
          "ol",
          "li",
          "blockquote",
          "table",
          "caption",
          "thead",
          "tbody",
          "tfoot",
          "tr",
          "th",
          "td",
          "a",
          "img",
          "figure",
          "figcaption");
  private static final Set<String> ATTRIBUTES =
      Set.of("href", "src", "alt", "width", "height", "colspan", "rowspan", "scope");

  private static String clean(String raw) {
    return CleanHtml.of(raw).html().html();
  }

  static List<String> hostile() {
    return Stream.concat(
            Hostile.PAYLOADS.stream(),
            Hostile.PAYLOADS.stream().map(s -> "<table><tr><td>" + s + "<p>后面的正文</p>"))
        .toList();
  }

  /** What a browser could act on, looked for without using the list of the cleaner itself. */
  private static void assertInert(String html) {
    var document = Jsoup.parse(html);
    assertThat(document.nodeStream().filter(n -> n instanceof Comment || n instanceof DataNode))
        .isEmpty();
    for (var element : document.body().children().select("*")) {
      assertThat(ELEMENTS).contains(element.tagName());
      for (var attribute : element.attributes().asList()) {
        assertThat(ATTRIBUTES).contains(attribute.getKey());
        if (attribute.getKey().equals("href")) {
          assertThat(attribute.getValue()).matches("(?i)(https?://|mailto:|/files/|/art/).*");
        }
        if (attribute.getKey().equals("src")) {
          assertThat(attribute.getValue()).matches("/files/[0-9a-f]{64}/[^/]+");
        }
      }
    }
    assertThat(document.head().childNodeSize()).isZero();
    assertThat(document.wholeText()).doesNotContainPattern("[\\p{Cf}\\p{Co}\\p{Cs}\\x00-\\x08]");
  }

  @Proves(Clause.MEASURES_20_2)
  @ParameterizedTest
  @MethodSource
  @DisplayName("有害的片段清理之后什么也做不了")
  void hostile(String raw) {
    var once = clean(raw);

    assertInert(once);
    assertThat(clean(once)).isEqualTo(once);
  }

  @Test
  @DisplayName("有害片段至少四百种，互不相同")
  void enoughPayloads() {
    assertThat(Hostile.PAYLOADS).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(400);
  }

  @Test
  @DisplayName("随机拼出的两万份正文：清理两次等于清理一次，结果都无害")
  void cleaningTwiceIsCleaningOnce() {
    var seed = Long.getLong("shenfa.seed", System.nanoTime());
    System.out.println("CleanHtmlTests: -Dshenfa.seed=" + seed);
    var random = new Random(seed);
    var refused = 0;
    for (int i = 0; i < 20_000; i++) {
      var raw = Hostile.mixed(random);
      try {
        var once = clean(raw);
        assertThat(clean(once)).as("seed %d, input %d: %s", seed, i, raw).isEqualTo(once);
        assertInert(once);
      } catch (Violations tangled) {
        refused++;
      }
    }
    assertThat(refused).as("inputs refused as tangled, seed %d", seed).isLessThan(20);
  }

  static Stream<Arguments> told() {
    return Stream.of(
        arguments("<p>甲</p><script>alert(1)</script>", "已删除 1 处脚本"),
        arguments("<p onclick='x()'>甲</p>", "已删除 1 处脚本属性"),
        arguments("<a href='java\tscript:x()'>甲</a>", "已删除 1 处不安全或者不支持的链接"),
        arguments("<a href='data:text/html,x'>甲</a>", "已删除 1 处不安全或者不支持的链接"),
        arguments("<p>甲</p><img src='data:image/png;base64,AA' alt='a'>", "已删除 1 处站外图片（图片须上传到本站）"),
        arguments("<p>甲</p><img src='https://elsewhere.example/a.png'>", "已删除 1 处站外图片（图片须上传到本站）"),
        arguments("<p>甲<!-- 内部意见：暂缓 --></p>", "已删除 1 处注释：“内部意见：暂缓”"),
        arguments("<p>甲<span style='display:none'>内部名单</span></p>", "来稿中隐藏的文字现在可以看见：“内部名单”"),
        arguments("<p>甲<span style='font-size: 0'>内部名单</span></p>", "来稿中隐藏的文字现在可以看见：“内部名单”"),
        arguments("<form><input name=p></form>甲", "已删除 2 处表单"),
        arguments("<iframe src='https://x.example'></iframe>甲", "已删除 1 处嵌入页面"),
        arguments(
            "<base href='//x.example'><meta http-equiv=refresh content='0;url=//x'>甲",
            "已删除 2 处页面跳转设置"),
        arguments("<p>机\u200b密</p>", "已删除 1 处不可见字符"),
        arguments("<p>机&#8203;密</p>", "已删除 1 处不可见字符"),
        arguments("<p>甲\u202e乙</p>", "已删除 1 处不可见字符"),
        arguments("<p>甲&#xE0041;乙</p>", "已删除 1 处不可见字符"),
        arguments("<p>甲\ue001乙</p>", "已删除 1 处自造字（别人的电脑上显示不出来，请改用标准字或者图片）"),
        arguments("<p id=attributes name=x style='color:red'>甲</p>", "去掉了字体、颜色等样式 3 处"),
        arguments("<p class=MsoNormal><font face=宋体>甲</font><o:p></o:p></p>", "去掉了字体、颜色等样式 3 处"),
        arguments(
            "<!--[if gte mso 9]><xml><w:a/></xml><![endif]--><style>p{color:red}</style><p>甲</p>",
            "去掉了字体、颜色等样式 2 处"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource
  @DisplayName("删了什么，逐项告诉编辑")
  void told(String raw, String sentence) {
    var cleaned = CleanHtml.of(raw);

    assertThat(cleaned.dropped()).contains(sentence);
    assertInert(cleaned.html().html());
  }

  @Test
  @DisplayName("词中夹的零宽字符去掉以后，词就连上了")
  void invisibleCharactersSplitNoWord() {
    assertThat(clean("<p>机\u200d密 机&zwj;密 机&#x200b;密</p>")).isEqualTo("<p>机密 机密 机密</p>");
  }

  static Stream<Arguments> kept() {
    return Stream.of(
        arguments("<h2>标题</h2><p>一段<strong>重</strong><em>点</em>H<sub>2</sub>O m<sup>3</sup></p>"),
        arguments(
            "<ul><li>甲</li><li>乙</li></ul><ol><li>一</li></ol><blockquote><p>引文</p></blockquote>"),
        arguments(
            "<table><caption>表1</caption><thead><tr><th scope=\"col\" colspan=\"2\">列</th></tr></thead>"
                + "<tbody><tr><td rowspan=\"2\">甲</td><td>乙</td></tr></tbody></table>"),
        arguments(
            "<figure><img src=\"/files/"
                + DIGEST
                + "/a.png\" alt=\"图\" width=\"3\" height=\"4\" /><figcaption>图1</figcaption></figure>"),
        arguments(
            "<p><a href=\"/art/2026/01/2026-0001.html\">本站</a><a href=\"/files/"
                + DIGEST
                + "/a.docx\">附件</a></p>"),
        arguments("<p><a href=\"https://www.example.com/a?b&#61;1\">外链</a></p>"),
        arguments("<p>生僻字 㐀𠀀𰀀 与变体 葛\udb40\udd00</p>"));
  }

  @ParameterizedTest
  @MethodSource
  @DisplayName("正常的结构一样不少，也不报告删了什么")
  void kept(String html) {
    var cleaned = CleanHtml.of(html);

    assertThat(cleaned.dropped()).isEmpty();
    assertThat(cleaned.html().html()).isEqualTo(html);
  }

  @Test
  @DisplayName("模板式的文字照字面显示")
  void expressionsStayLiteral() {
    var text = "${7*7} #{1+1} {{constructor}} {{{x}}} <%= 1 %> [[x]] @{x}";
    var clean = clean("<p>" + text.replace("<", "&lt;") + "</p>");

    assertThat(Jsoup.parse(clean).text()).isEqualTo(text);
    assertThat(clean).doesNotContain("{{").doesNotContain("<!--");
  }

  @Test
  @DisplayName("从文字处理软件粘贴来的，只去样式，不丢文字")
  void pastedTextLosesNoWord() {
    var paste =
        "<div class=WordSection1><p class=MsoNormal style='text-indent:32pt'><span style='font-family:仿宋_GB2312'>"
            + "各设区市应急管理局：</span><o:p></o:p></p><p><b>一、</b><font face=宋体>总体要求</font></p>"
            + "<table border=1><tr><td><p><span lang=EN-US>2026</span>年</p></td><td>12家</td></tr></table></div>";

    assertThat(Jsoup.parse(clean(paste)).text().replaceAll("\\s+", ""))
        .isEqualTo(Jsoup.parse(paste).text().replaceAll("\\s+", ""));
  }

  static Stream<Arguments> structured() {
    var mark =
        "<![if !supportLists]><span style='mso-list:Ignore'>%s<span>&nbsp; </span></span><![endif]>";
    var item = "<p class=MsoListParagraph style='mso-list:l0 level%d lfo1'>" + mark + "%s</p>\n";
    return Stream.of(
        arguments(
            "编号从一数起的是列表",
            item.formatted(1, "1.", "甲") + item.formatted(1, "2.", "乙"),
            "<ol><li>甲</li><li>乙</li></ol>"),
        arguments(
            "带圆点的是列表，里面一层还是列表",
            item.formatted(1, "l", "甲") + item.formatted(2, "n", "子") + item.formatted(1, "l", "乙"),
            "<ul><li>甲<ul><li>子</li></ul></li><li>乙</li></ul>"),
        arguments(
            "公文的层次序号是文字，一字不少",
            item.formatted(1, "（一）", "要求") + "<p class=MsoNormal>内容。</p>",
            "<p>（一）要求</p>\n<p>内容。</p>"),
        arguments(
            "不从一数起的编号是文字",
            item.formatted(1, "3.", "丙") + item.formatted(1, "4.", "丁"),
            "<p>3.丙</p>\n<p>4.丁</p>"),
        arguments(
            "大纲级别是标题",
            "<p class=MsoNormal style='mso-outline-level:2'><b>一、要求</b></p>",
            "<h3><strong>一、要求</strong></h3>"),
        arguments(
            "重复的标题行是表头，合并的单元格还是合并的",
            "<table class=MsoTable><thead><tr><td colspan=2 style='mso-x:1'><p class=MsoNormal>单位</p></td></tr></thead>"
                + "<tr><td>甲</td><td>乙</td></tr></table>",
            "<table><thead><tr><th colspan=\"2\" scope=\"col\"><p>单位</p></th></tr></thead>"
                + "<tbody><tr><td>甲</td><td>乙</td></tr></tbody></table>"),
        arguments(
            "加粗、斜体、一级标题换成本站的写法",
            "<h1>甲</h1><b>乙</b><i>丙</i>",
            "<h2>甲</h2><strong>乙</strong><em>丙</em>"),
        arguments("分块就是分段", "<div>甲</div><div>乙<div>丙</div></div>", "<p>甲</p><p>乙</p><p>丙</p>"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  @DisplayName("从 Word、WPS 和网页粘贴，结构留下")
  void structured(String name, String paste, String kept) {
    assertThat(clean(paste)).isEqualTo(kept);
    assertThat(clean(kept)).isEqualTo(kept);
  }

  @Test
  @DisplayName("Word 粘贴的说明只有一行样式，不报告它自己的注释和标记")
  void wordPasteIsToldInOneLine() {
    var paste =
        "<!--[if gte mso 9]><xml><o:p>1</o:p></xml><![endif]--><!--StartFragment--><p class=MsoNormal style='mso-x:1'>"
            + "<span lang=EN-US style='font-family:仿宋'>甲</span><o:p></o:p></p><!--EndFragment-->";

    assertThat(CleanHtml.of(paste).dropped())
        .singleElement()
        .asString()
        .matches("去掉了字体、颜色等样式 \\d+ 处");
  }

  @Test
  @DisplayName("太长、标记太多的拒收；层层不闭合的清理完或者拒收")
  void tooMuch() {
    assertThatThrownBy(() -> clean("字".repeat(2_000_001)))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("200 万字符");
    assertThatThrownBy(() -> clean("<b>".repeat(100_001)))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("10 万个");
    quietly("<p><strong><ul>".repeat(5_000));
    quietly("<p " + "a=1 ".repeat(50_000) + ">甲</p>");
  }

  private static void quietly(String raw) {
    try {
      assertInert(clean(raw));
    } catch (Violations refused) {
      assertThat(refused).hasMessageContaining("正文");
    }
  }
}
