package org.shenfa.review;

import static org.shenfa.regulation.Clause.MEASURES_15_1;
import static org.shenfa.regulation.Clause.MEASURES_3_2;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Digest;
import org.shenfa.content.Drafting;
import org.shenfa.database.Refusals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Review cases and the opinions given on them. */
@Repository
class Cases {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};

  private final JdbcClient db;
  private final Drafting drafting;

  Cases(JdbcClient db, Drafting drafting) {
    this.db = db;
    this.drafting = drafting;
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

  void opened(long caseId, long person, String digest) {
    db.sql("select open_attachment(?, ?, ?)")
        .params(caseId, person, HexFormat.of().parseHex(digest))
        .query()
        .singleRow();
  }

  List<Opening> openings(long caseId) {
    return db.sql(
            """
            select person_id, encode(digest, 'hex') as digest, at from attachment_opened where case_id = ? order by at
            """)
        .param(caseId)
        .query((row, n) ->
            new Opening(
                row.getLong("person_id"),
                row.getString("digest"),
                row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  long give(
      ReviewCase on,
      Look look,
      Signature by,
      Digest seen,
      Answer answer,
      List<String> ticked,
      String remark) {
    var agrees = !(answer instanceof Answer.SentBack);
    var reason = answer instanceof Answer.SentBack(_, var words) ? words : remark.strip();
    return Refusals.asSentences(
        look.clause(),
        () ->
            db.sql(
                    """
                    select give_opinion(:case, :look, :person, :post, :delegation, :verdict, :digest,
                      :answers::jsonb, array(select decode(h, 'hex') from unnest(:ticked::text[]) h), :reason)
                    """)
                .param("case", on.id())
                .param("look", look.name())
                .param("person", by.person().id())
                .param("post", by.authority().post().id())
                .param("delegation", by.delegation(), java.sql.Types.BIGINT)
                .param("verdict", agrees ? "AGREE" : "RETURN")
                .param("digest", seen.bytes())
                .param("answers", JSON.writeValueAsString(answer.kept()))
                .param("ticked", "{" + String.join(",", ticked) + "}")
                .param("reason", reason)
                .query(Long.class)
                .single());
  }

  void revoke(long opinion, long person, String reason) {
    Refusals.asSentences(
        MEASURES_15_1,
        () ->
            db.sql("select revoke_opinion(?, ?, ?)")
                .params(opinion, person, reason)
                .query()
                .singleRow());
  }

  boolean contributed(long person, long item) {
    return db.sql("select contributed(?, ?)").params(person, item).query(Boolean.class).single();
  }

  Optional<ReviewCase> find(long id) {
    return db.sql(SELECT + " where c.id = ?").param(id).query(this::reviewCase).optional();
  }

  Optional<ReviewCase> latest(long item) {
    return db.sql(SELECT + " where c.item_id = ? order by c.id desc limit 1")
        .param(item)
        .query(this::reviewCase)
        .optional();
  }

  List<ReviewCase> ofItem(long item) {
    return db.sql(SELECT + " where c.item_id = ? order by c.id")
        .param(item)
        .query(this::reviewCase)
        .list();
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

  Map<ReturnReason, Integer> returns(long unit, Instant from, Instant until) {
    var counts = new EnumMap<ReturnReason, Integer>(ReturnReason.class);
    db.sql(
            """
            select r.cause, count(*) as times from return_cause r
            where (:unit = 0 or r.unit_id = :unit) and r.at >= :from and r.at < :until group by r.cause
            """)
        .param("unit", unit)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query((row, n) ->
            counts.put(ReturnReason.valueOf(row.getString("cause")), row.getInt("times")))
        .list();
    return counts;
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
        opinions(row.getLong("id")),
        row.getLong("opened_by"),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
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

  private List<Opinion> opinions(long caseId) {
    return db.sql(
            """
            select o.id, o.look, o.person_id, p.name, u.name as unit, o.verdict, o.answers::text as answers,
              array(select encode(t, 'hex') from unnest(o.ticked) t) as ticked, o.reason, o.at,
              case when h.id <> o.person_id then h.name end as holder,
              exists (select from opinion_revocation r where r.opinion_id = o.id) as revoked
            from opinion o join person p on p.id = o.person_id join post q on q.id = o.post_id
              join unit u on u.id = q.unit_id join person h on h.id = q.person_id
            where o.case_id = ? order by o.id
            """)
        .param(caseId)
        .query((row, n) ->
            new Opinion(
                row.getLong("id"),
                caseId,
                Look.valueOf(row.getString("look")),
                row.getLong("person_id"),
                row.getString("name"),
                row.getString("unit"),
                row.getString("holder"),
                row.getString("verdict").equals("AGREE"),
                JSON.readValue(row.getString("answers"), ANSWERS),
                Arrays.asList((String[]) row.getArray("ticked").getArray()),
                row.getString("reason"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBoolean("revoked")))
        .list();
  }
}
