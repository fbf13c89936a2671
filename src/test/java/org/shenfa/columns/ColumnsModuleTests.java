package org.shenfa.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.audit.AuditTrail;
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
@DisplayName("栏目：上网的字都有第二个人看过")
class ColumnsModuleTests {
  @Autowired Office office;
  @Autowired Columns columns;
  @Autowired AuditTrail trail;
  @Autowired JdbcClient db;

  private Column named(String slug, String name) {
    return new Column(
        0, slug, name, "说明", "词", "类", office.publicity.id(), Set.of(Category.NEWS), 14, 30);
  }

  private void refused(Person by, long proposal, String words) {
    assertThatThrownBy(() -> columns.decide(by, proposal, true, ""))
        .isInstanceOf(Violations.class)
        .hasMessageContaining(words);
  }

  @Test
  @Proves({Clause.MEASURES_4_1, Clause.MEASURES_24_1})
  @DisplayName("提出的改动，另一人核对之前不生效；自己不能核对自己的；核对一次")
  void aColumnIsMadeByTwo() {
    var proposal = columns.propose(office.publicityHead, named("kpzs", "科普知识"));
    assertThat(columns.find("kpzs")).isEmpty();
    refused(office.publicityHead, proposal, "由另一人核对");
    refused(office.clerk, proposal, "新闻宣传处");
    assertThat(columns.find("kpzs")).isEmpty();

    columns.decide(office.editorOne, proposal, true, "");
    assertThat(columns.find("kpzs").orElseThrow().name()).isEqualTo("科普知识");
    refused(office.editorTwo, proposal, "已经有人核对过");
    assertThat(trail.story("column", "kpzs").stream().map(e -> e.entry().action()))
        .containsExactly("column.proposed", "column.agreed");
  }

  @Test
  @Proves(Clause.MEASURES_24_1)
  @DisplayName("不同意须写明原因，栏目不变；改名同样要两个人")
  void aRefusedChangeChangesNothing() {
    office.agreed(named("yjjy", "应急救援"));
    var proposal = columns.propose(office.editorOne, named("yjjy", "随便改的名字"));
    assertThatThrownBy(() -> columns.decide(office.reviewer, proposal, false, ""))
        .hasMessageContaining("写明原因");
    columns.decide(office.reviewer, proposal, false, "名称与三定方案不符");
    assertThat(columns.find("yjjy").orElseThrow().name()).isEqualTo("应急救援");
    assertThat(columns.proposals()).noneMatch(p -> p.id() == proposal);
  }

  @Test
  @Proves(Clause.MEASURES_4_1)
  @DisplayName("应用直接写栏目表、替别人核对，数据库都拒绝")
  void theDatabaseHoldsOnItsOwn() {
    var proposal = columns.propose(office.publicityHead, named("zjgd", "专家观点"));
    assertThatThrownBy(() -> db.sql("update site_column set name = '没人看过的名字'").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() ->
            db.sql(
                    "insert into column_decision (proposal_id, person_id, agrees, reason) values (?, ?, true, '')")
                .params(proposal, office.editorOne.id())
                .update())
        .isInstanceOf(DataAccessException.class);
    for (var person : java.util.List.of(office.publicityHead, office.clerk, office.principal)) {
      assertThatThrownBy(() ->
              db.sql("select decide_column(?, ?, true, '')")
                  .params(proposal, person.id())
                  .query()
                  .singleRow())
          .isInstanceOf(DataAccessException.class);
    }
    assertThat(columns.find("zjgd")).isEmpty();
  }
}
