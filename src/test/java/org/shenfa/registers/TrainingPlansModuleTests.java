package org.shenfa.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.duty.Roster;
import org.shenfa.duty.Swaps;
import org.shenfa.duty.Turn;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** In the database of {@link TrainingModuleTests}, whose requirements are about other posts. */
@SpringBootTest(properties = "shenfa.origin=https://training.example")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({Office.class, Training.class})
@DisplayName("第二十七条 培训：计划做了多少，谁合格，谁能值班")
class TrainingPlansModuleTests {
  private static final Instant NOW = Instant.now();
  private static final LocalDate TODAY = LocalDate.ofInstant(NOW, Shenfa.ZONE);

  @Autowired Office office;
  @Autowired Registers registers;
  @Autowired Training training;
  @Autowired TrainingPlans plans;
  @Autowired Roster roster;
  @Autowired Swaps swaps;
  @Autowired JdbcClient db;

  @Test
  @Proves({Clause.MEASURES_25_1, Clause.MEASURES_27_1})
  @DisplayName("第二十五条、第二十七条 值班要测试：没有合格的不排、不能指定、不能请来换班；早排下的班不动，列给处长看")
  void readersAreTested() {
    var day = TODAY.plusDays(2);
    roster.substitute(office.publicityHead, day, office.editorTwo.staffNo(), "", NOW);
    roster.substitute(office.publicityHead, TODAY.plusDays(1), office.editorOne.staffNo(), "", NOW);
    var test = training.test("值班读网测试");
    training.passed(TODAY, test, office.editorOne);
    training.laid(test, "值班读网", 1, TODAY);
    assertThat(roster.untested(TODAY)).extracting(Turn::day).containsExactly(day);
    assertThat(roster.on(day).orElseThrow().person()).isEqualTo(office.editorTwo.id());
    roster.plan(office.publicityHead, TODAY.plusDays(60), NOW);
    var after = TODAY.plusMonths(1);
    assertThat(roster.between(TODAY, TODAY.plusDays(60)))
        .filteredOn(t -> !t.day().equals(day))
        .isNotEmpty()
        .allSatisfy(t -> {
          assertThat(t.person()).isEqualTo(office.editorOne.id());
          assertThat(t.day()).isBeforeOrEqualTo(after);
        });
    assertThatThrownBy(() ->
            roster.substitute(
                office.publicityHead, TODAY.plusDays(9), office.reviewer.staffNo(), "编辑甲那天出差", NOW))
        .isInstanceOfSatisfying(
            Violations.class,
            v -> assertThat(v.all().getFirst().clause()).isEqualTo(Clause.MEASURES_27_1))
        .hasMessageContaining("值班读网测试");
    assertThatThrownBy(() ->
            swaps.ask(
                office.editorOne, TODAY.plusDays(9), office.editorTwo.staffNo(), null, "家里有事", NOW))
        .hasMessageContaining("没有合格记录");
    assertThatThrownBy(() ->
            db.sql(
                    "insert into duty_turn (day, person_id, why, by_person, at) values (?, ?, 'PLAN', ?, now())")
                .params(TODAY.plusDays(80), office.reviewer.id(), office.publicityHead.id())
                .update())
        .hasMessageContaining("上岗测试");
  }

  @Test
  @Proves(Clause.MEASURES_27_1)
  @DisplayName("第二十七条 计划页数出执行它的培训、学时、参加过和没有参加过的人；做完的计划不再提醒")
  void aPlanShowsWhatWasDone() {
    var typed = new HashMap<String, String>();
    typed.put("name", "编辑培训计划");
    typed.put("posts", "网站编辑");
    typed.put("by", TODAY.plusDays(10).toString());
    typed.put("content", "编辑规范");
    typed.put("owner", "新闻宣传处");
    var id = registers.add(office.editorOne, RegisterKind.TRAINING_PLAN, typed, NOW);
    var session = Training.session(TODAY, training.test("编辑测试"), office.editorOne);
    session.put("plan", Long.toString(id));
    registers.add(office.editorOne, RegisterKind.TRAINING, session, NOW);
    var plan = registers.find(office.reviewer, RegisterKind.TRAINING_PLAN, id, NOW);
    assertThat(plan.due()).isEqualTo(TODAY.plusDays(10));
    var progress = plans.of(office.reviewer, plan, NOW);
    assertThat(progress.sessions()).hasSize(1);
    assertThat(progress.hours()).isEqualByComparingTo("2");
    assertThat(progress.missing())
        .extracting(TrainingPlans.Untrained::staffNo)
        .contains(office.editorTwo.staffNo())
        .doesNotContain(office.editorOne.staffNo());
    typed.put("posts", "没有的岗位");
    assertThatThrownBy(
            () -> registers.add(office.editorOne, RegisterKind.TRAINING_PLAN, typed, NOW))
        .hasMessageContaining("给哪些岗位");
    typed.put("posts", "网站编辑");
    typed.put("finished", TODAY.toString());
    registers.change(
        office.editorOne, RegisterKind.TRAINING_PLAN, id, 1, typed, false, "已经做完", NOW);
    assertThat(registers.find(office.reviewer, RegisterKind.TRAINING_PLAN, id, NOW).due()).isNull();
  }

  @Test
  @Proves(Clause.MEASURES_27_1)
  @DisplayName("第二十七条 登记合格要写明科目，合格的人在参加人员里，日子已经到了；毛病一次说全")
  void aPassIsOfATest() {
    var typed = Training.session(TODAY.plusDays(3), 0, office.editorOne);
    typed.put("exam", "");
    typed.put("passed", office.editorTwo.staffNo());
    assertThatThrownBy(() -> registers.add(office.editorOne, RegisterKind.TRAINING, typed, NOW))
        .isInstanceOfSatisfying(
            Violations.class,
            v ->
                assertThat(v.all())
                    .extracting(Violation::field)
                    .containsExactlyInAnyOrder("exam", "passed", "day"));
    typed.put("exam", "999999999");
    assertThatThrownBy(() -> registers.add(office.editorOne, RegisterKind.TRAINING, typed, NOW))
        .hasMessageContaining("测试科目”请从列出的里面选");
  }
}
