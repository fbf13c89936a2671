package org.shenfa.services;

import static org.shenfa.regulation.Clause.MEASURES_20_5;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Moments;
import org.shenfa.publication.SiteChanged;
import org.shenfa.regulation.Enforces;
import org.shenfa.site.PublicAddress;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.util.UriUtils;

/**
 * 下载服务: the files of released guides, version by version. A file under the name of another is its
 * next version, and the former address leads to it.
 */
@Service
public class Downloads {
  /** How long a reading is good where no news of a release came. */
  private static final Duration GOOD_FOR = Duration.ofSeconds(30);

  private static final String SELECT = "select * from public_download ";

  private final JdbcClient db;
  private final JdbcClient visitor;
  private final PublicAddress site;
  private final Clock clock;
  private final Semaphore counting = new Semaphore(4);
  private volatile @Nullable Kept kept;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(3))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Downloads(
      JdbcClient db, @Qualifier("visitor") JdbcClient visitor, PublicAddress site, Clock clock) {
    this.db = db;
    this.visitor = visitor;
    this.site = site;
    this.clock = clock;
  }

  private record Kept(List<Download> all, Instant at) {}

  /** 一次核对 of a file on the public site. */
  public record Check(boolean ok, String detail, Instant at) {}

  /** A version by its digest; the current one first where two guides have the same file. */
  public Optional<Download> version(String digest) {
    return all().stream()
        .filter(d -> d.digest().equals(digest))
        .min(Comparator.comparing(d -> !d.current()));
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(SiteChanged news) {
    kept = null;
  }

  /** Every version as visitors may see it. */
  private List<Download> all() {
    var last = kept;
    var now = clock.instant();
    if (last == null || last.at().plus(GOOD_FOR).isBefore(now) || now.isBefore(last.at())) {
      last =
          new Kept(
              visitor
                  .sql(SELECT + "order by item_id, name, version")
                  .query(Downloads::download)
                  .list(),
              now);
      kept = last;
    }
    return last.all();
  }

  /** Counts one download of a current version; not while others are being counted. */
  public void count(String digest) {
    if (counting.tryAcquire()) {
      try {
        visitor.sql("select count_download(?)").param(digest).query().listOfRows();
      } finally {
        counting.release();
      }
    }
  }

  /** Every version of the files of a guide, newest first. */
  public List<Download> of(long item) {
    return db.sql(SELECT + "where item_id = ? order by name, version desc")
        .param(item)
        .query(Downloads::download)
        .list();
  }

  /** What stands on the site now. */
  public List<Download> current() {
    return visitor
        .sql(SELECT + "where digest = current_digest order by item_id, name")
        .query(Downloads::download)
        .list();
  }

  /** How often the files of a guide were taken, by name. */
  public Map<String, Long> times(long item) {
    var all = new LinkedHashMap<String, Long>();
    db.sql("select name, times from download_count where item_id = ?")
        .param(item)
        .query(row -> {
          all.put(row.getString("name"), row.getLong("times"));
        });
    return all;
  }

  /** The newest check of each file of a guide, by digest. */
  public Map<String, Check> checks(long item) {
    var all = new LinkedHashMap<String, Check>();
    db.sql(
            """
            select distinct on (digest) digest, ok, detail, at from download_check where item_id = ?
            order by digest, id desc
            """)
        .param(item)
        .query(row -> {
          all.put(
              row.getString("digest"),
              new Check(row.getBoolean("ok"), row.getString("detail"), Moments.of(row, "at")));
        });
    return all;
  }

  /** What was wrong when each current file was fetched last, by item. */
  Map<Long, List<String>> broken() {
    var all = new LinkedHashMap<Long, List<String>>();
    db.sql(
            """
            select c.item_id, c.name, c.detail from (
              select distinct on (item_id, digest) item_id, name, digest, ok, detail from download_check
              order by item_id, digest, id desc) c
            where not c.ok and exists (select from public_download d
              where d.item_id = c.item_id and d.digest = c.digest and d.digest = d.current_digest)
            order by c.item_id, c.name
            """)
        .query(row -> {
          all.computeIfAbsent(row.getLong("item_id"), k -> new ArrayList<>())
              .add("“%s”下载有问题：%s".formatted(row.getString("name"), row.getString("detail")));
        });
    return all;
  }

  /** Fetches every current file from the public site as a visitor would and compares its bytes. */
  @Enforces(MEASURES_20_5)
  @Scheduled(cron = "0 40 3 * * *", zone = "Asia/Shanghai")
  public void sweep() {
    if (site.address().endsWith(":-1")) {
      return;
    }
    for (var file : current()) {
      var fault = fault(file);
      db.sql(
              "insert into download_check (item_id, name, digest, ok, detail) values (?, ?, ?, ?, ?)")
          .params(
              file.itemId(),
              file.name(),
              file.digest(),
              fault.isEmpty(),
              fault.isEmpty() ? "与发布的一致" : fault)
          .update();
    }
  }

  private String fault(Download file) {
    var request =
        HttpRequest.newBuilder(URI.create(site.address() + address(file)))
            .timeout(Duration.ofSeconds(20))
            .build();
    try {
      var got = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return got.statusCode() != 200
          ? "打不开（%d）".formatted(got.statusCode())
          : sha256(got.body()).equals(file.digest()) ? "" : "内容与发布的不一致";
    } catch (IOException e) {
      return "打不开";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "访问被中断";
    }
  }

  /** Where the bytes of a version stand on the site. */
  public static String address(Download file) {
    return "/files/%s/%s"
        .formatted(file.digest(), UriUtils.encodePathSegment(file.name(), "UTF-8"));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Download download(ResultSet row, int n) throws SQLException {
    return new Download(
        row.getLong("item_id"),
        row.getString("item"),
        row.getString("guide"),
        row.getString("path"),
        row.getString("name"),
        row.getString("digest"),
        row.getLong("size"),
        row.getString("type"),
        Moments.of(row, "valid_from"),
        row.getInt("version"),
        row.getString("current_digest"));
  }
}
