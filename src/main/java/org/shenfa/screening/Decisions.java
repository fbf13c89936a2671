package org.shenfa.screening;

import static org.shenfa.regulation.Clause.MEASURES_20_2;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Moments;
import org.shenfa.database.Refusals;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 筛查处理: what people decided about findings; it outlives revisions as long as the words stay. */
@Service
public class Decisions {
  private static final String SELECT =
      """
      select d.id, i.number, d.key, d.rule, d.excerpt, d.place, d.judgment, d.reason, d.person_id, p.name, d.at,
        a.upheld, coalesce(a.reason, '') as answer
      from finding_decision d join item i on i.id = d.item_id join person p on p.id = d.person_id
        left join false_alarm_answer a on a.decision_id = d.id
      """;

  private final JdbcClient db;
  private final AuditTrail trail;

  Decisions(JdbcClient db, AuditTrail trail) {
    this.db = db;
    this.trail = trail;
  }

  /** Puts beside each finding the newest decision about it. */
  public List<Judged> judged(long itemId, List<Finding> findings) {
    var newest = new HashMap<String, Decision>();
    of(itemId).forEach(d -> newest.put(d.key(), d));
    return findings.stream().map(f -> new Judged(f, newest.get(f.key()))).toList();
  }

  /** Every decision about an item, the oldest first. */
  public List<Decision> of(long itemId) {
    return db.sql(SELECT + " where d.item_id = ? order by d.id")
        .param(itemId)
        .query(Decisions::decision)
        .list();
  }

  /** Reported false alarms, those without an answer first, then the newest. */
  public List<Decision> falseAlarms() {
    return db.sql(
            SELECT
                + " where d.judgment = 'FALSE_ALARM' order by a.upheld is not null, d.id desc limit 200")
        .query(Decisions::decision)
        .list();
  }

  /**
   * Keeps what somebody decided about a finding. Whether they may write on the item is for the
   * caller to know.
   */
  @Enforces(MEASURES_20_2)
  @Transactional
  public void decide(
      Person by, long itemId, String item, Finding on, Judgment judgment, String reason) {
    var words = reason.strip();
    new Violations.Gathering()
        .refuseIf(
            judgment != Judgment.MASKED && words.length() < 4,
            MEASURES_20_2,
            "reason",
            "请写明理由（至少 4 个字），审查人会看到。")
        .refuseIf(words.length() > 500, MEASURES_20_2, "reason", "理由最多 500 字。")
        .refuseIf(
            judgment == Judgment.EXPLAINED && on.verdict() == Verdict.STOP,
            MEASURES_20_2,
            "judgment",
            "“须改正”的不能用理由保留：请改正原文；确是误报的，报新闻宣传处核定。")
        .throwIfAny();
    db.sql(
            """
            insert into finding_decision (item_id, key, rule, excerpt, place, judgment, reason, person_id)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            itemId,
            on.key(),
            on.rule(),
            on.excerpt(),
            on.place().label(),
            judgment.name(),
            words,
            by.id())
        .update();
    trail.append(
        Entry.of("finding.decided", by.id(), by.name())
            .about("item", item)
            .with("finding", on.key())
            .with("rule", on.rule())
            .with("judgment", judgment.name())
            .with("reason", words));
  }

  /** 新闻宣传处 answers a reported false alarm. Refused to the person who reported it. */
  @Transactional
  public void answer(Person by, long decisionId, boolean upheld, String reason) {
    var words = reason.strip();
    new Violations.Gathering()
        .refuseIf(
            words.length() < 2 || words.length() > 500,
            MEASURES_20_2,
            "reason",
            "请写明核定的理由（2 至 500 字）。")
        .throwIfAny();
    Refusals.asSentences(
        MEASURES_20_2,
        () ->
            db.sql(
                    "insert into false_alarm_answer (decision_id, upheld, reason, person_id) values (?, ?, ?, ?)")
                .params(decisionId, upheld, words, by.id())
                .update());
    trail.append(
        Entry.of("finding.answered", by.id(), by.name())
            .about("finding", Long.toString(decisionId))
            .with("upheld", Boolean.toString(upheld))
            .with("reason", words));
  }

  private static Decision decision(ResultSet row, int n) throws SQLException {
    var upheld = row.getObject("upheld", Boolean.class);
    return new Decision(
        row.getLong("id"),
        row.getString("number"),
        row.getString("key"),
        row.getString("rule"),
        row.getString("excerpt"),
        row.getString("place"),
        Judgment.valueOf(row.getString("judgment")),
        row.getString("reason"),
        row.getLong("person_id"),
        row.getString("name"),
        Moments.of(row, "at"),
        upheld,
        row.getString("answer"));
  }
}
