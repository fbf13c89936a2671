package org.shenfa.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.demo.DemoOffice;
import org.shenfa.site.PublicAddress;
import org.shenfa.site.Reconciler;
import org.shenfa.support.Chromium;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * What a phone on a slow line waits for: pages of the demo site in Chromium as Lighthouse holds it
 * back, 1.6 Mbit/s, 150 ms, a quarter of the processor; nothing in the cache.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "shenfa.demo=true")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(DemoOffice.class)
@DisplayName("实测：网页的分量")
class WeightBench {
  private static final int ROUNDS = 7;

  @Autowired PublicAddress site;
  @Autowired Reconciler reconciler;
  @LocalServerPort int port;

  @Test
  void measure() throws Exception {
    reconciler.reconcile();
    var article =
        reconciler.files().keySet().stream()
            .filter(p -> p.startsWith("/art/") && p.endsWith(".html"))
            .findFirst()
            .orElseThrow();
    var lines = new ArrayList<String>();
    try (var chromium = new Chromium(port)) {
      for (var page :
          List.of(
              Map.entry("home page", "/"),
              Map.entry("list", "/tzgg/index.html"),
              Map.entry("article", article))) {
        var seen = new ArrayList<List<Double>>();
        for (var round = 0; round < ROUNDS; round++) {
          try (var window = chromium.window(Chromium.PHONE, ColorScheme.LIGHT)) {
            seen.add(seen(window.newPage(), site.address() + page.getValue()));
          }
        }
        lines.add(
            "| %s | %.0f | %.1f KB | %.0f ms | %.0f ms | %.3f | %.0f ms |"
                .formatted(
                    page.getKey(),
                    middle(seen, 0),
                    middle(seen, 1) / 1024,
                    middle(seen, 2),
                    middle(seen, 3),
                    middle(seen, 4),
                    middle(seen, 5)));
        System.out.println(lines.getLast());
      }
    }
    Files.writeString(
        Path.of("target/weight.md"),
        """
        ## What a phone waits for

        Written by `bench/weight`: pages of the demo site in Chromium, 390 pixels wide, held back as Lighthouse does (1.6 Mbit/s,
        150 ms, a quarter of the processor), nothing in the cache; medians of %d.

        | page | requests | over the wire | first paint | largest paint | layout shift | script over 50 ms |
        |---|---|---|---|---|---|---|
        %s
        """
            .formatted(ROUNDS, String.join("\n", lines)));
  }

  private static double middle(List<List<Double>> seen, int which) {
    return seen.stream()
        .map(s -> s.get(which))
        .sorted(Comparator.naturalOrder())
        .toList()
        .get(seen.size() / 2);
  }

  @SuppressWarnings("unchecked")
  private static List<Double> seen(Page page, String address) {
    var devtools = page.context().newCDPSession(page);
    devtools.send("Network.enable");
    var line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", 150);
    line.addProperty("downloadThroughput", 1_600_000 / 8);
    line.addProperty("uploadThroughput", 750_000 / 8);
    devtools.send("Network.emulateNetworkConditions", line);
    var slow = new JsonObject();
    slow.addProperty("rate", 4);
    devtools.send("Emulation.setCPUThrottlingRate", slow);
    page.navigate(address);
    page.waitForTimeout(1_500);
    return ((List<Number>)
            page.evaluate(
                """
                async () => {
                  const seen = (type) => new Promise((done) => {
                    const all = [];
                    new PerformanceObserver((l) => all.push(...l.getEntries())).observe({ type, buffered: true });
                    setTimeout(() => done(all), 200);
                  });
                  const loads = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
                  const largest = await seen('largest-contentful-paint'), shifts = await seen('layout-shift'), tasks = await seen('longtask');
                  return [loads.length, loads.reduce((n, l) => n + l.transferSize, 0),
                    performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
                    largest.at(-1)?.startTime ?? 0,
                    shifts.reduce((n, s) => n + s.value, 0),
                    tasks.reduce((n, t) => n + t.duration - 50, 0)];
                }
                """))
        .stream().map(Number::doubleValue).toList();
  }
}
