package org.shenfa.duty;

import static org.shenfa.regulation.Clause.MEASURES_25_1;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Refusals;
import org.shenfa.organization.Person;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Courses;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.tickets.ErrorKind;
import org.shenfa.tickets.Finding;
import org.shenfa.tickets.Findings;
import org.shenfa.tickets.Source;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 读网: a day's sheet is begun, filled in and handed over by the one person whose day it is. */
@Service
public class DutyReading {
  private static final int NOTE = 1000;
  private static final int WORDS = 500;
  private static final int QUOTED = 200;

  private final JdbcClient db;
  private final Roster roster;
  private final DutyRights rights;
  private final DutySheets sheets;
  private final SheetMaking making;
  private final Courses courses;
  private final Findings findings;

  DutyReading(
      JdbcClient db,
      Roster roster,
      DutyRights rights,
      DutySheets sheets,
      SheetMaking making,
      Courses courses,
      Findings findings) {
    this.db = db;
    this.roster = roster;
    this.rights = rights;
    this.sheets = sheets;
    this.making = making;
    this.courses = courses;
    this.findings = findings;
  }

  /** Begins today's reading and writes down what there is to read. */
  @Enforces(MEASURES_25_1)
  @Transactional
  public void start(Person me, Instant now) {
    rights.mustRead(me, Roster.day(now));
    var turn = mine(me, now);
    courses.take(
        DutyEvent.PROCEDURE, turn.dayId(), DutyEvent.START, rights.reader(me), now, "", Map.of());
    var n = 0;
    for (var matter : making.of(turn.day(), now)) {
      db.sql(
              """
              insert into duty_line (day_id, n, kind, subject, why, path, link, item_id)
              values (:day, :n, :kind, :subject, :why, :path, :link, :item)
              """)
          .param("day", turn.dayId())
          .param("n", ++n)
          .param("kind", matter.kind().name())
          .param("subject", matter.subject())
          .param("why", matter.why())
          .param("path", matter.path())
          .param("link", matter.link())
          .param("item", matter.item(), Types.BIGINT)
          .update();
    }
  }

  private Turn mine(Person me, Instant now) {
    return roster
        .on(Roster.day(now))
        .filter(t -> t.person() == me.id())
        .orElseThrow(() -> new Violations(MEASURES_25_1, "今天不是您值班；读网单由当天值班的人填。"));
  }

  /**
   * Says what a line of today's sheet is like; saying it again changes it, and both stay known.
   *
   * @param words what is wrong, or why it was not read; not needed where all is well
   * @param quoted the words of the page it is about, empty for none
   * @param sort what kind of error a fault of a page is; it becomes a ticket at once
   */
  @Transactional
  public void mark(
      Person me,
      int n,
      @Nullable Verdict verdict,
      String words,
      String quoted,
      ErrorKind sort,
      Instant now) {
    rights.mustRead(me, Roster.day(now));
    var turn = mine(me, now);
    var line =
        sheets.lines(turn.dayId()).stream().filter(l -> l.n() == n).findFirst().orElseThrow();
    var refusals = worded(verdict, words, quoted);
    if (!refusals.isEmpty() || verdict == null) {
      throw new Violations(refusals);
    }
    var ticket = verdict == Verdict.FAULT ? ticket(me, line, words, quoted, sort) : null;
    Refusals.asSentences(
        MEASURES_25_1,
        () ->
            db.sql(
                    """
                    insert into duty_mark (line_id, verdict, words, quoted, ticket_id, person_id, at)
                    values (:line, :verdict, :words, :quoted, :ticket, :person, :at)
                    """)
                .param("line", line.id())
                .param("verdict", verdict.name())
                .param("words", words.strip())
                .param("quoted", quoted.strip())
                .param("ticket", ticket, Types.BIGINT)
                .param("person", me.id())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update());
    if (line.kind() == LineKind.HANDOVER) {
      acknowledge(turn, rights.reader(me), now);
    }
  }

