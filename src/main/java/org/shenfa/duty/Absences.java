package org.shenfa.duty;

import static org.shenfa.regulation.Clause.MEASURES_25_1;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 请假登记: days on which somebody of the roster cannot be asked. Days in Asia/Shanghai. */
@Service
public class Absences {
  private final JdbcClient db;
  private final DutyRights rights;

  Absences(JdbcClient db, DutyRights rights) {
    this.db = db;
    this.rights = rights;
  }

  /** Who cannot be asked on which of these days. */
  Map<Long, Set<LocalDate>> between(LocalDate from, LocalDate to) {
    var away = new HashMap<Long, Set<LocalDate>>();
    db.sql(
            """
            select a.person_id, d::date as day from duty_away a,
              generate_series(greatest(a.from_day, :from)::timestamp, least(a.to_day, :to)::timestamp, interval '1 day') d
            """)
        .param("from", from)
        .param("to", to)
        .query((row, n) ->
            away.computeIfAbsent(row.getLong("person_id"), p -> new HashSet<>())
                .add(row.getObject("day", LocalDate.class)))
        .list();
    return away;
  }

  /**
   * 请假: on these days somebody is not asked; turns they have already stay until they are given on.
   */
  @Transactional
  public void enter(
      Person me, String staffNo, LocalDate from, LocalDate to, String reason, Instant now) {
    var today = Roster.day(now);
    rights.mustRead(me, today);
    var who = rights.reader(staffNo, today);
    if (who.id() != me.id()) {
      rights.leader(me, today);
    }
    new Violations.Gathering()
        .refuseIf(to.isBefore(from), MEASURES_25_1, "to", "请假的最后一天不能早于第一天。")
        .refuseIf(to.isBefore(today), MEASURES_25_1, "to", "请假的日子已经过去。")
        .refuseIf(to.isAfter(from.plusYears(1)), MEASURES_25_1, "to", "一次最多登记一年。")
        .refuseIf(
            reason.strip().length() < 2 || reason.strip().length() > 100,
            MEASURES_25_1,
            "reason",
            "写明事由，2 到 100 字。")
        .throwIfAny();
    db.sql(
            "insert into duty_absence (person_id, from_day, to_day, reason, by_person, at) values (?, ?, ?, ?, ?, ?)")
        .params(who.id(), from, to, reason.strip(), me.id(), now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * 请假登记.
   *
   * @param turns their turns in that time, which somebody else has to take
   */
  public record Away(
      long id, long person, String name, LocalDate from, LocalDate to, String reason, int turns) {}

  /** Absences that are not over. */
  public List<Away> from(LocalDate today) {
    return db.sql(
            """
            select a.*, p.name, (select count(*) from duty_roster r where r.person_id = a.person_id
              and r.day between greatest(a.from_day, :today) and a.to_day) as turns
            from duty_away a join person p on p.id = a.person_id where a.to_day >= :today order by a.from_day, a.id
            """)
        .param("today", today)
        .query((row, n) ->
            new Away(
                row.getLong("id"),
                row.getLong("person_id"),
                row.getString("name"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getString("reason"),
                row.getInt("turns")))
        .list();
  }

  /** Takes an absence back; one's own, or anybody's for the head. */
  @Transactional
  public void end(Person me, long id, Instant now) {
    var today = Roster.day(now);
    rights.mustRead(me, today);
    var of = from(today).stream().filter(a -> a.id() == id).findFirst().orElseThrow();
    if (of.person() != me.id()) {
      rights.leader(me, today);
    }
    db.sql(
            "insert into duty_absence_end (absence_id, by_person, at) values (?, ?, ?) on conflict do nothing")
        .params(id, me.id(), now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
