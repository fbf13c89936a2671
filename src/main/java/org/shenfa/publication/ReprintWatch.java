package org.shenfa.publication;

import static org.shenfa.regulation.Clause.MEASURES_11_6;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.shenfa.regulation.Enforces;
import org.shenfa.reprints.Reprints;
import org.shenfa.reprints.Sighting;
import org.shenfa.reprints.Sightings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** 转载复查: every live reprint is compared with its source once a day, where pages may be opened. */
@Service
public class ReprintWatch {
  private static final String LIVE =
      """
      with live as materialized (
        select r.id, r.item_id, i.number, convert_from(v.manifest, 'UTF8')::jsonb as text
        from release r join item i on i.id = r.item_id join revision v on v.digest = r.digest
        where not exists (select from release n where n.item_id = r.item_id and n.id > r.id)
          and not exists (select from withdrawal w where w.release_id = r.id))
      select number, item_id, text #>> '{reprint,link}' as link from live
      where text ->> 'kind' = 'REPRINT' order by id
      """;

  private final JdbcClient db;
  private final Reprints reprints;
  private final Sightings sightings;
  private final Clock clock;

  ReprintWatch(JdbcClient db, Reprints reprints, Sightings sightings, Clock clock) {
    this.db = db;
    this.reprints = reprints;
    this.sightings = sightings;
    this.clock = clock;
  }

  /** 在网转载: a reprint that is live, and where it came from. */
  public record Live(String item, long itemId, String link) {}

  /** Everything reprinted that is live. */
  public List<Live> live() {
    return db.sql(LIVE)
        .query((row, n) ->
            new Live(row.getString("number"), row.getLong("item_id"), row.getString("link")))
        .list();
  }

  /** Before the working day; a night that was missed is made up for at the next hour. */
  @Scheduled(cron = "0 20 2-6 * * *", zone = "Asia/Shanghai")
  void everyNight() {
    sweep(LocalDate.now(clock));
  }

  /**
   * Looks at each source that was not looked at on this day.
   *
   * @param today day in Asia/Shanghai
   */
  @Enforces(MEASURES_11_6)
  public List<Sighting> sweep(LocalDate today) {
    if (!reprints.opens()) {
      return List.of();
    }
    return live().stream()
        .filter(l -> !sightings.looked(l.itemId(), today))
        .map(l -> sightings.note(l.itemId(), l.item(), l.link(), sightings.visit(l.link()), today))
        .toList();
  }
}
