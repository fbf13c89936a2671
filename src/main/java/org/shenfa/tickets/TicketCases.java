package org.shenfa.tickets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tickets, who reported them and how their pages stood. */
@Repository
class TicketCases {
  private static final String SELECT =
      """
      select t.*, coalesce(u.short_name, '') as unit_name, coalesce(g.short_name, '') as charged_name
      from ticket_now t left join unit u on u.id = t.unit_id left join unit g on g.id = t.charged_unit
      """;

  private final JdbcClient db;

  TicketCases(JdbcClient db) {
    this.db = db;
  }

  Optional<Ticket> find(long id) {
    return db.sql(SELECT + "where t.id = ?").param(id).query(TicketCases::ticket).optional();
  }

  Optional<Ticket> numbered(String number) {
    return db.sql(
            SELECT
                + "where t.id = (select r.ticket_id from ticket_report r where r.number = ? limit 1)")
        .param(number)
        .query(TicketCases::ticket)
        .optional();
  }

  /** Everything that is not over, and what was over last, at most {@code most} of these. */
  List<Ticket> open() {
    return db.sql(
            SELECT + "where t.state not in ('CLOSED', 'DUPLICATE', 'ABUSE') order by t.id desc")
        .query(TicketCases::ticket)
        .list();
  }

  List<Ticket> over(int most) {
    return db.sql(
            SELECT
                + "where t.state in ('CLOSED', 'DUPLICATE', 'ABUSE') order by t.since desc limit ?")
        .param(most)
        .query(TicketCases::ticket)
        .list();
  }

  List<Ticket> kinOf(long id) {
    return db.sql(SELECT + "where t.kin = ? order by t.id")
        .param(id)
        .query(TicketCases::ticket)
        .list();
  }

  List<Report> reports(long ticket) {
    return db.sql(
            """
            select r.*, coalesce(p.name, '') as person_name from ticket_report r left join person p on p.id = r.person_id
            where r.ticket_id = ? order by r.id
            """)
        .param(ticket)
        .query((row, n) -> report(row))
        .list();
  }

  List<Evidence> evidence(long ticket) {
    return db.sql("select * from ticket_evidence where ticket_id = ? order by id")
        .param(ticket)
        .query((row, n) -> evidence(row))
        .list();
  }

  Optional<byte[]> page(long ticket, long evidence) {
    return db.sql(
            """
            select p.packed from ticket_evidence e join ticket_page p on p.digest = e.digest
            where e.ticket_id = ? and e.id = ?
            """)
        .params(ticket, evidence)
        .query(byte[].class)
        .optional()
        .map(Capture::unpacked);
  }

  /** Keeps how the page stands, with the release that stands there. */
  void keep(Ticket of, Evidence.Moment moment, Capture seen, Instant at) {
    db.sql("select keep_ticket_page(:digest, :packed)")
        .param("digest", seen.digest(), Types.BINARY)
        .param("packed", seen.packed(), Types.BINARY)
        .query()
        .singleRow();
    db.sql(
            """
            insert into ticket_evidence (ticket_id, moment, digest, release_no, found, at)
            values (:ticket, :moment, :digest, coalesce((select c.release_no from current_release c where c.path = :path limit 1), ''),
              :found, :at)
            """)
        .param("ticket", of.id())
        .param("moment", moment.name())
        .param("digest", seen.digest(), Types.BINARY)
        .param("path", of.path())
        .param("found", seen.found(), Types.BOOLEAN)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** A current release that shows a text. */
  List<SisterPage> with(String bare, int most) {
    return db.sql(
            """
            select w.path, w.title, w.place, coalesce(u.short_name, '') as unit_name
            from pages_with(?, ?) w left join unit u on u.id = w.unit_id
            """)
        .params(bare, most)
        .query((row, n) ->
            new SisterPage(
                row.getString("path"),
                row.getString("title"),
                row.getString("unit_name"),
                row.getString("place").equals("FILE")))
        .list();
  }

  private static Ticket ticket(ResultSet row, int n) throws SQLException {
    var severity = row.getString("severity");
    return new Ticket(
        row.getLong("id"),
        row.getString("number"),
        row.getString("path"),
        row.getString("quoted"),
        row.getObject("item_id", Long.class),
        row.getObject("unit_id", Long.class),
        row.getString("unit_name"),
        row.getObject("charged_unit", Long.class),
        row.getString("charged_name"),
        ErrorKind.valueOf(row.getString("kind")),
        row.getString("source"),
        TicketState.valueOf(row.getString("state")),
        severity == null ? null : Severity.valueOf(severity),
        row.getInt("reports"),
        row.getObject("repeats", Long.class),
        row.getObject("kin", Long.class),
        Moments.of(row, "at"),
        Moments.of(row, "since"),
        Moments.orNull(row, "step_end"),
        Moments.orNull(row, "answer_end"),
        row.getBoolean("late"));
  }

  private static Report report(ResultSet row) throws SQLException {
    return new Report(
        row.getLong("id"),
        row.getString("number"),
        row.getString("source"),
        ErrorKind.valueOf(row.getString("kind")),
        row.getString("words"),
        row.getString("origin"),
        row.getString("person_name"),
        row.getObject("identity_id", Long.class),
        Arrays.stream((String[]) row.getArray("suspicions").getArray())
            .map(Doubt::valueOf)
            .toList(),
        Moments.of(row, "at"));
  }

  private static Evidence evidence(ResultSet row) throws SQLException {
    var digest = row.getBytes("digest");
    return new Evidence(
        row.getLong("id"),
        Evidence.Moment.valueOf(row.getString("moment")),
        digest == null ? null : HexFormat.of().formatHex(digest),
        row.getString("release_no"),
        row.getObject("found", Boolean.class),
        Moments.of(row, "at"));
  }
}
