package org.shenfa.registers;

import static org.shenfa.regulation.Clause.MEASURES_27_1;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Moments;
import org.shenfa.database.Refusals;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 上岗测试要求: laid down by the head of 新闻宣传处, dated, never changed. */
@Service
public class TrainingRequirements {
  private final JdbcClient db;
  private final Organization organization;
  private final AuditTrail trail;

  TrainingRequirements(JdbcClient db, Organization organization, AuditTrail trail) {
    this.db = db;
    this.organization = organization;
    this.trail = trail;
  }

  /** All that were ever laid down, the newest first. */
  public List<TrainingRequirement> all() {
    return db.sql("select * from training_requirement_now order by id desc")
        .query(TrainingRequirements::requirement)
        .list();
  }

  private static TrainingRequirement requirement(ResultSet row, int n) throws SQLException {
    return new TrainingRequirement(
        row.getLong("id"),
        row.getLong("test_id"),
        row.getString("test"),
        Charges.ofCodes(strings(row.getArray("charges"))),
        row.getInt("months"),
        row.getObject("from_day", LocalDate.class),
        row.getString("reason"),
        row.getString("person_name"),
        Moments.of(row, "at"),
        row.getObject("ended_on", LocalDate.class),
        row.getString("end_reason"));
  }

  private static List<String> strings(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }

  /** Whether somebody may lay one down: the head of 新闻宣传处, or who stands in. */
  public boolean leads(Person person, LocalDate day) {
    return organization
        .authority(
            person.id(), organization.only(UnitKind.PUBLICITY_OFFICE).id(), PostKind.UNIT_HEAD, day)
        .isPresent();
  }

  private void mustLead(Person person, LocalDate day) {
    if (!leads(person, day)) {
      throw new Violations(MEASURES_27_1, "上岗测试要求由新闻宣传处负责人规定。");
    }
  }

  /**
   * Lays one down.
   *
   * @param charges as people say them
   * @param from not a day gone by
   */
  @Enforces(MEASURES_27_1)
  @Transactional
  public long lay(
      Person me,
      long test,
      String charges,
      int months,
      @Nullable LocalDate from,
      String reason,
      Instant now) {
    var today = now.atZone(Shenfa.ZONE).toLocalDate();
    mustLead(me, today);
    var covered = Charges.of(charges);
    new Violations.Gathering()
        .refuseIf(test <= 0, MEASURES_27_1, "test", "请选择要通过哪一科测试；没有的先在“测试科目”里登记。")
        .refuseIf(covered.isEmpty(), MEASURES_27_1, "charges", "请选择哪些岗位要先通过测试。")
        .refuseIf(months < 1 || months > 60, MEASURES_27_1, "months", "合格的有效期请填 1 到 60 个月。")
        .refuseIf(
            from == null || from.isBefore(today) || from.isAfter(today.plusYears(2)),
            MEASURES_27_1,
            "from",
            "从今天以后、两年以内的一天起执行，过去的日子不能规定。")
        .addAll(reason(reason))
        .throwIfAny();
    var id =
        Refusals.asSentences(
            MEASURES_27_1,
            () ->
                db.sql(
                        """
                        insert into training_requirement (test_id, charges, months, from_day, reason, person_id, at)
                        values (:test, :charges, :months, :from, :reason, :person, :at) returning id
                        """)
                    .param("test", test)
                    .param("charges", covered.orElseThrow().codes())
                    .param("months", months)
                    .param("from", from)
                    .param("reason", reason.strip())
                    .param("person", me.id())
                    .param("at", now.atOffset(ZoneOffset.UTC))
                    .query(Long.class)
                    .single());
    trail.append(
        Entry.of("training.required", me.id(), me.name())
            .about("training_requirement", Long.toString(id))
            .with("charges", String.join(" ", covered.orElseThrow().codes()))
            .with("from", String.valueOf(from)));
    return id;
  }

  /** Ends one from a day on that is not gone by. */
  @Transactional
  public void end(Person me, long id, @Nullable LocalDate day, String reason, Instant now) {
    var today = now.atZone(Shenfa.ZONE).toLocalDate();
    mustLead(me, today);
    new Violations.Gathering()
        .refuseIf(
            day == null || day.isBefore(today) || day.isAfter(today.plusYears(2)),
            MEASURES_27_1,
            "day",
            "从今天以后、两年以内的一天起停止。")
        .addAll(reason(reason))
        .throwIfAny();
    if (all().stream().noneMatch(r -> r.id() == id && r.ended() == null)) {
      throw new Violations(MEASURES_27_1, "这一条要求已经停止，或者没有这一条。");
    }
    Refusals.asSentences(
        MEASURES_27_1,
        () ->
            db.sql(
                    """
                    insert into training_requirement_end (requirement_id, day, reason, person_id, at)
                    values (:id, :day, :reason, :person, :at)
                    """)
                .param("id", id)
                .param("day", day)
                .param("reason", reason.strip())
                .param("person", me.id())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update());
    trail.append(
        Entry.of("training.required_no_more", me.id(), me.name())
            .about("training_requirement", Long.toString(id))
            .with("from", String.valueOf(day)));
  }

  private static List<Violation> reason(String reason) {
    var length = reason.strip().length();
    return length < 4 || length > 500
        ? List.of(new Violation(MEASURES_27_1, "reason", "写明依据或者理由，4 到 500 字。"))
        : List.of();
  }
}
