package org.shenfa.reprints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.outbound.Fetched;

@DisplayName("从别人的网页读出文章")
class ReadingTests {
  private static final String PARAGRAPHS =
      "<p>各省、自治区、直辖市应急管理厅（局）：</p><p>入汛以来，强降雨过程频繁，各地要压实责任，转移危险区群众，做到应转尽转、应转早转。</p>"
          + "<p>一、加强会商研判，预警信息直达一线责任人。</p><table><tr><td>重点地区</td><td>沿江八市</td></tr></table>";

  @Test
  @DisplayName("国家规范的页面标签先用：标题、来源、时间")
  void nationalTagsComeFirst() {
    var read =
        read(
            """
            <html><head><title>防汛通知 - 某部网站</title><meta name="ArticleTitle" content="关于做好防汛工作的通知">
            <meta name="PubDate" content="2026-06-01 09:30"><meta name="ContentSource" content="防汛司"></head>
            <body><nav><a href="/">首页</a><a href="/a">政务公开很长很长很长很长很长很长很长很长很长的导航文字</a></nav>
            <div id="UCAP-CONTENT">%s<a href="/b.html">附件链接</a></div><footer>版权所有</footer></body></html>
            """
                .formatted(PARAGRAPHS));
    assertThat(read.title()).isEqualTo("关于做好防汛工作的通知");
    assertThat(read.source()).isEqualTo("防汛司");
    assertThat(read.published()).isEqualTo(LocalDateTime.of(2026, 6, 1, 9, 30));
    assertThat(read.body()).contains("https://www.example.gov.cn/b.html").doesNotContain("首页");
    assertThat(read.text().lines())
        .contains("各省、自治区、直辖市应急管理厅（局）：", "重点地区", "沿江八市")
        .noneMatch(l -> l.contains("版权"));
  }

  @Test
  @DisplayName("没有标签的页面：按文字最密的一块取正文，按字样取来源和时间")
  void thickestBlockIsTheText() {
    var read =
        read(
            """
            <html><head><title>强降雨防范部署会召开_某某网</title></head><body>
            <div class="top"><ul><li><a href="/1">要闻</a></li><li><a href="/2">动态</a></li></ul></div>
            <div class="wrap"><h1>强降雨防范部署会召开</h1><div class="info">发布时间：2026年6月2日 08:05　来源：新华社　编辑：某某</div>
            <div class="content">%s</div>
            <div class="related"><a href="/x">相关新闻一条很长的标题占了很多很多的字数字数字数字数字数字数字数字数</a></div></div>
            <script>var x = "脚本里的字不算正文不算正文不算正文不算正文不算正文";</script></body></html>
            """
                .formatted(PARAGRAPHS));
    assertThat(read.title()).isEqualTo("强降雨防范部署会召开");
    assertThat(read.source()).isEqualTo("新华社");
    assertThat(read.published()).isEqualTo(LocalDateTime.of(2026, 6, 2, 8, 5));
    assertThat(read.text()).contains("应转尽转").doesNotContain("相关新闻", "脚本", "要闻");
  }

  @Test
  @DisplayName("老网页的编码照页面自己说的读")
  void oldEncodingsAreRead() {
    var html =
        "<html><head><meta charset=\"gb2312\"><title>通知</title></head><body><div>%s</div></body></html>"
            .formatted(PARAGRAPHS);
    var page =
        new Fetched.Page(
            200,
            URI.create("http://www.example.gov.cn/a.htm"),
            "text/html",
            html.getBytes(Charset.forName("GB18030")));
    assertThat(Reading.of(page).orElseThrow().text()).contains("应转尽转");
  }

  @Test
  @DisplayName("没有文章的页面、不是网页的答复：读不出")
  void pagesWithoutArticleAreEmpty() {
    assertThat(Reading.of(page("<html><body><a href=/>首页</a></body></html>", "text/html")))
        .isEqualTo(Optional.empty());
    assertThat(Reading.of(page("%PDF-1.7", "application/pdf"))).isEqualTo(Optional.empty());
    assertThat(Reading.of(page("", ""))).isEqualTo(Optional.empty());
  }

  @Test
  @DisplayName("空白不同，文字相同，就是没有改")
  void whiteSpaceIsNoChange() {
    assertThat(Reprints.digest("一 段　文字\n二")).isEqualTo(Reprints.digest("一段文字二"));
    assertThat(Reprints.digest("一段文字")).isNotEqualTo(Reprints.digest("一段文宇"));
  }

  private static Reading read(String html) {
    return Reading.of(page(html, "text/html; charset=utf-8")).orElseThrow();
  }

  private static Fetched.Page page(String html, String type) {
    return new Fetched.Page(
        200, URI.create("https://www.example.gov.cn/a/b.html"), type, html.getBytes(UTF_8));
  }
}
