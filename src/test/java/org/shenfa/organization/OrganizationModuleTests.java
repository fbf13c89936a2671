package org.shenfa.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shenfa.audit.AuditTrail;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest(properties = "shenfa.demo=true")
@ContextConfiguration(initializers = OwnDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("机构")
class OrganizationModuleTests {
  private final Organization organization;
  private final Delegations delegations;
  private final Appointments appointments;
  private final DemoOrganization demo;
  private final AuditTrail trail;
  private final JdbcClient app;
  private final LocalDate today;

  @Autowired
  OrganizationModuleTests(
      Organization organization,
      Delegations delegations,
      Appointments appointments,
      DemoOrganization demo,
      AuditTrail trail,
      JdbcClient app,
      Clock clock) {
    this.organization = organization;
    this.delegations = delegations;
    this.appointments = appointments;
    this.demo = demo;
    this.trail = trail;
    this.app = app;
    this.today = LocalDate.now(clock);
  }

  @BeforeAll
  void populate() {
    demo.create(today);
  }

  private Person holder(String unit, PostKind kind) {
    return organization.person(DemoOrganization.holding(unit, kind).staffNo()).orElseThrow();
  }

  private Unit named(String shortName) {
    return organization.units().stream()
        .filter(u -> u.shortName().equals(shortName))
        .findFirst()
        .orElseThrow();
  }

  private Post post(String unit, PostKind kind) {
    return organization.postsOf(holder(unit, kind).id(), today).stream()
        .filter(p -> p.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private boolean holdsPost(Person person, Post post, LocalDate on) {
    return app.sql("select holds_post(?, ?, ?, ?)")
        .params(person.id(), post.unitId(), post.kind().name(), on)
        .query(Boolean.class)
        .single();
  }

  private void refusedByTheDatabase(String state, String sql, Object... params) {
    assertThatThrownBy(() -> app.sql(sql).params(List.of(params)).update())
        .isInstanceOf(DataAccessException.class)
        .extracting(e -> NestedExceptionUtils.getMostSpecificCause(e))
        .isInstanceOfSatisfying(
            java.sql.SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
  }

  @Test
  @DisplayName("演示机构齐备：十三个设区市，没有空缺，工号与姓名不重复，只建一次")
  @Proves({Clause.MEASURES_7_1, Clause.MEASURES_8_1})
  void demoIsComplete() {
    assertThat(demo.create(today)).isFalse();
    assertThat(organization.gaps(today)).isEmpty();
    assertThat(organization.units().stream().filter(u -> u.kind() == UnitKind.CITY_BUREAU))
        .hasSize(13);
    var people = DemoOrganization.people();
    assertThat(new HashSet<>(people.stream().map(DemoPerson::staffNo).toList()))
        .hasSameSizeAs(people);
    assertThat(new HashSet<>(people.stream().map(DemoPerson::name).toList())).hasSameSizeAs(people);
    assertThat(organization.people()).hasSameSizeAs(people);
    for (var admin :
        List.of(
            DemoOrganization.SYSTEM_ADMIN,
            DemoOrganization.SECURITY_ADMIN,
            DemoOrganization.AUDIT_ADMIN)) {
      var person = organization.person(admin).orElseThrow();
      assertThat(organization.postsOf(person.id(), today)).isEmpty();
    }
  }

  @Test
  @DisplayName("每个单位的负责人、副职、承办人、保密审查员是四个人")
  @Proves(Clause.MEASURES_3_1)
  void fourPersonsInEachUnit() {
    for (var unit : organization.units()) {
      if (unit.kind() == UnitKind.LEADERSHIP) {
        continue;
      }
      var four =
          List.of(
              PostKind.UNIT_HEAD, PostKind.DEPUTY_HEAD, PostKind.CLERK, PostKind.SECRECY_REVIEWER);
      var persons =
          four.stream()
              .map(k -> organization.holders(unit.id(), k, today).getFirst().person())
              .distinct();
      assertThat(persons).as(unit.name()).hasSize(4);
    }
  }

  @Test
  @DisplayName("联络员只设一名：第二人被拒绝，数据库也拒绝")
  @Proves(Clause.MEASURES_8_1)
  void oneLiaison() {
    var unit = named("临江市局");
    var clerk = holder("临江市局", PostKind.CLERK);
    assertThatThrownBy(
            () -> appointments.appoint(null, clerk.id(), unit.id(), PostKind.LIAISON, today))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("信息联络员");
    refusedByTheDatabase(
        "23P01",
        "insert into post (person_id, unit_id, kind, valid_from) values (?, ?, 'LIAISON', ?)",
        clerk.id(),
        unit.id(),
        today.plusYears(3));
    var division = named("危化监管处");
    assertThatThrownBy(() ->
            appointments.appoint(
                null, holder("危化监管处", PostKind.CLERK).id(), division.id(), PostKind.LIAISON, today))
        .isInstanceOf(Violations.class);
  }

  @Test
  @Transactional
  @DisplayName("联络员空缺会被指出，新任接上后沿革里两人都在")
  @Proves({Clause.MEASURES_7_1, Clause.MEASURES_8_1})
  void liaisonChanges() {
    var unit = named("安澜市局");
    var successor = holder("安澜市局", PostKind.CLERK);
    app.sql(
            "insert into post (person_id, unit_id, kind, valid_from, valid_to) values (?, ?, 'LIAISON', ?, ?)")
        .params(successor.id(), unit.id(), today.minusDays(30), today.minusDays(1))
        .update();
    assertThat(organization.holders(unit.id(), PostKind.LIAISON, today.minusDays(1)))
        .extracting(Authority::person)
        .containsExactly(successor);
    assertThat(organization.gaps(today.minusDays(40))).contains("安澜市应急管理局缺信息联络员", "厅领导中没有登记主要领导");
    assertThat(organization.history(unit.id()).stream().filter(p -> p.kind() == PostKind.LIAISON))
        .hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"SITE_EDITOR", "EDITORIAL_REVIEWER", "OPENNESS_REVIEWER"})
  @DisplayName("技术保障单位的人不担任网站职务，网站职务的人也不进技术保障单位")
  @Proves(Clause.MEASURES_5_1)
  void technologyStaysApart(PostKind kind) {
    var home =
        organization.only(
            kind == PostKind.OPENNESS_REVIEWER
                ? UnitKind.GENERAL_OFFICE
                : UnitKind.PUBLICITY_OFFICE);
    for (var technician : List.of("科信处", "安技中心")) {
      assertThatThrownBy(() ->
              appointments.appoint(
                  null, holder(technician, PostKind.CLERK).id(), home.id(), kind, today))
          .isInstanceOf(Violations.class)
          .hasMessageContaining("运行维护");
      assertThatThrownBy(() ->
              appointments.appoint(
                  null,
                  holder(home.shortName(), kind).id(),
                  named(technician).id(),
                  PostKind.CLERK,
                  today))
          .isInstanceOf(Violations.class)
          .hasMessageContaining("运行维护");
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "SITE_EDITOR",
        "EDITORIAL_REVIEWER",
        "OPENNESS_REVIEWER",
        "PRINCIPAL_LEADER",
        "DEPUTY_LEADER"
      })
  @DisplayName("业务处室不设网站职务和领导职务")
  @Proves({Clause.MEASURES_4_1, Clause.MEASURES_5_1})
  void postsStayInTheirUnits(PostKind kind) {
    assertThatThrownBy(() ->
            appointments.appoint(
                null, holder("政策法规处", PostKind.CLERK).id(), named("政策法规处").id(), kind, today))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("没有这一职务");
  }

  @Test
  @Transactional
  @DisplayName("委托在期限内有效，收回或者期满即无效")
  @Proves(Clause.MEASURES_3_2)
  void delegationLivesAndEnds() {
    var post = post("政策法规处", PostKind.UNIT_HEAD);
    var head = holder("政策法规处", PostKind.UNIT_HEAD);
    var deputy = holder("政策法规处", PostKind.DEPUTY_HEAD);
    assertThat(holdsPost(deputy, post, today)).isFalse();
    var given =
        delegations.give(head, post.id(), deputy.id(), today, today.plusDays(89), "赴外地培训学习");
    var authority =
        organization.authority(deputy.id(), post.unitId(), PostKind.UNIT_HEAD, today).orElseThrow();
    assertThat(authority.post()).isEqualTo(post);
    assertThat(authority.delegation()).isEqualTo(given);
    assertThat(holdsPost(deputy, post, today.plusDays(89))).isTrue();
    assertThat(holdsPost(deputy, post, today.plusDays(90))).isFalse();
    // 转委托
    assertThatThrownBy(() ->
            delegations.give(
                deputy, post.id(), holder("政策法规处", PostKind.CLERK).id(), today, today, "临时出差一天"))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("转委托");
    delegations.revoke(head, given.id());
    assertThat(holdsPost(deputy, post, today)).isFalse();
    assertThat(organization.authority(deputy.id(), post.unitId(), PostKind.UNIT_HEAD, today))
        .isEmpty();
    refusedByTheDatabase(
        "SF409", "update delegation set revoked_at = null where id = ?", given.id());
  }

  @Test
  @Transactional
  @DisplayName("委托人的任职结束，委托随之结束")
  @Proves(Clause.MEASURES_3_2)
  void delegationEndsWithThePost() {
    var post = post("规划财务处", PostKind.UNIT_HEAD);
    var head = holder("规划财务处", PostKind.UNIT_HEAD);
    var deputy = holder("规划财务处", PostKind.DEPUTY_HEAD);
    delegations.give(head, post.id(), deputy.id(), today, today.plusDays(30), "住院治疗期间");
    app.sql("update post set valid_to = ? where id = ?")
        .params(today.plusDays(5), post.id())
        .update();
    assertThat(holdsPost(deputy, post, today.plusDays(5))).isTrue();
    assertThat(holdsPost(deputy, post, today.plusDays(6))).isFalse();
    assertThat(
            organization.authority(
                deputy.id(), post.unitId(), PostKind.UNIT_HEAD, today.plusDays(6)))
        .isEmpty();
    refusedByTheDatabase("SF409", "update post set valid_to = null where id = ?", post.id());
  }

  @Test
  @DisplayName("不合规的委托一次说全：超过九十天、给自己、追溯、没有事由")
  @Proves(Clause.MEASURES_16_1)
  void delegationIsRefused() {
    var post = post("综合协调处", PostKind.UNIT_HEAD);
    var head = holder("综合协调处", PostKind.UNIT_HEAD);
    assertThatThrownBy(() ->
            delegations.give(
                head, post.id(), head.id(), today.minusDays(1), today.plusDays(89), " "))
        .isInstanceOfSatisfying(Violations.class, v -> assertThat(v.all()).hasSize(4));
    refusedByTheDatabase(
        "23514",
        """
        insert into delegation (post_id, receiver_id, valid_from, valid_to, reason)
        values (?, ?, ?, ?, '超过九十天的委托')
        """,
        post.id(),
        holder("综合协调处", PostKind.DEPUTY_HEAD).id(),
        today,
        today.plusDays(90));
  }

  @Test
  @DisplayName("职责不能委托到外单位，更不能委托给技术保障单位")
  @Proves({Clause.MEASURES_3_2, Clause.MEASURES_5_1})
  void delegationStaysInTheUnit() {
    var head = holder("综合协调处", PostKind.UNIT_HEAD);
    assertThatThrownBy(() ->
            delegations.give(
                head,
                post("综合协调处", PostKind.UNIT_HEAD).id(),
                holder("政策法规处", PostKind.UNIT_HEAD).id(),
                today,
                today.plusDays(3),
                "参加会议三天"))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("本单位");
    assertThatThrownBy(() ->
            delegations.give(
                holder("新闻宣传处", PostKind.EDITORIAL_REVIEWER),
                post("新闻宣传处", PostKind.EDITORIAL_REVIEWER).id(),
                holder("科信处", PostKind.CLERK).id(),
                today,
                today.plusDays(3),
                "参加会议三天"))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("运行维护");
  }

  @Test
  @DisplayName("应用角色不能删除任职，也不能改写任职人")
  @Proves(Clause.MEASURES_3_1)
  void historyStays() {
    refusedByTheDatabase("42501", "delete from post");
    refusedByTheDatabase("42501", "update post set person_id = person_id");
    refusedByTheDatabase("42501", "update delegation set valid_to = valid_to");
    refusedByTheDatabase("42501", "delete from unit");
  }

  @Test
  @DisplayName("每一次任命都在留痕日志里")
  @Proves(Clause.MEASURES_3_1)
  void everyAppointmentIsInTheLog() {
    var unit = named("救援总队");
    assertThat(trail.story("unit", Long.toString(unit.id())))
        .extracting(e -> e.entry().action())
        .containsExactly(
            "unit.established",
            "post.begun",
            "post.begun",
            "post.begun",
            "post.begun",
            "post.begun");
  }
}
