package org.shenfa.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.content.ItemKind;
import org.shenfa.procedures.QueryCode;
import org.shenfa.site.PublicAddress;
import org.shenfa.site.Reconciler;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * The letters of an hour after an alert, beside people who read: how long pages and letters take,
 * and whether each letter is there once.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "server.forward-headers-strategy=framework")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("实测：一小时两千封信")
class LettersBench {
  private static final int LETTERS = Integer.getInteger("shenfa.bench.letters", 2_000);
  private static final int SECONDS = Integer.getInteger("shenfa.bench.seconds", 180);
  private static final int PAGES_A_SECOND = 50;
  private static final int WRITERS = 16;
  private static final int WARM = 50;

  @Autowired Office office;
  @Autowired Reconciler reconciler;
  @Autowired PublicAddress site;
  @Autowired JdbcClient db;

  private final List<String> lines = new ArrayList<>();
  private final Map<String, Receipt> receipts = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
  private int addresses;

  private record Receipt(String number, String code) {}

  private record Letter(Visitor by, Map<String, String> fields) {}

  /** Times in milliseconds, from when a request was due until its last byte. */
  private static final class Times {
    private final ConcurrentLinkedQueue<Double> all = new ConcurrentLinkedQueue<>();

    void add(long due) {
      all.add((System.nanoTime() - due) / 1e6);
    }

    String say() {
      var sorted = all.stream().sorted().toList();
      return "%d, p50 %.1f ms, p99 %.1f ms, longest %.0f ms"
          .formatted(
              sorted.size(),
              sorted.get(sorted.size() / 2),
              sorted.get(sorted.size() * 99 / 100),
              sorted.getLast());
    }
  }

  @Test
  void measure() throws Exception {
    var out = office.released(ItemKind.NOTICE, "台风登陆期间的安排");
    reconciler.reconcile();
    var pages =
        List.of(
            "/", "/tzgg/index.html", out.path(), "/_/letters", "/_/search?q=台风", "/sitemap.xml");
    read(pages, 15, new Times());
    for (var letter : opened(WARM)) {
      hand(letter, System.nanoTime(), false, new Times());
    }
    alone(pages);
    anHour(pages);
    atOnce(pages);
    assertThat(wrong).isEmpty();
    Files.writeString(
        Path.of("target/letters.md"),
        """
        ## Letters

        Written by `bench/letters`: %d letters as they come in the hour after an alert, half of them in its first tenth, pressed
        into %d s, then as many again as fast as %d writers can hand them in; each from an address of its own, one in ten sent
        twice as by a double click. Beside them %d pages a second are read: home page, list, article, letter form, search, site
        map. Times count from the moment a request was due. %d processors hold product, database (writes synced) and readers.

        | what | figure |
        |---|---|
        %s
        """
            .formatted(
                LETTERS,
                SECONDS,
                WRITERS,
                PAGES_A_SECOND,
                Runtime.getRuntime().availableProcessors(),
                String.join("\n", lines)));
  }

  private void figure(String what, String value) {
    lines.add("| %s | %s |".formatted(what, value));
    System.out.println(lines.getLast());
  }

  private void alone(List<String> pages) throws InterruptedException {
    var times = new Times();
    read(pages, 60, times);
    figure("pages read while nobody writes", times.say());
  }

