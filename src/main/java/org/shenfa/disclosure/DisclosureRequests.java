package org.shenfa.disclosure;

import static org.shenfa.regulation.Clause.MEASURES_10_3;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Refusals;
import org.shenfa.procedures.QueryCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of requests and of what was said about them. */
@Repository
class DisclosureRequests {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient db;

  DisclosureRequests(JdbcClient db) {
    this.db = db;
  }

  /** Number and id of what a clerk entered. */
  record Registered(long id, String number) {}

  Registered register(
      QueryCode code,
      Channel channel,
      Application said,
      long identity,
      LocalDate arrived,
      long clerk) {
    return Objects.requireNonNull(
        Refusals.asSentences(
            MEASURES_10_3,
            () ->
                db.sql("select * from register_disclosure(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                        code.formDigest(),
                        QueryCode.digest(code.code()),
                        channel.name(),
                        said.applicant().name(),
                        identity,
                        said.description(),
                        said.wanted().name(),
                        said.help(),
                        arrived,
                        clerk)
                    .query((row, n) -> new Registered(row.getLong("id"), row.getString("number")))
                    .single()));
  }

  Optional<Request> find(String number) {
    return db.sql("select * from disclosure_register where number = ?")
        .param(number)
        .query(DisclosureRequests::request)
        .optional();
  }

  Request get(long id) {
    return db.sql("select * from disclosure_register where id = ?")
        .param(id)
        .query(DisclosureRequests::request)
        .single();
  }

  /** Every request, the newest first. */
  List<Request> all() {
    return db.sql("select * from disclosure_register order by id desc")
        .query(DisclosureRequests::request)
        .list();
  }

  List<Request> in(DisclosureState... states) {
    return db.sql("select * from disclosure_register where state = any(?) order by id")
        .param(Arrays.stream(states).map(DisclosureState::name).toArray(String[]::new))
        .query(DisclosureRequests::request)
        .list();
  }

  /** What somebody said in the course of a request. */
  record Word(DisclosureEvent event, String words, OffsetDateTime at) {}

  List<Word> words(long request) {
    return db.sql("select event, words, at from disclosure_word where request_id = ? order by id")
        .param(request)
        .query((row, n) ->
            new Word(
                DisclosureEvent.valueOf(row.getString("event")),
                row.getString("words"),
                row.getObject("at", OffsetDateTime.class)))
        .list();
  }

  void say(long request, DisclosureEvent event, String words, long clerk) {
    db.sql("insert into disclosure_word (request_id, event, words, person_id) values (?, ?, ?, ?)")
        .params(request, event.name(), words, clerk)
        .update();
  }

  /** A reply as it was prepared, and by whom. */
  record Prepared(long id, Reply reply, long by) {}

  long prepare(long request, Reply reply, long by) {
    var given = new TreeMap<String, String>();
    reply.given().forEach((need, words) -> given.put(need.name(), words));
    return db.sql(
            """
            insert into disclosure_reply (request_id, outcome, withheld, given, person_id)
            values (:request, :outcome, :withheld, :given::jsonb, :by) returning id
            """)
        .param("request", request)
        .param("outcome", reply.outcome().name())
        .param("withheld", reply.withheld() == null ? null : reply.withheld().name(), Types.VARCHAR)
        .param("given", JSON.writeValueAsString(given))
        .param("by", by)
        .query(Long.class)
        .single();
  }

  Prepared prepared(long id) {
    return db.sql("select * from disclosure_reply where id = ?")
        .param(id)
        .query((row, n) -> {
          var ground = row.getString("withheld");
          return new Prepared(
              row.getLong("id"),
              new Reply(
                  Outcome.valueOf(row.getString("outcome")),
                  ground == null ? null : Withheld.valueOf(ground),
                  JSON.readValue(
                      row.getString("given"), new TypeReference<Map<Need, String>>() {})),
              row.getLong("person_id"));
        })
        .single();
  }

  /** A step an applicant took that the desk has not taken up. */
  record Step(long request, int n, DisclosureEvent event, OffsetDateTime at) {}

  List<Step> notTakenUp() {
    return db.sql(
            """
            select c.case_id, c.n, c.event, c.at from course c
            where c.procedure = 'disclosure' and c.actor = 'CITIZEN' and not exists (
              select from disclosure_taken_up t where t.request_id = c.case_id and t.n = c.n)
            order by c.case_id, c.n
            """)
        .query((row, n) ->
            new Step(
                row.getLong("case_id"),
                row.getInt("n"),
                DisclosureEvent.valueOf(row.getString("event")),
                row.getObject("at", OffsetDateTime.class)))
        .list();
  }

  /** False when it was before. */
  boolean takeUp(long request, int n) {
    return db.sql(
                "insert into disclosure_taken_up (request_id, n) values (?, ?) on conflict do nothing")
            .params(request, n)
            .update()
        == 1;
  }

  private static Request request(ResultSet row, int n) throws SQLException {
    var annual = row.getString("row");
    return new Request(
        row.getLong("id"),
        row.getString("number"),
        Channel.valueOf(row.getString("channel")),
        Applicant.valueOf(row.getString("applicant")),
        row.getLong("identity_id"),
        row.getString("description"),
        WantedForm.valueOf(row.getString("wanted")),
        row.getString("help"),
        row.getObject("arrived", LocalDate.class),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        DisclosureState.valueOf(row.getString("state")),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        day(row, "received_on"),
        day(row, "closed_on"),
        annual == null ? null : AnnualRow.valueOf(annual),
        day(row, "due"),
        row.getBoolean("late"));
  }

  private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }
}
