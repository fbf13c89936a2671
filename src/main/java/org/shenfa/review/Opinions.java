package org.shenfa.review;

import static org.shenfa.regulation.Clause.MEASURES_15_1;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.shenfa.content.Digest;
import org.shenfa.database.Moments;
import org.shenfa.database.Refusals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Opinions given and taken back, and the attachments opened before them. */
@Repository
class Opinions {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};

  private final JdbcClient db;

  Opinions(JdbcClient db) {
    this.db = db;
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
            new Opening(row.getLong("person_id"), row.getString("digest"), Moments.of(row, "at")))
        .list();
  }

  List<String> openedBy(long caseId, long person) {
    return openings(caseId).stream()
        .filter(o -> o.personId() == person)
        .map(Opening::digest)
        .toList();
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

  /** All that was said on a case, in order. */
  List<Opinion> of(long caseId) {
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
                Moments.of(row, "at"),
                row.getBoolean("revoked")))
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
}
