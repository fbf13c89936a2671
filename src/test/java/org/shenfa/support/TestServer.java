package org.shenfa.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One PostgreSQL for the whole test run, migrated once as a template; each caller gets a database
 * of its own as a copy. {@code SHENFA_TEST_DB_URL} (with a superuser's name and password in it)
 * selects a server of one's own instead of the embedded one.
 */
public final class TestServer {
  public static final String PASSWORD = "test-only-password";
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static @Nullable TestServer running;

  private final String superuser;

  private TestServer(String superuser) {
    this.superuser = superuser;
  }

  /** The server of this run, started and migrated on first use. */
  public static synchronized TestServer get() {
    if (running == null) {
      running = new TestServer(address());
      running.prepare();
    }
    return running;
  }

  private static String address() {
    var own = System.getenv("SHENFA_TEST_DB_URL");
    if (own != null && !own.isBlank()) {
      return own;
    }
    try {
      var embedded = EmbeddedPostgres.builder().setServerConfig("max_connections", "300");
      if (Boolean.getBoolean("shenfa.test.durable")) {
        List.of("fsync", "full_page_writes", "synchronous_commit")
            .forEach(setting -> embedded.setServerConfig(setting, "on"));
      }
      return embedded.start().getJdbcUrl("postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void prepare() {
    asSuperuser(
        superuser,
        """
        do $$ declare r text; begin
          foreach r in array array['shenfa_owner', 'shenfa_app', 'shenfa_public'] loop
            if not exists (select from pg_roles where rolname = r) then
              execute format('create role %I login', r);
            end if;
            execute format('alter role %I password %L', r, '\
        """
            + PASSWORD
            + "'); end loop; end $$");
    asSuperuser(superuser, "drop database if exists shenfa_template with (force)");
    asSuperuser(superuser, "create database shenfa_template owner shenfa_owner template template0");
    Flyway.configure()
        .dataSource(url("shenfa_template"), "shenfa_owner", PASSWORD)
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }

  /** A fresh migrated database; the answer is its JDBC address without user or password. */
  public synchronized String newDatabase() {
    var name = "shenfa_test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    asSuperuser(superuser, "drop database if exists " + name + " with (force)");
    asSuperuser(
        superuser, "create database " + name + " owner shenfa_owner template shenfa_template");
    return url(name);
  }

  private String url(String database) {
    var base =
        superuser.substring(
            0, superuser.indexOf('?') < 0 ? superuser.length() : superuser.indexOf('?'));
    return base.substring(0, base.lastIndexOf('/') + 1) + database;
  }

  /** A plain data source on {@code url} as one of the product's three roles. */
  public static DataSource as(String role, String url) {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(role);
    source.setPassword(PASSWORD);
    return source;
  }

  public static JdbcClient client(String role, String url) {
    return JdbcClient.create(as(role, url));
  }

  /** A superuser's connection to the same database, for attacks that prevention cannot stop. */
  public Connection superuserOn(String url) throws SQLException {
    var query = superuser.indexOf('?') < 0 ? "" : superuser.substring(superuser.indexOf('?'));
    return DriverManager.getConnection(url + query);
  }

  private static void asSuperuser(String address, String sql) {
    try (var connection = DriverManager.getConnection(address);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
