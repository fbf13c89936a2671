package org.shenfa.screening;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Moments;
import org.shenfa.organization.Person;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 词表台账: rows of terms and example sentences, added and ended. */
final class KeptTerms {
  private static final String TERMS =
      """
      select t.*, coalesce(p.name, '') as by_name, e.reason as ended, q.name as ended_by_name
      from dictionary_term t left join person p on p.id = t.added_by
        left join dictionary_term_end e on e.term_id = t.id left join person q on q.id = e.ended_by
      """;

  private final JdbcClient db;

  KeptTerms(JdbcClient db) {
    this.db = db;
  }

  /** Notes that a version of the starter lists is taken in; false when it was before. */
  boolean begins(int version) {
    return db.sql("insert into dictionary_starter (version) values (?) on conflict do nothing")
            .param(version)
            .update()
        == 1;
  }

  /** Changes whenever a term is added or ended. */
  String state() {
    return db.sql(
            """
            select (select coalesce(max(id), 0) from dictionary_term) || '/' || (select count(*) from dictionary_term_end)
            """)
        .query(String.class)
        .single();
  }

  List<Term> standing() {
    return db.sql(TERMS + " where e.term_id is null order by t.id")
        .query((row, n) -> entered(row).term())
        .list();
  }

  List<Entered> list(TermKind kind, String words, boolean ended) {
    return db.sql(
            TERMS
                + """
                 where t.kind = ? and (? or e.term_id is null)
                   and (position(lower(?) in lower(t.text)) > 0 or position(lower(?) in lower(t.suggestion)) > 0)
                 order by t.id desc
                """)
        .params(kind.name(), ended, words, words)
        .query((row, n) -> entered(row))
        .list();
  }

  int size(TermKind kind) {
    return db.sql(
            """
            select count(*) from dictionary_term t
            where kind = ? and not exists (select from dictionary_term_end e where e.term_id = t.id)
            """)
        .param(kind.name())
        .query(Integer.class)
        .single();
  }

  List<Example> examples() {
    return db.sql(
            """
            select x.id, x.kind, x.sentence, x.hits from dictionary_example x
            where not exists (select from dictionary_example_end e where e.example_id = x.id) order by x.id
            """)
        .query((row, n) ->
            new Example(
                row.getLong("id"),
                TermKind.valueOf(row.getString("kind")),
                row.getString("sentence"),
                row.getBoolean("hits")))
        .list();
  }

  void keep(List<Term> terms, @Nullable Person by) {
    for (var term : terms) {
      db.sql(
              """
              insert into dictionary_term (kind, text, verdict, suggestion, source, valid_from, valid_to, added_by)
              values (:kind, :text, :verdict, :suggestion, :source, :from, :to, :by)
              """)
          .param("kind", term.kind().name())
          .param("text", term.text().strip())
          .param("verdict", term.verdict().name())
          .param("suggestion", term.suggestion().strip())
          .param("source", term.source().strip())
          .param("from", term.from())
          .param("to", term.to(), Types.DATE)
          .param("by", by == null ? null : by.id(), Types.BIGINT)
          .update();
    }
  }

  void keep(Example example, @Nullable Person by) {
    db.sql(
            "insert into dictionary_example (kind, sentence, hits, added_by) values (:kind, :sentence, :hits, :by)")
        .param("kind", example.kind().name())
        .param("sentence", example.sentence().strip())
        .param("hits", example.hits())
        .param("by", by == null ? null : by.id(), Types.BIGINT)
        .update();
  }

  void end(long id, String reason, Person by) {
    db.sql("insert into dictionary_term_end (term_id, reason, ended_by) values (?, ?, ?)")
        .params(id, reason, by.id())
        .update();
  }

  void endExample(long id, Person by) {
    db.sql("insert into dictionary_example_end (example_id, ended_by) values (?, ?)")
        .params(id, by.id())
        .update();
  }

  private static Entered entered(ResultSet row) throws SQLException {
    return new Entered(
        new Term(
            row.getLong("id"),
            TermKind.valueOf(row.getString("kind")),
            row.getString("text"),
            Verdict.valueOf(row.getString("verdict")),
            row.getString("suggestion"),
            row.getString("source"),
            row.getObject("valid_from", LocalDate.class),
            row.getObject("valid_to", LocalDate.class)),
        row.getString("by_name"),
        Moments.of(row, "at"),
        row.getString("ended"),
        row.getString("ended_by_name"));
  }
}
