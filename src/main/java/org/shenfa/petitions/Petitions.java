package org.shenfa.petitions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of petitions and of what was written in them. */
@Repository
class Petitions {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient db;

  Petitions(JdbcClient db) {
    this.db = db;
  }

  Optional<Petition> find(long id) {
    return db.sql("select * from petition_register where id = ?")
        .param(id)
        .query(Petitions::petition)
        .optional();
  }

  /** Every case, the newest first. */
  List<Petition> all() {
    return db.sql("select * from petition_register order by id desc")
        .query(Petitions::petition)
        .list();
  }

  List<Petition> in(PetitionState... states) {
    return db.sql("select * from petition_register where state = any (?) order by id")
        .param(Arrays.stream(states).map(Enum::name).toArray(String[]::new))
        .query(Petitions::petition)
        .list();
  }

  /** Opens a case; empty when its letter has one. */
  Optional<Long> open(
      PetitionSource source,
      @Nullable Long letter,
      String paper,
      String from,
      String words,
      @Nullable Long identity,
      Instant received,
      LocalDate today) {
    return db.sql(
            "select open_petition(:source, :letter, :paper, :from, :words, :identity, :received, :today)")
        .param("source", source.name())
        .param("letter", letter, Types.BIGINT)
        .param("paper", paper)
        .param("from", from)
        .param("words", words)
        .param("identity", identity, Types.BIGINT)
        .param("received", received.atOffset(ZoneOffset.UTC))
        .param("today", today)
        .query((row, n) -> Optional.ofNullable(row.getObject(1, Long.class)))
        .single();
  }

  /** What the petitioner said, of a case that came on paper. */
  String words(long id) {
    return db.sql("select words from petition where id = ?").param(id).query(String.class).single();
  }

  void enter(
      long id, String matter, @Nullable Long accusedUnit, @Nullable Long accusedPerson, long by) {
    db.sql(
            """
            insert into petition_entry (petition_id, matter, accused_unit, accused_person, person_id)
            values (:id, :matter, :unit, :person, :by)
            """)
        .param("id", id)
        .param("matter", matter)
        .param("unit", accusedUnit, Types.BIGINT)
        .param("person", accusedPerson, Types.BIGINT)
        .param("by", by)
        .update();
  }

  void admit(long id, long person, long by) {
    db.sql(
            """
            insert into petition_access (petition_id, person_id, admitted_by) values (?, ?, ?)
            on conflict do nothing
            """)
        .params(id, person, by)
        .update();
  }

  long draft(long id, Opinion opinion, long by) {
    return db.sql(
            """
            insert into petition_opinion (petition_id, claim, facts, finding, decision, basis, person_id)
            values (?, ?, ?, ?, ?, ?, ?) returning id
            """)
        .params(
            id,
            opinion.claim(),
            opinion.facts(),
            opinion.finding().name(),
            opinion.decision(),
            opinion.basis(),
            by)
        .query(Long.class)
        .single();
  }

  /** The opinion drafted last. */
  Optional<Opinion.Draft> opinion(long id) {
    return db.sql(
            """
            select o.*, p.name from petition_opinion o join person p on p.id = o.person_id
            where o.petition_id = ? order by o.id desc limit 1
            """)
        .param(id)
        .query((row, n) ->
            new Opinion.Draft(
                row.getLong("id"),
                new Opinion(
                    row.getString("claim"),
                    row.getString("facts"),
                    Opinion.Finding.valueOf(row.getString("finding")),
                    row.getString("decision"),
                    row.getString("basis")),
                row.getLong("person_id"),
                row.getString("name")))
        .optional();
  }

  /** 结果: the masked words for the petitioner, and who prepared them. */
  record Result(long id, String body, long by) {}

  long result(long id, String body, long by) {
    return db.sql(
            "insert into petition_result (petition_id, body, person_id) values (?, ?, ?) returning id")
        .params(id, body, by)
        .query(Long.class)
        .single();
  }

  /** The result prepared last. */
  Optional<Result> result(long id) {
    return db.sql("select * from petition_result where petition_id = ? order by id desc limit 1")
        .param(id)
        .query((row, n) ->
            new Result(row.getLong("id"), row.getString("body"), row.getLong("person_id")))
        .optional();
  }

  /** Numbers the paper and keeps it. */
  void write(
      long id, PaperKind kind, String mark, String addressee, List<String> body, LocalDate on) {
    db.sql("select make_petition_paper(?, ?, ?, ?, ?::jsonb, ?)")
        .params(id, kind.name(), mark, addressee, JSON.writeValueAsString(body), on)
        .query(Long.class)
        .single();
  }

  List<PetitionPaper> papers(long id) {
    return db.sql("select * from petition_paper where petition_id = ? order by id")
        .param(id)
        .query((row, n) ->
            new PetitionPaper(
                row.getLong("id"),
                PaperKind.valueOf(row.getString("kind")),
                row.getString("number"),
                row.getString("addressee"),
                JSON.readValue(row.getString("body"), new TypeReference<List<String>>() {}),
                row.getObject("on_day", LocalDate.class)))
        .list();
  }

  private static Petition petition(ResultSet row, int n) throws SQLException {
    var received = row.getObject("received_at", OffsetDateTime.class).toInstant();
    return new Petition(
        row.getLong("id"),
        row.getString("number"),
        PetitionSource.valueOf(row.getString("source")),
        row.getObject("letter_id", Long.class),
        row.getString("letter_number"),
        row.getString("paper"),
        row.getString("from_organ"),
        row.getObject("identity_id", Long.class),
        received,
        RulePack.of(received.atZone(Shenfa.ZONE).toLocalDate()),
        PetitionState.valueOf(row.getString("state")),
        row.getString("matter"),
        row.getObject("accused_unit", Long.class),
        row.getObject("accused_person", Long.class),
        row.getBoolean("sealed"),
        List.of((Long[]) row.getArray("admitted").getArray()),
        Arrays.stream(row.getString("handlers").split(",", -1))
            .filter(h -> !h.isEmpty())
            .map(Long::valueOf)
            .toList(),
        Optional.ofNullable(row.getObject("due_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant)
            .orElse(null),
        row.getBoolean("late"));
  }
}
