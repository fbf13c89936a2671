package org.shenfa.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("来稿整理")
class ManuscriptsTests {
  private static final Path REGULATION = Path.of("../shared/regulation/measures-2020.txt");

  private static Manuscript read(String text) {
    return Manuscripts.read("来稿.txt", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String folded(String text) {
    return text.replaceAll("[\\s\\u00a0\\u3000]+", "");
  }

  @Test
  @DisplayName("标题、文号、章、条各归其位")
  void textFallsIntoItsParts() {
    var manuscript =
        read(
            """
            江海省应急管理厅
            关于开展检查的通知
            江应急〔2026〕12号

            各设区市应急管理局：
            　　第一章　总　则
            　　第一条　为了规范 <检查>，制定本通知。
            一、总体要求
            一、提高认识。各单位要重视。
            """);

    assertThat(manuscript.title()).isEqualTo("江海省应急管理厅关于开展检查的通知");
    assertThat(manuscript.number()).isEqualTo("江应急〔2026〕12号");
    assertThat(manuscript.body().html())
        .isEqualTo(
            "<p>各设区市应急管理局：</p><h2>第一章　总　则</h2>"
                + "<p><strong>第一条</strong>　为了规范 &lt;检查&gt;，制定本通知。</p>"
                + "<h3>一、总体要求</h3><p>一、提高认识。各单位要重视。</p>");
    assertThat(manuscript.dropped()).isEmpty();
  }

  @Test
  @DisplayName("标题下面没有空行，也不会把正文当成标题")
  void titleEndsWhereTheTextBegins() {
    var manuscript = read("关于放假的通知\n各处室：\n现将有关事项通知如下。\n办公室");

    assertThat(manuscript.title()).isEqualTo("关于放假的通知");
    assertThat(manuscript.body().html()).isEqualTo("<p>各处室：</p><p>现将有关事项通知如下。</p><p>办公室</p>");
  }

  @Test
  @DisplayName("网页上的零碎去掉，并且说明；正文里说到打印的话留着")
  void furnitureIsDroppedAndSaid() {
    var manuscript = read("标题\n发布日期：2026-01-01 信息来源：办公室\n\n请打印后签字。\n【打印】 【关闭】\n");

    assertThat(manuscript.body().html()).isEqualTo("<p>请打印后签字。</p>");
    assertThat(manuscript.dropped())
        .containsExactly("网页上的文字没有带入（2 处）：“发布日期：2026-01-01 信息来源：办公室 【打印】 【关闭】”");
  }

  @Test
  @DisplayName("来稿里的不可见字符去掉，并且说明")
  void invisibleCharactersAreSaid() {
    var manuscript = read("标题\n\n机\u200b密");

    assertThat(manuscript.body().html()).isEqualTo("<p>机密</p>");
    assertThat(manuscript.dropped()).containsExactly("已删除 1 处不可见字符");
  }

  @Test
  @DisplayName("办法原文：三十条、七章、两个附件名一字不少")
  void theRegulationItself() throws IOException {
    assumeTrue(Files.isReadable(REGULATION), "办法原文不在 " + REGULATION + "，跳过");
    var text = Files.readString(REGULATION);
    var manuscript = read(text);
    var body = Jsoup.parse(manuscript.body().html());

    assertThat(manuscript.title()).isEqualTo("江苏省应急管理厅 国家矿山安全监察局江苏局政府网站信息发布管理办法");
    assertThat(body.select("h2")).hasSize(7);
    assertThat(body.select("p > strong").eachText())
        .hasSize(30)
        .startsWith("第一条", "第二条")
        .endsWith("第二十九条", "第三十条");
    assertThat(IntStream.range(0, 30).boxed())
        .allSatisfy(i -> assertThat(body.select("p > strong").get(i).parent()).isNotNull());
    assertThat(body.text()).contains("1.网站信息公开保密审查表.docx").contains("2.互动交流信息反馈工作流程图.docx");
    assertThat(manuscript.dropped()).singleElement().asString().startsWith("网页上的文字没有带入（3 处）");
    var furniture = "发布日期:2020-05-22 16:01 信息来源:办公室 浏览次数:";
    assertThat(folded(manuscript.title() + body.text()))
        .isEqualTo(folded(text).replace(folded(furniture), "").replaceAll("关闭打印$", ""));
  }
}
