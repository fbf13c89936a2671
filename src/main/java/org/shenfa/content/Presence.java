package org.shenfa.content;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 在场: who has an item open now. It locks nothing; after 30 seconds of silence one has left. */
@Service
public class Presence {
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final JdbcClient db;
  private final Clock clock;

  Presence(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * 在场的人.
   *
   * @param place the part of the form they are in, in words; empty when in none
   */
  public record Here(long personId, String name, String place) {}

  /** Says that a person is on this item, and who else is. */
  @Transactional
  public List<Here> beat(long itemId, long personId, String place) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    db.sql("delete from presence where at < ?").param(now.minus(SILENCE)).update();
    db.sql(
            """
            insert into presence (item_id, person_id, place, at) values (:item, :person, :place, :at)
            on conflict (item_id, person_id) do update set place = :place, at = :at
            """)
        .param("item", itemId)
        .param("person", personId)
        .param("place", place.length() > 40 ? place.substring(0, 40) : place)
        .param("at", now)
        .update();
    return others(itemId, personId, now);
  }

  /** Who else is on this item. */
  public List<Here> others(long itemId, long personId) {
    return others(itemId, personId, clock.instant().atOffset(ZoneOffset.UTC));
  }

  private List<Here> others(long itemId, long personId, OffsetDateTime now) {
    return db.sql(
            """
            select p.id, p.name, h.place from presence h join person p on p.id = h.person_id
            where h.item_id = ? and h.person_id <> ? and h.at >= ? order by p.id
            """)
        .params(itemId, personId, now.minus(SILENCE))
        .query(
            (row, n) -> new Here(row.getLong("id"), row.getString("name"), row.getString("place")))
        .list();
  }

  /** Leaves the item. */
  public void leave(long itemId, long personId) {
    db.sql("delete from presence where item_id = ? and person_id = ?")
        .params(itemId, personId)
        .update();
  }
}
