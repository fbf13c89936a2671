package org.shenfa.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.content.ItemKind;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.inspection.Inspecting;
import org.shenfa.inspection.Scan;
import org.shenfa.site.PublicAddress;
import org.shenfa.site.Reconciler;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.TestServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** One inspection of a large site, while a reader goes on reading it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("实测：巡检")
class InspectionBench {
  private static final String TITLE = "巡检用的稿件";

  @Autowired Office office;
  @Autowired Reconciler reconciler;
  @Autowired Inspecting inspecting;
  @Autowired PublicAddress site;
  @Autowired DatabaseSettings settings;

  @Test
  void measure() throws Exception {
    var count = Integer.getInteger("shenfa.bench.articles", 10_000);
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.ORDINARY_NEWS);
    var text = office.text(item, ItemKind.ORDINARY_NEWS, TITLE);
    var body = "<p>" + "各设区市应急管理局要落实值班制度，逐级报送信息，发现险情先处置、再报告。".repeat(12) + "</p>";
    var model =
        office.released(
            office.cleared(
                office.drafting.save(
                    office.clerk,
                    item.id(),
                    0,
                    text.withText(TITLE, body.repeat(4), text.attachments()))),
            null);
    try (var admin = TestServer.get().superuserOn(Objects.requireNonNull(settings.url()))) {
      ManyArticles.copies(admin, model, TITLE, 0, count);
    }
    reconciler.reconcile();
    inspected();
    var over = new AtomicBoolean();
    var waits = new ArrayList<Long>();
    var reader = Thread.ofPlatform().start(() -> read(model.path(), over, waits));
    var from = System.nanoTime();
    var scan = inspected();
    var seconds = (System.nanoTime() - from) / 1e9;
    over.set(true);
    reader.join();
    waits.sort(null);
    assertThat(scan.outcome()).isEqualTo(Scan.Outcome.FINISHED);
    Files.writeString(
        Path.of("target/inspection.md"),
        """
        ## The inspection

        Written by `bench/inspection`: %d pages of the real templates, some 5 KB of text each, read from the folder while a reader asks
        for one page after the other; %d processors.

        | what | figure |
        |---|---|
        | the second inspection of a site | %.1f s, %.0f pages per second, %d faults |
        | an article for the reader meanwhile | half within %.1f ms, 99 of 100 within %.1f ms |
        """
            .formatted(
                scan.pages(),
                Runtime.getRuntime().availableProcessors(),
                seconds,
                scan.pages() / seconds,
                scan.faults(),
                waits.get(waits.size() / 2) / 1e6,
                waits.get(waits.size() * 99 / 100) / 1e6));
  }

  private Scan inspected() throws InterruptedException {
    inspecting.begin(office.editorOne);
    while (inspecting.progress().isPresent()) {
      Thread.sleep(Duration.ofMillis(50));
    }
    return inspecting.newest().getFirst();
  }

  private void read(String path, AtomicBoolean over, List<Long> waits) {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(site.address() + path)).build();
      while (!over.get()) {
        var from = System.nanoTime();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode())
            .isEqualTo(200);
        waits.add(System.nanoTime() - from);
        Thread.sleep(Duration.ofMillis(10));
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
