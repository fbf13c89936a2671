package org.shenfa.indicators;

import static org.shenfa.regulation.Clause.HOUSE;
import static org.shenfa.regulation.Clause.MEASURES_24_1;

import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.columns.Columns;
import org.shenfa.database.Moments;
import org.shenfa.database.Refusals;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 静态栏目: which columns need not be updated. One person of 新闻宣传处 proposes, another agrees; until
 * then, and once it is ended the same way, the column counts like every other.
 */
@Service
public class StaticColumns {
  private final JdbcClient db;
  private final Columns columns;
  private final AuditTrail trail;

  StaticColumns(JdbcClient db, Columns columns, AuditTrail trail) {
    this.db = db;
    this.columns = columns;
    this.trail = trail;
  }

  /**
   * 一次提出.
   *
   * @param excused whether it shall be static, or no longer
   * @param agreed null while nobody decided
   */
  public record Proposal(
      long id,
      String slug,
      String column,
      boolean excused,
      String reason,
      long proposedBy,
      String proposedByName,
      Instant at,
      @Nullable Boolean agreed,
      String decidedBy) {}

  /** Slugs of the columns that need not be updated now. */
  public Set<String> excused() {
    return db
        .sql(
            """
            select slug from (select distinct on (s.column_id) c.slug, s.excused from static_column s
              join static_column_decision d on d.proposal_id = s.id and d.agreed join site_column c on c.id = s.column_id
              order by s.column_id, s.id desc) newest where excused
            """)
        .query((row, n) -> row.getString("slug"))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Everything that was ever proposed, what waits first, then the newest. */
  public List<Proposal> all() {
    return db.sql(
            """
            select s.*, c.slug, c.name, p.name as proposer, d.agreed, coalesce(q.name, '') as decider
            from static_column s join site_column c on c.id = s.column_id join person p on p.id = s.proposed_by
              left join static_column_decision d on d.proposal_id = s.id left join person q on q.id = d.decided_by
            order by d.proposal_id is not null, s.id desc limit 200
            """)
        .query((row, n) ->
            new Proposal(
                row.getLong("id"),
                row.getString("slug"),
                row.getString("name"),
                row.getBoolean("excused"),
                row.getString("reason"),
                row.getLong("proposed_by"),
                row.getString("proposer"),
                Moments.of(row, "at"),
                row.getObject("agreed", Boolean.class),
                row.getString("decider")))
        .list();
  }

  /**
   * Proposes that a column need not be updated, or that it has to be again.
   *
   * @return number of the proposal
   * @throws Violations to everybody outside 新闻宣传处, without a reason, and while one waits
   */
  @Enforces(MEASURES_24_1)
  @Transactional
  public long propose(Person by, String slug, boolean excused, String reason) {
    columns.mustOwnTheSite(by);
    var column = columns.find(slug).orElseThrow(NoSuchElementException::new);
    var words = reason.strip();
    new Violations.Gathering()
        .refuseIf(
            words.length() < 4 || words.length() > 500,
            MEASURES_24_1,
            "reason",
            "请写明理由（4 至 500 字）。")
        .refuseIf(
            excused().contains(slug) == excused,
            MEASURES_24_1,
            null,
            excused ? "这个栏目已经核定为静态。" : "这个栏目没有核定为静态。")
        .refuseIf(
            all().stream().anyMatch(p -> p.slug().equals(slug) && p.agreed() == null),
            MEASURES_24_1,
            null,
            "这个栏目还有一项等人核定，请先办完那一项。")
        .throwIfAny();
    var id =
        db.sql(
                "insert into static_column (column_id, excused, reason, proposed_by) values (?, ?, ?, ?) returning id")
            .params(column.id(), excused, words, by.id())
            .query(Long.class)
            .single();
    trail.append(
        entry("static_column.proposed", by, slug)
            .with("excused", Boolean.toString(excused))
            .with("reason", words));
    return id;
  }

  /**
   * Another person agrees, or does not.
   *
   * @throws Violations to the one who proposed it, and without a reason when it is not agreed to
   */
  @Transactional
  public void decide(Person by, long id, boolean agreed, String reason) {
    columns.mustOwnTheSite(by);
    var proposal =
        all().stream()
            .filter(p -> p.id() == id)
            .findFirst()
            .orElseThrow(NoSuchElementException::new);
    var words = reason.strip();
    new Violations.Gathering()
        .refuseIf(proposal.agreed() != null, MEASURES_24_1, null, "这一项已经核定过。")
        .refuseIf(!agreed && words.length() < 2, MEASURES_24_1, "reason", "不同意，请写明理由。")
        .refuseIf(words.length() > 500, MEASURES_24_1, "reason", "理由最多 500 字。")
        .throwIfAny();
    Refusals.asSentences(
        MEASURES_24_1,
        HOUSE,
        () ->
            db.sql(
                    "insert into static_column_decision (proposal_id, agreed, reason, decided_by) values (?, ?, ?, ?)")
                .params(id, agreed, words, by.id())
                .update());
    trail.append(
        entry("static_column.decided", by, proposal.slug())
            .with("agreed", Boolean.toString(agreed))
            .with("reason", words));
  }

  private static Entry entry(String action, Person by, String slug) {
    return Entry.of(action, by.id(), by.name()).about("column", slug);
  }
}
