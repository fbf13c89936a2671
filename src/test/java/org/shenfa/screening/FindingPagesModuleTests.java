package org.shenfa.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.access.Accounts;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Proofreading;
import org.shenfa.content.Revision;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.DeskBrowser;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("20-2 筛查页、词表页")
class FindingPagesModuleTests {
  private static final String PASSWORD = Office.PASSWORD;

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired Proofreading proofreading;
  @LocalServerPort int port;

  private DeskBrowser at(Person person) {
    return DeskBrowser.at(port, accounts, person);
  }

  private Revision written(String body) {
    var first = office.drafted(ItemKind.NOTICE, "关于筛查的通知");
    var text = first.manifest();
    return office.drafting.save(
        office.clerk,
        first.itemId(),
        first.seq(),
        text.withText(text.title(), body, text.attachments()));
  }

  @Test
  @Proves(Clause.MEASURES_20_2)
  @DisplayName("起草人按建议遮盖，存成新的一版；写的理由审查人看得到；旁人看不到这一页")
  void findingsAreSettled() {
    var writer = office.hired("信息员乙", office.hazmat, PostKind.CLERK);
    var desk = at(writer);
    var revision = written("<p>身份证号 <b>110105</b>19491231002X，值班 13812345678。</p>");
    var page = "/desk/items/" + revision.itemId() + "/findings";
    var seen = desk.get(page).body();
    assertThat(seen).contains("2 处待处理").contains("110105********002X").contains("138****5678");
    assertThat(desk.get(page + "?part=true").body()).doesNotContain("<html").contains("data-from");
    var keys = proofreading.screened(revision).stream().map(j -> j.finding().key()).toList();
    desk.post(page + "/mask", "key", keys.get(0), "seq", Integer.toString(revision.seq()));
    var masked = office.drafting.latest(revision.itemId()).orElseThrow();
    assertThat(masked.manifest().body())
        .isEqualTo("<p>身份证号 <strong>110105********002X</strong>，值班 13812345678。</p>");
    desk.post(page, "key", keys.get(1), "judgment", "EXPLAINED", "reason", "<b>对外</b>值班电话");
    assertThat(desk.get(page).body()).contains("都已处理").contains("值班电话").doesNotContain("<b>对外</b>");
    assertThat(at(office.hired("旁人", office.bureau, PostKind.CLERK)).get(page).statusCode())
        .isEqualTo(404);
  }

  @Test
  @Proves(Clause.MEASURES_4_1)
  @DisplayName("4-1 新闻宣传处加词、试用、预览导入；其他处室只能看")
  void dictionariesAreKept() {
    var keeper = at(office.hired("编辑丙", office.publicity, PostKind.SITE_EDITOR));
    var here = "/desk/dictionaries/BANNED";
    assertThat(keeper.get(here).body()).contains("隆重召开").contains("加一个词");
    keeper.post(here, "text", "子虚乌有词", "verdict", "REASON", "source", "测试", "from", "2026-01-01");
    assertThat(
            keeper
                .get(
                    here
                        + "?q=子虚乌有词"
                            .replace("子虚乌有词", "%E5%AD%90%E8%99%9A%E4%B9%8C%E6%9C%89%E8%AF%8D"))
                .body())
        .contains("子虚乌有词");
    assertThat(keeper.post(here + "/trial", "tried", "这里有子虚乌有词。\n<script>").body())
        .contains("子虚乌有词")
        .contains("&lt;script")
        .contains("不得使用");
    assertThat(keeper.post(here + "/import", "text", "短\n甲乙丙丁戊词", "source", "测试").body())
        .contains("1 条可收，1 条有问题");
    assertThat(keeper.get("/desk/false-alarms").body()).contains("误报核定");
    var other = at(office.hired("处员", office.hazmat, PostKind.CLERK));
    assertThat(other.get(here).body()).contains("隆重召开").doesNotContain("加一个词");
    assertThat(
            other
                .post(
                    here, "text", "不该进来词", "verdict", "NOTE", "source", "测试", "from", "2026-01-01")
                .statusCode())
        .isIn(403, 404);
  }
}
