package org.shenfa.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.Checkpoints;
import org.shenfa.content.Manifest;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.publication.SiteChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.ClassPathResource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * 网站对账: the folder of the public site is a consequence of the current releases. What should be
 * there is compared with what is there; only differences are written, each through a temporary file
 * and a rename, and nothing else is left in the folder.
 */
@Service
public class Reconciler {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
  static final List<String> ASSETS =
      List.of(
          "tokens.css",
          "site.css",
          "more.css",
          "site.js",
          "search.js",
          "mark.svg",
          "seal.svg",
          "contour.svg");

  private final PublicView view;
  private final Pages pages;
  private final Checkpoints checkpoints;
  private final SiteFolder folder;
  private final ApplicationEventPublisher news;
  private final Clock clock;
  private final Map<String, String> rendered = new HashMap<>();
  private final Map<String, List<String>> kept = new HashMap<>();
  private String mark = "";
  private Map<String, byte[]> shown = Map.of();
  private String shownNote = "";

  private volatile SiteFolder.@Nullable Filling filling;
  private volatile Standing standing = new Standing(null, null, 0, null);

  Reconciler(
      PublicView view,
      SiteSettings site,
      Checkpoints checkpoints,
      DatabaseSettings settings,
      ApplicationEventPublisher news,
      Clock clock) {
    this.news = news;
    this.clock = clock;
    this.view = view;
    this.pages = new Pages(site);
    this.checkpoints = checkpoints;
    this.folder = new SiteFolder(settings.data());
  }

  /** What one run did. */
  public record Outcome(int expected, int written, int removed) {}

  /**
   * 对账状况: when the folder was last brought in line and what that took, and when every file of it
   * was last read again; null before the first.
   */
  public record Standing(
      @Nullable Instant inLine, @Nullable Outcome last, long millis, @Nullable Instant read) {}

  /** 对账进度: files named so far, of about so many. */
  public record Progress(int done, int of) {}

  public Standing standing() {
    return standing;
  }

  /** How far the run has come that is under way. */
  public Optional<Progress> progress() {
    return Optional.ofNullable(filling)
        .map(f -> new Progress(f.named(), Math.max(f.named(), folder.files().size())));
  }

  /** Path and SHA-256 of every file of the site; the same map until something changes. */
  public SortedMap<String, String> files() {
    return folder.files();
  }

