package org.shenfa.review;

import static org.shenfa.regulation.Clause.MEASURES_15_1;
import static org.shenfa.regulation.Clause.MEASURES_3_2;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Digest;
import org.shenfa.content.Drafting;
import org.shenfa.database.Moments;
import org.shenfa.database.Refusals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Review cases: opened, withdrawn, found with their opinions. */
@Repository
class Cases {
  private final JdbcClient db;
  private final Drafting drafting;
  private final Opinions opinions;

  Cases(JdbcClient db, Drafting drafting, Opinions opinions) {
    this.db = db;
    this.drafting = drafting;
    this.opinions = opinions;
  }

  long open(long item, Digest digest, Submission submission, long opener) {
    var paper = submission.paper();
    return Refusals.asSentences(
        MEASURES_15_1,
        MEASURES_3_2,
        () ->
            db.sql(
                    """
                    select open_case(:item, :digest, :lane, :opener, :emergency, :scan, :signer, :signed_on)
                    """)
                .param("item", item)
                .param("digest", digest.bytes())
                .param("lane", submission.lane().name())
                .param("opener", opener)
                .param("emergency", submission.emergencyReason(), java.sql.Types.VARCHAR)
                .param(
                    "scan",
                    paper == null ? null : HexFormat.of().parseHex(paper.scan()),
                    java.sql.Types.BINARY)
                .param("signer", paper == null ? null : paper.signer(), java.sql.Types.VARCHAR)
                .param("signed_on", paper == null ? null : paper.signedOn(), java.sql.Types.DATE)
                .query(Long.class)
                .single());
  }

  void withdraw(long caseId, long person, String reason) {
    Refusals.asSentences(
        MEASURES_15_1,
        MEASURES_3_2,
        () ->
            db.sql("select withdraw_case(?, ?, ?)")
                .params(caseId, person, reason)
                .query()
                .singleRow());
  }

  boolean contributed(long person, long item) {
    return db.sql("select contributed(?, ?)").params(person, item).query(Boolean.class).single();
  }

  ReviewCase one(long id) {
    return find(id).orElseThrow(NoSuchElementException::new);
  }

  private Optional<ReviewCase> find(long id) {
    return db.sql(SELECT + " where c.id = ?").param(id).query(this::reviewCase).optional();
  }

  Optional<ReviewCase> before(long item, long id) {
    return db.sql(SELECT + " where c.item_id = ? and c.id < ? order by c.id desc limit 1")
        .params(item, id)
        .query(this::reviewCase)
        .optional();
  }

  Optional<ReviewCase> latest(long item) {
    return db.sql(SELECT + " where c.item_id = ? order by c.id desc limit 1")
        .param(item)
        .query(this::reviewCase)
        .optional();
  }

  /**
   * Latest case of each item that is open, cleared and unreleased, or returned and not yet mended.
   */
  List<ReviewCase> underWay() {
    return db.sql(
            SELECT
                + """
                 where c.id = (select max(n.id) from review_case n where n.item_id = c.item_id)
                   and not exists (select from release r where r.case_id = c.id)
                   and case_state(c.id) in ('OPEN', 'CLEARED', 'RETURNED')
                 order by c.opened_at
                """)
        .query(this::reviewCase)
        .list();
  }

  /** Cases one person may sign or release today, as the database sees it. */
  List<ReviewCase> waitingFor(long person) {
    return db.sql(
            SELECT
                + """
                 join item i on i.id = c.item_id
                 where c.id = (select max(n.id) from review_case n where n.item_id = c.item_id)
                   and not exists (select from release r where r.case_id = c.id)
                   and case case_state(c.id)
                     when 'OPEN' then may_look(:person, next_look(c.id), i.unit_id, c.lane)
                     when 'CLEARED' then may_release(:person, c.id)
                     else false end
                """)
        .param("person", person)
        .query(this::reviewCase)
        .list();
  }

  private static final String SELECT =
      """
      select c.id, c.digest, c.lane, c.opened_by, c.opened_at, c.emergency_reason,
        encode(c.scan_digest, 'hex') as scan, c.scan_signer, c.scan_signed_on, case_state(c.id) as state
      from review_case c
      """;

  private ReviewCase reviewCase(ResultSet row, int n) throws SQLException {
    var revision =
        drafting
            .revision(new Digest(HexFormat.of().formatHex(row.getBytes("digest"))))
            .orElseThrow();
    var lane = Lane.valueOf(row.getString("lane"));
    return new ReviewCase(
        row.getLong("id"),
        revision,
        lane,
        Route.of(revision.manifest().kind(), revision.manifest().disclosure().decision(), lane),
        CaseState.valueOf(row.getString("state")),
        opinions.of(row.getLong("id")),
        row.getLong("opened_by"),
        Moments.of(row, "opened_at"),
        row.getString("emergency_reason"),
        paper(row));
  }

  private static ReviewCase.@Nullable Paper paper(ResultSet row) throws SQLException {
    var scan = row.getString("scan");
    return scan == null
        ? null
        : new ReviewCase.Paper(
            scan, row.getString("scan_signer"), row.getDate("scan_signed_on").toLocalDate());
  }
}
