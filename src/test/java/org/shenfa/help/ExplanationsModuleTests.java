package org.shenfa.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.audit.AuditTrail;
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
@DisplayName("第二十九条 解释由新闻宣传处负责，放在条款旁边")
class ExplanationsModuleTests {
  @Autowired Office office;
  @Autowired Explanations explanations;
  @Autowired AuditTrail trail;
  @Autowired JdbcClient db;

  @Test
  @Proves(Clause.MEASURES_29_1)
  @DisplayName("最新的一条现行，以前的留着；写进日志")
  void theNewestIsInForceAndTheEarlierStay() {
    explanations.explain(office.publicityHead, Clause.MEASURES_10_1, "特殊原因要写在稿件上。");
    explanations.explain(office.reviewer, Clause.MEASURES_10_1, "特殊原因要写在稿件上，由处室负责人写。");
    assertThat(explanations.of(Clause.MEASURES_10_1).stream().map(Explanation::words))
        .containsExactly("特殊原因要写在稿件上，由处室负责人写。", "特殊原因要写在稿件上。");
    assertThat(explanations.explained()).contains(Clause.MEASURES_10_1);
    assertThat(explanations.of(Clause.MEASURES_11_1)).isEmpty();
    assertThat(trail.story("clause", "10-1")).hasSize(2);
    assertThatThrownBy(() -> db.sql("update explanation set words = '改一改看看'").update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  @Proves(Clause.MEASURES_29_1)
  @DisplayName("别的处室不能解释；空的、没有改动的不收")
  void onlyTheOwnerOfTheSiteExplains() {
    assertThatThrownBy(() -> explanations.explain(office.head, Clause.MEASURES_16_1, "我处这样理解。"))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("新闻宣传处");
    assertThatThrownBy(() -> explanations.explain(office.reviewer, Clause.MEASURES_16_1, " 短 "))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("4 到 2000 字");
    explanations.explain(office.reviewer, Clause.MEASURES_16_1, "四项逐项勾选。");
    assertThatThrownBy(
            () -> explanations.explain(office.reviewer, Clause.MEASURES_16_1, "四项逐项勾选。 "))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("没有改动");
    assertThat(explanations.of(Clause.MEASURES_16_1)).hasSize(1);
  }
}
