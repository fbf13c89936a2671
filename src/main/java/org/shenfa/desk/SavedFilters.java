package org.shenfa.desk;

import static org.shenfa.regulation.Clause.HOUSE;

import java.sql.Types;
import java.util.List;
import java.util.NoSuchElementException;
import org.shenfa.access.SignedIn;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 已存的筛选: each person's own and those shared in their unit. */
@Service
public class SavedFilters {
  /** So many a person may keep; each is a tab with a count. */
  private static final int KEPT = 8;

  private final JdbcClient db;

  SavedFilters(JdbcClient db) {
    this.db = db;
  }

  /** One's own, then what others of the unit share, the oldest first. */
  public List<SavedFilter> of(SignedIn me) {
    return db.sql(
            """
            select f.id, f.person_id, p.name as owner, f.name, f.query, f.unit_id is not null as shared
            from saved_filter f join person p on p.id = f.person_id
            where (f.person_id = :me or f.unit_id = :unit) and not exists (select from saved_filter_end e where e.filter_id = f.id)
            order by f.person_id <> :me, f.id limit 16
            """)
        .param("me", me.personId())
        .param("unit", me.unitId())
        .query(new DataClassRowMapper<>(SavedFilter.class))
        .list();
  }

  /** Keeps a filter under a name; refused without one, or when there are too many. */
  @Transactional
  public void save(SignedIn me, String name, ItemFilter filter, boolean shared) {
    var mine = of(me).stream().filter(f -> f.personId() == me.personId()).toList();
    new Violations.Gathering()
        .refuseIf(
            name.isBlank() || name.strip().length() > 20, HOUSE, "name", "请给筛选起个名字（1 至 20 字）。")
        .refuseIf(filter.query().isEmpty(), HOUSE, null, "还没有选筛选条件，请先选好条件再存。")
        .refuseIf(filter.query().length() > 2000, HOUSE, null, "条件太长，不能存。")
        .refuseIf(
            mine.stream().anyMatch(f -> f.name().equals(name.strip())),
            HOUSE,
            "name",
            "您已经有一个叫“%s”的筛选。".formatted(name.strip()))
        .refuseIf(mine.size() >= KEPT, HOUSE, null, "最多存 %d 个筛选，请先删去不用的。".formatted(KEPT))
        .throwIfAny();
    db.sql(
            "insert into saved_filter (person_id, unit_id, name, query) values (:me, :unit, :name, :query)")
        .param("me", me.personId())
        .param("unit", shared ? me.unitId() : null, Types.BIGINT)
        .param("name", name.strip())
        .param("query", filter.query())
        .update();
  }

  /** Takes one's own filter off the tabs. */
  @Transactional
  public void end(SignedIn me, long id) {
    if (of(me).stream().noneMatch(f -> f.id() == id && f.personId() == me.personId())) {
      throw new NoSuchElementException();
    }
    db.sql("insert into saved_filter_end (filter_id) values (?) on conflict do nothing")
        .param(id)
        .update();
  }
}
