package org.shenfa.solicitations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.content.Drafting;
import org.shenfa.organization.Person;
import org.shenfa.publication.Cancellation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 征集台账: every solicitation, its opinions and their points, as the desk sees them. */
@Service
public class Caseload {
  private static final String CASES =
      """
      select s.*, encode(s.digest, 'hex') as hex, u.short_name as unit, undecided_remarks(s.item_id) as undecided,
        (select count(*) from remark_now m where m.item_id = s.item_id and not m.late and m.counts) as remarks,
        (select count(*) from remark_now m where m.item_id = s.item_id and m.late) as late,
        (select max(f.reply_id) from solicitation_feedback f where f.item_id = s.item_id) as reply,
        exists (select from solicitation_feedback f join release a on a.item_id = f.reply_id where f.item_id = s.item_id) as answered
      from solicitation s join unit u on u.id = s.unit_id
      """;

  private final JdbcClient db;
  private final Drafting drafting;

  Caseload(JdbcClient db, Drafting drafting) {
    this.db = db;
    this.drafting = drafting;
  }

  /** Solicitations of a unit, or of all for 0; those that end last stand first. */
  public List<SolicitationCase> of(long unit) {
    return db.sql(
            CASES + "where (:unit = 0 or s.unit_id = :unit) order by s.ends_at desc, s.item_id")
        .param("unit", unit)
        .query(Caseload::solicitation)
        .list();
  }

  Optional<SolicitationCase> find(long item) {
    return db.sql(CASES + "where s.item_id = ?")
        .param(item)
        .query(Caseload::solicitation)
        .optional();
  }

  /**
   * One of the solicitations of a unit this person writes for.
   *
   * @throws NoSuchElementException for every other
   */
  public SolicitationCase mine(Person by, long item) {
    return find(item)
        .filter(c -> drafting.writesFor(by, c.unitId()))
        .orElseThrow(NoSuchElementException::new);
  }

  /** Every opinion, in the order of their numbers. */
  public List<Remark> remarks(long item) {
    return db.sql(
            "select m.*, encode(m.digest, 'hex') as hex from remark_now m where m.item_id = ? order by m.n")
        .param(item)
        .query(Caseload::remark)
        .list();
  }

  /** Every point that has opinions, theme by theme. */
  public List<Point> points(long item) {
    return db.sql(
            """
            select p.*, array(select m.n from remark_now m where m.point_id = p.id order by m.n) as numbers
            from remark_point_now p
            where p.item_id = ? and exists (select from remark_now m where m.point_id = p.id)
            order by p.theme, p.id
            """)
        .param(item)
        .query(Caseload::point)
        .list();
  }

  private static SolicitationCase solicitation(ResultSet row, int n) throws SQLException {
    var cancelled = row.getString("cancelled");
    return new SolicitationCase(
        row.getLong("item_id"),
        row.getString("number"),
        row.getString("title"),
        row.getLong("unit_id"),
        row.getString("unit"),
        row.getString("path"),
        row.getString("hex"),
        local(row, "opened_at"),
        row.getObject("closes_at", LocalDateTime.class),
        row.getObject("first_closes_at", LocalDateTime.class),
        local(row, "ends_at"),
        cancelled == null ? null : Cancellation.valueOf(cancelled),
        row.getLong("remarks"),
        row.getLong("undecided"),
        row.getLong("late"),
        row.getObject("reply", Long.class),
        row.getBoolean("answered"));
  }

  private static Remark remark(ResultSet row, int n) throws SQLException {
    return new Remark(
        row.getLong("id"),
        row.getInt("n"),
        row.getLong("receipt_id"),
        row.getString("number"),
        Channel.valueOf(row.getString("channel")),
        Party.valueOf(row.getString("party")),
        local(row, "received_at"),
        row.getBoolean("late"),
        row.getBoolean("suspect"),
        row.getObject("judged", Boolean.class),
        row.getBoolean("counts"),
        row.getString("hex"),
        row.getInt("place"),
        row.getString("words"),
        row.getLong("point_id"),
        adoption(row));
  }

  private static Point point(ResultSet row, int n) throws SQLException {
    return new Point(
        row.getLong("id"),
        row.getString("theme"),
        row.getString("gist"),
        adoption(row),
        Optional.ofNullable(row.getString("reason")).orElse(""),
        Arrays.asList((Integer[]) row.getArray("numbers").getArray()));
  }

  private static @Nullable Adoption adoption(ResultSet row) throws SQLException {
    var decision = row.getString("decision");
    return decision == null ? null : Adoption.valueOf(decision);
  }

  private static LocalDateTime local(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class)
        .atZoneSameInstant(Shenfa.ZONE)
        .toLocalDateTime();
  }
}
