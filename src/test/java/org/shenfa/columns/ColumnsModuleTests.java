package org.shenfa.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.audit.AuditTrail;
import org.shenfa.columns.ColumnChange.Close;
import org.shenfa.columns.ColumnChange.Create;
import org.shenfa.columns.ColumnChange.Entrust;
import org.shenfa.columns.ColumnChange.Merge;
import org.shenfa.columns.ColumnChange.Move;
import org.shenfa.columns.ColumnChange.Rename;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("第二十四条 栏目调整：一人提出，另一人核对，留史，旧址有效")
class ColumnsModuleTests {
  private static final String WHY = "网站调整方案";

  @Autowired Office office;
  @Autowired Columns columns;
  @Autowired ColumnChanges changes;
  @Autowired AuditTrail trail;
  @Autowired JdbcClient db;

  private Column named(String slug, String name) {
    return new Column(
        0, slug, name, "说明", "词", "类", office.publicity.id(), Set.of(Category.NEWS), 14, 30);
  }

  private static Rename renamed(String slug, String name, String leaf) {
    return new Rename(slug, name, "新的说明", "新词", "新类", leaf);
  }

  private Column now(String slug) {
    return columns.any(slug).orElseThrow();
  }

  private void refused(Person by, ColumnChange change, String words) {
    assertThatThrownBy(() -> changes.propose(by, change, WHY))
        .isInstanceOf(Violations.class)
        .hasMessageContaining(words);
  }

  private void refused(Person by, long proposal, String words) {
    assertThatThrownBy(() -> changes.decide(by, proposal, true, ""))
        .isInstanceOf(Violations.class)
        .hasMessageContaining(words);
  }

  @Test
  @Proves({Clause.MEASURES_4_1, Clause.MEASURES_24_1})
  @DisplayName("提出的改动，另一人核对之前不生效；自己不能核对自己的；核对一次")
  void aColumnIsMadeByTwo() {
    var proposal = changes.propose(office.publicityHead, new Create(named("kpzs", "科普知识")), WHY);
    assertThat(columns.find("kpzs")).isEmpty();
    refused(office.publicityHead, proposal, "由另一人核对");
    refused(office.clerk, proposal, "新闻宣传处");
    assertThat(columns.find("kpzs")).isEmpty();

    changes.decide(office.editorOne, proposal, true, "");
    assertThat(now("kpzs").name()).isEqualTo("科普知识");
    refused(office.editorTwo, proposal, "已经有人核对过");
    assertThat(trail.story("column", "kpzs").stream().map(e -> e.entry().action()))
        .containsExactly("column.proposed", "column.agreed");
  }

  @Test
  @Proves(Clause.MEASURES_24_1)
  @DisplayName("不同意须写明原因，栏目不变；自己提的可以收回；没有理由不能提")
  void aRefusedChangeChangesNothing() {
    office.agreed(named("yjjy", "应急救援"));
    var rename = renamed("yjjy", "随便改的名字", "yjjy");
    var proposal = changes.propose(office.editorOne, rename, WHY);
    assertThatThrownBy(() -> changes.decide(office.reviewer, proposal, false, ""))
        .hasMessageContaining("写明原因");
    refused(office.editorTwo, new Move("yjjy", null, null, 3), "还有一项改动等人核对");
    changes.decide(office.reviewer, proposal, false, "名称与三定方案不符");
    assertThat(now("yjjy").name()).isEqualTo("应急救援");

    var again = changes.propose(office.editorOne, rename, WHY);
    changes.decide(office.editorOne, again, false, "想清楚了，不改");
    assertThat(now("yjjy").name()).isEqualTo("应急救援");
    assertThat(changes.open()).noneMatch(p -> p.change().slug().equals("yjjy"));
    assertThatThrownBy(() -> changes.propose(office.editorOne, rename, " "))
        .hasMessageContaining("理由");
    refused(office.clerk, rename, "新闻宣传处");
  }

