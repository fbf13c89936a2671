package org.shenfa.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.shenfa.audit.LogCheck;
import org.shenfa.operations.RestoredCheck;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@DisplayName("内置数据库的备份和恢复")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BaseBackupTests {
  @TempDir(cleanup = CleanupMode.ALWAYS)
  static Path folder;

  private Path data;
  private Path backups;
  private EmbeddedServer server;
  private Path whole;
  private long before;
  private final ConcurrentLinkedQueue<Throwable> failed = new ConcurrentLinkedQueue<>();

  @BeforeAll
  void aBackupWhilePeopleWork() throws Exception {
    data = folder.resolve("data");
    backups = folder.resolve("backups");
    var left = Files.createDirectories(data.resolve("restore-test/postgres"));
    server = EmbeddedServer.on(data);
    assertThat(left).as("what a killed trial left").doesNotExist();
    DatabaseConfiguration.migrate(server.url(), server.credentials().owner());
    var over = new AtomicBoolean();
    var people = new ArrayList<Thread>();
    for (var n = 0; n < 4; n++) {
      people.add(
          Thread.ofPlatform()
              .uncaughtExceptionHandler((t, e) -> failed.add(e))
              .start(() -> work(over)));
    }
    Thread.sleep(300);
    before = sealed(data);
    whole = new BaseBackup(data, "test", Clock.systemUTC()).take(backups);
    over.set(true);
    for (var person : people) {
      person.join();
    }
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private void work(AtomicBoolean over) {
    try (var connection =
            DriverManager.getConnection(server.url(), "shenfa_app", server.credentials().app());
        var sql = connection.createStatement()) {
      for (var n = 0; !over.get(); n++) {
        sql.execute(
            "insert into audit_event (object_type, object_id, content) values ('test', '%d', convert_to(repeat('写', %d), 'UTF8'))"
                .formatted(n, 10 + n % 3_000));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long sealed(Path data) throws SQLException {
    try (var connection = Restored.reading(data)) {
      return client(connection).sql("select count(*) from audit_seal").query(Long.class).single();
    }
  }

  private static JdbcClient client(java.sql.Connection connection) {
    return JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  @Test
  @Proves(Clause.MEASURES_5_1)
  @DisplayName("F-17 大家照常写入时做的备份：没有一次写入失败，恢复到空目录后日志逐条连得上，备份前答复过的都在")
  void aBackupTakenWhilePeopleWriteIsWhole() throws Exception {
    assertThat(failed).isEmpty();
    var target = folder.resolve("new");
    Files.createDirectories(target.resolve("secrets"));
    Files.copy(
        data.resolve("secrets/database.properties"),
        target.resolve("secrets/database.properties"),
        StandardCopyOption.COPY_ATTRIBUTES);
    var manifest = Restoring.into(whole, target);
    try (var restored = EmbeddedServer.on(target);
        var connection = Restored.reading(target)) {
      assertThat(restored.url()).isNotEqualTo(server.url());
      var log = LogCheck.of(client(connection));
      assertThat(log.faults()).isEmpty();
      assertThat(manifest.log()).isGreaterThanOrEqualTo(before).isPositive();
      assertThat(log.entries()).isBetween(manifest.log(), sealed(data));
      assertThat(LogCheck.chainAt(client(connection), manifest.log())).isEqualTo(manifest.chain());
    }
  }

  @Test
  @DisplayName("BI-159 目标不空、没有口令、备份损坏、清单不全：写第一个文件以前就拒绝，说清楚")
  void refusedBeforeTheFirstWrite() throws IOException {
    assertThatThrownBy(() -> Restoring.into(whole, data))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("恢复只写进空目录");
    var target = Files.createDirectories(folder.resolve("target"));
    assertThatThrownBy(() -> Restoring.into(whole, target))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("keys、secrets、witness");
    Files.createDirectories(target.resolve("secrets"));
    Files.copy(
        data.resolve("secrets/database.properties"), target.resolve("secrets/database.properties"));

    var flipped = copied("flipped");
    try (var file = new RandomAccessFile(flipped.resolve("base.zip").toFile(), "rw")) {
      file.seek(file.length() / 2);
      var there = file.read();
      file.seek(file.length() / 2);
      file.write(there ^ 1);
    }
    refused(flipped, target, "已损坏");
    var cut = copied("cut");
    try (var file = new RandomAccessFile(cut.resolve("base.zip").toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }
    refused(cut, target, "大小和清单不符");
    var without = copied("without");
    Files.delete(without.resolve("manifest.json"));
    refused(without, target, "备份清单");
    var torn = copied("torn");
    Files.writeString(torn.resolve("manifest.json"), "{\"format\":");
    refused(torn, target, "备份清单");
    assertThat(target.resolve("postgres")).doesNotExist();
  }

  @Test
  @DisplayName("磁盘放不下时不做恢复测试，说还差多少，不拿正在用的数据去冒险")
  void aTrialMustFit() {
    Restoring.mustFit(1L << 30, 2L << 30);
    assertThatThrownBy(() -> Restoring.mustFit(1L << 30, 1L << 30))
        .isInstanceOf(Violations.class)
        .hasMessage("磁盘剩余 1024 MB，恢复测试要 1638 MB，没有做。");
  }

  private Path copied(String name) throws IOException {
    var copy = Files.createDirectories(folder.resolve(name));
    for (var file : List.of("base.zip", "manifest.json")) {
      Files.copy(whole.resolve(file), copy.resolve(file));
    }
    return copy;
  }

  private static void refused(Path backup, Path target, String why) {
    assertThatThrownBy(() -> Restoring.into(backup, target))
        .isInstanceOf(Violations.class)
        .hasMessageContaining(why);
  }

  @Test
  @DisplayName("F-17 做了一半的备份由下一次清掉；摘要值都对、里面的留痕被人改过的，试恢复时核对得出来；试恢复只读，不留下文件")
  void whatWasChangedBeforeTheBackupIsFound() throws Exception {
    try (var connection = Superuser.of(data).connection();
        var sql = connection.createStatement()) {
      sql.execute("alter table audit_event disable trigger user");
      sql.execute(
          "update audit_event set content = convert_to('改过的', 'UTF8') where id = (select event_id from audit_seal where sequence = 7)");
      sql.execute("alter table audit_event enable trigger user");
    }
    var others = Files.createDirectories(folder.resolve("changed"));
    var half = Files.createDirectories(others.resolve(".shenfa-20200101T000000Z"));
    Files.writeString(half.resolve("base.zip"), "half");
    var changed = new BaseBackup(data, "test", Clock.systemUTC()).take(others);
    assertThat(half).doesNotExist();
    assertThat(BackupManifest.of(changed).system()).isEqualTo(BackupManifest.of(whole).system());

    try (var restored = Restoring.tried(changed, data);
        var connection = restored.reading();
        var sql = connection.createStatement()) {
      var result = RestoredCheck.of(connection, restored.manifest(), (done, of) -> {});
      assertThat(result.faults()).containsExactly("日志第 7 条和它的封存值不一致");
      assertThat(result.figures().get("表")).isGreaterThan(100);
      assertThatThrownBy(() -> sql.execute("create table x (y int)"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("read-only");
    }
    assertThat(data.resolve("restore-test")).doesNotExist();
    assertThat(data.resolve("postgres/PG_VERSION")).exists();
  }
}
