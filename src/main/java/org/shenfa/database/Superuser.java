package org.shenfa.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/** 超级用户: of an embedded server that runs on this data folder, whoever started it. */
record Superuser(int port, String password) {

  static Superuser of(Path data) throws IOException {
    var running = data.resolve("postgres").resolve("postmaster.pid");
    var lines = Files.exists(running) ? Files.readAllLines(running) : List.<String>of();
    if (lines.size() < 4) {
      throw BaseBackup.refused("数据目录 %s 的内置数据库没有运行。".formatted(data));
    }
    return new Superuser(
        Integer.parseInt(lines.get(3).strip()),
        Credentials.keptIn(data.resolve("secrets")).superuser());
  }

  Connection connection() throws SQLException {
    return connection("off");
  }

  /** One that can change nothing. */
  Connection reading() throws SQLException {
    return connection("on");
  }

  private Connection connection(String readOnly) throws SQLException {
    var login = new Properties();
    login.setProperty("options", "-c default_transaction_read_only=" + readOnly);
    login.setProperty("user", "postgres");
    login.setProperty("password", password);
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/shenfa".formatted(port), login);
  }
}
