package org.shenfa.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.archive.ArchiveRegister;
import org.shenfa.archive.RegisterFilter;
import org.shenfa.archive.Registering;
import org.shenfa.archive.Working;
import org.shenfa.chronicle.Chronicle;
import org.shenfa.content.ItemKind;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.site.Reconciler;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.TestServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * How long it takes to register, export, count and verify a year of 5,000 releases, and how much
 * memory lives meanwhile; run with {@code -Dtest=ArchiveBench}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
class ArchiveBench {
  private static final int YEAR = LocalDate.now(Shenfa.ZONE).getYear();

  @Autowired Office office;
  @Autowired Reconciler site;
  @Autowired Chronicle chronicle;
  @Autowired Registering registering;
  @Autowired ArchiveRegister register;
  @Autowired Working working;
  @Autowired DatabaseSettings settings;

  @Test
  void measure() throws Exception {
    var model = office.released(ItemKind.NOTICE, "很多件的通知");
    var made = 0;
    for (var size : new int[] {1_000, 5_000}) {
      try (var admin = TestServer.get().superuserOn(Objects.requireNonNull(settings.url()))) {
        ManyArticles.copies(admin, model, "很多件的通知", made, size);
        try (var say = admin.createStatement()) {
          say.execute(
              """
              insert into audit_event (object_type, object_id, content)
              select 'item', i.number, convert_to('{"action":"release.published","actor":1,"actorName":"甲","delegation":null,"details":{"release":"'
                || r.release_no || '"},"digest":"' || encode(r.digest, 'hex') || '","objectId":"' || i.number || '","objectType":"item"}', 'UTF8')
              from release r join item i on i.id = r.item_id
              where r.release_no like 'B-%' and not exists (select from audit_event e where e.object_type = 'item' and e.object_id = i.number)
              """);
        }
      }
      made = size;
      site.reconcileAll();
      chronicle.keep();
      measured(
          "register the new of " + size,
          () -> {
            var done = registering.register(Instant.now().plus(Duration.ofMinutes(11)));
            System.out.println("  registered " + done);
          });
      measured(
          "search among " + size,
          () ->
              register.find(
                  new RegisterFilter("通知" + 3, 0, null, false), 1, LocalDate.now(Shenfa.ZONE)));
      measured(
          "export the year of " + size,
          () -> ended(working.year(office.editorOne, YEAR, "量一量要多久")));
      var file = working.file(working.newest().getFirst()).orElseThrow();
      System.out.println("  file " + Files.size(file) / 1024 + " KB");
      measured(
          "count the year of " + size,
          () -> ended(working.inventory(office.editorOne, YEAR, "量一量要多久")));
      measured("verify with 128 MB of heap", () -> verify(file));
    }
  }

  private void ended(long work) throws InterruptedException {
    while (working.progress().isPresent()) {
      Thread.sleep(50);
    }
    System.out.println("  " + working.find(work).orElseThrow().outcome());
  }

  private static void verify(Path file) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(java, "-Xmx128m", "tools/VerifyAudit.java", file.toString())
            .redirectErrorStream(true)
            .start();
    var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    System.out.println("  exit " + process.waitFor() + " " + words.lines().findFirst().orElse(""));
  }

  private interface Act {
    void run() throws Exception;
  }

  /** Prints how long it took and the most that was alive in the heap after a collection. */
  private static void measured(String what, Act act) throws Exception {
    var over = new AtomicBoolean();
    var most = new AtomicLong();
    var before = alive();
    var watch =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              while (!over.get()) {
                most.accumulateAndGet(alive(), Math::max);
                try {
                  Thread.sleep(2_000);
                } catch (InterruptedException e) {
                  return;
                }
              }
            });
    var from = System.nanoTime();
    act.run();
    var took = (System.nanoTime() - from) / 1_000_000;
    over.set(true);
    watch.interrupt();
    System.out.printf(
        "FIGURE %s: %d ms, alive before %d MB, at most %d MB%n",
        what, took, before >> 20, most.get() >> 20);
  }

  private static long alive() {
    System.gc();
    var now = Runtime.getRuntime();
    return now.totalMemory() - now.freeMemory();
  }
}
