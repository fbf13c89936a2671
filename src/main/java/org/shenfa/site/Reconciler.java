package org.shenfa.site;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.Checkpoints;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.publication.SiteChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
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

  private final PublicView view;
  private final PublicTexts texts;
  private final SiteNow reading;
  private final SiteMaking making;
  private final Checkpoints checkpoints;
  private final SiteFolder folder;
  private final ApplicationEventPublisher news;
  private final Clock clock;
  private SiteNow.Reading last = SiteNow.Reading.NONE;
  private long closed;
  private List<String> unsound = List.of();
  private Map<String, byte[]> shown = Map.of();
  private String shownNote = "";

  private volatile SiteFolder.@Nullable Filling filling;
  private volatile Standing standing = new Standing(null, null, 0, null);

  Reconciler(
      PublicView view,
      PublicTexts texts,
      SiteNow reading,
      SiteSettings site,
      Checkpoints checkpoints,
      DatabaseSettings database,
      ApplicationEventPublisher news,
      Clock clock) {
    this.news = news;
    this.clock = clock;
    this.view = view;
    this.texts = texts;
    this.reading = reading;
    this.making = new SiteMaking(texts, site, clock);
    this.checkpoints = checkpoints;
    this.folder = new SiteFolder(database.data());
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

  /** Path of every file that is not as it was written, read again now; nothing is mended. */
  public SortedMap<String, Difference> differences() {
    return folder.differences();
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(SiteChanged news) {
    reconcile();
  }

  @Scheduled(fixedDelay = 2_000)
  void poll() {
    if (!view.mark().equals(last.mark())) {
      reconcile();
    } else if (last.all().closed(LocalDateTime.now(clock)) != closed) {
      reconcileWhole();
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
    var now = texts.unsound();
    if (!now.isEmpty()) {
      LOG.error("发布记录 {} 没有走过审查，或者内容被改过，不予展示", String.join("、", now));
    }
    if (!now.equals(unsound)) {
      unsound = now;
      reconcileWhole();
    }
    var differences = folder.differences();
    standing = new Standing(standing.inLine(), standing.last(), standing.millis(), clock.instant());
    if (differences.isEmpty()) {
      return;
    }
    synchronized (this) {
      differences = folder.still(differences);
      if (differences.isEmpty()) {
        return;
      }
      var outcome = run(folder.mending(differences.keySet()));
      if (outcome.written() + outcome.removed() > 0) {
        LOG.warn("网站文件夹与放行记录不符，已恢复 {} 个文件，删除 {} 个多余文件", outcome.written(), outcome.removed());
        news.publishEvent(new SiteMended(differences));
      }
    }
  }

  /**
   * Brings the folder in line, trusting the files that were in line before. What is only more than
   * last time is added, at a cost that does not grow with the site.
   */
  public synchronized Outcome reconcile() {
    if (folder.isEmpty()) {
      return reconcileWhole();
    }
    var now = reading.after(last);
    var fresh = now.fresh();
    return fresh == null
        ? run(folder.trusting(), now)
        : timed(folder.adding(), site -> making.more(now.all(), fresh, site), now);
  }

  private synchronized Outcome reconcileWhole() {
    return run(folder.trusting());
  }

  /** Brings the folder in line without trusting anything in it. */
  public synchronized Outcome reconcileAll() {
    making.forget();
    return run(folder.doubting());
  }

  private Outcome run(SiteFolder.Filling site) {
    return run(site, reading.anew());
  }

  private Outcome run(SiteFolder.Filling site, SiteNow.Reading now) {
    return timed(
        site,
        s -> {
          making.whole(now.all(), s);
          shown = log();
          shown.forEach(s::put);
        },
        now);
  }

  private Outcome timed(
      SiteFolder.Filling site, Consumer<SiteFolder.Filling> fill, SiteNow.Reading now) {
    var from = clock.millis();
    filling = site;
    try {
      fill.accept(site);
      var outcome = site.finish();
      last = now;
      closed = now.all().closed(LocalDateTime.now(clock));
      standing = new Standing(clock.instant(), outcome, clock.millis() - from, standing.read());
      return outcome;
    } finally {
      filling = null;
    }
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

  Path folder() {
    return folder.path();
  }
}
