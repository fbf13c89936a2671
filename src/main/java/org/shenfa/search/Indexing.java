package org.shenfa.search;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.shenfa.publication.SiteChanged;
import org.shenfa.site.Outline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * 索引对账: the index is a consequence of the current releases. What should be found is compared with
 * what is in the index; what is gone goes first. Works on a thread of its own, so that neither a
 * release nor another timer waits for it.
 */
@Service
public class Indexing {
  private static final Logger LOG = LoggerFactory.getLogger(Indexing.class);
  private static final int BATCH = 200;

  private final CurrentTexts texts;
  private final SearchIndex index;
  private final Synonyms synonyms;
  private final Outline outline;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("search").factory());

  /** What is in the index; null when that has to be asked. */
  private volatile @Nullable Map<String, String> known;

  private volatile CurrentTexts.Mark mark = CurrentTexts.Mark.NONE;

  Indexing(CurrentTexts texts, SearchIndex index, Synonyms synonyms, Outline outline) {
    this.texts = texts;
    this.index = index;
    this.synonyms = synonyms;
    this.outline = outline;
  }

  /** What one run did. */
  public record Outcome(int expected, int put, int removed) {}

  @TransactionalEventListener(fallbackExecution = true)
  void on(SiteChanged news) {
    look();
  }

  @Scheduled(fixedDelay = 2_000)
  void look() {
    if (waiting.compareAndSet(false, true)) {
      worker.execute(this::catchUp);
    }
  }

  /** An index on a server may be lost behind our back; one in the own folder has no other hands. */
  @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
  void doubt() {
    if (index.isShared()) {
      forget();
    }
  }

  /** What is in the index is asked at the next look. */
  void forget() {
    known = null;
  }

  private void catchUp() {
    waiting.set(false);
    try {
      synonyms.refresh();
      outline.refresh();
      if (known == null || !texts.mark().equals(mark)) {
        reconcile();
      }
    } catch (RuntimeException e) {
      known = null;
      LOG.warn("检索索引暂时不能对账：{}", e.toString());
    }
  }

  /** Whether the index once was in line since the start. */
  public boolean ready() {
    return !mark.isNone();
  }

  /**
   * Brings the index in line with the current releases; where nothing but releases came since the
   * last time, only they are looked at.
   */
  public synchronized Outcome reconcile() {
    var inside = known;
    var seen = texts.mark();
    var came = seen.releases() - mark.releases();
    if (inside != null && came > 0 && seen.withdrawals() == mark.withdrawals()) {
      var more = texts.versions(mark.newest());
      if (more.size() == came) {
        return taken(seen, put(more, inside), inside.size(), 0);
      }
    }
    return whole(inside == null ? found() : inside);
  }

  private Map<String, String> found() {
    index.inForm();
    return index.versions();
  }

  private Outcome whole(Map<String, String> inside) {
    known = inside;
    var seen = texts.mark();
    var wanted = texts.versions(0);
    var gone = gone(wanted, inside);
    return taken(seen, put(wanted, inside), wanted.size(), gone);
  }

  private Outcome taken(CurrentTexts.Mark seen, int put, int expected, int gone) {
    if (put + gone > 0) {
      index.keep();
    }
    mark = seen;
    return new Outcome(expected, put, gone);
  }

  private int gone(Map<String, String> wanted, Map<String, String> inside) {
    var gone = inside.keySet().stream().filter(i -> !wanted.containsKey(i)).toList();
    if (!gone.isEmpty()) {
      index.remove(gone);
      gone.forEach(inside::remove);
    }
    return gone.size();
  }

  private int put(Map<String, String> wanted, Map<String, String> inside) {
    var fresh = new ArrayList<String>();
    for (var one : wanted.entrySet()) {
      if (!one.getValue().equals(inside.get(one.getKey()))) {
        fresh.add(one.getValue());
      }
    }
    var put = 0;
    for (var from = 0; from < fresh.size(); from += BATCH) {
      var batch = texts.texts(fresh.subList(from, Math.min(from + BATCH, fresh.size())));
      index.put(batch);
      for (var text : batch) {
        inside.put(text.item(), text.version());
      }
      put += batch.size();
    }
    return put;
  }

  /** Makes the index anew, trusting nothing in it; searching goes on meanwhile. */
  public synchronized Outcome rebuild() {
    var inside = found();
    inside.replaceAll((item, version) -> "");
    return whole(inside);
  }

  /** The same, later, on the thread of the index. */
  public void startAnew() {
    worker.execute(() -> {
      try {
        rebuild();
      } catch (RuntimeException e) {
        LOG.warn("检索索引没有重建完：{}", e.toString());
      }
    });
  }

  @PreDestroy
  void stop() {
    worker.shutdownNow();
  }
}
