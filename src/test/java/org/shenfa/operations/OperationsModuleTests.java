package org.shenfa.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.access.Accounts;
import org.shenfa.access.AdminRole;
import org.shenfa.content.ItemKind;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.shenfa.support.DeskBrowser;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.TestServer;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("第五条 运行维护")
class OperationsModuleTests {
  private static final String TOKEN = "a token only for these tests";

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired Backups backups;
  @Autowired BackupRecords records;
  @Autowired OperationsWatch watch;
  @Autowired Notices notices;
  @Autowired Jobs jobs;
  @Autowired Metrics metrics;
  @Autowired Warnings warnings;
  @Autowired DatabaseSettings settings;
  @LocalServerPort int port;

  private Person technician() {
    var unit =
        office.organization.units().stream()
            .filter(u -> u.kind() == UnitKind.TECHNOLOGY_DIVISION)
            .findFirst()
            .orElseGet(() ->
                office.units.establish(null, UnitKind.TECHNOLOGY_DIVISION, "科技和信息化处", "科信处", 91));
    var staff =
        office.organization.staff(unit.id(), java.time.LocalDate.now(org.shenfa.Shenfa.ZONE));
    return staff.isEmpty() ? office.hired("管机器的人", unit, PostKind.CLERK) : staff.getFirst();
  }

  @Test
  @Proves(Clause.MEASURES_5_1)
  @DisplayName("科技和信息化处、系统管理员看得到运行维护；处长、新闻宣传处、别的管理员同不存在，办理也同不存在")
  void whoSeesTheMachine() {
    var admin = office.administrator(accounts, AdminRole.SYSTEM, 920001);
    for (var person : List.of(technician(), admin)) {
      var desk = DeskBrowser.at(port, accounts, person);
      var page = desk.get("/desk/operations");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("定时任务", "发布后上网访问", "待发的提醒邮件", "运行日志");
      assertThat(desk.get("/desk/operations/backups").body()).contains("tell_backup");
      assertThat(desk.get("/desk/operations/progress").body()).isEqualTo("{\"busy\":false}");
    }
    var auditor = office.administrator(accounts, AdminRole.AUDIT, 920003);
    for (var person : List.of(office.head, office.publicityHead, office.clerk, auditor)) {
      var desk = DeskBrowser.at(port, accounts, person);
      assertThat(desk.get("/desk").body()).doesNotContain("/desk/operations");
      var nothing = desk.get("/desk/nothing-of-this-name").statusCode();
      for (var page : List.of("", "/backups", "/progress")) {
        assertThat(desk.get("/desk/operations" + page).statusCode())
            .as(person.name() + page)
            .isEqualTo(nothing);
      }
      for (var act : List.of("/backups", "/backups/test", "/backups/plan")) {
        assertThat(desk.post("/desk/operations" + act, "hour", "3").statusCode())
            .as(person.name() + act)
            .isEqualTo(desk.post("/desk/nothing-of-this-name", "hour", "3").statusCode());
      }
    }
    assertThat(records.plan()).isEqualTo(BackupPlan.USUAL);
  }

  @Test
  @DisplayName("自己的数据库服务器：产品不假装能备份，登记管理员告诉它的；写错的安排一次说全")
  void aServerOfOnesOwnIsToldOf() throws SQLException {
    assertThat(backups.own()).isFalse();
    assertThatThrownBy(() -> backups.takeSoon(technician())).isInstanceOf(Violations.class);
    assertThatThrownBy(() -> backups.arrange(technician(), 24, 1, 1, 0))
        .isInstanceOfSatisfying(
            Violations.class,
            v -> assertThat(v.all()).extracting(Violation::field).hasSize(4).doesNotContainNull());
    backups.arrange(technician(), 4, 10, 30, 1);
    assertThat(records.plan()).isEqualTo(new BackupPlan(4, 10, 30, java.time.DayOfWeek.MONDAY));
    backups.arrange(technician(), 2, 30, 26, 7);
    try (var server = TestServer.get().superuserOn(Objects.requireNonNull(settings.url()));
        var sql = server.createStatement()) {
      sql.execute("set role shenfa_owner");
      sql.execute("select tell_backup('nas:/pg/1', 1000), tell_restore('nas:/pg/1', false, '打不开')");
    }
    assertThat(backups.newest()).isPresent();
    assertThat(records.trials(1).getFirst().faults()).containsExactly("打不开");

    var later = Instant.now().plus(Duration.ofHours(40));
    assertThat(watch.alarms(later))
        .extracting(Alarm::kind)
        .contains(Alarm.Kind.BACKUP_LATE, Alarm.Kind.TEST_FAILED);
    watch.sweep(later);
    watch.sweep(later);
    var technician = technician();
    assertThat(notices.of(technician.id(), 0))
        .filteredOn(n -> n.kind() == NoticeKind.OPERATIONS && n.words().contains("打不开"))
        .hasSize(1);
    assertThat(notices.of(office.head.id(), 0)).noneMatch(n -> n.kind() == NoticeKind.OPERATIONS);
  }

