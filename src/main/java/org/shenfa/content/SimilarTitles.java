package org.shenfa.content;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 相近标题: items whose titles share most pairs of neighbouring characters with a new one. */
@Service
public class SimilarTitles {
  private static final double ALIKE = 0.6;
  private static final int SHORTEST = 6;
  private static final int MOST = 3;
  private static final int RECENT = 2000;

  private final JdbcClient db;

  SimilarTitles(JdbcClient db) {
    this.db = db;
  }

  /**
   * 相近的一件.
   *
   * @param likeness from 0 to 1
   */
  public record Alike(long itemId, long unitId, String title, Instant at, double likeness) {}

  /**
   * The items most alike, those of the own unit first.
   *
   * @param everywhere whether items of other units are looked at, too
   */
  public List<Alike> to(String title, long itemId, long unit, boolean everywhere) {
    var wanted = pairs(title);
    if (wanted.size() < SHORTEST) {
      return List.of();
    }
    return db
        .sql(
            """
            select i.id, i.unit_id, convert_from(r.manifest, 'UTF8')::jsonb ->> 'title' as title, r.created_at
            from item i join lateral (select manifest, created_at from revision
              where item_id = i.id order by seq desc limit 1) r on true
            where i.id <> :item and (:everywhere or i.unit_id = :unit)
            order by i.unit_id = :unit desc, i.id desc limit :recent
            """)
        .param("item", itemId)
        .param("unit", unit)
        .param("everywhere", everywhere)
        .param("recent", RECENT)
        .query((row, n) ->
            new Alike(
                row.getLong("id"),
                row.getLong("unit_id"),
                row.getString("title"),
                Moments.of(row, "created_at"),
                likeness(wanted, pairs(row.getString("title")))))
        .list()
        .stream()
        .filter(a -> a.likeness() >= ALIKE)
        .sorted(
            Comparator.comparing((Alike a) -> a.unitId() != unit)
                .thenComparing(Comparator.comparingDouble(Alike::likeness).reversed()))
        .limit(MOST)
        .toList();
  }

  /** Dice's coefficient of two sets of pairs. */
  static double likeness(Set<String> one, Set<String> other) {
    var shared = one.stream().filter(other::contains).count();
    return one.isEmpty() || other.isEmpty() ? 0 : 2.0 * shared / (one.size() + other.size());
  }

  /** Pairs of neighbouring characters, without punctuation and white space. */
  static Set<String> pairs(String title) {
    var plain = title.replaceAll("[^\\p{L}\\p{N}]", "").codePoints().toArray();
    var found = new HashSet<String>();
    for (var n = 0; n + 1 < plain.length; n++) {
      found.add(new String(plain, n, 2));
    }
    return found;
  }
}
