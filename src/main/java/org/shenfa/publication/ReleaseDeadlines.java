package org.shenfa.publication;

import static org.shenfa.regulation.Clause.MEASURES_10_1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.content.Drafting;
import org.shenfa.database.Moments;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.shenfa.workdays.Calendar;
import org.shenfa.workdays.Due;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 发布期限台账: government information that is to be public and is not yet, by due date. */
@Service
public class ReleaseDeadlines {
  /** 二十个工作日, counted from the day after the information was made or changed. */
  public static final int WORKING_DAYS = 20;

  /**
   * An item counts from the day the document was formed, or else the item was made; once public,
   * from the first change that is not public yet. What was withdrawn for good, is not to be
   * published actively or is no government information has no deadline. The index of items keeps
   * that day.
   */
  private static final String OPEN =
      """
      select l.item_id as id, l.number, l.unit_id, u.short_name as unit, l.title,
        d.reason, d.name as delayed_by, d.at as delayed_at, l.clock_changed as changed, l.clock_start as start
      from item_listing l join unit u on u.id = l.unit_id
        left join lateral (select reason, p.name, at from delay_reason q join person p on p.id = q.person_id
          where q.item_id = l.item_id
            and q.at >= coalesce((select max(r.released_at) from release r where r.item_id = l.item_id), '-infinity')
          order by q.id desc limit 1) d on true
      where l.clock_start is not null
      """;

  private final JdbcClient db;
  private final Calendar calendar;
  private final Drafting drafting;
  private final AuditTrail trail;

  ReleaseDeadlines(JdbcClient db, Calendar calendar, Drafting drafting, AuditTrail trail) {
    this.db = db;
    this.calendar = calendar;
    this.drafting = drafting;
    this.trail = trail;
  }

  /**
   * Every running deadline of a unit, or of all units for 0, the most pressing first.
   *
   * @param today day in Asia/Shanghai they are read on
   */
  @Enforces(MEASURES_10_1)
  public List<ReleaseDeadline> running(long unit, LocalDate today) {
    return db
        .sql(OPEN + "and (:unit = 0 or l.unit_id = :unit)")
        .param("unit", unit)
        .query((row, n) -> deadline(row, today))
        .list()
        .stream()
        .sorted(Comparator.comparingInt(ReleaseDeadline::daysLeft))
        .toList();
  }

  /** The deadline of one item; empty when it has none, or has met it. */
  public Optional<ReleaseDeadline> of(long itemId, LocalDate today) {
    return db.sql(OPEN + "and l.item_id = ?")
        .param(itemId)
        .query((row, n) -> deadline(row, today))
        .optional();
  }

  /** The deadlines of these items, by item; one that has none or has met it is not among them. */
  public Map<Long, ReleaseDeadline> of(Collection<Long> items, LocalDate today) {
    return db
        .sql(OPEN + "and l.item_id = any (?)")
        .param(items.toArray(Long[]::new))
        .query((row, n) -> deadline(row, today))
        .list()
        .stream()
        .collect(Collectors.toMap(ReleaseDeadline::itemId, d -> d));
  }

  /** The last day an item's clock may have started on for it to be late today. */
  public LocalDate lateFrom(LocalDate today) {
    var yesterday = today.minusDays(1);
    var start = yesterday.minusDays(WORKING_DAYS);
    for (var missing = WORKING_DAYS; missing > 0; start = start.minusDays(missing)) {
      missing = WORKING_DAYS - calendar.between(start, yesterday);
    }
    return start;
  }

  /** States why an item is late; only its producing unit can. */
  @Transactional
  public void explain(Person by, long itemId, String reason, LocalDate today) {
    var item = drafting.find(itemId);
    var words = reason.strip();
    new Violations.Gathering()
        .refuseIf(!drafting.writesFor(by, item.unitId()), MEASURES_10_1, null, "滞后原因由信息产生单位填写。")
        .refuseIf(of(itemId, today).isEmpty(), MEASURES_10_1, null, "这一件没有在走的发布期限。")
        .refuseIf(
            words.length() < 4 || words.length() > 500,
            MEASURES_10_1,
            "reason",
            "请写明滞后的原因（4 至 500 字）。")
        .throwIfAny();
    db.sql("insert into delay_reason (item_id, person_id, reason) values (?, ?, ?)")
        .params(itemId, by.id(), words)
        .update();
    trail.append(
        Entry.of("deadline.explained", by.id(), by.name())
            .about("item", item.number())
            .with("reason", words));
  }

  private ReleaseDeadline deadline(ResultSet row, LocalDate today) throws SQLException {
    var start = row.getObject("start", LocalDate.class);
    Due due = null;
    var unknown = "";
    var left = Integer.MAX_VALUE;
    try {
      due = calendar.due(start, WORKING_DAYS);
      left =
          due.lateOn(today)
              ? -Math.max(1, calendar.between(due.date(), today))
              : calendar.between(today, due.date());
    } catch (Violations noCalendar) {
      unknown = noCalendar.all().getFirst().sentence();
    }
    var reason = row.getString("reason");
    return new ReleaseDeadline(
        row.getLong("id"),
        row.getString("number"),
        row.getString("title"),
        row.getLong("unit_id"),
        row.getString("unit"),
        start,
        row.getBoolean("changed"),
        due,
        unknown,
        left,
        reason == null
            ? null
            : new ReleaseDeadline.Delay(
                reason, row.getString("delayed_by"), Moments.of(row, "delayed_at")));
  }
}
