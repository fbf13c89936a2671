package org.shenfa.inspection;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.shenfa.database.Moments;
import org.shenfa.site.PublicAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** 首页访问: opens the home page every half hour, as a reader would, and notes how long it took. */
@Service
public class SiteVisits {
  /** Longer than any threshold, so that what is counted is what was measured. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final JdbcClient db;
  private final PublicAddress site;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  SiteVisits(JdbcClient db, PublicAddress site, Clock clock) {
    this.db = db;
    this.site = site;
    this.clock = clock;
  }

  @Scheduled(cron = "20 7/30 * * * *", zone = "Asia/Shanghai")
  void tick() {
    if (site.open()) {
      visit();
    }
  }

  /** Opens the home page once and keeps what came of it. */
  public Visit visit() {
    var at = clock.instant();
    var from = System.nanoTime();
    var opened = opens("/");
    var visit = new Visit(at, Duration.ofNanos(System.nanoTime() - from).toMillis(), opened);
    db.sql("insert into site_visit (at, millis, opened) values (?, ?, ?)")
        .params(at.atOffset(ZoneOffset.UTC), (int) visit.millis(), opened)
        .update();
    return visit;
  }

  /** Whether the public site answers an address with a page. */
  boolean opens(String path) {
    try {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(site.address() + path)).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.discarding());
      return answer.statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Visits since a moment, the newest first. */
  public List<Visit> since(Instant from) {
    return db.sql("select at, millis, opened from site_visit where at >= ? order by at desc")
        .param(from.atOffset(ZoneOffset.UTC))
        .query((row, n) ->
            new Visit(Moments.of(row, "at"), row.getLong("millis"), row.getBoolean("opened")))
        .list();
  }
}
