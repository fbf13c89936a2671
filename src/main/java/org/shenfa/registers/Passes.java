package org.shenfa.registers;

import static org.shenfa.regulation.Clause.MEASURES_27_1;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.Qualification;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * 上岗测试的合格: who passed what is required, asked before a post or a day of reading is given. What
 * somebody holds already stays theirs. Which pass is valid on a day is said once, by the database.
 */
@Service
public class Passes implements Qualification {
  private final JdbcClient db;

  Passes(JdbcClient db) {
    this.db = db;
  }

  @Enforces(MEASURES_27_1)
  @Override
  public List<Violation> forPost(Person person, PostKind kind, LocalDate on) {
    return lacking(person, kind.name(), on);
  }

  @Enforces(MEASURES_27_1)
  @Override
  public List<Violation> forDuty(Person person, LocalDate on) {
    return lacking(person, Charges.DUTY, on);
  }

  private List<Violation> lacking(Person person, String charge, LocalDate on) {
    return db.sql("select * from lacking_tests(?, ?, ?)")
        .params(person.id(), charge, on)
        .query((row, n) -> {
          var passed = row.getObject("passed_on", LocalDate.class);
          return new Violation(
              MEASURES_27_1,
              null,
              "“%s”从 %s 起要先通过“%s”：%s%s，请先参加测试，由新闻宣传处在培训台账登记合格。"
                  .formatted(
                      Charges.label(charge),
                      row.getObject("from_day", LocalDate.class),
                      row.getString("test"),
                      person.name(),
                      passed == null
                          ? "没有合格记录"
                          : " %s 的合格有效 %d 个月，已经过期".formatted(passed, row.getInt("months"))));
        })
        .list();
  }

  @Override
  public Set<LocalDate> closedToDuty(Person person, LocalDate from, LocalDate to) {
    return new HashSet<>(
        db.sql(
                """
                select d::date from generate_series(:from::date, :to::date, interval '1 day') d
                where exists (select from lacking_tests(:person, 'DUTY', d::date))
                """)
            .param("from", from)
            .param("to", to)
            .param("person", person.id())
            .query((row, n) -> row.getObject(1, LocalDate.class))
            .list());
  }

  /**
   * 还没有通过测试的人: who holds what a test is required for.
   *
   * @param charge as people say it
   * @param passed when they last passed, null for never
   * @param lacking first day on which the test is lacking
   */
  public record Untested(
      long requirement,
      String test,
      String charge,
      long person,
      String name,
      String staffNo,
      String unit,
      @Nullable LocalDate passed,
      LocalDate lacking) {}

  /**
   * Holders who lack a required test by a day, whoever lacked it first; what they hold stays
   * theirs.
   */
  public List<Untested> untested(LocalDate today, LocalDate by) {
    return db.sql(
            """
            select r.id, r.test, h.charge, h.person_id, p.name, p.staff_no, u.short_name as unit, l.day as lacking,
              (select max(t.day) from training_pass t where t.person_id = h.person_id and t.test_id = r.test_id) as passed
            from training_requirement_now r join charge_holder h on h.charge = any (r.charges)
              join person p on p.id = h.person_id join unit u on u.id = h.unit_id
              cross join lateral (select lacking_from(r.id, h.person_id) as day) l
            where (r.ended_on is null or r.ended_on > greatest(l.day, :today))
              and :today between h.valid_from and coalesce(h.valid_to, 'infinity') and l.day <= :by
            group by r.id, r.test, r.test_id, h.charge, h.person_id, p.name, p.staff_no, u.short_name, u.sort, l.day
            order by l.day, u.sort, h.charge, p.staff_no
            """)
        .param("today", today)
        .param("by", by)
        .query((row, n) ->
            new Untested(
                row.getLong("id"),
                row.getString("test"),
                Charges.label(row.getString("charge")),
                row.getLong("person_id"),
                row.getString("name"),
                row.getString("staff_no"),
                row.getString("unit"),
                row.getObject("passed", LocalDate.class),
                row.getObject("lacking", LocalDate.class)))
        .list();
  }
}