  @Test
  @Proves(Clause.MEASURES_24_1)
  @DisplayName("更名、换地址、移到别的栏目下面：每一步都在历史里，用过的地址都记着，别人不能再用")
  void everyAddressStays() {
    office.agreed(new Create(named("dcyj", "调查研究")));
    office.agreed(renamed("dcyj", "调查与研究", "dy"));
    assertThat(now("dcyj").place().address()).isEqualTo("dy");
    office.agreed(new Create(named("lltt", "理论天地")));
    office.agreed(new Move("dcyj", "lltt", null, 2));
    assertThat(now("dcyj").place().address()).isEqualTo("lltt/dy");
    office.agreed(renamed("lltt", "理论", "ll"));
    assertThat(now("dcyj").place().address()).isEqualTo("ll/dy");

    assertThat(columns.addresses(now("dcyj")).stream().map(Columns.Address::address))
        .containsExactly("dcyj", "dy", "lltt/dy", "ll/dy");
    assertThat(changes.history("dcyj").stream().map(p -> p.change().label()))
        .containsExactly("调整位置", "更名", "新设");
    assertThat(changes.history("dcyj").stream().map(p -> p.proposed().name()))
        .containsExactly("调查与研究", "调查与研究", "调查研究");
    assertThat(changes.history("dcyj"))
        .allSatisfy(p -> {
          assertThat(p.reason()).isEqualTo(WHY);
          assertThat(p.byName()).isEqualTo(office.publicityHead.name());
          assertThat(decision(p).byName()).isEqualTo(office.reviewer.name());
        });
    assertThatThrownBy(() -> office.agreed(new Create(named("dy", "占旧地址"))))
        .hasMessageContaining("旧地址一直有效");
    changes.open().forEach(p -> changes.decide(office.publicityHead, p.id(), false, "地址用过"));
    refused(office.editorOne, new Move("lltt", "gzdt", null, 1), "下面还有栏目");
    refused(office.editorOne, new Move("gzdt", "dcyj", null, 1), "一级栏目");
    refused(office.editorOne, new Merge("lltt", "gzdt"), "请先移走");
    refused(office.editorOne, new Move("gzdt", null, "meiyou", 1), "没有这个专题");
  }

  private static ColumnProposal.Decision decision(ColumnProposal proposal) {
    return Objects.requireNonNull(proposal.decision());
  }

  @Test
  @Proves({Clause.MEASURES_24_1, Clause.MEASURES_7_1})
  @DisplayName("换保障单位和专人；专人须是保障单位现任的人")
  void aColumnIsEntrusted() {
    office.agreed(named("whjc", "危化检查"));
    var unit = office.hazmat.id();
    refused(
        office.editorOne,
        new Entrust("whjc", unit, office.stranger.id(), Set.of(Category.NEWS), 7),
        "专人须是保障单位现任的人员");
    assertThat(columns.keeper(now("whjc"))).isEmpty();
    office.agreed(new Entrust("whjc", unit, office.clerk.id(), Set.of(Category.NEWS), 7));
    assertThat(columns.keeper(now("whjc"))).contains(office.clerk);
    refused(
        office.editorOne,
        new Entrust("whjc", unit, office.clerk.id(), Set.of(Category.NEWS), 7),
        "没有改动");
  }

