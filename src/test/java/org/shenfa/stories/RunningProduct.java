package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.shenfa.organization.DemoOrganization;
import org.shenfa.organization.PostKind;
import org.shenfa.support.DeskBrowser;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product as its own process with the demo office, on a durable database in a folder. */
final class RunningProduct {
  private static final String PASSWORD = "shenfa-demo-2026";

  private final HttpClient reader = HttpClient.newHttpClient();
  private final Path home;
  private final Path data;
  private final int deskPort;
  private final int sitePort;
  private int starts;
  private @Nullable Process running;

  /**
   * @param home where its log goes
   * @param data its data folder
   */
  RunningProduct(Path home, Path data) throws IOException {
    this.home = home;
    this.data = data;
    this.deskPort = free();
    this.sitePort = free();
  }

  int deskPort() {
    return deskPort;
  }

  String site() {
    return "http://127.0.0.1:" + sitePort;
  }

  void stop() throws Exception {
    var process = running;
    if (process != null) {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
    postmaster().ifPresent(ProcessHandle::destroyForcibly);
  }

  void kill() throws InterruptedException {
    Objects.requireNonNull(running).destroyForcibly().waitFor();
  }

  void theLogVerifies() throws Exception {
    var auditor = new DeskBrowser(deskPort, "127.0.0.1");
    auditor.password(DemoOrganization.AUDIT_ADMIN, PASSWORD);
    var until = Instant.now().plusSeconds(30);
    while (!auditor.get("/desk/audit").body().contains("最近的核验点") && Instant.now().isBefore(until)) {
      Thread.sleep(500);
    }
    var bundle = home.resolve("bundle.zip");
    var session = "shenfa=" + auditor.session();
    reader.send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/desk/audit/bundle".formatted(deskPort)))
            .header("Cookie", session)
            .build(),
        BodyHandlers.ofFile(bundle));
    var said = home.resolve("verify.log");
    var code =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "tools/VerifyAudit.java",
                bundle.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    assertThat(code).as(Files.readString(said)).isZero();
  }

  HttpResponse<String> page(String path) throws IOException, InterruptedException {
    return reader.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(sitePort, path)))
            .build(),
        BodyHandlers.ofString());
  }

  DeskBrowser enter(String unit, PostKind kind) {
    var browser = new DeskBrowser(deskPort, "127.0.0.1");
    var who = DemoOrganization.holding(unit, kind);
    assertThat(DeskBrowser.to(browser.password(who.staffNo(), PASSWORD)))
        .as(who.name())
        .isEqualTo("/desk");
    return browser;
  }

  /** The product as {@code bin/run} starts it, with this build's classes and none of the tests'. */
  void start() throws Exception {
    var command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx512m",
            // It lives for seconds: the first compiler is enough, as for the tests themselves.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classes(),
            "org.shenfa.Shenfa");
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("product.log").toFile()));
    builder.environment().put("SHENFA_DATA", data.toString());
    builder.environment().put("SHENFA_DESK_PORT", Integer.toString(deskPort));
    builder.environment().put("SHENFA_SITE_PORT", Integer.toString(sitePort));
    builder.environment().put("SHENFA_DEMO", "true");
    builder.environment().put("SERVER_FORWARD_HEADERS_STRATEGY", "framework");
    builder.environment().remove("SHENFA_DB_URL");
    var process = builder.start();
    running = process;
    var until = Instant.now().plus(Duration.ofSeconds(90));
    while (Instant.now().isBefore(until) && process.isAlive()) {
      try {
        // The demo office is made before the last line is printed; both ports answer by then.
        if (page("/sitemap.xml").statusCode() == 200
            && Files.readString(home.resolve("product.log"))
                    .lines()
                    .filter(l -> l.contains("审发已启动"))
                    .count()
                > starts) {
          starts++;
          return;
        }
      } catch (IOException notYet) {
        // Not yet.
      }
      Thread.sleep(100);
    }
    throw new AssertionError(Files.readString(home.resolve("product.log")));
  }

  private static String classes() throws IOException {
    var given = System.getProperty("java.class.path");
    var entries = new ArrayList<String>();
    for (var entry : given.split(java.io.File.pathSeparator, -1)) {
      if (!entry.contains("surefirebooter")) {
        entries.add(entry);
        continue;
      }
      try (var booter = new JarFile(entry)) {
        var list =
            booter
                .getManifest()
                .getMainAttributes()
                .getValue(java.util.jar.Attributes.Name.CLASS_PATH);
        for (var one : list.split(" ", -1)) {
          entries.add(Path.of(entry).toUri().resolve(one).getPath());
        }
      }
    }
    return entries.stream()
        .filter(e -> !e.contains("test-classes"))
        .collect(Collectors.joining(java.io.File.pathSeparator));
  }

  JdbcClient database() throws IOException {
    var lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
    var secrets = new Properties();
    try (var in = Files.newBufferedReader(data.resolve("secrets/database.properties"))) {
      secrets.load(in);
    }
    var source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://127.0.0.1:%s/shenfa".formatted(lines.get(3).strip()));
    source.setUser("shenfa_app");
    source.setPassword(secrets.getProperty("app"));
    return JdbcClient.create(source);
  }

  java.util.Optional<ProcessHandle> postmaster() throws IOException {
    var pid = data.resolve("postgres/postmaster.pid");
    return Files.exists(pid)
        ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).getFirst().strip()))
        : java.util.Optional.empty();
  }

  private static int free() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
