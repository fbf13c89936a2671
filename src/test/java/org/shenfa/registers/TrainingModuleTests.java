package org.shenfa.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.Notice;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * Requirements stay in force, so these tests have a database of their own and a post kind for each.
 */
@SpringBootTest(properties = "shenfa.origin=https://training.example")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({Office.class, Training.class})
@DisplayName("第二十七条 培训：计划、培训、测试，合格以后才给岗位")
class TrainingModuleTests {
  private static final Instant NOW = Instant.now();
  private static final LocalDate TODAY = LocalDate.ofInstant(NOW, Shenfa.ZONE);

  @Autowired Office office;
  @Autowired Registers registers;
  @Autowired Training training;
  @Autowired TrainingRequirements requirements;
  @Autowired Passes passes;
  @Autowired TrainingWatch watch;
  @Autowired Notices notices;
  @Autowired JdbcClient db;

  private Person newcomer(String name) {
    return office.appointments.enrol(
        null, "%06d".formatted(400_000 + System.nanoTime() % 99_999), name);
  }

  private void appointed(Person who, PostKind kind) {
    office.appointments.appoint(null, who.id(), office.hazmat.id(), kind, TODAY);
  }

  @Test
  @Proves(Clause.MEASURES_27_1)
  @DisplayName("第二十七条 没有有效合格记录的人不能新任要测试的职务；合格、没有过期的可以；过期、注销的不算")
  void aPostWantsItsTest() {
    var test = training.test("保密审查上岗测试");
    training.laid(test, "保密审查员", 12, TODAY);
    var who = newcomer("新来的保密");
    assertThatThrownBy(() -> appointed(who, PostKind.SECRECY_REVIEWER))
        .isInstanceOfSatisfying(
            Violations.class,
            v ->
                assertThat(v.all())
                    .singleElement()
                    .satisfies(
                        one -> assertThat(one.clause()).isEqualTo(Clause.MEASURES_27_1),
                        one ->
                            assertThat(one.sentence())
                                .contains("保密审查员", "保密审查上岗测试", "新来的保密没有合格记录", "登记合格")));
    appointed(who, PostKind.CLERK);
    var old = training.passed(TODAY.minusMonths(13), test, who);
    assertThatThrownBy(() -> appointed(who, PostKind.SECRECY_REVIEWER))
        .hasMessageContaining("已经过期");
    registers.change(
        office.editorOne, RegisterKind.TRAINING, old, 1, Map.of(), true, "成绩登记错了", NOW);
    var good = training.passed(TODAY.minusMonths(12), test, who);
    assertThat(passes.forPost(who, PostKind.SECRECY_REVIEWER, TODAY)).isEmpty();
    assertThat(passes.forPost(who, PostKind.SECRECY_REVIEWER, TODAY.plusDays(40))).hasSize(1);
    appointed(who, PostKind.SECRECY_REVIEWER);
    registers.change(
        office.editorOne, RegisterKind.TRAINING, good, 1, Map.of(), true, "查实没有参加测试", NOW);
    assertThat(office.organization.postsOf(who.id(), TODAY))
        .as("nothing is switched off")
        .extracting(p -> p.kind())
        .contains(PostKind.SECRECY_REVIEWER);
    assertThat(passes.untested(TODAY, TODAY))
        .extracting(Passes.Untested::person)
        .contains(who.id(), office.secrecy.id());
  }

