package org.shenfa.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the visitor's database role can see: current releases, and nothing that is not one. Here
 * when it changes and all of it together; {@link PublicTexts} has the articles themselves.
 */
@Repository
class PublicView {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final JdbcClient db;
  private final PublicHeadings headings;
  private final PublicArrangement arrangement;

  PublicView(
      @Qualifier("visitor") JdbcClient visitorJdbcClient,
      PublicHeadings headings,
      PublicArrangement arrangement) {
    this.db = visitorJdbcClient;
    this.headings = headings;
    this.arrangement = arrangement;
  }

  /**
   * 网站此刻: changes whenever a release or a withdrawal was added, a column changed, a topic began or
   * ended, the emergency mode or a public concern changed or did not keep its promise, an answer is
   * to be looked at again or no more, a solicitation was cancelled or led to a document, or a day
   * began, for pages count days.
   *
   * @param newest id of the newest release
   * @param releases how many there are, withdrawn ones included
   * @param arrangement of columns and topics, and how the emergency stands
   */
  record Mark(long newest, long releases, long withdrawals, String arrangement) {
    static final Mark NONE = new Mark(-1, 0, 0, "");

    /** Whether nothing but releases came since another. */
    boolean addsTo(Mark other) {
      return newest > other.newest
          && withdrawals == other.withdrawals
          && arrangement.equals(other.arrangement);
    }
  }

  Mark mark() {
    return db.sql(
            """
            select newest, releases, withdrawals,
              (select coalesce(md5(string_agg(c::text, '|' order by c.id)), '') from public_column c) || '/' ||
              (select count(*) || '.' || count(*) filter (where begun) || '.' || count(*) filter (where over) from public_topic) || '/' ||
              coalesce((select id || '.' || overdue from public_emergency), '') || '/' ||
              (select acts from public_solicitation_mark) || '/' ||
              (select coalesce(md5(string_agg(c::text, '|' order by c.number)), '') from public_concern c) || '/' ||
              (select coalesce(md5(string_agg(a.item, '|' order by a.item)), '') from public_answer_review a) || '/' ||
              (now() at time zone 'Asia/Shanghai')::date as arrangement
            from public_mark
            """)
        .query((row, n) ->
            new Mark(
                row.getLong("newest"),
                row.getLong("releases"),
                row.getLong("withdrawals"),
                row.getString("arrangement")))
        .single();
  }

  /** Everything the arrangement of the site is made from. */
  Composition.Parts parts() {
    return arrangement.parts(headings.all());
  }

  /** What was released after a release, newest first; arrangements of the site included. */
  List<Heading> after(long release) {
    return headings.after(release);
  }

  /** Whether one of these publishes the figures of a month, which other pages show too. */
  boolean givesFigures(List<Heading> fresh) {
    return db.sql("select exists (select from public_figures_item where item = any (?))")
        .param(fresh.stream().map(Heading::item).toArray(String[]::new))
        .query(Boolean.class)
        .single();
  }

  /** Whether one of these gives the result of a draft, or was made of one. */
  boolean answersDraft(List<Heading> fresh) {
    return db.sql("select exists (select from public_solicitation_link where other = any (?))")
        .param(fresh.stream().map(Heading::item).toArray(String[]::new))
        .query(Boolean.class)
        .single();
  }

  /** A point in time as the wall clock in Asia/Shanghai shows it. */
  static LocalDateTime local(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).atZoneSameInstant(ZONE).toLocalDateTime();
  }
}