  private void anHour(List<String> pages) throws InterruptedException {
    var letters = opened(LETTERS);
    var random = new Random(26);
    var due = new ArrayList<Long>();
    for (var n = 0; n < LETTERS; n++) {
      var share = n % 2 == 0 ? random.nextDouble() * 0.1 : random.nextDouble();
      due.add((long) (share * SECONDS * 1e9));
    }
    due.sort(null);
    var read = new Times();
    var written = new Times();
    var reading = Thread.ofPlatform().start(() -> read(pages, SECONDS, read));
    var start = System.nanoTime();
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var n = 0; n < LETTERS; n++) {
        var letter = letters.get(n);
        var at = start + due.get(n);
        var twice = n % 10 == 0;
        until(at);
        each.execute(() -> hand(letter, at, twice, written));
      }
    }
    reading.join();
    figure("letters, the hour in %d s".formatted(SECONDS), written.say());
    figure("pages read beside them", read.say());
    counted(WARM + LETTERS);
  }

  private void atOnce(List<String> pages) throws InterruptedException {
    var letters = new ConcurrentLinkedQueue<>(opened(LETTERS));
    var read = new Times();
    var written = new Times();
    var start = System.nanoTime();
    var done = new AtomicBoolean();
    var reading =
        Thread.ofPlatform()
            .start(() -> {
              while (!done.get()) {
                read(pages, 1, read);
              }
            });
    var writers = new ArrayList<Thread>();
    for (var n = 0; n < WRITERS; n++) {
      writers.add(
          Thread.ofPlatform()
              .start(() -> {
                for (var l = letters.poll(); l != null; l = letters.poll()) {
                  hand(l, System.nanoTime(), false, written);
                }
              }));
    }
    for (var writer : writers) {
      writer.join();
    }
    var seconds = (System.nanoTime() - start) / 1e9;
    done.set(true);
    reading.join();
    figure("as many as fast as possible", written.say());
    figure("pages read beside them", read.say());
    figure(
        "letters a second",
        "%.0f; the hour asks for %.2f, so %.0f times as many"
            .formatted(
                LETTERS / seconds, LETTERS / 3600.0, LETTERS / seconds / (LETTERS / 3600.0)));
    counted(WARM + 2 * LETTERS);
  }

  /** Forms opened longer ago than a robot would wait. */
  private List<Letter> opened(int count) throws InterruptedException {
    var letters = new ArrayList<Letter>();
    for (var n = 0; n < count; n++) {
      var id = addresses++;
      var by =
          new Visitor(
              site.address(), "10.%d.%d.%d".formatted(id / 62_500, id / 250 % 250, id % 250 + 1));
      var fields = new LinkedHashMap<>(by.opened("/_/letters"));
      fields.putAll(
          Map.of(
              "kind", "CONSULTATION",
              "title", "台风期间的问题",
              "body", "第 %d 封：".formatted(id) + "我家在海边，停水停电以后到哪里避险？孩子什么时候复课？".repeat(6),
              "name", "李四",
              "mail", "lisi@163.com"));
      letters.add(new Letter(by, fields));
    }
    Thread.sleep(Duration.ofSeconds(4));
    return letters;
  }

  private void hand(Letter letter, long due, boolean twice, Times times) {
    for (var n = 0; n < (twice ? 2 : 1); n++) {
      var answer = letter.by().post("/_/letters", letter.fields());
      times.add(due);
      var receipt = Jsoup.parse(answer.body()).select(".receipt dd").eachText();
      if (answer.statusCode() != 200 || receipt.size() < 2) {
        wrong.add("letter " + answer.statusCode());
        return;
      }
      var was =
          receipts.put(
              letter.fields().getOrDefault("body", ""),
              new Receipt(receipt.getFirst(), receipt.get(1)));
      if (was != null && !was.number().equals(receipt.getFirst())) {
        wrong.add("doubled " + was.number());
      }
    }
  }

  private void read(List<String> pages, int seconds, Times times) {
    var reader = new Visitor(site.address(), "10.254.0.1");
    var start = System.nanoTime();
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var n = 0; n < seconds * PAGES_A_SECOND; n++) {
        var at = start + n * 1_000_000_000L / PAGES_A_SECOND;
        var visitor =
            n % 6 == 4
                ? new Visitor(site.address(), "10.253.%d.%d".formatted(n / 250 % 250, n % 250 + 1))
                : reader;
        var page = pages.get(n % pages.size());
        until(at);
        each.execute(() -> {
          var code = visitor.get(page).statusCode();
          times.add(at);
          if (code != 200) {
            wrong.add(page + " " + code);
          }
        });
      }
    }
  }

  private static void until(long at) {
    for (var wait = at - System.nanoTime(); wait > 0; wait = at - System.nanoTime()) {
      LockSupport.parkNanos(wait);
    }
  }

  /** What the database says at the end, against what the writers hold in their hands. */
  private void counted(int sent) {
    var right =
        receipts.entrySet().stream()
            .filter(r ->
                db.sql(
                            """
                            select count(*) from letter l join letter_text t on t.letter_id = l.id
                            where l.number = ? and l.code_hash = ? and t.body = ?
                            """)
                        .params(
                            r.getValue().number(),
                            QueryCode.digest(r.getValue().code()),
                            r.getKey())
                        .query(Long.class)
                        .single()
                    == 1)
            .count();
    var there = db.sql("select count(*) from letter").query(Long.class).single();
    var texts = db.sql("select count(distinct body) from letter_text").query(Long.class).single();
    var suspect =
        db.sql("select count(*) from letter where suspicions <> '{}'").query(Long.class).single();
    assertThat(List.of(right, there, texts)).containsOnly((long) sent);
    figure(
        "counted in the database",
        "%d sent, %d receipts with their letter, %d letters, lost %d, doubled %d, held back as suspect %d"
            .formatted(sent, right, there, sent - right, there - texts, suspect));
  }
}
