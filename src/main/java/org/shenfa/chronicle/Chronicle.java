package org.shenfa.chronicle;

import static org.shenfa.regulation.Clause.HOUSE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.shenfa.regulation.Enforces;
import org.shenfa.site.Reconciler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 网页留存: writes down every page of the site when it changes, within seconds of the change and off
 * the way of a release. Pages and what they are drawn with are kept whole; attachments are kept by
 * the store of files already, here stands when they could be had.
 */
@Service
public class Chronicle {
  private static final int AT_ONCE = 500;

  private final Reconciler site;
  private final JdbcTemplate db;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Map<String, String> known = new HashMap<>();
  private @Nullable SortedMap<String, String> seen;

  Chronicle(Reconciler site, JdbcTemplate db, TransactionTemplate transaction, Clock clock) {
    this.site = site;
    this.db = db;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** One page or file whose bytes changed; without bytes it is gone, or kept elsewhere. */
  private record Change(String path, @Nullable String digest, byte @Nullable [] bytes) {}

  /** Writes down what changed on the site since the last look. */
  @Enforces(HOUSE)
  @Scheduled(fixedDelay = 2_000)
  public synchronized void keep() {
    var now = site.files();
    if (now.isEmpty() || now == seen) {
      return;
    }
    if (seen == null) {
      db.query(
          "select distinct on (path) path, digest from page_change order by path, id desc",
          row -> {
            if (row.getString(2) != null) {
              known.put(row.getString(1), row.getString(2));
            }
          });
    }
    var changes = new ArrayList<Change>();
    var whole = true;
    for (var file : now.entrySet()) {
      var path = file.getKey();
      if (isKept(path) && !file.getValue().equals(known.get(path))) {
        var elsewhere = path.startsWith("/files/");
        var bytes = elsewhere ? null : site.read(path, file.getValue()).orElse(null);
        if (bytes == null && !elsewhere) {
          whole = false;
          continue;
        }
        changes.add(new Change(path, file.getValue(), bytes));
        if (changes.size() == AT_ONCE) {
          write(changes);
        }
      }
    }
    known.keySet().stream()
        .filter(p -> !now.containsKey(p))
        .forEach(p -> changes.add(new Change(p, null, null)));
    write(changes);
    // What changed again while it was read is looked at once more.
    seen = whole ? now : Collections.emptySortedMap();
  }

  private static boolean isKept(String path) {
    return path.endsWith(".html")
        || path.startsWith("/files/")
        || path.startsWith("/assets/") && !path.endsWith(".js") && !path.endsWith(".gz");
  }

  private void write(List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    var at = Timestamp.from(clock.instant());
    transaction.executeWithoutResult(t -> {
      db.batchUpdate(
          "insert into kept_page (digest, title, packed) values (?, ?, ?) on conflict do nothing",
          changes.stream()
              .filter(c -> c.bytes() != null)
              .map(c -> new Object[] {c.digest(), title(c), pack(c.bytes())})
              .toList());
      db.batchUpdate(
          "insert into page_change (path, digest, at) values (?, ?, ?)",
          changes.stream().map(c -> new @Nullable Object[] {c.path(), c.digest(), at}).toList());
    });
    for (var change : changes) {
      if (change.digest() == null) {
        known.remove(change.path());
      } else {
        known.put(change.path(), change.digest());
      }
    }
    changes.clear();
  }

  private static String title(Change change) {
    if (change.bytes() == null || !change.path().endsWith(".html")) {
      return "";
    }
    if (change.path().equals("/index.html")) {
      return "首页";
    }
    var page = Jsoup.parse(new String(change.bytes(), StandardCharsets.UTF_8));
    var heading = page.selectFirst("h1");
    return heading == null ? page.title() : heading.text();
  }

  private static byte[] pack(byte @Nullable [] bytes) {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(Objects.requireNonNull(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] unpack(byte[] packed) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