  @Test
  @DisplayName("每个定时任务都有名字，记下了运行；没有已经不存在的")
  void jobsAreKnown() throws InterruptedException {
    var all = jobs.all();
    assertThat(all).extracting(Jobs.Job::name).containsAll(Jobs.WORDS.keySet());
    assertThat(all).extracting(Jobs.Job::rhythm).doesNotContain("");
    var patience = Instant.now().plusSeconds(20);
    while (jobs.all().stream()
            .noneMatch(j -> j.name().equals("Reconciler.poll") && j.took() != null)
        && Instant.now().isBefore(patience)) {
      Thread.sleep(50);
    }
    assertThat(jobs.all())
        .filteredOn(j -> j.name().equals("Reconciler.poll"))
        .singleElement()
        .satisfies(j -> {
          assertThat(j.succeeded()).isNotNull();
          assertThat(j.failing()).isFalse();
        });
  }

  @Test
  @DisplayName("运行日志只留类别：我们的句子不带填进去的内容，别的组件只留是谁和哪种异常")
  void warningsHaveNoContent() {
    LoggerFactory.getLogger("org.shenfa.test").warn("来信 {} 没有办成", "13812345678");
    LoggerFactory.getLogger("com.example.pool")
        .error("select * from letter where name = '张三'", new IllegalStateException("张三"));
    assertThat(warnings.all())
        .anySatisfy(w -> assertThat(w.pattern()).isEqualTo("来信 {} 没有办成"))
        .anySatisfy(w -> {
          assertThat(w.logger()).isEqualTo("com.example.pool");
          assertThat(w.pattern()).isEmpty();
          assertThat(w.exception()).isEqualTo("java.lang.IllegalStateException");
        });
    assertThat(warnings.all().toString()).doesNotContain("13812345678", "张三");
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("指标：没有口令的同不存在，公众端口和工作台都没有；有口令的读得到，里面没有人和内容")
  void metricsAreForWhoeverHoldsTheToken() throws Exception {
    var title = "不进指标的标题";
    var reader = DeskBrowser.at(port, accounts, office.clerk);
    var item = office.drafted(ItemKind.NOTICE, title).itemId();
    reader.get("/desk/items/" + item);
    reader.get("/desk/items?q=13812345678");
    reader.get("/desk/items/13812345678");
    reader.get("/desk/nothing/13812345678");
    assertThat(reader.get("/metrics").statusCode()).isEqualTo(404);
    assertThat(reader.get("/actuator/prometheus").statusCode()).isEqualTo(404);
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    var opened =
        new MetricsPort(new OperationsSettings(null, null, free, "127.0.0.1", TOKEN), metrics);
    opened.open();
    try {
      assertThat(asked(free, "/metrics", null).statusCode()).isEqualTo(404);
      assertThat(asked(free, "/metrics", TOKEN + "x").statusCode()).isEqualTo(404);
      assertThat(asked(free, "/", TOKEN).statusCode()).isEqualTo(404);
      var answer = asked(free, "/metrics", TOKEN);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .contains(
              "shenfa_releases ",
              "shenfa_letters_open ",
              "shenfa_deadlines_overdue ",
              "shenfa_queue{queue=\"notice_mail\"} ",
              "shenfa_log_position ",
              "shenfa_log_whole 1.0",
              "shenfa_backup_age_seconds ",
              "shenfa_restore_test_passed ",
              "shenfa_probe_ok ",
              "uri=\"/desk/items\"",
              "jvm_memory_used_bytes")
          .doesNotContain(title, "13812345678", office.clerk.name(), office.clerk.staffNo());
    } finally {
      opened.close();
    }
    assertThatThrownBy(() -> new OperationsSettings(null, null, 9464, "127.0.0.1", "short"))
        .hasMessageContaining("SHENFA_METRICS_TOKEN");
  }

  private static HttpResponse<String> asked(
      int port, String path, @org.jspecify.annotations.Nullable String token) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
