package org.shenfa.figures;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.shenfa.assessment.Assessing;
import org.shenfa.assessment.Scoring;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 考评的当月事实: the assessments that were confirmed in it, their scores and what was objected to. */
@Repository
class AssessedFacts {
  private static final String CONFIRMED =
      """
      select c.case_id from course c
      where c.procedure = 'assessment' and c.event = 'CONFIRM' and c.at >= :from and c.at < :until order by c.case_id
      """;

  private static final String OBJECTIONS =
      """
      select count(*) as raised, count(*) filter (where a.upheld) as upheld
      from assessment_objection o join assessment_line l on l.id = o.line_id
        left join assessment_answer a on a.objection_id = o.id
      where l.period_id in (select c.case_id from course c
        where c.procedure = 'assessment' and c.event = 'CONFIRM' and c.at >= :from and c.at < :until)
      """;

  private final JdbcClient db;
  private final Assessing assessing;
  private final Scoring scoring;

  AssessedFacts(JdbcClient db, Assessing assessing, Scoring scoring) {
    this.db = db;
    this.assessing = assessing;
    this.scoring = scoring;
  }

  /** A month, from its first moment to the first one after it. */
  Facts.Assessed of(Instant from, Instant until) {
    var scores =
        db
            .sql(CONFIRMED)
            .param("from", from.atOffset(ZoneOffset.UTC))
            .param("until", until.atOffset(ZoneOffset.UTC))
            .query((row, n) -> row.getLong(1))
            .list()
            .stream()
            .flatMap(this::scores)
            .toList();
    return db.sql(OBJECTIONS)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query((row, n) -> new Facts.Assessed(scores, row.getLong("raised"), row.getLong("upheld")))
        .single();
  }

  private Stream<Facts.Marked> scores(long id) {
    var period = assessing.find(id);
    return scoring.standings(period, null).all().stream()
        .map(s -> new Facts.Marked(period.name(), s.name(), s.score().total(), s.lines().size()));
  }
}
