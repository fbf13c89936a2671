package org.shenfa.figures;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.shenfa.Shenfa;
import org.shenfa.database.Moments;
import org.shenfa.letters.Channel;
import org.shenfa.letters.LetterEvent;
import org.shenfa.letters.LetterKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * 当月事实的读取: from courses, deadlines and registers. No table of words and no table of identities is
 * read, so that masking the one and erasing the other changes no figure.
 */
@Repository
class MonthFacts {
  private static final String LETTERS =
      """
      select n.id, n.kind, n.channel, n.received_at, coalesce(t.name, '还没有定主题') as topic,
        n.may_publish and not exists (select from letter_consent_withdrawn w where w.letter_id = n.id) as may_publish
      from letter_now n left join letter_topic t on t.code = n.topic
      where n.received_at < :until and (n.received_at >= :from or exists (select from course c
        where c.procedure = 'letter' and c.case_id = n.id and c.at >= :from and c.at < :until))
      order by n.id
      """;

  private static final String STEPS =
      """
      select c.case_id, c.event, c.at, coalesce(u.short_name, '') as unit,
        coalesce((c.details ->> 'changed')::boolean, false) as changed
      from course c left join unit u on u.id = coalesce(case when c.event <> 'RETURN' then (c.details ->> 'unit')::bigint end, c.unit_id)
      where c.procedure = 'letter' and c.at < :now and c.case_id = any (:letters)
      order by c.case_id, c.n
      """;

  /** One term is counted once, also when the site sent the answer back and it ran on. */
  private static final String ANSWERS =
      """
      select coalesce(u.short_name, '') as unit, d.end_at, d.met_at,
        (select min(m.at) from deadline_moment m where m.deadline_id = d.id and m.kind = 'DROPPED') as dropped_at from (
        select distinct on (case_id, from_at) * from deadline_now
        where procedure = 'letter' and rule = 'LETTER_ANSWER' order by case_id, from_at, id desc) d
      left join lateral (select (c.details ->> 'unit')::bigint as id from course c where c.procedure = 'letter'
          and c.case_id = d.case_id and c.event in ('ASSIGN', 'REASSIGN', 'DESIGNATE', 'ACCEPT_AGAIN') and c.at <= d.from_at
          and c.details ->> 'unit' is not null order by c.n desc limit 1) g on true
        left join unit u on u.id = g.id
      where d.end_at <= :until and (d.end_at > :from or d.met_at is null or d.met_at >= :until)
        and not exists (select from deadline_moment m where m.deadline_id = d.id and m.kind = 'DROPPED' and m.at < d.end_at)
      order by 1, 2
      """;

  private static final String RATINGS =
      """
      select c.at, r.letter_id is not null as rated, coalesce(r.solved, false) as solved, coalesce(r.attitude, 0) as attitude
      from course c left join letter_rating r on c.event = 'RATE' and r.letter_id = c.case_id
        and r.round = (select count(*) from course a where a.procedure = 'letter' and a.case_id = c.case_id and a.n < c.n
          and a.event in ('REPLY', 'RESULT'))
      where c.procedure = 'letter' and c.event in ('RATE', 'WINDOW_ENDS') and c.at >= :from and c.at < :until
        and not exists (select from course p where p.procedure = 'letter' and p.case_id = c.case_id and p.event = 'TO_PETITION')
      order by c.at, c.case_id
      """;

  /** By name alone; the words of the letters are not read. */
  private static final String REPEATED =
      """
      select q.name, coalesce(t.name, '还没有定主题') as topic, count(*) as letters,
        case when q.item_id is null then 'NONE' when q.changed_at < :now then 'CHANGED' else 'SAME' end as page
      from letter_question_now q join letter_question_letter m on m.question_id = q.id join letter l on l.id = m.letter_id
        left join letter_topic t on t.code = q.topic
      where l.received_at >= :from and l.received_at < :until
      group by q.id, q.name, t.name, q.item_id, q.changed_at order by letters desc, q.name
      """;

  private final JdbcClient db;
  private final OfficeFacts office;
  private final UpkeepFacts upkeep;
  private final AssessedFacts assessed;

  MonthFacts(JdbcClient db, OfficeFacts office, UpkeepFacts upkeep, AssessedFacts assessed) {
    this.db = db;
    this.office = office;
    this.upkeep = upkeep;
    this.assessed = assessed;
  }

  /** Everything that counts for a month, as far as it happened before {@code now}. */
  Facts of(YearMonth month, Instant now) {
    var from = month.atDay(1).atStartOfDay(Shenfa.ZONE).toInstant();
    var until = month.plusMonths(1).atDay(1).atStartOfDay(Shenfa.ZONE).toInstant();
    return new Facts(
        from,
        until,
        letters(from, until, now),
        asked(ANSWERS, from, until)
            .query((row, n) ->
                new Facts.Answer(
                    row.getString(1),
                    Moments.of(row, "end_at"),
                    Moments.orNull(row, "met_at"),
                    Moments.orNull(row, "dropped_at")))
            .list(),
        asked(RATINGS, from, until)
            .query((row, n) ->
                new Facts.Rating(
                    Moments.of(row, "at"),
                    row.getBoolean("rated"),
                    row.getBoolean("solved"),
                    row.getInt("attitude")))
            .list(),
        office.petitions(from, until),
        office.requests(from, until),
        office.solicited(from, until),
        office.concerns(from, until),
        office.guided(from, until),
        upkeep.of(from, until),
        assessed.of(from, until),
        repeated(from, until, now));
  }

  private List<Facts.Repeated> repeated(Instant from, Instant until, Instant now) {
    return asked(REPEATED, from, until)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, n) ->
            new Facts.Repeated(
                row.getString("name"),
                row.getString("topic"),
                row.getLong("letters"),
                Facts.Repeated.Page.valueOf(row.getString("page"))))
        .list();
  }

  private StatementSpec asked(String sql, Instant from, Instant until) {
    return db.sql(sql)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC));
  }

  private List<Facts.Letter> letters(Instant from, Instant until, Instant now) {
    var bare =
        asked(LETTERS, from, until)
            .query((row, n) ->
                new Facts.Letter(
                    row.getLong("id"),
                    LetterKind.valueOf(row.getString("kind")),
                    Channel.valueOf(row.getString("channel")),
                    row.getString("topic"),
                    Moments.of(row, "received_at"),
                    row.getBoolean("may_publish"),
                    List.of()))
            .list();
    var steps = new HashMap<Long, List<Facts.Step>>();
    db.sql(STEPS)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("letters", bare.stream().map(Facts.Letter::id).toArray(Long[]::new))
        .query(row -> {
          steps
              .computeIfAbsent(row.getLong("case_id"), k -> new ArrayList<>())
              .add(
                  new Facts.Step(
                      LetterEvent.valueOf(row.getString("event")),
                      Moments.of(row, "at"),
                      row.getString("unit"),
                      row.getBoolean("changed")));
        });
    return bare.stream()
        .map(l ->
            new Facts.Letter(
                l.id(),
                l.kind(),
                l.channel(),
                l.topic(),
                l.received(),
                l.mayPublish(),
                steps.getOrDefault(l.id(), List.of())))
        .toList();
  }
}
