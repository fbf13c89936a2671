package org.shenfa.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.access.Accounts;
import org.shenfa.access.AdminRole;
import org.shenfa.audit.AuditTrail;
import org.shenfa.columns.Category;
import org.shenfa.columns.Column;
import org.shenfa.content.ItemKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.support.DeskBrowser;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("单位沿革与领导名录")
class UnitsModuleTests {
  @Autowired Office office;
  @Autowired Units units;
  @Autowired Leaders leaders;
  @Autowired Accounts accounts;
  @Autowired AuditTrail trail;
  @Autowired JdbcClient db;
  @Autowired Clock clock;
  @LocalServerPort int port;

  private Unit division(String name) {
    return office.units.establish(null, UnitKind.DIVISION, name, name, 50);
  }

  /** Somebody whose term there ended yesterday. */
  private void onceHeld(Person person, Unit unit, PostKind kind) {
    var post =
        office.appointments.appoint(
            null, person.id(), unit.id(), kind, LocalDate.now(clock).minusDays(30));
    office.appointments.end(office.publicityHead, post.id());
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable act, String words) {
    assertThatThrownBy(act)
        .asInstanceOf(type(Violations.class))
        .satisfies(v -> assertThat(v.all().getFirst().sentence()).contains(words));
  }

  @Test
  @Proves(Clause.MEASURES_5_1)
  @DisplayName("更名以后，原来的名称和更名的人都查得到")
  void renamingKeepsTheEarlierName() {
    var unit = division("矿山监管处");
    units.rename(office.publicityHead, unit.id(), "矿山安全监督管理处", "矿山监管处");
    assertThat(office.organization.unit(unit.id()).name()).isEqualTo("矿山安全监督管理处");
    assertThat(units.names(unit.id()).stream().map(Units.Named::name))
        .containsExactly("矿山安全监督管理处", "矿山监管处");
    assertThat(trail.story("unit", Long.toString(unit.id())).stream().map(e -> e.entry().action()))
        .containsExactly("unit.established", "unit.renamed");
    refused(() -> units.rename(office.publicityHead, unit.id(), "矿", "矿"), "2 到 60 字");
  }

  @Test
  @Proves(Clause.MEASURES_5_1)
  @DisplayName("直接改库也留下原来的名称；沿革不能改、不能删")
  void noRenamingWithoutTrace() {
    var unit = division("救援协调处");
    db.sql("update unit set name = '悄悄改的名' where id = ?").param(unit.id()).update();
    assertThat(units.names(unit.id()).stream().map(Units.Named::name))
        .containsExactly("悄悄改的名", "救援协调处");
    assertThatThrownBy(() -> db.sql("delete from unit_name").update()).isNotNull();
    assertThatThrownBy(() -> db.sql("update unit_name set name = 'x'").update()).isNotNull();
  }

  @Test
  @Proves(Clause.MEASURES_5_1)
  @DisplayName("有人任职、保障栏目、有稿件在审的单位不能撤销；办完才能，历史照旧")
  void aUnitIsClosedWhenNothingHangsOnIt() {
    var unit = division("待撤销的处");
    var person = office.appointments.enrol(null, "555001", "最后一人");
    onceHeld(person, unit, PostKind.CLERK);
    refused(() -> units.close(office.publicityHead, unit.id(), ""), "依据");

    var still =
        office.appointments.appoint(
            null, person.id(), unit.id(), PostKind.UNIT_HEAD, LocalDate.now(clock).minusDays(3));
    refused(() -> units.close(office.publicityHead, unit.id(), "机构改革方案"), "还有人在这个单位任职");
    office.appointments.end(office.publicityHead, still.id());

    office.agreed(
        new Column(
            0, "dcx", "待撤销栏目", "说明", "词", "类", unit.id(), java.util.Set.of(Category.NEWS), 14, 20));
    refused(() -> units.close(office.publicityHead, unit.id(), "机构改革方案"), "还保障着栏目“待撤销栏目”");
    office.agreed(
        new Column(
            0,
            "dcx",
            "待撤销栏目",
            "说明",
            "词",
            "类",
            office.publicity.id(),
            java.util.Set.of(Category.NEWS),
            14,
            20));

    units.close(office.publicityHead, unit.id(), "机构改革方案");
    assertThat(units.open(unit.id())).isFalse();
    assertThat(office.organization.units()).noneMatch(u -> u.id() == unit.id());
    assertThat(office.organization.history(unit.id())).hasSize(2);
    refused(() -> units.close(office.publicityHead, unit.id(), "机构改革方案"), "已经撤销");
    refused(() -> units.rename(office.publicityHead, unit.id(), "换个名字", "换名"), "已经撤销");
    refused(
        () ->
            office.appointments.appoint(
                null, person.id(), unit.id(), PostKind.CLERK, LocalDate.now(clock)),
        "已经撤销");
  }

