package org.shenfa.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.Revision;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("预览")
class PreviewModuleTests {
  private static final String BODY =
      """
      <h2>一、总体要求</h2><p>首段　有全角空格，“引号”，<strong>3.5 万元</strong>。</p>
      <ul><li>第一项</li><li>第二项</li></ul>
      <table><tbody><tr><th>名称</th><td>南滨化工</td></tr></tbody></table>
      <p>见<a href="https://www.example.gov.cn/x">外站</a>和<a href="/tzgg/index.html">通知公告</a>。</p>
      """;

  @Autowired Office office;
  @Autowired Preview preview;
  @Autowired Reconciler reconciler;

  @Test
  @Proves({Clause.MEASURES_20_4, Clause.PAGE_1})
  @DisplayName("第二十条 每一种稿件：审查时看到的页面与发布后的页面，标题、要素、正文、附件一字不差")
  void whatIsReviewedIsWhatIsRead() throws IOException {
    for (var kind :
        List.of(
            ItemKind.NOTICE,
            ItemKind.FORMAL_DOCUMENT,
            ItemKind.DRAFT_FOR_COMMENT,
            ItemKind.DEPUTY_LEADER_NEWS,
            ItemKind.SERVICE_GUIDE)) {
      var saved = written(kind);
      var before = Jsoup.parse(preview.article(saved.manifest()));
      var path = office.released(office.cleared(saved), null).path();
      reconciler.reconcile();
      var live = Jsoup.parse(Files.readString(reconciler.folder().resolve(path.substring(1))), "");
      assertThat(read(before)).as(kind.label()).isEqualTo(read(live)).contains("名单.txt");
      var after = Jsoup.parse(preview.article(saved.manifest()));
      assertThat(read(after)).isEqualTo(read(live));
      assertThat(after.select(".meta time").text()).isEqualTo(live.select(".meta time").text());
    }
  }

  private Revision written(ItemKind kind) {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), kind);
    var text = office.text(item, kind, "要看得一样的" + kind.label());
    var files = List.of(office.attached(item.id(), "名单.txt", "南滨化工有限公司"));
    return office.drafting.save(
        office.clerk, item.id(), 0, text.withText(text.title(), guide(kind) + BODY, files));
  }

  /** A service guide names its elements. */
  private static String guide(ItemKind kind) {
    return kind != ItemKind.SERVICE_GUIDE ? "" : Office.body(kind, "指南");
  }

  /** What a reader reads, without the times and the number that only the release brings. */
  private static String read(Document page) {
    page = page.clone();
    page.select("time, .rel").remove();
    return page.title()
        + "\n"
        + page.select("meta[name=ArticleTitle], meta[name=ContentSource], meta[name=ColumnName]")
            .eachAttr("content")
        + "\n"
        + page.select("header, .crumb, article, footer").eachText();
  }

  @Test
  @Proves(Clause.MEASURES_15_5)
  @DisplayName("第十五条 预览里没有脚本，不带人离开，文件从工作台取")
  void thePreviewLeadsNowhere() {
    var saved = written(ItemKind.NOTICE);
    var page = Jsoup.parse(preview.article(saved.manifest()));
    assertThat(page.select("script, [onclick], form")).isEmpty();
    assertThat(page.select("link[href]").eachAttr("href"))
        .isNotEmpty()
        .allMatch(a -> a.startsWith("/desk/site/"));
    assertThat(page.select("a[href]").eachAttr("href"))
        .isNotEmpty()
        .allMatch(
            a -> a.startsWith("#") || a.startsWith("https://") || a.startsWith("/desk/items/"));
    assertThat(page.select("a[href^=https]").eachAttr("target")).containsOnly("_blank");
    assertThat(page.select(".meta").text()).contains("发布日期： 发布时记入");
  }

  @Test
  @Proves(Clause.PAGE_1)
  @DisplayName("P-1 正文里的图片不再列为附件，别的附件照列")
  void picturesOfTheBodyAreNotListedAgain() {
    var saved = written(ItemKind.NOTICE);
    var digest = "ab".repeat(32);
    var picture = new Manifest.Attachment("图.png", digest, 10, "image/png");
    var other = new Manifest.Attachment("另图.png", "cd".repeat(32), 10, "image/png");
    var text =
        saved
            .manifest()
            .withText(
                "有图的",
                "<p>看图</p><figure><img src=\"/files/%s/图.png\" alt=\"图\"></figure>"
                    .formatted(digest),
                List.of(picture, other));
    assertThat(text.listed()).containsExactly(other);
    var page = Jsoup.parse(preview.article(text));
    assertThat(page.select(".files").text()).contains("另图.png").doesNotContain(" 图.png");
    assertThat(page.select(".doc img").attr("src"))
        .isEqualTo("/desk/items/%d/files/%s".formatted(saved.itemId(), digest));
  }
}