  /**
   * The ticket of a page's fault: the one it has where it says the same again; none without a page.
   */
  private @Nullable Long ticket(
      Person me, SheetLine line, String words, String quoted, ErrorKind sort) {
    if (line.path().isEmpty()) {
      return null;
    }
    if (line.ticket() != 0
        && line.words().equals(words.strip())
        && line.quoted().equals(quoted.strip())) {
      return line.ticket();
    }
    return findings.report(new Source.Reader(me), new Finding(line.path(), sort, quoted, words));
  }

  private static List<Violation> worded(@Nullable Verdict verdict, String words, String quoted) {
    var length = words.strip().length();
    return new Violations.Gathering()
        .refuseIf(verdict == null, MEASURES_25_1, "verdict", "请选“正常”“有问题”或者“未查”。")
        .refuseIf(
            verdict == Verdict.FAULT && length < 4,
            MEASURES_25_1,
            "words",
            "有问题的，写明是什么问题（至少 4 个字）。")
        .refuseIf(verdict == Verdict.UNREAD && length < 2, MEASURES_25_1, "words", "未查的，写明为什么没有查。")
        .refuseIf(length > WORDS, MEASURES_25_1, "words", "最多写 %d 字。".formatted(WORDS))
        .refuseIf(
            quoted.strip().length() > QUOTED,
            MEASURES_25_1,
            "quoted",
            "摘录最多 %d 字。".formatted(QUOTED))
        .found();
  }

  /** The newest day before this one that was handed over and not taken over. */
  private void acknowledge(Turn turn, By by, Instant now) {
    db.sql(
            "select id from duty_day_now where day < ? and state = 'SUBMITTED' order by day desc limit 1")
        .param(turn.day())
        .query(Long.class)
        .optional()
        .ifPresent(day ->
            courses.take(DutyEvent.PROCEDURE, day, DutyEvent.ACKNOWLEDGE, by, now, "", Map.of()));
  }

  /**
   * Hands the day over and signs it.
   *
   * @param note what the day was like
   * @param tomorrow what the next reader has to know
   */
  @Enforces(MEASURES_25_1)
  @Transactional
  public void submit(Person me, String note, String tomorrow, Instant now) {
    rights.mustRead(me, Roster.day(now));
    var turn = mine(me, now);
    var open = sheets.lines(turn.dayId()).stream().filter(l -> l.verdict() == null).toList();
    new Violations.Gathering()
        .refuseIf(
            !open.isEmpty(),
            MEASURES_25_1,
            null,
            "读网单还有 %d 行没有填：%s。".formatted(open.size(), first(open)))
        .refuseIf(note.length() > NOTE, MEASURES_25_1, "note", "记录最多 %d 字。".formatted(NOTE))
        .refuseIf(tomorrow.length() > NOTE, MEASURES_25_1, "tomorrow", "留话最多 %d 字。".formatted(NOTE))
        .throwIfAny();
    Refusals.asSentences(
        MEASURES_25_1,
        () ->
            db.sql(
                    "insert into duty_handover (day_id, note, tomorrow, person_id, at) values (?, ?, ?, ?, ?)")
                .params(
                    turn.dayId(),
                    note.strip(),
                    tomorrow.strip(),
                    me.id(),
                    now.atOffset(ZoneOffset.UTC))
                .update());
    courses.take(
        DutyEvent.PROCEDURE, turn.dayId(), DutyEvent.SUBMIT, rights.reader(me), now, "", Map.of());
  }

  private static String first(List<SheetLine> open) {
    return open.isEmpty()
        ? ""
        : "第 %d 行“%s”".formatted(open.getFirst().n(), open.getFirst().subject());
  }

  /** 补记: a note to a day that was missed, by whose day it was; it stays missed. */
  @Transactional
  public void note(Person me, LocalDate date, String words, Instant now) {
    rights.mustRead(me, Roster.day(now));
    var turn = roster.on(date).orElseThrow();
    if (turn.person() != me.id()) {
      throw new Violations(MEASURES_25_1, "补记由那一天值班的人写。");
    }
    courses.take(
        DutyEvent.PROCEDURE,
        turn.dayId(),
        DutyEvent.LATE_NOTE,
        rights.reader(me),
        now,
        Courses.reason(words),
        Map.of());
  }
}
