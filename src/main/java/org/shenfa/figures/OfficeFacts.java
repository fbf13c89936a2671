package org.shenfa.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.database.Moments;
import org.shenfa.services.Guides;
import org.shenfa.services.ServiceState;
import org.shenfa.workdays.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** 申请、征集、关切、指南的当月事实. */
@Repository
class OfficeFacts {
  /** One term is counted once, also when it began anew after an objection. */
  private static final String PETITIONS =
      """
      select count(*) filter (where d.rule = 'PETITION_NOTICE') as notices,
        count(*) filter (where d.rule = 'PETITION_NOTICE' and d.met_at < d.end_at) as told,
        count(*) filter (where d.rule = 'PETITION_CONCLUSION') as conclusions,
        count(*) filter (where d.rule = 'PETITION_CONCLUSION' and d.met_at < d.end_at) as concluded
      from (select distinct on (case_id, rule) * from deadline_now
        where procedure = 'petition' and rule in ('PETITION_NOTICE', 'PETITION_CONCLUSION') order by case_id, rule, id desc) d
      where d.end_at > :from and d.end_at <= :until
        and not exists (select from deadline_moment m where m.deadline_id = d.id and m.kind = 'DROPPED' and m.at < d.end_at)
      """;

  private static final String REQUESTS =
      """
      select (select count(*) from disclosure_request r
          where r.arrived >= (:from::timestamptz at time zone 'Asia/Shanghai')::date
            and r.arrived < (:until::timestamptz at time zone 'Asia/Shanghai')::date) as received,
        count(*) as due, count(*) filter (where d.met_at < d.end_at) as on_time
      from deadline_now d where d.procedure = 'disclosure' and d.rule = 'DISCLOSURE_ANSWER' and not d.dropped
        and d.end_at > :from and d.end_at <= :until
      """;

  private static final String SOLICITED =
      """
      select s.opened_at, s.ends_at, f.at as answered_at,
        s.cancelled_at is null or exists (select from remark_now m where m.item_id = s.item_id and not m.late and m.counts) as owed
      from solicitation s left join lateral (select min(r.released_at) as at from solicitation_feedback b
        join release r on r.item_id = b.reply_id where b.item_id = s.item_id) f on true
      where s.opened_at < :until order by s.item_id
      """;

  private static final String REMARKS =
      "select count(*) from remark_receipt where received_at >= :from and received_at < :until";

  private static final String ADOPTED =
      """
      select count(*) filter (where m.decision = 'ADOPTED') as whole, count(*) filter (where m.decision = 'PARTLY') as partly,
        count(*) filter (where m.decision = 'NOT') as not_at_all
      from remark_now m where m.counts and not m.late and m.item_id in (select b.item_id from solicitation_feedback b
        join release r on r.item_id = b.reply_id group by b.item_id
        having min(r.released_at) >= :from and min(r.released_at) < :until)
      """;

  private static final String AMISS =
      "select count(*) from download_check where not ok and at >= :from and at < :until";

  private static final String VOTES =
      "select count(*) from guide_vote where at >= :from and at < :until";

  private static final String RESPONSES =
      """
      select l.level, k.found_at, c.at from course c join concern k on k.id = c.case_id
        join lateral (select x.level from concern_level x where x.concern_id = k.id order by x.at <= c.at desc, x.id desc limit 1) l on true
      where c.procedure = 'concern' and c.event = 'RESPOND' and c.at >= :from and c.at < :until order by c.at, c.case_id
      """;

  private static final String MISSED =
      "select count(*) from course where procedure = 'concern' and event = 'MISS' and at >= :from and at < :until";

  private final JdbcClient db;
  private final Guides guides;
  private final Calendar calendar;

  OfficeFacts(JdbcClient db, Guides guides, Calendar calendar) {
    this.db = db;
    this.guides = guides;
    this.calendar = calendar;
  }

  private StatementSpec asked(String sql, Instant from, Instant until) {
    return db.sql(sql)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC));
  }

  Facts.Petitions petitions(Instant from, Instant until) {
    return asked(PETITIONS, from, until)
        .query((row, n) ->
            new Facts.Petitions(
                new Facts.Kept(row.getLong("notices"), row.getLong("told")),
                new Facts.Kept(row.getLong("conclusions"), row.getLong("concluded"))))
        .single();
  }

  Facts.Requests requests(Instant from, Instant until) {
    return asked(REQUESTS, from, until)
        .query((row, n) -> new Facts.Requests(row.getLong(1), row.getLong(2), row.getLong(3)))
        .single();
  }

  Facts.Concerns concerns(Instant from, Instant until) {
    return new Facts.Concerns(
        asked(RESPONSES, from, until)
            .query((row, n) ->
                new Facts.Response(
                    row.getString(1), Moments.of(row, "found_at"), Moments.of(row, "at")))
            .list(),
        asked(MISSED, from, until).query(Long.class).single());
  }

  private record Asked(
      Instant opened, LocalDateTime ends, @Nullable Instant answered, boolean owed) {}

  Facts.Solicited solicited(Instant from, Instant until) {
    var all =
        asked(SOLICITED, from, until)
            .query((row, n) ->
                new Asked(
                    Moments.of(row, "opened_at"),
                    Moments.of(row, "ends_at").atZone(Shenfa.ZONE).toLocalDateTime(),
                    Moments.orNull(row, "answered_at"),
                    row.getBoolean("owed")))
            .list();
    var last = until.minusNanos(1).atZone(Shenfa.ZONE).toLocalDate();
    var answered = all.stream().filter(a -> within(a.answered(), from, until)).toList();
    var late =
        all.stream()
            .filter(a -> a.owed() && (a.answered() == null || !a.answered().isBefore(until)))
            .map(a -> ChronoUnit.DAYS.between(due(a), last))
            .filter(days -> days > 0)
            .toList();
    return new Facts.Solicited(
        all.stream().filter(a -> !a.opened().isBefore(from)).count(),
        asked(REMARKS, from, until).query(Long.class).single(),
        answered.size(),
        answered.stream().filter(this::inTime).count(),
        late.size(),
        late.stream().mapToLong(Long::longValue).max().orElse(0),
        asked(ADOPTED, from, until)
            .query((row, n) ->
                new Facts.Adopted(
                    row.getLong("whole"), row.getLong("partly"), row.getLong("not_at_all")))
            .single());
  }

  private static boolean within(@Nullable Instant at, Instant from, Instant until) {
    return at != null && !at.isBefore(from) && at.isBefore(until);
  }

  private boolean inTime(Asked asked) {
    return asked.answered() != null
        && !asked.answered().atZone(Shenfa.ZONE).toLocalDate().isAfter(due(asked));
  }

  private LocalDate due(Asked asked) {
    return calendar.dayAfterMonths(asked.ends().toLocalDate(), 1);
  }

  Facts.Guided guided(Instant from, Instant until) {
    var out = guides.all().stream().filter(g -> g.releasedAt() != null).toList();
    return new Facts.Guided(
        out.size(),
        out.stream().filter(g -> g.state() != ServiceState.REVIEW_DUE).count(),
        asked(AMISS, from, until).query(Long.class).single(),
        asked(VOTES, from, until).query(Long.class).single(),
        asked(VOTES + " and helpful", from, until).query(Long.class).single());
  }
}