  /** The bytes of a file of the site, if they still are those of this digest. */
  public Optional<byte[]> read(String path, String digest) {
    return folder.read(path, digest);
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(SiteChanged news) {
    reconcile();
  }

  @Scheduled(fixedDelay = 2_000)
  void poll() {
    if (!view.mark().equals(mark)) {
      reconcile();
    }
    publishCheckpoint();
  }

  /** Checkpoints are signed between releases, too. */
  private synchronized void publishCheckpoint() {
    var before = shownNote;
    shown = log();
    if (!shownNote.equals(before)) {
      folder.add(shown);
    }
  }

  /**
   * Once a minute every file is read again, so that a change made behind our back does not last.
   * Read without holding up a release; only what differs from the last run is written anew.
   */
  @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
  public void repair() {
    var unsound = view.unsound();
    if (!unsound.isEmpty()) {
      LOG.error("发布记录 {} 没有走过审查，或者内容被改过，不予展示", String.join("、", unsound));
    }
    var differences = folder.differences();
    standing = new Standing(standing.inLine(), standing.last(), standing.millis(), clock.instant());
    if (differences.isEmpty()) {
      return;
    }
    synchronized (this) {
      var outcome = run(folder.mending());
      if (outcome.written() + outcome.removed() > 0) {
        LOG.warn("网站文件夹与放行记录不符，已恢复 {} 个文件，删除 {} 个多余文件", outcome.written(), outcome.removed());
        news.publishEvent(new SiteMended(differences));
      }
    }
  }

  /** Brings the folder in line, trusting the files that were in line before. */
  public synchronized Outcome reconcile() {
    return run(folder.trusting());
  }

  /** Brings the folder in line without trusting anything in it. */
  public synchronized Outcome reconcileAll() {
    rendered.clear();
    return run(folder.doubting());
  }

  private Outcome run(SiteFolder.Filling site) {
    var from = clock.millis();
    filling = site;
    try {
      var outcome = fill(site);
      standing = new Standing(clock.instant(), outcome, clock.millis() - from, standing.read());
      return outcome;
    } finally {
      filling = null;
    }
  }

  private Outcome fill(SiteFolder.Filling site) {
    var seen = view.mark();
    var all = new Composition(view.parts());
    var frame = all.frame();
    for (var asset : ASSETS) {
      site.put("/assets/" + asset, asset(asset));
    }
    home(all, frame, site);
    for (var heading : all.headings()) {
      article(heading, all, frame, site);
    }
    for (var tombstone : view.tombstones()) {
      site.put(tombstone.path(), pages.tombstone(frame, tombstone));
    }
    for (var column : all.columns()) {
      lists(column, all, frame, site);
    }
    for (var topic : all.topics()) {
      site.put(topic.path(), pages.topic(frame, topic));
    }
    if (!all.topics().isEmpty()) {
      site.put("/zt/index.html", pages.topics(frame, all.topics()));
    }
    former(all, site);
    all.slots().values().forEach(p -> pictures(p, site));
    site.put("/404.html", pages.missing(frame));
    site.put("/map.html", pages.map(frame, all.columns(), all.topics()));
    site.put("/verify.html", pages.verify(frame));
    site.put("/sitemap.xml", pages.sitemap(all));
    site.put(
        "/robots.txt",
        "User-agent: *\nAllow: /\nSitemap: /sitemap.xml\n".getBytes(StandardCharsets.UTF_8));
    shown = log();
    shown.forEach(site::put);
    mark = seen;
    return site.finish();
  }

  /**
   * The newest checkpoint stands on the public site with the tiles of the tree under it, where
   * anyone can keep a copy and check that the log only grows.
   */
  private Map<String, byte[]> log() {
    var latest = checkpoints.latest();
    if (latest.isEmpty()) {
      return Map.of();
    }
    if (latest.get().note().equals(shownNote)) {
      return shown;
    }
    var files = new LinkedHashMap<String, byte[]>();
    checkpoints.tiles().forEach((path, tile) -> files.put("/log/" + path, tile));
    files.put("/log/checkpoint", latest.get().note().getBytes(StandardCharsets.UTF_8));
    shownNote = latest.get().note();
    return files;
  }

  private void article(Heading heading, Composition all, Frame frame, SiteFolder.Filling site) {
    var column = all.columnOf(heading.columns());
    var key =
        "%d %s %s %s"
            .formatted(
                heading.releaseId(),
                frame.signature(),
                column.map(c -> c.path() + c.name() + c.description()).orElse(""),
                heading.pairedWith() == null ? "" : releaseOf(heading.pairedWith(), all));
    if (key.equals(rendered.get(heading.path()))
        && site.keepAll(kept.getOrDefault(heading.path(), List.of(heading.path())))) {
      return;
    }
    var article = view.article(heading.item());
    if (article.isEmpty() || column.isEmpty()) {
      return;
    }
    var text = article.get().text();
    @Nullable Heading partner =
        all.headings().stream()
            .filter(h -> h.item().equals(text.pairedWith()))
            .findFirst()
            .orElse(null);
    site.put(heading.path(), pages.article(frame, column.get(), article.get(), partner));
    rendered.put(heading.path(), key);
    var files = new ArrayList<>(List.of(heading.path()));
    for (var file : text.attachments()) {
      files.add(file(file, site));
    }
    kept.put(heading.path(), files);
  }

  private String file(Manifest.Attachment file, SiteFolder.Filling site) {
    var path = "/files/%s/%s".formatted(file.digest(), file.name());
    if (!site.keep(path, file.digest())) {
      view.file(file.digest()).ifPresent(bytes -> site.put(path, bytes));
    }
    return path;
  }

  /** In an emergency the light page comes before anything else is written. */
  private void home(Composition all, Frame frame, SiteFolder.Filling site) {
    var emergency = all.emergency();
    if (emergency.isEmpty()) {
      site.put("/index.html", pages.home(all));
      site.put(Pages.WHOLE_HOME, pages.moved("/index.html"));
    } else {
      site.put("/index.html", pages.emergency(frame, emergency.get()));
      site.put(Pages.WHOLE_HOME, pages.home(all));
    }
  }

  /** Addresses that columns had lead on, whatever serves the folder. */
  private void former(Composition all, SiteFolder.Filling site) {
    site.put(Redirects.FILE, Redirects.table(all.moved()));
    all.moved()
        .forEach((folder, to) -> {
          var whole = !to.endsWith("/");
          site.put(folder + "index.html", pages.moved(whole ? to : to + "index.html"));
          for (var number = 1; number <= all.listsAt(folder); number++) {
            var name = "list-%d.html".formatted(number);
            site.put(folder + name, pages.moved(whole ? to : to + name));
          }
        });
  }

  /** The pictures of a slot, and its own address, which leads to the home page. */
  private void pictures(Placed placed, SiteFolder.Filling site) {
    site.put(placed.path(), pages.moved("/index.html"));
    placed.text().attachments().forEach(f -> file(f, site));
  }

  private static String releaseOf(String item, Composition all) {
    return all.headings().stream()
        .filter(h -> h.item().equals(item))
        .map(h -> Long.toString(h.releaseId()))
        .findFirst()
        .orElse("-");
  }

  private void lists(ListedColumn column, Composition all, Frame frame, SiteFolder.Filling site) {
    var listed = column.headings();
    var below = all.columns().stream().filter(c -> column.slug().equals(c.parent())).toList();
    @Nullable ShownTopic topic =
        all.topics().stream().filter(t -> t.slug().equals(column.topic())).findFirst().orElse(null);
    var count = Math.max(1, (listed.size() + Pages.PER_LIST - 1) / Pages.PER_LIST);
    for (var number = 1; number <= count; number++) {
      // Numbered from the oldest: the last list holds the newest and is the only one that grows.
      var to = listed.size() - (number - 1) * Pages.PER_LIST;
      var from = Math.max(0, listed.size() - number * Pages.PER_LIST);
      var bytes = pages.list(frame, column, below, topic, listed.subList(from, to), number, count);
      site.put("/%s/list-%d.html".formatted(column.address(), number), bytes);
      if (number == count) {
        site.put(column.path(), bytes);
      }
    }
  }

  private static byte[] asset(String name) {
    try (var in = new ClassPathResource("site/assets/" + name).getInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder.path();
  }
}
