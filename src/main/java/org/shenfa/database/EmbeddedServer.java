package org.shenfa.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 内置数据库: a real PostgreSQL on a folder that persists. The launcher's own defaults are made for
 * tests; here every durable setting is on, a password is demanded and only loopback listens. A
 * postmaster left behind by a killed process is stopped before ours starts, so that there is never
 * a second one.
 */
public final class EmbeddedServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9_-]{16,}");

  private final FileChannel lockFile;
  private final FileLock lock;
  private final EmbeddedPostgres postgres;
  private final Credentials credentials;

  private EmbeddedServer(
      FileChannel lockFile, FileLock lock, EmbeddedPostgres postgres, Credentials credentials) {
    this.lockFile = lockFile;
    this.lock = lock;
    this.postgres = postgres;
    this.credentials = credentials;
  }

  /** Starts the server on {@code data/postgres}, or says in one sentence why it cannot. */
  public static EmbeddedServer on(Path data) {
    try {
      Files.createDirectories(data);
      var lockFile =
          FileChannel.open(
              data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var lock = lockFile.tryLock();
      if (lock == null) {
        lockFile.close();
        throw new IllegalStateException("另一个审发正在使用数据目录 " + data + "，请先停止它。");
      }
      var folder = data.resolve("postgres").toAbsolutePath();
      stopLeftover(folder);
      Restoring.clear(data);
      var fresh = !Files.exists(folder.resolve("PG_VERSION"));
      var credentials = Credentials.keptIn(data.resolve("secrets"));
      var server =
          new EmbeddedServer(lockFile, lock, start(folder, credentials, "256MB"), credentials);
      if (fresh || !Files.exists(folder.resolve("shenfa.ready"))) {
        server.prepare(folder);
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("内置数据库不能完成首次设置。", e);
    }
  }

  /** Starts what a backup was restored to, in little memory; nothing is set up there. */
  static EmbeddedServer tried(Path data) throws IOException {
    var lockFile =
        FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    var lock = lockFile.lock();
    var credentials = Credentials.keptIn(data.resolve("secrets"));
    try {
      return new EmbeddedServer(
          lockFile, lock, start(data.resolve("postgres"), credentials, "32MB"), credentials);
    } catch (IOException | RuntimeException e) {
      lockFile.close();
      throw e;
    }
  }

  private static EmbeddedPostgres start(Path folder, Credentials credentials, String memory)
      throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(Duration.ofSeconds(60))
        .setLocaleConfig("locale", "C.UTF-8")
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("password_encryption", "scram-sha-256")
        .setServerConfig("max_connections", "120")
        .setServerConfig("shared_buffers", memory)
        .setServerConfig("log_min_messages", "fatal")
        .setConnectConfig("password", credentials.superuser())
        .start();
  }

  /** First start only: a password for everybody, three roles, one database. */
  private void prepare(Path folder) throws SQLException, IOException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var sql = connection.createStatement()) {
      sql.execute("alter role postgres password '%s'".formatted(checked(credentials.superuser())));
      sql.execute(
          ROLES.formatted(
              checked(credentials.owner()),
              checked(credentials.app()),
              checked(credentials.visitor())));
      sql.execute("create database shenfa owner shenfa_owner encoding 'UTF8' template template0");
      sql.execute("revoke connect on database shenfa from public");
      sql.execute("grant connect on database shenfa to shenfa_app, shenfa_public");
      Files.writeString(
          folder.resolve("pg_hba.conf"),
          """
          # Written by Shenfa: loopback only, always with a password.
          host all all 127.0.0.1/32 scram-sha-256
          """);
      sql.execute("select pg_reload_conf()");
    }
    Files.createFile(folder.resolve("shenfa.ready"));
  }

  static final String ROLES =
      """
      do $$ begin
        if not exists (select from pg_roles where rolname = 'shenfa_owner') then
          create role shenfa_owner login password '%s';
          create role shenfa_app login password '%s';
          create role shenfa_public login password '%s';
        end if;
      end $$
      """;

  private static String checked(String password) {
    if (!PASSWORD.matcher(password).matches()) {
      throw new IllegalStateException("数据库口令文件已损坏，请恢复 secrets/database.properties。");
    }
    return password;
  }

  /** A killed process leaves its postmaster running; it is stopped cleanly before ours starts. */
  static void stopLeftover(Path folder) throws IOException {
    var process = leftover(folder);
    if (process == null) {
      return;
    }
    LOG.info("上次异常退出时留下的数据库进程 {} 仍在运行，先停止它", process.pid());
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
      process.onExit().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("不能停止上次留下的数据库进程。", e);
    }
  }

  private static @Nullable ProcessHandle leftover(Path folder) throws IOException {
    var pidFile = folder.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return null;
    }
    var lines = Files.readAllLines(pidFile);
    if (lines.size() < 2 || !Path.of(lines.get(1).strip()).equals(folder)) {
      return null;
    }
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(ProcessHandle::isAlive)
        .filter(p -> p.info().command().map(c -> c.contains("postgres")).orElse(true))
        .orElse(null);
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:%d/shenfa".formatted(postgres.getPort());
  }

  Credentials credentials() {
    return credentials;
  }

  @Override
  public void close() {
    try {
      postgres.close();
      lock.release();
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
