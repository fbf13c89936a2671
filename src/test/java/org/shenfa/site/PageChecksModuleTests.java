package org.shenfa.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.audit.Checkpoints;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.publication.WithdrawalReason;
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
@DisplayName("网页规范")
class PageChecksModuleTests {
  private static final String BODY =
      """
      <h2>一、总体要求</h2><p>首段“引号”，<strong>3.5 万元</strong>，1 &lt; 2 &amp; 3。</p>
      <ol><li>第一项</li></ol><blockquote><p>引文</p></blockquote>
      <table><tbody><tr><th>名称</th><td>南滨化工</td></tr></tbody></table>
      <p>见<a href="https://www.example.gov.cn/x?a=1&amp;b=2">外站</a>和<a href="/tzgg/index.html">通知公告</a>。</p>
      """;

  @Autowired Office office;
  @Autowired Checkpoints checkpoints;
  @Autowired Reconciler reconciler;
  @Autowired SiteSettings site;

  private String released(ItemKind kind, String title, String body, boolean file) {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), kind);
    var text = office.text(item, kind, title);
    var files =
        file
            ? List.of(office.attached(item.id(), "名单 1+1.txt", "南滨化工有限公司"))
            : List.<Manifest.Attachment>of();
    var saved =
        office.drafting.save(
            office.clerk,
            item.id(),
            0,
            text.withText(title, Office.body(kind, "开头。") + body, files));
    return office.released(office.cleared(saved), null).path();
  }

  @Test
  @Proves({Clause.PAGE_1, Clause.MEASURES_20_4, Clause.MEASURES_11_6})
  @DisplayName("P-1 每一种稿件、撤下的、列表分页的网站，每一页合乎指引和网页标准，链接和锚点都到得了")
  void everyKindOfPageKeepsTheNorms() throws Exception {
    for (var kind :
        List.of(
            ItemKind.NOTICE,
            ItemKind.FORMAL_DOCUMENT,
            ItemKind.DRAFT_FOR_COMMENT,
            ItemKind.MAJOR_NEWS,
            ItemKind.DEPUTY_LEADER_NEWS,
            ItemKind.INTERACTION_REPLY,
            ItemKind.SERVICE_GUIDE)) {
      released(kind, "合乎规范的<" + kind.label() + ">&“引号”", BODY, kind != ItemKind.MAJOR_NEWS);
    }
    for (var n = 0; n < 22; n++) {
      office.released(ItemKind.ORDINARY_NEWS, "第 %d 条动态".formatted(n));
    }
    var gone = office.released(ItemKind.NOTICE, "要撤下的通知");
    office.publishing.withdraw(
        office.editorTwo, gone.id(), WithdrawalReason.ERROR, "写错了集合的地点，改好再发");
    checkpoints.sign();
    reconciler.reconcileAll();
    assertThat(SiteNorms.keptBy(site, reconciler.folder())).isGreaterThan(40);
    SiteNorms.validHtml(reconciler.folder());
  }

  @Test
  @Proves(Clause.PAGE_1)
  @DisplayName("P-1 少一样要件、多一样不该有的，检查都说得出来")
  void whatIsMissingIsFound() throws Exception {
    var path = released(ItemKind.NOTICE, "要弄坏的通知", BODY, false);
    reconciler.reconcile();
    var good = Files.readString(reconciler.folder().resolve(path.substring(1)));
    assertThat(PageChecks.of(site, path, PageKind.ARTICLE, good)).isEmpty();
    for (var damage :
        List.of(
            List.of("<meta name=\"SiteIDCode\" content=\"" + site.idCode() + "\">", "", "网页标签"),
            List.of("<meta name=\"ColumnType\"", "<meta name=\"ColumnTyp\"", "网页标签"),
            List.of(
                "<meta name=\"PubDate\" content=\"2", "<meta name=\"PubDate\" content=\"x", "网页标签"),
            List.of("信息来源：", "来源：", "文章要素"),
            List.of("浏览次数：", "浏览：", "文章要素"),
            List.of(">关闭</a>", ">退出</a>", "文章要素"),
            List.of("aria-current=\"page\">正文", ">正文", "当前位置"),
            List.of("我为政府网站找错", "意见", "页脚"),
            List.of("网站标识码", "标识", "页脚"),
            List.of("ICP备", "ICP", "页脚"),
            List.of("公网安备", "公安", "页脚"),
            List.of(PageChecks.leaving(site.name()), "", "离站提示"),
            List.of("<h1>", "<h1>多</h1><h1>", "网页结构"),
            List.of("<main", "<p onclick=\"x()\"></p><main", "行内脚本"),
            List.of("<main", "<script>x()</script><main", "行内脚本"),
            List.of("<main", "<p style=\"color:red\"></p><main", "行内样式"),
            List.of("<main", "<img src=\"/assets/mark.svg\"><main", "替代文字"),
            List.of("<main", "<img alt=\"\" src=\"https://cdn.example/x.png\"><main", "外部资源"),
            List.of("<main", "<a href=\"javascript:x()\">坏</a><main", "链接"),
            List.of("<main", "<a href=\"https://" + site.domain() + "/\">全</a><main", "链接"),
            List.of("<main", "<marquee>滚</marquee><main", "网页结构"))) {
      var bad = good.replace(damage.get(0), damage.get(1));
      assertThat(bad).as(damage.toString()).isNotEqualTo(good);
      assertThat(PageChecks.of(site, path, PageKind.ARTICLE, bad))
          .as(damage.toString())
          .extracting(PageFinding::rule)
          .contains(damage.get(2));
    }
    assertThat(
            PageChecks.of(
                site,
                path,
                PageKind.COLUMN,
                good.replaceAll("(?s)<main.*</main>", "<main><h1>空</h1></main>")))
        .extracting(PageFinding::rule)
        .contains("空白栏目");
  }
}
