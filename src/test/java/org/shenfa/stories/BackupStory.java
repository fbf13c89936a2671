package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.shenfa.operations.BackupCommand;
import org.shenfa.operations.RestoreCommand;
import org.shenfa.organization.DemoOrganization;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.DeskBrowser;

/**
 * A backup while two units work; what came after it is lost with the machine. Restored into an
 * empty folder the product runs, and lets nothing out before the loss is declared.
 */
@DisplayName("故事：两个单位照常办事时备份，机器坏了，换一台恢复")
class BackupStory {
  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path home;

  private final AtomicInteger texts = new AtomicInteger();
  private final ConcurrentLinkedQueue<NewsWalk.Done> done = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Throwable> failed = new ConcurrentLinkedQueue<>();
  private @Nullable RunningProduct product;

  @AfterEach
  void stop() throws Exception {
    if (product != null) {
      product.stop();
    }
  }

  @Test
  @Proves({Clause.MEASURES_5_1, Clause.MEASURES_15_4})
  @DisplayName("TR-7 TA-10 备份时没有一件办不成；恢复到空目录能启动、能核验；备份以后的已经丢失，宣告恢复之前不能发布")
  void backedUpLostAndRestored() throws Exception {
    var data = home.resolve("data");
    var first = started(data);
    var desks = List.of(desk(first, "危化监管处"), desk(first, "办公室"));
    var reviewer = first.enter("新闻宣传处", PostKind.EDITORIAL_REVIEWER);
    var editor = first.enter("新闻宣传处", PostKind.SITE_EDITOR);
    var over = new AtomicBoolean();
    var people = new ArrayList<Thread>();
    for (var desk : desks) {
      people.add(
          Thread.ofPlatform()
              .uncaughtExceptionHandler((t, e) -> failed.add(e))
              .start(() -> {
                while (!over.get()) {
                  through(desk, reviewer, editor);
                }
              }));
    }
    until(() -> done.size() > 3);
    var before = List.copyOf(done);
    var backups = data.resolve("backups");
    // The product's own first backup may be under way at this very moment.
    until(() -> BackupCommand.run(words(data, backups, home.resolve("keys")), System.out) == 0);
    over.set(true);
    for (var person : people) {
      person.join();
    }
    assertThat(failed).as("nothing anybody did failed meanwhile").isEmpty();
    assertThat(done).hasSizeGreaterThan(before.size());

    theTrialTellsGoodFromBad(first, newest(backups).resolve("base.zip"));

    // What was done since is in a checkpoint the world has seen; then the machine is gone.
    var db = first.database();
    through(desks.getFirst(), reviewer, editor);
    var size = db.sql("select max(sequence) from audit_seal").query(Long.class).single();
    var auditor = auditor(first);
    assertThat(auditor.get("/desk/audit/bundle").statusCode()).isEqualTo(200);
    assertThat(witnessed(data)).isGreaterThanOrEqualTo(size);
    first.kill();
    first.stop();

    var restored = home.resolve("restored");
    moved(home.resolve("keys/current/keys"), restored.resolve("keys"));
    moved(home.resolve("keys/current/secrets"), restored.resolve("secrets"));
    moved(data.resolve("witness"), restored.resolve("witness"));
    var backup = newest(backups);
    said(1, "恢复只写进空目录", out -> RestoreCommand.run(words(backup, data), out));
    said(0, "核对通过", out -> RestoreCommand.run(words(backup, restored), out));

    var second = started(restored);
    for (var one : before) {
      assertThat(second.database().sql(one.select()).params(one.about()).query(Long.class).single())
          .as("%s %s", one.what(), one.about())
          .isEqualTo(1);
    }
    refusesUntilDeclared(second);
    second.theLogVerifies();
  }