  @Test
  @Proves(Clause.MEASURES_24_1)
  @DisplayName("并入：写着旧栏目的稿件按新栏目算，接着再并也跟得上；要收同样的信息")
  void aMergedColumnLivesOnInAnother() {
    office.agreed(named("jyxx", "经验信息"));
    office.agreed(named("jyjl", "经验交流"));
    refused(office.editorOne, new Merge("jyxx", "tzgg"), "收同样的信息");
    refused(office.editorOne, new Merge("jyxx", "jyxx"), "另一个在办的栏目");
    office.agreed(new Merge("jyxx", "jyjl"));
    office.agreed(new Merge("jyjl", "gzdt"));
    assertThat(columns.named(List.of("jyxx"))).extracting(Column::slug).containsExactly("gzdt");
    assertThat(columns.all()).extracting(Column::slug).doesNotContain("jyxx", "jyjl");
    refused(office.editorOne, renamed("jyxx", "改不了", "jyxx"), "已经停办");

    var draft = in("jyxx", "写着旧栏目的动态");
    assertThat(office.requirements.missing(draft)).isEmpty();
    assertThat(office.released(office.cleared(draft), null).title()).isEqualTo("写着旧栏目的动态");
  }

  private org.shenfa.content.Revision in(String column, String title) {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.ORDINARY_NEWS);
    var text = office.text(item, ItemKind.ORDINARY_NEWS, title);
    return office.drafting.save(office.clerk, item.id(), 0, at(text, column));
  }

  private static Manifest at(Manifest text, String column) {
    return Manifest.of(
        new String(text.canonical(), java.nio.charset.StandardCharsets.UTF_8)
            .replace("\"columns\":[\"gzdt\"]", "\"columns\":[\"%s\"]".formatted(column))
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  @Proves({Clause.MEASURES_24_1, Clause.MEASURES_15_5})
  @DisplayName("停办：新稿报不上去，审毕的也发不出去；已在网上的还能更正")
  void aClosedColumnTakesNothingNew() {
    office.agreed(named("jdzt", "阶段专题"));
    var live = office.released(office.cleared(in("jdzt", "停办前发的")), null);
    var cleared = office.cleared(in("jdzt", "停办前审毕的"));
    office.agreed(new Close("jdzt", null));

    assertThat(office.requirements.missing(in("jdzt", "停办后写的")))
        .anySatisfy(v -> assertThat(v.sentence()).contains("已经停办"));
    assertThatThrownBy(() -> office.released(cleared, null)).hasMessageContaining("已经停办");
    var last = office.drafting.latest(live.itemId()).orElseThrow();
    var corrected =
        office.drafting.save(
            office.clerk,
            live.itemId(),
            last.seq(),
            last.manifest().withText("停办前发的（更正）", "<p>更正。</p>", List.of()));
    assertThat(office.released(office.cleared(corrected), null).title()).contains("更正");
  }

  @Test
  @Proves({Clause.MEASURES_4_1, Clause.MEASURES_24_1})
  @DisplayName("应用直接写栏目表、地址表，替别人核对，数据库都拒绝")
  void theDatabaseHoldsOnItsOwn() {
    var proposal = changes.propose(office.publicityHead, new Create(named("zjgd", "专家观点")), WHY);
    for (var sql :
        List.of(
            "update site_column set name = '没人看过的名字'",
            "update site_column set ended = 'CLOSED'",
            "update site_column set address = 'yjzj'",
            "delete from column_address",
            "insert into column_address (address, column_id) select 'jiu', min(id) from site_column",
            "insert into topic (application_id, slug) values (1, 'zt')",
            "select settle_addresses()")) {
      assertThatThrownBy(() -> db.sql(sql).update())
          .as(sql)
          .isInstanceOf(DataAccessException.class);
    }
    assertThatThrownBy(() ->
            db.sql(
                    "insert into column_decision (proposal_id, person_id, agrees, reason) values (?, ?, true, '')")
                .params(proposal, office.editorOne.id())
                .update())
        .isInstanceOf(DataAccessException.class);
    for (var person : List.of(office.publicityHead, office.clerk, office.principal)) {
      assertThatThrownBy(() ->
              db.sql("select decide_column(?, ?, true, '')")
                  .params(proposal, person.id())
                  .query()
                  .singleRow())
          .isInstanceOf(DataAccessException.class);
    }
    assertThat(columns.find("zjgd")).isEmpty();
    changes.decide(office.editorOne, proposal, false, "测试完毕");
  }
}
