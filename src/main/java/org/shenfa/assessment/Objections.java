package org.shenfa.assessment;

import static org.shenfa.regulation.Clause.MEASURES_22_1;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Moments;
import org.shenfa.database.Refusals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 异议簿: objections and their answers. */
@Repository
class Objections {
  private final JdbcClient db;

  Objections(JdbcClient db) {
    this.db = db;
  }

  long add(long line, String words, long by, Instant at) {
    return Refusals.asSentences(
        MEASURES_22_1,
        () ->
            db.sql(
                    "insert into assessment_objection (line_id, words, person_id, at) values (?, ?, ?, ?) returning id")
                .params(line, words, by, at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single());
  }

  void answer(long objection, boolean upheld, String words, long by, Instant at) {
    Refusals.asSentences(
        MEASURES_22_1,
        () ->
            db.sql(
                    "insert into assessment_answer (objection_id, upheld, words, person_id, at) values (?, ?, ?, ?, ?)")
                .params(objection, upheld, words, by, at.atOffset(ZoneOffset.UTC))
                .update());
  }

  /** Those about these lines, in the order they came. */
  List<Objection> about(long period, List<Line> lines) {
    Map<Long, Line> known = lines.stream().collect(Collectors.toMap(Line::id, Function.identity()));
    var found = new ArrayList<Objection>();
    db.sql(
            """
            select o.id, o.line_id, o.words, p.name as by_name, o.at, a.upheld, a.words as said, q.name as said_by, a.at as said_at
            from assessment_objection o join assessment_line l on l.id = o.line_id join person p on p.id = o.person_id
              left join assessment_answer a on a.objection_id = o.id left join person q on q.id = a.person_id
            where l.period_id = ? order by o.id
            """)
        .param(period)
        .query(row -> {
          var line = known.get(row.getLong("line_id"));
          if (line != null) {
            var said = Moments.orNull(row, "said_at");
            found.add(
                new Objection(
                    row.getLong("id"),
                    line,
                    row.getString("words"),
                    row.getString("by_name"),
                    Moments.of(row, "at"),
                    said == null
                        ? null
                        : answer(
                            row.getBoolean("upheld"),
                            row.getString("said"),
                            row.getString("said_by"),
                            said)));
          }
        });
    return found;
  }

  private static Objection.@Nullable Answer answer(
      boolean upheld, String words, String by, Instant at) {
    return new Objection.Answer(upheld, words, by, at);
  }
}
