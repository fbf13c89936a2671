package org.shenfa.indicators;

import static org.shenfa.regulation.Clause.HOUSE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.columns.Columns;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 阈值台账: every value that was ever set; a new one is added from a day on, none is changed. */
@Service
public class Thresholds {
  private final JdbcClient db;
  private final Columns columns;
  private final AuditTrail trail;
  private final Clock clock;

  Thresholds(JdbcClient db, Columns columns, AuditTrail trail, Clock clock) {
    this.db = db;
    this.columns = columns;
    this.trail = trail;
    this.clock = clock;
  }

  /** The values of a day. */
  public Limits on(LocalDate day) {
    return new Limits(all(), day);
  }

  /** Everything that was ever set, the newest of each limit first. */
  public List<Threshold> all() {
    return db.sql(
            "select limit_name, value, valid_from, source, mark from indicator_threshold where limit_name = any (?) order by valid_from desc, id desc")
        .param(Arrays.stream(Limit.values()).map(Enum::name).toArray(String[]::new))
        .query((row, n) ->
            new Threshold(
                Limit.valueOf(row.getString("limit_name")),
                row.getString("value"),
                row.getObject("valid_from", LocalDate.class),
                row.getString("source"),
                Threshold.Mark.valueOf(row.getString("mark"))))
        .list();
  }

  /**
   * Sets a value from a day on.
   *
   * @throws Violations for a day that has passed, a value that is none, and without a source
   */
  @Transactional
  public void set(Person by, Threshold threshold) {
    columns.mustOwnTheSite(by);
    var value = threshold.value();
    var period = threshold.limit().unit().equals("期间");
    var points = threshold.limit().name().endsWith("_POINTS");
    new Violations.Gathering()
        .refuseIf(
            !value.matches(
                period ? "P[1-9][0-9]{0,3}[DMY]" : points ? "\\d{1,3}(\\.\\d{1,2})?" : "\\d{1,4}"),
            HOUSE,
            "value",
            period ? "期间写成 P14D、P6M、P1Y 这样。" : "请填数字。")
        .refuseIf(
            threshold.source().strip().length() < 2 || threshold.source().length() > 300,
            HOUSE,
            "source",
            "请写明来源（2 至 300 字）。")
        .refuseIf(
            !threshold.from().isAfter(LocalDate.now(clock)),
            HOUSE,
            "from",
            "新的阈值从明天或者以后的一天起算，已经过去的日子不重算。")
        .throwIfAny();
    db.sql(
            """
            insert into indicator_threshold (limit_name, value, valid_from, source, mark, person_id) values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            threshold.limit().name(),
            value,
            threshold.from(),
            threshold.source().strip(),
            threshold.mark().name(),
            by.id())
        .update();
    trail.append(
        Entry.of("threshold.set", by.id(), by.name())
            .about("threshold", threshold.limit().name())
            .with("value", value)
            .with("from", threshold.from().toString())
            .with("mark", threshold.mark().name()));
  }
}
