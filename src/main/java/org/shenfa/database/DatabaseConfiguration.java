package org.shenfa.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 数据库接线: the application's connections ({@code shenfa_app}) and the visitor's ({@code
 * shenfa_public}). Nothing holds the owner's password after migration.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

  /** Where the server is reached, migrated and ready. Closing it stops an embedded server. */
  record Server(String url, String appPassword, String publicPassword, AutoCloseable resource)
      implements AutoCloseable {
    @Override
    public void close() throws Exception {
      resource.close();
    }
  }

  @Bean(destroyMethod = "close")
  Server databaseServer(DatabaseSettings settings) {
    if (settings.configured()) {
      var url = Objects.requireNonNull(settings.url());
      migrate(url, required(settings.ownerPassword(), "SHENFA_DB_OWNER_PASSWORD"));
      return new Server(
          url,
          required(settings.appPassword(), "SHENFA_DB_APP_PASSWORD"),
          required(settings.publicPassword(), "SHENFA_DB_PUBLIC_PASSWORD"),
          () -> {});
    }
    var embedded = EmbeddedServer.on(settings.data());
    try {
      migrate(embedded.url(), embedded.credentials().owner());
    } catch (RuntimeException e) {
      embedded.close();
      throw e;
    }
    return new Server(
        embedded.url(), embedded.credentials().app(), embedded.credentials().visitor(), embedded);
  }

  @Bean
  @Primary
  DataSource dataSource(Server server) {
    return pool("desk", server.url(), "shenfa_app", server.appPassword(), 24, "");
  }

  /**
   * What is public is read through views over ten tables, written in the order they are best read
   * in. To try every other order took ten times as long as the reading itself.
   */
  @Bean
  @Qualifier("visitor")
  DataSource visitorDataSource(Server server) {
    return pool(
        "site",
        server.url(),
        "shenfa_public",
        server.publicPassword(),
        8,
        "-c join_collapse_limit=4 -c from_collapse_limit=4");
  }

  @Bean
  @Primary
  JdbcClient jdbcClient(DataSource dataSource) {
    return JdbcClient.create(dataSource);
  }

  /** What a visitor's request may touch: current-release views and the few intake functions. */
  @Bean
  @Qualifier("visitor")
  JdbcClient visitorJdbcClient(@Qualifier("visitor") DataSource visitorDataSource) {
    return JdbcClient.create(visitorDataSource);
  }

  static void migrate(String url, String ownerPassword) {
    Flyway.configure()
        .dataSource(url, "shenfa_owner", ownerPassword)
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }

  private static HikariDataSource pool(
      String name, String url, String role, String password, int size, String options) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setUsername(role);
    config.setPassword(password);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(5_000);
    config.addDataSourceProperty("options", options);
    return new HikariDataSource(config);
  }

  private static String required(@org.jspecify.annotations.Nullable String value, String name) {
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("设置了 SHENFA_DB_URL，还须设置 " + name + "。");
    }
    return value;
  }
}
