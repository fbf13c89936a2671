package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.shenfa.organization.DemoOrganization;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.Chromium;
import org.shenfa.support.DeskBrowser;

/**
 * The product as its own process on its own durable database, killed while people work, started
 * again as it lies there: what was acknowledged is there, whole, and public where it was released.
 */
@DisplayName("断电：办事中途强行终止")
class KillStory {
  private static final String PASSWORD = "shenfa-demo-2026";
  private static final List<String> UNITS = List.of("危化监管处", "办公室");

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path data;

  private final LetterWriters writers = new LetterWriters();
  private final AtomicInteger texts = new AtomicInteger();
  private @Nullable RunningProduct product;

  @AfterEach
  void stop() throws Exception {
    if (product != null) {
      product.stop();
    }
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
    var running = started();
    try (var chromium = new Chromium(running.deskPort());
        var context = chromium.window()) {
      var page = writing(context.newPage());
      var text = new StringBuilder();
      var typed = new ArrayList<Map.Entry<Instant, Integer>>();
      for (var n = 0; n < 120; n++) {
        page.keyboard().type(Integer.toString(n) + "、");
        text.append(n).append('、');
        typed.add(Map.entry(Instant.now(), text.length()));
        if (n == 60) {
          running.kill();
        }
        page.waitForTimeout(60);
      }
      page.waitForTimeout(1500);
      var address = page.url();
      var closed = Instant.now();
      page.close();
      running.start();
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

  private RunningProduct started() throws Exception {
    var running = new RunningProduct(data, data.resolve("data"));
    product = running;
    running.start();
    return running;
  }

  private void rounds(int count) throws Exception {
    var seed = Long.getLong("shenfa.seed", System.nanoTime());
    var random = new Random(seed);
    var running = started();
    var desks = new ArrayList<NewsWalk.Desk>();
    for (var unit : UNITS) {
      desks.add(
          new NewsWalk.Desk(
              running.enter(unit, PostKind.CLERK),
              running.enter(unit, PostKind.SECRECY_REVIEWER),
              running.enter(unit, PostKind.UNIT_HEAD)));
    }
    var reviewer = running.enter("新闻宣传处", PostKind.EDITORIAL_REVIEWER);
    var editor = running.enter("新闻宣传处", PostKind.SITE_EDITOR);
    var done = new ConcurrentLinkedQueue<NewsWalk.Done>();
    for (var round = 0; round < count; round++) {
      var people = new ArrayList<Thread>();
      var wrong = new ConcurrentLinkedQueue<Throwable>();
      for (var desk : desks) {
        people.add(
            Thread.ofPlatform()
                .uncaughtExceptionHandler((thread, e) -> wrong.add(e))
                .start(() -> work(desk, reviewer, editor, done)));
      }
      people.addAll(writers.write(running.site(), wrong));
      Thread.sleep(400 + random.nextInt(1_600));
      // On a busy machine a text takes longer than that; the last round waits for one release.
      var patience = Instant.now().plusSeconds(40);
      while (round == count - 1
          && (done.stream().noneMatch(d -> d.what().equals("release")) || writers.receipts() == 0)
          && Instant.now().isBefore(patience)) {
        Thread.sleep(50);
      }
      var withDatabase = round % 3 == 2;
      running.kill();
      if (withDatabase) {
        for (var database : running.postmaster().stream().toList()) {
          database.destroyForcibly();
          database.onExit().get(20, TimeUnit.SECONDS);
        }
      }
      for (var person : people) {
        person.join();
      }
      assertThat(wrong).as("what people were answered, round %d, seed %d", round, seed).isEmpty();
      running.start();
      allIsThere(running, done, "round %d, seed %d".formatted(round, seed));
      writers.everyLetterIsThereOnce(
          running.site(), running.database(), "round %d, seed %d".formatted(round, seed));
    }
    assertThat(done.stream().filter(d -> d.what().equals("release")).count())
        .as("releases acknowledged")
        .isPositive();
    running.theLogVerifies();
    System.out.printf(
        "断电：%d 轮，种子 %d，收信 %d 封，答复过 %s，一件不丢%n",
        count,
        seed,
        writers.receipts(),
        done.stream().collect(Collectors.groupingBy(NewsWalk.Done::what, Collectors.counting())));
  }

  /** One text after another through every look, until the process is gone. */
  private void work(
      NewsWalk.Desk desk,
      DeskBrowser reviewer,
      DeskBrowser editor,
      ConcurrentLinkedQueue<NewsWalk.Done> done) {
    try {
      while (true) {
        NewsWalk.through(
            desk, reviewer, editor, "断电前的第 %d 件".formatted(texts.incrementAndGet()), done::add);
      }
    } catch (UncheckedIOException gone) {
      // The process was killed; what was not answered may have happened or not.
    }
  }

  private void allIsThere(
      RunningProduct running, ConcurrentLinkedQueue<NewsWalk.Done> done, String when)
      throws Exception {
    var db = running.database();
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
    settled(running, paths);
    for (var path : paths) {
      assertThat(running.page(path).statusCode()).as(when + ": " + path).isEqualTo(200);
    }
    // The address of an arrangement leads to the home page: it is no article of the site's list.
    var articles =
        db.sql(
                "select path from current_release where path not in (select path from public_arrangement)")
            .query((row, n) -> row.getString(1))
            .list();
    var listed = new ArrayList<String>();
    for (var part : named(running, "/sitemap/[a-z0-9-]+\\.xml", "/sitemap.xml")) {
      listed.addAll(named(running, "/art/[0-9/-]+\\.html", part));
    }
    assertThat(listed)
        .as(when + ": P-16 what the site lists is released")
        .containsExactlyInAnyOrderElementsOf(articles);
  }

  private static List<String> named(RunningProduct running, String pattern, String page)
      throws Exception {
    return Pattern.compile(pattern)
        .matcher(running.page(page).body())
        .results()
        .map(m -> m.group())
        .toList();
  }

  /** The site comes in line within seconds of a start; the open list is written last. */
  private static void settled(RunningProduct running, List<String> paths) throws Exception {
    var until = Instant.now().plusSeconds(20);
    while (Instant.now().isBefore(until)) {
      var all = running.page("/open/index.json").statusCode() == 200;
      for (var path : paths) {
        all = all && running.page(path).statusCode() == 200;
      }
      if (all) {
        Thread.sleep(1_000);
        return;
      }
      Thread.sleep(200);
    }
  }
}
