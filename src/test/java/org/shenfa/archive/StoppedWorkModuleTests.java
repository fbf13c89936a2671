package org.shenfa.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.shenfa.Shenfa;
import org.shenfa.access.Accounts;
import org.shenfa.archive.ArchiveWork.Outcome;
import org.shenfa.audit.AuditTrail;
import org.shenfa.chronicle.Chronicle;
import org.shenfa.content.ItemKind;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.site.Reconciler;
import org.shenfa.support.DeskBrowser;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.TestServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "spring.application.name=archive")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("归档：导出和清点做到一半可以停下，什么也不留下，可以重新开始")
class StoppedWorkModuleTests {
  private static final LocalDate TODAY = LocalDate.now(Shenfa.ZONE);
  private static final int YEAR = TODAY.getYear();

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired Reconciler site;
  @Autowired Chronicle chronicle;
  @Autowired Registering registering;
  @Autowired ArchiveRegister register;
  @Autowired Working working;
  @Autowired Inventory inventory;
  @Autowired YearBundle years;
  @Autowired DayExport days;
  @Autowired AuditTrail trail;
  @Autowired DatabaseSettings settings;
  @Autowired JdbcClient db;
  @LocalServerPort int port;
  @TempDir Path folder;

  @BeforeEach
  void twoPackages() {
    office.released(ItemKind.NOTICE, "停下以前的通知");
    office.released(ItemKind.NOTICE, "停下以前的另一个通知");
    site.reconcile();
    chronicle.keep();
    registering.register(Instant.now());
    assertThat(register.count(YEAR)).isGreaterThanOrEqualTo(2);
  }

  /** Holds back whoever reads a table until it is closed. */
  private Connection held(String table) throws SQLException {
    var server = TestServer.get().superuserOn(Objects.requireNonNull(settings.url()));
    server.setAutoCommit(false);
    try (var statement = server.createStatement()) {
      statement.execute("lock table " + table + " in access exclusive mode");
    }
    return server;
  }

  private void reaches(String step) throws InterruptedException {
    while (working.progress().filter(p -> p.step().equals(step)).isEmpty()) {
      Thread.sleep(10);
    }
  }

  private ArchiveWork ended(long work) throws InterruptedException {
    while (working.progress().isPresent()) {
      Thread.sleep(10);
    }
    return working.find(work).orElseThrow();
  }

  private List<String> left(long work) throws IOException {
    var made = settings.data().resolve("archive");
    if (!Files.isDirectory(made)) {
      return List.of();
    }
    try (var all = Files.list(made)) {
      return all.map(f -> f.getFileName().toString())
          .filter(n -> n.startsWith(work + "."))
          .toList();
    }
  }

  private void mustHaveStopped(ArchiveWork work) throws IOException {
    assertThat(work.outcome()).as(work.note()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(work.note()).isEqualTo("有人停下了它");
    assertThat(work.digest()).isNull();
    assertThat(working.file(work)).isEmpty();
    assertThat(left(work.id())).isEmpty();
    assertThat(said("archive.stopped", work.id())).isOne();
    assertThat(said("archive.finished", work.id())).isZero();
  }

  private long said(String action, long work) {
    return db.sql(
            """
            select count(*) from audit_event where object_type = 'archive-work' and object_id = ?
              and position(convert_to(?, 'UTF8') in content) > 0
            """)
        .params(Long.toString(work), "\"action\":\"" + action + "\"")
        .query(Long.class)
        .single();
  }

  @Test
  @Timeout(120)
  @Proves(Clause.MEASURES_26_1)
  @DisplayName("年度档案包写到一半，在页面上停下：页面马上说正在停下，不留半个文件，日志记得是哪一次、谁停的，马上可以重新开始")
  void aBundleIsStoppedHalfway() throws Exception {
    var editor = DeskBrowser.at(port, accounts, office.editorOne);
    assertThat(editor.get("/desk/archive/works").body()).doesNotContain("停下</button>");
    long work;
    try (var _ = held("revision")) {
      work = working.year(office.editorOne, YEAR, "移交档案室");
      reaches("写出档案");
      assertThat(left(work)).containsExactly(work + ".part");
      assertThatThrownBy(() -> working.inventory(office.editorOne, YEAR, "同时再来一次"))
          .isInstanceOf(Violations.class)
          .hasMessageContaining("做完以后再开始");
      assertThat(editor.post("/desk/archive/works/stop").statusCode()).isEqualTo(302);
      working.stop(office.editorTwo);
      assertThat(editor.get("/desk/archive/works").body()).contains("正在停下");
    }
    mustHaveStopped(ended(work));
    assertThat(editor.get("/desk/archive/works").body()).contains("有人停下了它");
    assertThat(editor.get("/desk/archive/works/" + work + "/file").statusCode()).isEqualTo(404);
    var again = ended(working.year(office.editorOne, YEAR, "移交档案室"));
    assertThat(again.outcome()).as(again.note()).isEqualTo(Outcome.FINISHED);
    assertThat(again.units()).isEqualTo(register.count(YEAR));
  }

  @Test
  @Timeout(120)
  @DisplayName("还在准备的时候停下：清点、整站网页都停；等着登记的稿件不因此记成登记不了")
  void itIsStoppedWhilePreparing() throws Exception {
    var waiting = office.released(ItemKind.NOTICE, "停下的时候还没有归档").id();
    for (var day : List.of(true, false)) {
      long work;
      try (var _ = held("archive_package")) {
        work =
            day
                ? working.day(office.editorOne, TODAY, "网站改版前归档")
                : working.inventory(office.editorOne, YEAR, "年度清点");
        working.stop(office.editorOne);
      }
      mustHaveStopped(ended(work));
    }
    assertThat(registering.refusal(waiting)).isEmpty();
    working.stop(office.editorOne);
    assertThat(ended(working.inventory(office.editorOne, YEAR, "年度清点")).outcome())
        .isEqualTo(Outcome.FINISHED);
  }

  @Test
  @DisplayName("每一卷、每一页之前都可以停：停在哪一步都不再往下做，旁边的文件也拿走")
  void everyLineIsAPlaceToStop() throws Exception {
    var scratch = folder.resolve("scratch");
    for (var most : List.of(0, 1, 2)) {
      assertThatThrownBy(() -> inventory.count(YEAR, stopping(most), Instant.now()))
          .isInstanceOf(InterruptedIOException.class);
      assertThatThrownBy(() -> years.write(OutputStream.nullOutputStream(), YEAR, stopping(most)))
          .isInstanceOf(InterruptedIOException.class);
      assertThatThrownBy(
              () -> days.write(OutputStream.nullOutputStream(), TODAY, scratch, stopping(most)))
          .isInstanceOf(InterruptedIOException.class);
      assertThat(scratch).doesNotExist();
    }
    var asked = new ArrayList<String>();
    inventory.count(YEAR, (step, done, of) -> asked.add(step), Instant.now());
    assertThat(asked).hasSize(register.count(YEAR) + 1);
  }

  /** Lets some steps pass and stops at the next. */
  private static Steps stopping(int most) {
    var passed = new ArrayList<String>();
    return (step, done, of) -> {
      if (passed.size() == most) {
        throw new InterruptedIOException(step);
      }
      passed.add(step);
    };
  }
}
