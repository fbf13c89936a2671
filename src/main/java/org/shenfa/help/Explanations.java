package org.shenfa.help;

import static org.shenfa.regulation.Clause.MEASURES_29_1;

import java.util.Arrays;
import java.util.List;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.columns.Columns;
import org.shenfa.database.Moments;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 条款解释: kept beside the clause they explain; the newest of a clause is in force. */
@Service
public class Explanations {
  private final JdbcClient db;
  private final Columns columns;
  private final AuditTrail trail;

  Explanations(JdbcClient db, Columns columns, AuditTrail trail) {
    this.db = db;
    this.columns = columns;
    this.trail = trail;
  }

  /** Every explanation of a clause, the one in force first. */
  public List<Explanation> of(Clause clause) {
    return db.sql(
            """
            select e.id, e.words, p.name, e.at from explanation e join person p on p.id = e.person_id
            where e.clause = ? order by e.id desc
            """)
        .param(clause.id())
        .query((row, n) ->
            new Explanation(
                row.getLong("id"),
                clause,
                row.getString("words"),
                row.getString("name"),
                Moments.of(row, "at")))
        .list();
  }

  /** Clauses that have been explained. */
  public List<Clause> explained() {
    var ids = db.sql("select distinct clause from explanation").query(String.class).list();
    return Arrays.stream(Clause.values()).filter(c -> ids.contains(c.id())).toList();
  }

  /**
   * Explains a clause anew. Refused to everyone but 新闻宣传处, which explains the measures.
   *
   * @param words 4 to 2,000 characters of plain text
   */
  @Enforces(MEASURES_29_1)
  @Transactional
  public void explain(Person by, Clause clause, String words) {
    columns.mustOwnTheSite(by);
    var kept = words.strip();
    new Violations.Gathering()
        .refuseIf(
            kept.length() < 4 || kept.length() > 2000, MEASURES_29_1, "words", "解释写 4 到 2000 字。")
        .refuseIf(
            of(clause).stream().findFirst().filter(e -> e.words().equals(kept)).isPresent(),
            MEASURES_29_1,
            "words",
            "与现行的解释相同，没有改动。")
        .throwIfAny();
    db.sql("insert into explanation (clause, words, person_id) values (?, ?, ?)")
        .params(clause.id(), kept, by.id())
        .update();
    trail.append(
        Entry.of("clause.explained", by.id(), by.name())
            .about("clause", clause.id())
            .with("words", kept));
  }
}