  @Test
  @Proves(Clause.MEASURES_27_1)
  @DisplayName("第二十七条 往前写日期、直接写数据库、委托，都绕不过测试")
  void noWayAround() {
    training.laid(training.test("副职测试"), "副职负责人", 12, TODAY);
    var who = newcomer("另一个人");
    assertThatThrownBy(() ->
            office.appointments.appoint(
                null, who.id(), office.hazmat.id(), PostKind.DEPUTY_HEAD, LocalDate.of(2020, 1, 1)))
        .hasMessageContaining("副职测试");
    assertThatThrownBy(() ->
            db.sql(
                    "insert into post (person_id, unit_id, kind, valid_from) values (?, ?, 'DEPUTY_HEAD', date '2020-01-01')")
                .params(who.id(), office.hazmat.id())
                .update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("上岗测试");
    var post =
        office.organization.postsOf(office.deputyHead.id(), TODAY).stream()
            .filter(p -> p.kind() == PostKind.DEPUTY_HEAD)
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(() ->
            office.delegations.give(
                office.deputyHead, post.id(), office.clerk.id(), TODAY, TODAY.plusDays(3), ""))
        .isInstanceOfSatisfying(
            Violations.class, v -> assertThat(v.all()).extracting(Violation::sentence).hasSize(2));
    assertThatThrownBy(() ->
            db.sql(
                    "insert into delegation (post_id, receiver_id, valid_from, valid_to, reason) values (?, ?, ?, ?, '出差几天')")
                .params(post.id(), office.clerk.id(), TODAY, TODAY.plusDays(3))
                .update())
        .hasMessageContaining("受托");
  }

  @Test
  @Proves(Clause.MEASURES_27_1)
  @DisplayName("第二十七条 要求由宣传处长规定，不从过去的日子起；理由一次说全；停止以后不再要求；用着的科目不能注销")
  void laidDownByTheHead() {
    var test = training.test("分管领导测试");
    assertThatThrownBy(
            () -> requirements.lay(office.editorOne, test, "分管领导", 12, TODAY, "不该由我规定", NOW))
        .hasMessageContaining("负责人规定");
    assertThatThrownBy(() ->
            requirements.lay(office.publicityHead, 0, "没有的岗位", 0, TODAY.minusDays(1), "", NOW))
        .satisfies(e -> assertThat(((Violations) e).all()).hasSize(5));
    assertThatThrownBy(() ->
            db.sql(
                    """
                    insert into training_requirement (test_id, charges, months, from_day, reason, person_id, at)
                    values (?, '{DEPUTY_LEADER}', 12, current_date + 9, '不该由我规定', ?, now())
                    """)
                .params(test, office.editorOne.id())
                .update())
        .hasMessageContaining("负责人规定");
    var plan =
        registers.add(
            office.editorOne,
            RegisterKind.PARTNER,
            Map.of("name", "某网站", "sort", "其他", "address", "a.example", "agreed", "互换稿件"),
            NOW);
    assertThatThrownBy(() -> training.laid(plan, "分管领导", 12, TODAY)).hasMessageContaining("没有登记");
    var id = training.laid(test, "分管领导", 12, TODAY.plusDays(5));
    assertThat(passes.forPost(office.deputyLeader, PostKind.DEPUTY_LEADER, TODAY)).isEmpty();
    assertThat(passes.forPost(office.deputyLeader, PostKind.DEPUTY_LEADER, TODAY.plusDays(5)))
        .hasSize(1);
    assertThatThrownBy(() ->
            registers.change(
                office.editorOne, RegisterKind.TEST, test, 1, Map.of(), true, "不再考这一科", NOW))
        .hasMessageContaining("先停止要求");
    requirements.end(office.publicityHead, id, TODAY.plusDays(9), "改由上级统一测试", NOW);
    assertThat(passes.forPost(office.deputyLeader, PostKind.DEPUTY_LEADER, TODAY.plusDays(8)))
        .hasSize(1);
    assertThat(passes.forPost(office.deputyLeader, PostKind.DEPUTY_LEADER, TODAY.plusDays(9)))
        .isEmpty();
    assertThatThrownBy(
            () -> requirements.end(office.publicityHead, id, TODAY.plusDays(9), "再停止一次", NOW))
        .hasMessageContaining("已经停止");
    registers.change(office.editorOne, RegisterKind.TEST, test, 1, Map.of(), true, "不再考这一科", NOW);
  }

  @Test
  @Proves(Clause.MEASURES_27_1)
  @DisplayName("第二十七条 在岗没有合格的列在名单上，开始以前三十天、一周和开始时各提醒一次；合格快过期也提醒")
  void holdersAreReminded() {
    var test = training.test("主要领导测试");
    training.laid(test, "主要领导", 12, TODAY.plusDays(40));
    assertThat(told(0)).isZero();
    assertThat(told(15)).isEqualTo(1);
    assertThat(told(16)).isEqualTo(1);
    assertThat(told(34)).isEqualTo(2);
    assertThat(told(41)).isEqualTo(3);
    assertThat(told(90)).isEqualTo(3);
    training.passed(TODAY, test, office.principal);
    assertThat(passes.untested(TODAY.plusDays(41), TODAY.plusDays(41)))
        .extracting(Passes.Untested::person)
        .doesNotContain(office.principal.id());
    assertThat(told(90)).isEqualTo(3);
    assertThat(told(350)).isEqualTo(4);
  }

  private long told(int days) {
    watch.sweep(NOW.plusSeconds(86_400L * days));
    return notices.of(office.principal.id(), 0).stream()
        .filter(n -> n.kind() == NoticeKind.TRAINING)
        .map(Notice::words)
        .count();
  }
}
