package org.shenfa.services;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.GuideElement;
import org.shenfa.content.Manifest;
import org.shenfa.content.Validity;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which guides there are; references, owners and confirmations of their elements. */
@Repository
class GuideFacts {
  private final JdbcClient db;

  GuideFacts(JdbcClient db) {
    this.db = db;
  }

  /** A guide as the main line has it: what is out, and the newest text. */
  record Row(
      long itemId,
      String item,
      long unitId,
      String unit,
      long begunBy,
      String begunByName,
      String listed,
      Manifest newest,
      @Nullable Manifest live,
      @Nullable String path,
      @Nullable Instant releasedAt) {}

  /**
   * Guides by unit.
   *
   * @param unit whose, 0 for those of all
   */
  List<Row> of(long unit) {
    return db.sql(
            """
            select l.item_id, l.number, l.unit_id, u.short_name, i.created_by, p.name, l.state, v.manifest as newest,
              c.manifest as live, c.path, c.released_at
            from item_listing l join unit u on u.id = l.unit_id join item i on i.id = l.item_id
              join person p on p.id = i.created_by join revision v on v.digest = l.digest
              left join public_service c on c.item_id = l.item_id
            where l.kind = 'SERVICE_GUIDE' and (:unit = 0 or l.unit_id = :unit) order by l.unit_id, l.item_id
            """)
        .param("unit", unit)
        .query((row, n) -> {
          var live = row.getBytes("live");
          return new Row(
              row.getLong("item_id"),
              row.getString("number"),
              row.getLong("unit_id"),
              row.getString("short_name"),
              row.getLong("created_by"),
              row.getString("name"),
              row.getString("state"),
              Manifest.of(row.getBytes("newest")),
              live == null ? null : Manifest.of(live),
              row.getString("path"),
              Moments.orNull(row, "released_at"));
        })
        .list();
  }

  /** Points that elements of guides refer to, by item. */
  Map<Long, Map<GuideElement, List<Long>>> references() {
    var all = new LinkedHashMap<Long, Map<GuideElement, List<Long>>>();
    db.sql(
            """
            select item_id, element, point_id from (
              select distinct on (item_id, element, point_id) item_id, element, point_id, holds
              from guide_reference order by item_id, element, point_id, id desc) newest
            where holds order by item_id, element, point_id
            """)
        .query(row -> {
          all.computeIfAbsent(row.getLong("item_id"), k -> new EnumMap<>(GuideElement.class))
              .computeIfAbsent(
                  GuideElement.valueOf(row.getString("element")), k -> new ArrayList<>())
              .add(row.getLong("point_id"));
        });
    return all;
  }

  void refer(long item, GuideElement element, long point, boolean holds, long person) {
    db.sql(
            "insert into guide_reference (item_id, element, point_id, holds, person_id) values (?, ?, ?, ?, ?)")
        .params(item, element.name(), point, holds, person)
        .update();
  }

  /** Names of those who answer for elements, by item. */
  Map<Long, Map<GuideElement, String>> owners() {
    var all = new LinkedHashMap<Long, Map<GuideElement, String>>();
    db.sql(
            """
            select distinct on (o.item_id, o.element) o.item_id, o.element, p.name
            from guide_owner o join person p on p.id = o.owner_id order by o.item_id, o.element, o.id desc
            """)
        .query(row -> {
          all.computeIfAbsent(row.getLong("item_id"), k -> new EnumMap<>(GuideElement.class))
              .put(GuideElement.valueOf(row.getString("element")), row.getString("name"));
        });
    return all;
  }

  void own(long item, Collection<GuideElement> elements, long owner, long person) {
    for (var element : elements) {
      db.sql("insert into guide_owner (item_id, element, owner_id, person_id) values (?, ?, ?, ?)")
          .params(item, element.name(), owner, person)
          .update();
    }
  }

  /** When elements were confirmed last, by item. */
  Map<Long, Map<GuideElement, Instant>> confirmations() {
    var all = new LinkedHashMap<Long, Map<GuideElement, Instant>>();
    db.sql("select item_id, element, max(at) as at from guide_confirmation group by 1, 2")
        .query(row -> {
          all.computeIfAbsent(row.getLong("item_id"), k -> new EnumMap<>(GuideElement.class))
              .put(GuideElement.valueOf(row.getString("element")), Moments.of(row, "at"));
        });
    return all;
  }

  void confirm(long item, Collection<GuideElement> elements, long person) {
    for (var element : elements) {
      db.sql("insert into guide_confirmation (item_id, element, person_id) values (?, ?, ?)")
          .params(item, element.name(), person)
          .update();
    }
  }

  /** Texts of the own site by their addresses, those that were taken down included. */
  Map<String, Basis> bases(Set<String> paths) {
    var all = new LinkedHashMap<String, Basis>();
    db.sql(
            """
            select path, convert_from(manifest, 'UTF8')::jsonb ->> 'title' as title,
              convert_from(manifest, 'UTF8')::jsonb #>> '{document,validity}' as validity, released_at as at, false as gone
            from current_release where path = any(:paths::text[])
            union all
            select path, title, null, withdrawn_at, true from current_withdrawal where path = any(:paths::text[])
            """)
        .param("paths", paths.toArray(String[]::new))
        .query(row -> {
          var validity = row.getString("validity");
          all.put(
              row.getString("path"),
              new Basis(
                  row.getString("title"),
                  validity == null ? null : Validity.valueOf(validity),
                  row.getBoolean("gone"),
                  Moments.of(row, "at")));
        });
    return all;
  }
}