  @Test
  @Transactional
  @Proves(Clause.MEASURES_3_2)
  @DisplayName("有稿件在审的单位不能撤销")
  void notWhileSomethingIsUnderReview() {
    office.submitted(office.drafted(ItemKind.NOTICE, "还在审的通知"));
    db.sql("update post set valid_to = current_date - 1 where unit_id = ? and valid_to is null")
        .param(office.hazmat.id())
        .update();
    refused(() -> units.close(office.publicityHead, office.hazmat.id(), "机构改革方案"), "件稿件在审或者待发");
  }

  @Test
  @Proves(Clause.MEASURES_15_1)
  @DisplayName("发布以后更名，已发布的页面不变：上面写的是发布时的名称")
  void renamingChangesNoPublicPage() {
    var path = office.released(ItemKind.SERVICE_GUIDE, "更名以前的指南").path();
    units.rename(office.publicityHead, office.hazmat.id(), "谁也没有审过的一句话", "没审过的话");
    assertThat(
            db.sql("select chain from current_release where path = ?")
                .param(path)
                .query(String.class)
                .single())
        .contains("危险化学品安全监督管理处")
        .doesNotContain("没有审过");
    units.rename(office.publicityHead, office.hazmat.id(), "危险化学品安全监督管理处", "危化监管处");
  }

  @Test
  @Proves(Clause.MEASURES_5_1)
  @DisplayName("办法点名的处室不能撤销")
  void theNamedOfficesStay() {
    for (var unit : List.of(office.leadership, office.publicity, office.generalOffice)) {
      refused(() -> units.close(office.publicityHead, unit.id(), "机构改革方案"), "不能撤销");
    }
  }

  @Test
  @Proves(Clause.MEASURES_11_3)
  @DisplayName("领导按排序列出，带职务名称；改过的留有先后；别人没有排序")
  void leadersStandInTheirOrder() {
    var today = LocalDate.now(clock);
    var posts = leaders.on(today);
    var principal = posts.stream().filter(l -> l.person().equals(office.principal)).findFirst();
    var deputy = posts.stream().filter(l -> l.person().equals(office.deputyLeader)).findFirst();
    leaders.rank(office.publicityHead, deputy.orElseThrow().post().id(), 1, "副厅长");
    leaders.rank(office.publicityHead, principal.orElseThrow().post().id(), 1, "厅长");
    leaders.rank(office.publicityHead, deputy.orElseThrow().post().id(), 2, "党委委员、副厅长");
    assertThat(leaders.on(today).stream().map(l -> l.rank() + l.title()))
        .containsExactly("1厅长", "2党委委员、副厅长");
    assertThat(db.sql("select count(*) from leader_rank").query(Long.class).single()).isEqualTo(3);
    refused(
        () -> leaders.rank(office.publicityHead, deputy.orElseThrow().post().id(), 0, "长"),
        "1 到 99");
    var head = office.organization.postsOf(office.publicityHead.id(), today).getFirst().id();
    refused(() -> leaders.rank(office.publicityHead, head, 3, "处长"), "只有在任的厅领导");
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("安全管理员在页面上更名、新设、排序、更正姓名；别人没有这些表单；不存在的工号有一句话")
  void onThePages() {
    var admin = office.appointments.enrol(null, "900777", "安全管理员");
    accounts.makeAdministrator(admin, AdminRole.SECURITY);
    var reader = office.hired("编辑丁", office.publicity, PostKind.SITE_EDITOR);
    accounts.openDemo(List.of(admin, reader), Office.PASSWORD);
    var desk = new DeskBrowser(port, "127.0.0.1");
    desk.password("900777", Office.PASSWORD);
    desk.get("/desk/organization");
    var made =
        DeskBrowser.to(
            desk.post(
                "/desk/organization/units",
                "unitKind",
                "AFFILIATE",
                "name",
                "江海省应急物资储备中心",
                "shortName",
                "物资中心",
                "sort",
                "30"));
    assertThat(made).matches("/desk/organization/units/[0-9]+");
    desk.post(made + "/name", "name", "江海省应急物资保障中心", "shortName", "物资中心");
    assertThat(desk.get(made).body()).contains("江海省应急物资保障中心", "江海省应急物资储备中心", "还没有人任职");
    desk.post("/desk/organization/people/name", "staffNo", "900777", "name", "严守正");
    assertThat(office.organization.person("900777").orElseThrow().name()).isEqualTo("严守正");
    var unknown = desk.post("/desk/organization/people/name", "staffNo", "123456", "name", "没有此人");
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("工号“123456”没有登记");
    var leadership = "/desk/organization/units/" + office.leadership.id();
    assertThat(desk.get(leadership).body())
        .contains("领导名录", "action=\"/desk/organization/leaders\"");

    var editor = new DeskBrowser(port, "127.0.0.1");
    assertThat(DeskBrowser.to(editor.password(reader.staffNo(), Office.PASSWORD)))
        .isEqualTo("/desk");
    assertThat(editor.get(leadership).body())
        .contains("领导名录")
        .doesNotContain("action=\"/desk/organization/leaders\"", "撤销单位");
    assertThat(editor.post(leadership + "/close", "reason", "机构改革方案").statusCode()).isEqualTo(404);
  }
}
