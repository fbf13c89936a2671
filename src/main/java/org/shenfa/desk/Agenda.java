package org.shenfa.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.shenfa.Shenfa;
import org.shenfa.access.SignedIn;
import org.shenfa.desk.AgendaEntry.Kind;
import org.shenfa.publication.FeedbackDeadlines;
import org.shenfa.publication.ReleaseDeadlines;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 日历: releases done, scheduled and possible, and the days on which something runs out. */
@Service
public class Agenda {
  private static final String TIMED =
      """
      select * from (
        select r.released_at at time zone 'Asia/Shanghai' as moment, 'RELEASED' as kind, l.title, l.unit_id, l.item_id, '/desk/items/' || l.item_id as link
        from release r join item_listing l on l.item_id = r.item_id
        where r.released_at between (:from::timestamp at time zone 'Asia/Shanghai') and (:to::timestamp at time zone 'Asia/Shanghai')
        union all
        select s.release_at at time zone 'Asia/Shanghai', case when e.outcome is null then 'SCHEDULED' else 'REFUSED' end, l.title, l.unit_id,
          l.item_id, '/desk/review/' || c.id || '/schedule'
        from schedule s left join schedule_end e on e.schedule_id = s.id join review_case c on c.id = any (s.case_ids)
          join item_listing l on l.item_id = c.item_id
        where (e.outcome is null or e.outcome = 'REFUSED')
          and s.release_at between (:from::timestamp at time zone 'Asia/Shanghai') and (:to::timestamp at time zone 'Asia/Shanghai')
        union all
        select (o.answers ->> w.name)::timestamp, w.kind, l.title, l.unit_id, l.item_id, '/desk/review/' || l.case_id
        from item_listing l join opinion o on o.case_id = l.case_id and o.look = 'SECRECY_REVIEW' and o.verdict = 'AGREE',
          (values ('notBefore', 'WINDOW_OPENS'), ('notAfter', 'WINDOW_CLOSES')) w (name, kind)
        where l.next_look is not null and (o.answers ->> w.name)::timestamp between :from and :to
        union all
        select l.closes_at, 'CLOSES', l.title, l.unit_id, l.item_id, '/desk/items/' || l.item_id
        from item_listing l where l.closes_at between :from and :to and l.released_at is not null
      ) a where (:unit = 0 or a.unit_id = :unit)
      order by moment limit 3000
      """;

  private final JdbcClient db;
  private final ReleaseDeadlines deadlines;
  private final FeedbackDeadlines feedbacks;
  private final Clock clock;

  Agenda(JdbcClient db, ReleaseDeadlines deadlines, FeedbackDeadlines feedbacks, Clock clock) {
    this.db = db;
    this.deadlines = deadlines;
    this.feedbacks = feedbacks;
    this.clock = clock;
  }

  /**
   * What there is from the first to the last day, in order. 新闻宣传处 sees every unit, or one of its
   * choice; everybody else their own.
   *
   * @param unit 0 for all that the person may see
   */
  public List<AgendaEntry> between(SignedIn me, long unit, LocalDate first, LocalDate last) {
    var seen = me.publicity() ? unit : me.unitId();
    var all = new ArrayList<AgendaEntry>();
    all.addAll(
        db.sql(TIMED)
            .param("from", first.atStartOfDay())
            .param("to", last.plusDays(1).atStartOfDay().minusNanos(1000))
            .param("unit", seen)
            .query((row, n) -> timed(row))
            .list());
    deadlines.running(seen, LocalDate.now(clock)).stream()
        .filter(d -> d.due() != null && inside(d.due().date(), first, last))
        .map(d ->
            new AgendaEntry(
                d.due() == null ? first : d.due().date(),
                null,
                Kind.CLOCK,
                d.title(),
                d.unit(),
                "/desk/items/" + d.itemId()))
        .forEach(all::add);
    all.addAll(feedback(seen, first, last));
    all.addAll(delegations(me, first, last));
    return all.stream()
        .sorted(
            Comparator.comparing(AgendaEntry::day)
                .thenComparing(e -> e.time() == null ? java.time.LocalTime.MAX : e.time()))
        .toList();
  }

  private static boolean inside(LocalDate day, LocalDate first, LocalDate last) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  private AgendaEntry timed(ResultSet row) throws SQLException {
    var moment = row.getObject("moment", LocalDateTime.class);
    return new AgendaEntry(
        moment.toLocalDate(),
        moment.toLocalTime(),
        Kind.valueOf(row.getString("kind")),
        row.getString("title"),
        unit(row.getLong("unit_id")),
        row.getString("link"));
  }

  private String unit(long id) {
    return db.sql("select short_name from unit where id = ?")
        .param(id)
        .query(String.class)
        .optional()
        .orElse("");
  }

  private List<AgendaEntry> feedback(long unit, LocalDate first, LocalDate last) {
    return feedbacks.running(unit).stream()
        .flatMap(d ->
            Optional.ofNullable(d.due()).stream()
                .map(due -> due.date())
                .filter(day -> inside(day, first, last))
                .map(day ->
                    new AgendaEntry(
                        day,
                        null,
                        Kind.FEEDBACK,
                        d.title(),
                        d.unit(),
                        "/desk/items/" + d.itemId())))
        .toList();
  }

  private List<AgendaEntry> delegations(SignedIn me, LocalDate first, LocalDate last) {
    return db.sql(
            """
            select d.valid_to, g.name || ' 委托 ' || r.name as who, u.short_name
            from delegation d join post p on p.id = d.post_id join person g on g.id = p.person_id
              join person r on r.id = d.receiver_id join unit u on u.id = p.unit_id
            where d.revoked_at is null and d.valid_to between :from and :to and p.unit_id = :unit
            """)
        .param("from", first)
        .param("to", last)
        .param("unit", me.unitId())
        .query((row, n) ->
            new AgendaEntry(
                row.getObject("valid_to", LocalDate.class),
                null,
                Kind.DELEGATION,
                row.getString("who"),
                row.getString("short_name"),
                "/desk/organization"))
        .list();
  }

  /** What is scheduled or released today. */
  public List<AgendaEntry> today(SignedIn me) {
    var today = clock.instant().atZone(Shenfa.ZONE).toLocalDate();
    return between(me, 0, today, today).stream()
        .filter(e -> e.kind() == Kind.SCHEDULED || e.kind() == Kind.REFUSED)
        .toList();
  }
}
