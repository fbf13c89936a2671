package org.shenfa.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.content.ItemKind;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.publication.Release;
import org.shenfa.publication.ReleaseDeadlines;
import org.shenfa.review.ReviewCase;
import org.shenfa.site.PublicAddress;
import org.shenfa.site.Reconciler;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.TestServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("实测数字")
class FiguresBench {
  private static final int WALKS = Integer.getInteger("shenfa.bench.walks", 300);
  private static final int ARTICLES = Integer.getInteger("shenfa.bench.articles", 10_000);
  private static final Duration APPENDING = Duration.ofSeconds(10);

  @Autowired Office office;
  @Autowired AuditTrail trail;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient db;
  @Autowired Reconciler reconciler;
  @Autowired ReleaseDeadlines deadlines;
  @Autowired PublicAddress site;
  @Autowired DatabaseSettings settings;

  private final List<String> lines = new ArrayList<>();

  @Test
  void measure() throws Exception {
    durable();
    walk(30, false);
    walk(WALKS, true);
    sealed();
    rebuilt();
    var page =
        """
        # Figures

        Written by `bench/figures`; `bench/start` measures start-up. %d processors, JDK %s, embedded PostgreSQL with
        durable settings, everything on one machine. Only ratios within one run carry to another machine.

        | what | figure |
        |---|---|
        %s
        """
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                String.join("\n", lines));
    Files.writeString(Path.of("target/figures.md"), page);
    System.out.println(page);
  }

  /** The server of the tests usually may lose commits; these figures must not profit from that. */
  private void durable() {
    for (var setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
      if (!db.sql("show " + setting).query(String.class).single().equals("on")) {
        throw new IllegalStateException(setting + " is off; see bench/figures");
      }
    }
  }

  private Connection admin() throws SQLException {
    return TestServer.get().superuserOn(Objects.requireNonNull(settings.url()));
  }

  private void figure(String what, String value) {
    lines.add("| %s | %s |".formatted(what, value));
    System.out.println(lines.getLast());
  }

  private void walk(int rounds, boolean counted) throws Exception {
    var decisions = new ArrayList<Long>();
    var releases = new ArrayList<Long>();
    var visible = new ArrayList<Long>();
    try (var http = HttpClient.newHttpClient()) {
      for (var n = 0; n < rounds; n++) {
        var on = office.submitted(office.drafted(ItemKind.ORDINARY_NEWS, "实测稿件之" + n));
        while (on.next().isPresent()) {
          var before = on;
          var start = System.nanoTime();
          on = office.step(before);
          decisions.add(System.nanoTime() - start);
        }
        var start = System.nanoTime();
        var release = office.released(on, null);
        releases.add(System.nanoTime() - start);
        await(http, release);
        visible.add(System.nanoTime() - start);
      }
    }
    if (counted) {
      figure("one review decision, %d of them".formatted(decisions.size()), spread(decisions));
      figure("one release, the page written, %d of them".formatted(rounds), spread(releases));
      figure("from the click to the page answering over HTTP", spread(visible));
    }
  }

  private void await(HttpClient http, Release release) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(site.address() + release.path())).build();
    while (http.send(request, BodyHandlers.discarding()).statusCode() != 200) {
      Thread.sleep(1);
    }
  }

  private static String spread(List<Long> nanos) {
    var sorted = nanos.stream().sorted().toList();
    return "median %.1f ms, p99 %.1f ms"
        .formatted(
            sorted.get(sorted.size() / 2) / 1e6, sorted.get((int) (sorted.size() * 0.99)) / 1e6);
  }

  private void sealed() throws Exception {
    try (var admin = admin();
        var make = admin.createStatement()) {
      make.execute("create table plain_log (id bigserial primary key, content bytea not null)");
      make.execute("grant insert on plain_log to shenfa_app");
      make.execute("grant usage on sequence plain_log_id_seq to shenfa_app");
    }
    for (var writers : List.of(1, 8)) {
      var plain =
          rate(
              writers,
              () ->
                  transaction.executeWithoutResult(t ->
                      db.sql("insert into plain_log (content) values (?)")
                          .param(
                              "{\"action\":\"bench\"}"
                                  .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                          .update()));
      var ours =
          rate(
              writers,
              () ->
                  transaction.executeWithoutResult(
                      t -> trail.append(Entry.of("bench.event", 0, "系统").about("bench", "x"))));
      figure(
          "events sealed per second, writers: %d".formatted(writers),
          "%.0f; %.2f of a plain insert into a log table (%.0f)"
              .formatted(ours, ours / plain, plain));
    }
  }

  private static double rate(int writers, Runnable once) throws Exception {
    var count = new LongAdder();
    var end = System.nanoTime() + APPENDING.toNanos();
    try (var pool = Executors.newFixedThreadPool(writers)) {
      var all = new ArrayList<Callable<Void>>();
      for (var n = 0; n < writers; n++) {
        all.add(() -> {
          while (System.nanoTime() < end) {
            once.run();
            count.increment();
          }
          return null;
        });
      }
      for (Future<Void> one : pool.invokeAll(all)) {
        one.get();
      }
    }
    return count.sum() / (double) APPENDING.toSeconds();
  }

  /** Copies one released article as the database's superuser, then writes the whole site anew. */
  private void rebuilt() throws Exception {
    ReviewCase walked = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "重建用的稿件"));
    var model = office.released(walked, null);
    try (var admin = admin()) {
      ManyArticles.copies(admin, model, "重建用的稿件", 0, ARTICLES);
    }
    // Whatever the product does by itself after so many releases is done before the clock starts.
    reconciler.reconcile();
    clear(settings.data().resolve("site"));
    System.gc();
    var pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(p -> p.getType() == MemoryType.HEAP)
            .toList();
    pools.forEach(java.lang.management.MemoryPoolMXBean::resetPeakUsage);
    var start = System.nanoTime();
    var outcome = reconciler.reconcileAll();
    var seconds = (System.nanoTime() - start) / 1e9;
    var peak = pools.stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum();
    figure(
        "the whole site anew, %d files".formatted(outcome.written()),
        "%.1f s, %.0f pages per second, heap at most %d MB"
            .formatted(seconds, outcome.written() / seconds, peak >> 20));
    start = System.nanoTime();
    reconciler.reconcile();
    figure("the same site found in order", "%.2f s".formatted((System.nanoTime() - start) / 1e9));
    deadlines.running(0, LocalDate.now(Shenfa.ZONE));
    start = System.nanoTime();
    deadlines.running(0, LocalDate.now(Shenfa.ZONE));
    figure(
        "the list of release deadlines beside that site",
        "%.0f ms".formatted((System.nanoTime() - start) / 1e6));
    start = System.nanoTime();
    office.released(office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "最后一件")), null);
    figure(
        "one more article on that site, from draft to page",
        "%.2f s".formatted((System.nanoTime() - start) / 1e9));
  }

  private static void clear(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.filter(Files::isRegularFile).toList()) {
        Files.delete(path);
      }
    }
  }
}
