package org.shenfa.disclosure;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of whom was asked what, and of the papers that went out. */
@Repository
class DisclosurePapers {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient db;

  DisclosurePapers(JdbcClient db) {
    this.db = db;
  }

  void consult(long request, ConsultationKind kind, String party, LocalDate until, long by) {
    db.sql(
            """
            insert into disclosure_consultation (request_id, kind, party, until, person_id) values (?, ?, ?, ?, ?)
            """)
        .params(request, kind.name(), party, until, by)
        .update();
  }

  void note(long consultation, Consultation.Stance stance, String words, long by) {
    db.sql(
            "insert into disclosure_stance (consultation_id, stance, words, person_id) values (?, ?, ?, ?)")
        .params(consultation, stance.name(), words, by)
        .update();
  }

  List<Consultation> consultations(long request) {
    return db.sql(
            """
            select c.*, s.stance, coalesce(s.words, '') as words
            from disclosure_consultation c left join disclosure_stance s on s.consultation_id = c.id
            where c.request_id = ? order by c.id
            """)
        .param(request)
        .query((row, n) -> {
          var stance = row.getString("stance");
          return new Consultation(
              row.getLong("id"),
              ConsultationKind.valueOf(row.getString("kind")),
              row.getString("party"),
              row.getObject("until", LocalDate.class),
              stance == null ? null : Consultation.Stance.valueOf(stance),
              row.getString("words"));
        })
        .list();
  }

  /** Numbers the paper and keeps it. */
  void write(
      long request, WritKind kind, String mark, String addressee, List<String> body, LocalDate on) {
    db.sql("select make_writ(?, ?, ?, ?, ?, ?::jsonb, ?)")
        .params(
            request,
            kind.name(),
            kind.toApplicant(),
            mark,
            addressee,
            JSON.writeValueAsString(body),
            on)
        .query(Long.class)
        .single();
  }

  List<Writ> writs(long request) {
    return db.sql("select * from disclosure_writ where request_id = ? order by id")
        .param(request)
        .query((row, n) ->
            new Writ(
                row.getLong("id"),
                WritKind.valueOf(row.getString("kind")),
                row.getString("number"),
                row.getString("addressee"),
                JSON.readValue(row.getString("body"), new TypeReference<List<String>>() {}),
                row.getObject("on_day", LocalDate.class)))
        .list();
  }
}
