package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.shenfa.organization.DemoOrganization;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.Chromium;
import org.shenfa.support.DeskBrowser;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The product as its own process on its own durable database, killed while people work, started
 * again as it lies there: what was acknowledged is there, whole, and public where it was released.
 */
@DisplayName("断电：办事中途强行终止")
class KillStory {
  private static final String PASSWORD = "shenfa-demo-2026";
  private static final Pattern HIDDEN =
      Pattern.compile("name=\"(digest|seq|command)\" value=\"([^\"]+)\"");
  private static final Pattern REVIEW = Pattern.compile("/desk/review/([0-9]+)");
  private static final List<String> UNITS = List.of("危化监管处", "办公室");

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path data;

  private final HttpClient reader = HttpClient.newHttpClient();
  private final LetterWriters writers = new LetterWriters();
  private final AtomicInteger texts = new AtomicInteger();
  private int deskPort;
  private int sitePort;
  private @Nullable Process running;

  /** Something the product answered as done. */
  private record Done(String what, String select, List<Object> about) {}

  /** A person's browser, kept over every restart as a real one is. */
  private record Desk(DeskBrowser clerk, DeskBrowser secrecy, DeskBrowser head) {}

  @AfterEach
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

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("C-1 A-3 强行终止，答复过的一件不丢，没有办了一半的；给了回执的信都在，没有回执的信是整封或者没有，没有两封的")
  void nothingAcknowledgedIsLost() throws Exception {
    rounds(1);
  }

  @Test
  @Tag("long")
  @DisplayName("C-1 A-3 一百次强行终止，答复过的一件不丢，没有办了一半的")
  void nothingAcknowledgedIsLostLong() throws Exception {
    rounds(100);
  }

