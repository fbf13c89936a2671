package org.shenfa.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.database.Moments;
import org.shenfa.indicators.Limit;
import org.shenfa.indicators.Thresholds;
import org.shenfa.inspection.FaultKind;
import org.shenfa.inspection.SiteVisits;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** 纠错、值班、站点的当月事实. */
@Repository
class UpkeepFacts {
  private static final int READ_WITHIN = 90;

  private static final String ERRORS =
      """
      with reported as (select distinct r.ticket_id as id from ticket_report r where r.source = 'CITIZEN'
          and not exists (select from course c where c.procedure = 'ticket' and c.case_id = r.ticket_id and c.event = 'CONFIRM_ABUSE')),
        judged as (select distinct on (c.case_id) c.case_id, c.event from course c join reported r on r.id = c.case_id
          where c.procedure = 'ticket' and c.event in ('CONFIRM', 'REJECT') and c.at >= :from and c.at < :until
          order by c.case_id, c.n desc),
        answers as (select d.met_at < d.end_at as kept from (select distinct on (case_id) * from deadline_now
            where procedure = 'ticket' and rule = 'TICKET_ANSWER' order by case_id, id desc) d
          join reported r on r.id = d.case_id where not d.dropped and d.end_at > :from and d.end_at <= :until)
      select (select count(*) from ticket_report t join reported r on r.id = t.ticket_id
          where t.source = 'CITIZEN' and t.at >= :from and t.at < :until) as reports,
        (select count(*) from judged) as looked, (select count(*) from judged where event = 'CONFIRM') as confirmed,
        (select count(*) from answers) as due, (select count(*) from answers where kept) as on_time,
        (select count(*) from ticket where repeats is not null and at >= :from and at < :until) as repeated
      """;

  private static final String HIDDEN =
      """
      select t.at as reported_at, min(c.at) as hidden_at from course c join ticket t on t.id = c.case_id
      where c.procedure = 'ticket' and c.event = 'HIDE' and c.at >= :from and c.at < :until group by t.id, t.at
      """;

  private static final String DUTY =
      """
      with page as (select r.item_id from (select distinct on (item_id) id, item_id from release where released_at < :until
          order by item_id, id desc) r
        where not exists (select from withdrawal w where w.release_id = r.id and w.withdrawn_at < :until))
      select (select count(*) from duty_handover h join duty_day d on d.id = h.day_id
          where d.day >= :first and d.day < :next) as signed,
        (select count(*) from duty_day d join course c on c.procedure = 'duty' and c.case_id = d.id and c.event = 'MISS'
          where d.day >= :first and d.day < :next) as missed,
        (select count(*) from page) as pages,
        (select count(*) from page p where exists (select from duty_line_now l join duty_day d on d.id = l.day_id
          where l.item_id = p.item_id and l.verdict in ('FINE', 'FAULT') and d.day < :next and d.day >= :next - :days)) as read,
        count(*) filter (where l.verdict in ('FINE', 'FAULT')) as looked, count(*) filter (where l.verdict = 'FAULT') as faults
      from duty_line_now l join duty_day d on d.id = l.day_id
      where l.item_id is not null and d.day >= :first and d.day < :next
      """;

  private static final String AGAIN =
      """
      select count(*) as again, count(*) filter (where s.fault and l.verdict = 'FINE') as overlooked
      from duty_second_look s join duty_line_now l on l.id = s.line_id where s.at >= :from and s.at < :until
      """;

  private static final String FAULTS =
      """
      select count(*) filter (where f.kind = any (:links) and f.at >= :from and f.at < :until) as links,
        count(*) filter (where f.kind = :stale and f.present) as stale
      from inspection_fault_now f where f.decision is distinct from 'FALSE_ALARM'
      """;

  private static final String CERTIFICATES =
      """
      select min(v.due) from (select distinct on (v.entry_id) v.due, v.struck from register_version v
          join register_entry e on e.id = v.entry_id and e.kind = 'CERTIFICATE' where v.at < :until
          order by v.entry_id, v.n desc) v where not v.struck and v.due >= :next
      """;

  private final JdbcClient db;
  private final SiteVisits visits;
  private final Thresholds thresholds;

  UpkeepFacts(JdbcClient db, SiteVisits visits, Thresholds thresholds) {
    this.db = db;
    this.visits = visits;
    this.thresholds = thresholds;
  }

  /** A month, from its first moment to the first one after it. */
  Facts.Upkeep of(Instant from, Instant until) {
    var first = from.atZone(Shenfa.ZONE).toLocalDate();
    var next = until.atZone(Shenfa.ZONE).toLocalDate();
    return new Facts.Upkeep(
        errors(from, until), duty(from, until, first, next), health(from, until, next));
  }

  private StatementSpec asked(String sql, Instant from, Instant until) {
    return db.sql(sql)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC));
  }

  private Facts.Errors errors(Instant from, Instant until) {
    var hidden =
        asked(HIDDEN, from, until)
            .query((row, n) ->
                Duration.between(Moments.of(row, "reported_at"), Moments.of(row, "hidden_at")))
            .list();
    return asked(ERRORS, from, until)
        .query((row, n) ->
            new Facts.Errors(
                row.getLong("reports"),
                row.getLong("looked"),
                row.getLong("confirmed"),
                new Facts.Kept(row.getLong("due"), row.getLong("on_time")),
                row.getLong("repeated"),
                hidden))
        .single();
  }

  private Facts.Duty duty(Instant from, Instant until, LocalDate first, LocalDate next) {
    record Again(long looks, long overlooked) {}
    var again =
        asked(AGAIN, from, until)
            .query((row, n) -> new Again(row.getLong("again"), row.getLong("overlooked")))
            .single();
    return db.sql(DUTY)
        .param("until", until.atOffset(ZoneOffset.UTC))
        .param("first", first)
        .param("next", next)
        .param("days", READ_WITHIN)
        .query((row, n) ->
            new Facts.Duty(
                ChronoUnit.DAYS.between(first, next),
                row.getLong("signed"),
                row.getLong("missed"),
                row.getLong("pages"),
                row.getLong("read"),
                row.getLong("looked"),
                row.getLong("faults"),
                again.looks(),
                again.overlooked()))
        .single();
  }

  private Facts.Health health(Instant from, Instant until, LocalDate next) {
    var seconds =
        Integer.parseInt(thresholds.on(next.minusDays(1)).of(Limit.VISIT_SECONDS).value());
    var of = visits.since(from).stream().filter(v -> v.at().isBefore(until)).toList();
    var links = new FaultKind[] {FaultKind.DEAD_LINK, FaultKind.DEAD_ANCHOR, FaultKind.DEAD_ABROAD};
    var lasts = lasts(until, next);
    return asked(FAULTS, from, until)
        .param("links", Arrays.stream(links).map(Enum::name).toArray(String[]::new))
        .param("stale", FaultKind.COLUMN_STALE.name())
        .query((row, n) ->
            new Facts.Health(
                of.size(),
                of.stream().filter(v -> v.failed(seconds)).count(),
                row.getLong("links"),
                row.getLong("stale"),
                lasts))
        .single();
  }

  private @Nullable Long lasts(Instant until, LocalDate next) {
    var ends =
        db.sql(CERTIFICATES)
            .param("until", until.atOffset(ZoneOffset.UTC))
            .param("next", next)
            .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
            .single()
            .orElse(null);
    return ends == null ? null : ChronoUnit.DAYS.between(next.minusDays(1), ends);
  }
}
