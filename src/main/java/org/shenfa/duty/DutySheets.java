package org.shenfa.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Moments;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Courses;
import org.shenfa.procedures.Passage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 读网单: what each day had to be read, and what was said of it. */
@Service
public class DutySheets {
  private final JdbcClient db;
  private final Roster roster;
  private final DutyRights rights;
  private final Courses courses;

  DutySheets(JdbcClient db, Roster roster, DutyRights rights, Courses courses) {
    this.db = db;
    this.roster = roster;
    this.rights = rights;
    this.courses = courses;
  }

  /** 交班记录: what the reader wrote at the end of the day, at a moment. */
  public record Handover(String note, String tomorrow, String by, Instant at) {}

  /**
   * 值班日.
   *
   * @param turn null for a day nobody had
   * @param handover null before it was handed over
   */
  public record Day(
      LocalDate date,
      @Nullable Turn turn,
      List<SheetLine> lines,
      @Nullable Handover handover,
      List<Passage> story) {

    /** How many lines are dealt with. */
    public long done() {
      return lines.stream().filter(l -> l.verdict() != null).count();
    }

    /** The first line nobody has dealt with yet, after another one and then from the top. */
    public Optional<SheetLine> next(int after) {
      return lines.stream()
          .filter(l -> l.verdict() == null && l.n() > after)
          .findFirst()
          .or(() -> lines.stream().filter(l -> l.verdict() == null).findFirst());
    }
  }

  /**
   * A day with everything that is known of it.
   *
   * @throws java.util.NoSuchElementException for people outside 新闻宣传处
   */
  public Day of(Person me, LocalDate date, Instant now) {
    rights.mustRead(me, Roster.day(now));
    var turn = roster.on(date).orElse(null);
    if (turn == null) {
      return new Day(date, null, List.of(), null, List.of());
    }
    return new Day(
        date,
        turn,
        lines(turn.dayId()),
        handover(turn.dayId()),
        courses.story(DutyEvent.PROCEDURE, turn.dayId()));
  }

  /** The lines of a day, as they are marked now. */
  List<SheetLine> lines(long day) {
    return db.sql("select * from duty_line_now where day_id = ? order by n")
        .param(day)
        .query(DutySheets::line)
        .list();
  }

  private static SheetLine line(ResultSet row, int n) throws SQLException {
    var verdict = row.getString("verdict");
    return new SheetLine(
        row.getLong("id"),
        row.getInt("n"),
        LineKind.valueOf(row.getString("kind")),
        row.getString("subject"),
        row.getString("why"),
        row.getString("path"),
        row.getString("link"),
        verdict == null ? null : Verdict.valueOf(verdict),
        row.getString("words"),
        row.getString("quoted"),
        row.getLong("ticket_id"));
  }

  private @Nullable Handover handover(long day) {
    return db.sql(
            "select h.*, p.name from duty_handover h join person p on p.id = h.person_id where h.day_id = ?")
        .param(day)
        .query((row, n) ->
            new Handover(
                row.getString("note"),
                row.getString("tomorrow"),
                row.getString("name"),
                Moments.of(row, "at")))
        .optional()
        .orElse(null);
  }
}