  /** The trial on the desk: a good backup passes, one with a single changed bit does not. */
  private static void theTrialTellsGoodFromBad(RunningProduct running, Path archive)
      throws Exception {
    var desk = running.enter("科信处", PostKind.CLERK);
    var page = "/desk/operations/backups";
    assertThat(desk.get(page).body()).contains("还没有做过");
    NewsWalk.answered(desk.post(page + "/test"));
    until(() -> desk.get(page).body().contains("tag good full\">通过"));
    flip(archive);
    NewsWalk.answered(desk.post(page + "/test"));
    until(() -> desk.get(page).body().contains("已损坏：摘要值和清单不符"));
    assertThat(desk.get("/desk/operations").body()).contains("最近一次恢复测试没有通过");
    flip(archive);
  }

  private static void flip(Path file) throws IOException {
    try (var there = new RandomAccessFile(file.toFile(), "rw")) {
      there.seek(there.length() / 2);
      var one = there.read();
      there.seek(there.length() / 2);
      there.write(one ^ 1);
    }
  }

  private void refusesUntilDeclared(RunningProduct second) {
    var desk = desk(second, "危化监管处");
    var reviewer = second.enter("新闻宣传处", PostKind.EDITORIAL_REVIEWER);
    var editor = second.enter("新闻宣传处", PostKind.SITE_EDITOR);
    var released = done.stream().filter(d -> d.what().equals("release")).count();
    var refused =
        org.assertj.core.api.Assertions.catchThrowable(() -> through(desk, reviewer, editor));
    assertThat(refused).isInstanceOf(AssertionError.class).hasMessageContaining("宣告恢复");
    assertThat(done.stream().filter(d -> d.what().equals("release")).count()).isEqualTo(released);

    var auditor = auditor(second);
    assertThat(auditor.get("/desk/audit").body()).contains("宣告恢复");
    NewsWalk.answered(auditor.post("/desk/audit/recovery", "reason", "机器损坏，经厅领导批准由昨天的备份恢复"));
    through(desk, reviewer, editor);
    assertThat(done.stream().filter(d -> d.what().equals("release")).count())
        .isEqualTo(released + 1);
  }

  private static DeskBrowser auditor(RunningProduct running) {
    var auditor = new DeskBrowser(running.deskPort(), "127.0.0.1");
    auditor.password(DemoOrganization.AUDIT_ADMIN, "shenfa-demo-2026");
    return auditor;
  }

  private void through(NewsWalk.Desk desk, DeskBrowser reviewer, DeskBrowser editor) {
    NewsWalk.through(
        desk, reviewer, editor, "备份前后的第 %d 件".formatted(texts.incrementAndGet()), done::add);
  }

  private RunningProduct started(Path data) throws Exception {
    var running = new RunningProduct(home, data);
    product = running;
    running.start();
    return running;
  }

  private static NewsWalk.Desk desk(RunningProduct running, String unit) {
    return new NewsWalk.Desk(
        running.enter(unit, PostKind.CLERK),
        running.enter(unit, PostKind.SECRECY_REVIEWER),
        running.enter(unit, PostKind.UNIT_HEAD));
  }

  private interface Asked {
    boolean holds() throws IOException;
  }

  private static void until(Asked asked) throws Exception {
    var patience = Instant.now().plusSeconds(40);
    while (!asked.holds()) {
      assertThat(Instant.now()).isBefore(patience);
      Thread.sleep(50);
    }
  }

  private static long witnessed(Path data) throws IOException {
    return Long.parseLong(Files.readAllLines(data.resolve("witness/checkpoint")).get(1));
  }

  private static String[] words(Path... paths) {
    return List.of(paths).stream().map(Path::toString).toArray(String[]::new);
  }

  private interface Command {
    int run(PrintStream out);
  }

  private static void said(int code, String words, Command command) {
    var out = new ByteArrayOutputStream();
    var ended = command.run(new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(out.toString(StandardCharsets.UTF_8)).contains(words);
    assertThat(ended).isEqualTo(code);
  }

  private static Path newest(Path backups) throws IOException {
    try (var all = Files.list(backups)) {
      return all.filter(p -> !p.getFileName().toString().startsWith("."))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  private static void moved(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (var all = Files.walk(from)) {
      all.forEach(one -> {
        try {
          Files.copy(one, to.resolve(from.relativize(one)));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
  }
}
