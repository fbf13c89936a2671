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
            Hostile.snippets().stream(),
            Hostile.snippets().stream().map(s -> "<table><tr><td>" + s + "<p>后面的正文</p>"))
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
  @DisplayName("有害片段至少一百种")
  void enoughSnippets() {
    assertThat(Hostile.snippets()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(100);
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
        arguments("<p id=attributes name=x style='color:red'>甲</p>", "去掉了字体、颜色等样式 3 处"));
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
