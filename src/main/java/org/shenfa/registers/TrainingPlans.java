package org.shenfa.registers;

import static org.shenfa.regulation.Clause.MEASURES_27_1;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.shenfa.Shenfa;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 培训计划的完成: what was done of a plan, counted from the sessions that carry it out. */
@Service
public class TrainingPlans {
  private final Registers registers;
  private final JdbcClient db;

  TrainingPlans(Registers registers, JdbcClient db) {
    this.registers = registers;
    this.db = db;
  }

  /**
   * 做了多少.
   *
   * @param sessions the newest first
   * @param wanted how many people hold what the plan trains for today
   * @param missing those of them who were at no session
   */
  public record Progress(
      List<RegisterEntry> sessions, BigDecimal hours, int wanted, List<Untrained> missing) {}

  /** 没有参加过的人. */
  public record Untrained(String name, String staffNo, String unit, String charge) {}

  /**
   * How a plan stands.
   *
   * @throws java.util.NoSuchElementException for whoever may not read the register
   */
  @Enforces(MEASURES_27_1)
  public Progress of(Person me, RegisterEntry plan, Instant now) {
    var sessions =
        registers.entries(me, RegisterKind.TRAINING, now).stream()
            .filter(e -> !e.struck())
            .filter(e -> e.content().getOrDefault("plan", "").equals(Long.toString(plan.id())))
            .toList();
    var attended =
        sessions.stream()
            .flatMap(e -> Registers.numbers(e.content().getOrDefault("attended", "")).stream())
            .distinct()
            .toList();
    var wanted = wanted(plan, now.atZone(Shenfa.ZONE).toLocalDate());
    return new Progress(
        sessions,
        sessions.stream()
            .map(e -> new BigDecimal(e.content().getOrDefault("hours", "0")))
            .reduce(BigDecimal.ZERO, BigDecimal::add),
        wanted.size(),
        wanted.stream().filter(u -> !attended.contains(u.staffNo())).toList());
  }

  private List<Untrained> wanted(RegisterEntry plan, LocalDate today) {
    return db.sql(
            """
            select p.name, p.staff_no, min(u.short_name) as unit, min(h.charge) as charge
            from charge_holder h join person p on p.id = h.person_id join unit u on u.id = h.unit_id
            where h.charge = any (:charges) and :today between h.valid_from and coalesce(h.valid_to, 'infinity')
            group by p.id order by min(u.sort), p.staff_no
            """)
        .param(
            "charges",
            Charges.of(plan.content().getOrDefault("posts", ""))
                .map(Charges::codes)
                .orElseGet(() -> new String[0]))
        .param("today", today)
        .query((row, n) ->
            new Untrained(
                row.getString("name"),
                row.getString("staff_no"),
                row.getString("unit"),
                Charges.label(row.getString("charge"))))
        .list();
  }
}