  @Test
  @Tag("long")
  @DisplayName("C-1 写稿时服务被强行终止，五秒以前的字一个不丢；起来以后自动接上")
  void noKeystrokeOlderThanFiveSecondsIsLost() throws Exception {
    assumeTrue(Chromium.isThere(), "没有 Chromium，浏览器故事不运行");
    deskPort = free();
    sitePort = free();
    start();
    try (var chromium = new Chromium(deskPort);
        var context = chromium.window()) {
      var page = writing(context.newPage());
      var text = new StringBuilder();
      var typed = new ArrayList<Map.Entry<Instant, Integer>>();
      for (var n = 0; n < 120; n++) {
        page.keyboard().type(Integer.toString(n) + "、");
        text.append(n).append('、');
        typed.add(Map.entry(Instant.now(), text.length()));
        if (n == 60) {
          Objects.requireNonNull(running).destroyForcibly().waitFor();
        }
        page.waitForTimeout(60);
      }
      page.waitForTimeout(1500);
      var address = page.url();
      var closed = Instant.now();
      page.close();
      start();
      var again = context.newPage();
      again.navigate(address);
      again.waitForSelector(
          "#f[data-ready]",
          new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
      if (again.isVisible("#bar-left")) {
        again.click("#bar-left button:has-text('用它继续')");
      }
      var older =
          typed.stream()
              .filter(t -> t.getKey().isBefore(closed.minusSeconds(5)))
              .mapToInt(Map.Entry::getValue)
              .max()
              .orElse(0);
      assertThat(older).isPositive();
      assertThat(again.textContent(".editor")).contains(text.substring(0, older));
    }
  }

  /** A clerk with a new item open and the cursor in its body. */
  private Page writing(Page page) {
    var clerk = DemoOrganization.holding("危化监管处", PostKind.CLERK);
    Chromium.signIn(page, clerk.staffNo(), PASSWORD);
    page.navigate("/desk/items/new");
    page.check("input[value=NOTICE]");
    page.click("button:has-text('开始起草')");
    page.waitForSelector(".editor");
    page.click(".editor");
    return page;
  }

  private void rounds(int count) throws Exception {
    var seed = Long.getLong("shenfa.seed", System.nanoTime());
    var random = new Random(seed);
    deskPort = free();
    sitePort = free();
    start();
    var desks = new ArrayList<Desk>();
    for (var unit : UNITS) {
      desks.add(
          new Desk(
              enter(unit, PostKind.CLERK),
              enter(unit, PostKind.SECRECY_REVIEWER),
              enter(unit, PostKind.UNIT_HEAD)));
    }
    var reviewer = enter("新闻宣传处", PostKind.EDITORIAL_REVIEWER);
    var editor = enter("新闻宣传处", PostKind.SITE_EDITOR);
    var done = new ConcurrentLinkedQueue<Done>();
    for (var round = 0; round < count; round++) {
      var people = new ArrayList<Thread>();
      var wrong = new ConcurrentLinkedQueue<Throwable>();
      for (var desk : desks) {
        people.add(
            Thread.ofPlatform()
                .uncaughtExceptionHandler((thread, e) -> wrong.add(e))
                .start(() -> work(desk, reviewer, editor, done)));
      }
      people.addAll(writers.write("http://127.0.0.1:" + sitePort, wrong));
      Thread.sleep(400 + random.nextInt(1_600));
      // On a busy machine a text takes longer than that; the last round waits for one release.
      var patience = Instant.now().plusSeconds(40);
      while (round == count - 1
          && (done.stream().noneMatch(d -> d.what().equals("release")) || writers.receipts() == 0)
          && Instant.now().isBefore(patience)) {
        Thread.sleep(50);
      }
      var withDatabase = round % 3 == 2;
      Objects.requireNonNull(running).destroyForcibly().waitFor();
      if (withDatabase) {
        for (var database : postmaster().stream().toList()) {
          database.destroyForcibly();
          database.onExit().get(20, TimeUnit.SECONDS);
        }
      }
      for (var person : people) {
        person.join();
      }
      assertThat(wrong).as("what people were answered, round %d, seed %d", round, seed).isEmpty();
      start();
      allIsThere(done, "round %d, seed %d".formatted(round, seed));
      writers.everyLetterIsThereOnce(
          "http://127.0.0.1:" + sitePort, database(), "round %d, seed %d".formatted(round, seed));
    }
    assertThat(done.stream().filter(d -> d.what().equals("release")).count())
        .as("releases acknowledged")
        .isPositive();
    theLogVerifies();
    System.out.printf(
        "断电：%d 轮，种子 %d，收信 %d 封，答复过 %s，一件不丢%n",
        count,
        seed,
        writers.receipts(),
        done.stream().collect(Collectors.groupingBy(Done::what, Collectors.counting())));
  }

  /** One text after another through every look, until the process is gone. */
  private void work(
      Desk desk, DeskBrowser reviewer, DeskBrowser editor, ConcurrentLinkedQueue<Done> done) {
    try {
      while (true) {
        through(desk, reviewer, editor, done);
      }
    } catch (UncheckedIOException gone) {
      // The process was killed; what was not answered may have happened or not.
    }
  }

  private void through(
      Desk desk, DeskBrowser reviewer, DeskBrowser editor, ConcurrentLinkedQueue<Done> done) {
    var title = "断电前的第 %d 件".formatted(texts.incrementAndGet());
    var clerk = desk.clerk();
    clerk.get("/desk/items/new");
    var begun = DeskBrowser.to(clerk.post("/desk/items/new", "kind", "ORDINARY_NEWS"));
    var item = Long.parseLong(begun.replaceAll("[^0-9]", ""));
    done.add(new Done("draft", "select count(*) from item where id = ?", List.of(item)));
    var edit = "/desk/items/%d/edit".formatted(item);
    answered(
        clerk.post(
            edit,
            "seq",
            hidden(clerk.get(edit), "seq"),
            "title",
            title,
            "column",
            "gzdt",
            "source",
            "UNIT",
            "decision",
            "ACTIVE",
            "body",
            "<p>" + title + "的正文。</p>"));
    done.add(
        new Done(
            "text",
            "select count(*) from revision where item_id = ? and position(?::bytea in manifest) > 0",
            List.of(item, title.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    var digest = hidden(clerk.get(edit), "digest");
    answered(
        clerk.post("/desk/items/%d/submit".formatted(item), "digest", digest, "lane", "NORMAL"));
    var found = REVIEW.matcher(clerk.get("/desk/items/" + item).body());
    assertThat(found.find()).isTrue();
    var walk = Long.parseLong(found.group(1));
    done.add(new Done("case", "select count(*) from review_case where id = ?", List.of(walk)));
    var review = "/desk/review/" + walk;
    sign(desk.secrecy(), review, "secret", "NO", "timing", "FIT", "form", "FIT");
    done.add(opinion(walk, "SECRECY_REVIEW"));
    sign(
        desk.head(),
        review,
        "quality",
        "authentic",
        "quality",
        "lawful",
        "quality",
        "timely",
        "quality",
        "accurate");
    done.add(opinion(walk, "HEAD_CONFIRMATION"));
    synchronized (reviewer) {
      sign(reviewer, review);
    }
    done.add(opinion(walk, "EDITORIAL_REVIEW"));
    synchronized (editor) {
      answered(editor.post(review + "/release", "command", hidden(editor.get(review), "command")));
    }
    done.add(
        new Done(
            "release",
            "select count(*) from current_release c join release r on r.id = c.release_id where r.case_id = ?",
            List.of(walk)));
  }

  private static Done opinion(long walk, String look) {
    return new Done(
        "opinion",
        "select count(*) from opinion where case_id = ? and look = ?",
        List.of(walk, look));
  }

  private static void sign(DeskBrowser by, String review, String... answers) {
    var digest = hidden(by.get(review), "digest");
    answered(
        by.post(
            review,
            Stream.concat(Stream.of("digest", digest, "verdict", "AGREE"), Arrays.stream(answers))
                .toArray(String[]::new)));
  }

  private static void answered(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  private static String hidden(HttpResponse<String> page, String name) {
    return HIDDEN
        .matcher(page.body())
        .results()
        .filter(m -> m.group(1).equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " in " + page.body()))
        .group(2);
  }

  private void allIsThere(ConcurrentLinkedQueue<Done> done, String when) throws Exception {
    var db = database();
    for (var one : done) {
      assertThat(db.sql(one.select()).params(one.about()).query(Long.class).single())
          .as("%s: %s %s", when, one.what(), one.about())
          .isEqualTo(1);
    }
    // a fact and its event, or neither.
    for (var pair :
        List.of(
            List.of("item", "item.created"),
            List.of("revision", "revision.saved"),
            List.of("review_case", "case.opened"),
            List.of("opinion", "opinion.agreed"),
            List.of("release", "release.published"))) {
      assertThat(
              db.sql(
                      "select (select count(*) from %s %s) - (select count(*) from audit_event where convert_from(content, 'UTF8')::jsonb ->> 'action' = ?)"
                          .formatted(
                              pair.getFirst(),
                              pair.getFirst().equals("opinion") ? "where verdict = 'AGREE'" : ""))
                  .param(pair.getLast())
                  .query(Long.class)
                  .single())
          .as(when + ": " + pair)
          .isZero();
    }
    assertThat(
            db.sql(
                    "select (select count(*) from audit_event) - count(*) + max(sequence) - count(*) from audit_seal")
                .query(Long.class)
                .single())
        .as(when + ": A-1 every event is sealed, 1 to n")
        .isZero();
    var paths =
        db.sql("select path from current_release").query((row, n) -> row.getString(1)).list();
    settled(paths);
    for (var path : paths) {
      assertThat(page(path).statusCode()).as(when + ": " + path).isEqualTo(200);
    }
    // The address of an arrangement leads to the home page: it is no article of the site's list.
    var articles =
        db.sql(
                "select path from current_release where path not in (select path from public_arrangement)")
            .query((row, n) -> row.getString(1))
            .list();
    var listed = new ArrayList<String>();
    for (var part : named("/sitemap/[a-z0-9-]+\\.xml", "/sitemap.xml")) {
      listed.addAll(named("/art/[0-9/-]+\\.html", part));
    }
    assertThat(listed)
        .as(when + ": P-16 what the site lists is released")
        .containsExactlyInAnyOrderElementsOf(articles);
  }

  private List<String> named(String pattern, String page) throws Exception {
    return Pattern.compile(pattern)
        .matcher(page(page).body())
        .results()
        .map(m -> m.group())
        .toList();
  }

  /** The site comes in line within seconds of a start; the open list is written last. */
  private void settled(List<String> paths) throws Exception {
    var until = Instant.now().plusSeconds(20);
    while (Instant.now().isBefore(until)) {
      var all = page("/open/index.json").statusCode() == 200;
      for (var path : paths) {
        all = all && page(path).statusCode() == 200;
      }
      if (all) {
        Thread.sleep(1_000);
        return;
      }
      Thread.sleep(200);
    }
  }

  private void theLogVerifies() throws Exception {
    var auditor = new DeskBrowser(deskPort, "127.0.0.1");
    auditor.password(DemoOrganization.AUDIT_ADMIN, PASSWORD);
    var until = Instant.now().plusSeconds(30);
    while (!auditor.get("/desk/audit").body().contains("最近的核验点") && Instant.now().isBefore(until)) {
      Thread.sleep(500);
    }
    var bundle = data.resolve("bundle.zip");
    var session = "shenfa=" + auditor.session();
    reader.send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/desk/audit/bundle".formatted(deskPort)))
            .header("Cookie", session)
            .build(),
        BodyHandlers.ofFile(bundle));
    var said = data.resolve("verify.log");
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

  private HttpResponse<String> page(String path) throws IOException, InterruptedException {
    return reader.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(sitePort, path)))
            .build(),
        BodyHandlers.ofString());
  }

  private DeskBrowser enter(String unit, PostKind kind) {
    var browser = new DeskBrowser(deskPort, "127.0.0.1");
    var who = DemoOrganization.holding(unit, kind);
    assertThat(DeskBrowser.to(browser.password(who.staffNo(), PASSWORD)))
        .as(who.name())
        .isEqualTo("/desk");
    return browser;
  }

  /** The product as {@code bin/run} starts it, with this build's classes and none of the tests'. */
  private void start() throws Exception {
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
            .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("product.log").toFile()));
    builder.environment().put("SHENFA_DATA", data.resolve("data").toString());
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
            && Files.readString(data.resolve("product.log"))
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
    throw new AssertionError(Files.readString(data.resolve("product.log")));
  }

  private int starts;

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

  private JdbcClient database() throws IOException {
    var lines = Files.readAllLines(data.resolve("data/postgres/postmaster.pid"));
    var secrets = new Properties();
    try (var in = Files.newBufferedReader(data.resolve("data/secrets/database.properties"))) {
      secrets.load(in);
    }
    var source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://127.0.0.1:%s/shenfa".formatted(lines.get(3).strip()));
    source.setUser("shenfa_app");
    source.setPassword(secrets.getProperty("app"));
    return JdbcClient.create(source);
  }

  private java.util.Optional<ProcessHandle> postmaster() throws IOException {
    var pid = data.resolve("data/postgres/postmaster.pid");
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
