package org.shenfa.desk;

import static org.shenfa.regulation.Clause.MEASURES_11_2;
import static org.shenfa.regulation.Clause.MEASURES_21_1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.access.SignedIn;
import org.shenfa.boards.BoardRights;
import org.shenfa.publication.ReleaseDeadlines;
import org.shenfa.regulation.Enforces;
import org.shenfa.review.Look;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 责任视图: what a unit answers for, how it stands and what it did in a period, from the facts. */
@Service
public class Responsibility {
  private final JdbcClient db;
  private final ReleaseDeadlines deadlines;
  private final Clock clock;

  Responsibility(JdbcClient db, ReleaseDeadlines deadlines, Clock clock) {
    this.db = db;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /** From the first to the last day, both in it. */
  public record Period(LocalDate from, LocalDate to) {}

  /**
   * One unit's figures.
   *
   * @param open items under review or waiting for release
   * @param late items past the twenty working days
   * @param submitted items whose newest submission falls in the period
   * @param released items first released in the period
   * @param used of the submitted, how many are public
   * @param firstPass of the released, how many were never sent back
   * @param returned opinions of the period that sent something back
   */
  public record Figures(
      long unitId,
      String unit,
      int columns,
      int people,
      @Nullable String liaison,
      int drafts,
      int open,
      int late,
      int submitted,
      int released,
      int used,
      int firstPass,
      int returned) {

    public String share() {
      return percent(used, submitted);
    }

    public String firstPassShare() {
      return percent(firstPass, released);
    }

    private static String percent(int part, int whole) {
      return whole == 0 ? "—" : Math.round(100.0 * part / whole) + "%";
    }
  }

  /** Items at one look, by how long they have waited there. */
  public record AtLook(Look look, int today, int days, int longer) {}

  private static final String FIGURES =
      """
      with l as (select l.*, l.opened_at >= :from and l.opened_at < :to as sent, l.released_at >= :from and l.released_at < :to as out
          from item_listing l where :unit = 0 or l.unit_id = :unit),
        sums as (select l.unit_id,
          count(*) filter (where l.state in ('DRAFT', 'TAKEN_BACK')) as drafts,
          count(*) filter (where l.next_look is not null) as open,
          count(*) filter (where l.clock_start <= :late) as late,
          count(*) filter (where l.sent) as submitted,
          count(*) filter (where l.out) as released,
          count(*) filter (where l.sent and l.released_at is not null) as used,
          count(*) filter (where l.out and not exists (select from review_case c join opinion o on o.case_id = c.id
            where c.item_id = l.item_id and o.verdict = 'RETURN')) as first_pass
          from l group by l.unit_id)
      select u.id, u.short_name,
        (select count(*) from site_column k where k.keeper_unit = u.id) as columns,
        (select count(distinct p.person_id) from post p where p.unit_id = u.id and :day between p.valid_from and coalesce(p.valid_to, 'infinity')) as people,
        (select string_agg(n.name, '、') from post p join person n on n.id = p.person_id where p.unit_id = u.id and p.kind = 'LIAISON'
          and :day between p.valid_from and coalesce(p.valid_to, 'infinity')) as liaison,
        coalesce(s.drafts, 0) as drafts, coalesce(s.open, 0) as open, coalesce(s.late, 0) as late, coalesce(s.submitted, 0) as submitted,
        coalesce(s.released, 0) as released, coalesce(s.used, 0) as used, coalesce(s.first_pass, 0) as first_pass,
        (select count(*) from opinion o join review_case c on c.id = o.case_id join item i on i.id = c.item_id
          where o.verdict = 'RETURN' and i.unit_id = u.id and o.at >= :from and o.at < :to) as returned
      from unit u left join sums s on s.unit_id = u.id
      where u.valid_to is null and u.kind <> 'LEADERSHIP' and (:unit = 0 or u.id = :unit) order by u.sort, u.id
      """;

  /** All units side by side; for 新闻宣传处 and the leaders. */
  @Enforces({MEASURES_21_1, MEASURES_11_2})
  public List<Figures> all(SignedIn me, Period period) {
    if (!seesAll(me)) {
      throw new NoSuchElementException();
    }
    return figures(0, period);
  }

  /** One unit: for its own people, 新闻宣传处 and the leaders. For anybody else it is not there. */
  public Figures of(SignedIn me, long unit, Period period) {
    if (unit <= 0 || !seesAll(me) && me.unitId() != unit) {
      throw new NoSuchElementException();
    }
    return figures(unit, period).stream().findFirst().orElseThrow(NoSuchElementException::new);
  }

  /** Whether a person may look at every unit. */
  public static boolean seesAll(SignedIn me) {
    return BoardRights.seesAll(me);
  }

  private List<Figures> figures(long unit, Period period) {
    var today = LocalDate.now(clock);
    return db.sql(FIGURES)
        .param("unit", unit)
        .param("day", today)
        .param("late", deadlines.lateFrom(today))
        .param("from", period.from().atStartOfDay(Shenfa.ZONE).toOffsetDateTime())
        .param("to", period.to().plusDays(1).atStartOfDay(Shenfa.ZONE).toOffsetDateTime())
        .query((row, n) -> figures(row))
        .list();
  }

  private static Figures figures(ResultSet row) throws SQLException {
    return new Figures(
        row.getLong("id"),
        row.getString("short_name"),
        row.getInt("columns"),
        row.getInt("people"),
        row.getString("liaison"),
        row.getInt("drafts"),
        row.getInt("open"),
        row.getInt("late"),
        row.getInt("submitted"),
        row.getInt("released"),
        row.getInt("used"),
        row.getInt("first_pass"),
        row.getInt("returned"));
  }

  /** Where a unit's items wait, and for how long. */
  public List<AtLook> waiting(long unit) {
    return db
        .sql(
            """
            select l.next_look, count(*) filter (where :now - l.since < interval '1 day') as today,
              count(*) filter (where :now - l.since between interval '1 day' and interval '3 days') as days,
              count(*) filter (where :now - l.since > interval '3 days') as longer
            from item_listing l where l.next_look is not null and l.unit_id = :unit group by l.next_look
            """)
        .param("unit", unit)
        .param("now", clock.instant().atZone(Shenfa.ZONE).toOffsetDateTime())
        .query((row, n) ->
            new AtLook(
                Look.valueOf(row.getString("next_look")),
                row.getInt("today"),
                row.getInt("days"),
                row.getInt("longer")))
        .list()
        .stream()
        .sorted(java.util.Comparator.comparing(AtLook::look))
        .toList();
  }
}
