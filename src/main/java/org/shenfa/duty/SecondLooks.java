package org.shenfa.duty;

import static org.shenfa.regulation.Clause.MEASURES_25_1;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Courses;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 抽查: the head of 新闻宣传处 reads some pages of the last days again, without seeing what was written of
 * them; what a second look finds and the first did not is counted, for training.
 */
@Service
public class SecondLooks {
  private static final int DAYS = 7;
  private static final int PAGES = 5;

  private final JdbcClient db;
  private final DutyRights rights;
  private final Courses courses;

  SecondLooks(JdbcClient db, DutyRights rights, Courses courses) {
    this.db = db;
    this.rights = rights;
    this.courses = courses;
  }

  /** A page to be read again. */
  public record Look(long line, String subject, String path) {}

  /** What the looks of a year came to. */
  public record Score(int looks, int missed) {}

  private static final String OPEN =
      """
      select l.id, l.subject, l.path from duty_line_now l join duty_day_now d on d.id = l.day_id
      where d.state in ('SUBMITTED', 'ACKNOWLEDGED') and d.day between :from and :to and l.path <> ''
        and l.verdict in ('FINE', 'FAULT') and d.person_id <> :me
      """;

  /**
   * The pages drawn for this week that are not read yet; the week is the seed.
   *
   * @throws Violations for anybody but the head
   */
  public List<Look> open(Person me, Instant now) {
    var today = Roster.day(now);
    rights.leader(me, today);
    var drawn =
        new ArrayList<>(
            db.sql(OPEN + " order by l.id")
                .param("from", today.minusDays(DAYS))
                .param("to", today)
                .param("me", me.id())
                .query((row, n) ->
                    new Look(row.getLong("id"), row.getString("subject"), row.getString("path")))
                .list());
    Collections.shuffle(drawn, new SplittableRandom(week(today)));
    var read = db.sql("select line_id from duty_second_look").query(Long.class).set();
    return drawn.stream().limit(PAGES).filter(l -> !read.contains(l.line())).toList();
  }

  private static long week(LocalDate day) {
    return Math.floorDiv(day.toEpochDay() + 3, 7);
  }

  /** Says what a page was like at the second look. */
  @Transactional
  public void look(Person me, long line, boolean fault, String words, Instant now) {
    var by = rights.leader(me, Roster.day(now));
    if (open(me, now).stream().noneMatch(l -> l.line() == line)) {
      throw new NoSuchElementException();
    }
    var said = words.strip();
    if (fault && said.length() < 4 || said.length() > 500) {
      throw new Violations(
          List.of(new Violation(MEASURES_25_1, "words", "有问题的，写明是什么问题，4 到 500 字。")));
    }
    db.sql(
            "insert into duty_second_look (line_id, fault, words, person_id, at) values (?, ?, ?, ?, ?)")
        .params(line, fault, said, me.id(), now.atOffset(ZoneOffset.UTC))
        .update();
    var day =
        db.sql("select day_id from duty_line where id = ?").param(line).query(Long.class).single();
    courses.take(
        DutyEvent.PROCEDURE,
        day,
        DutyEvent.SECOND_LOOK,
        by,
        now,
        "",
        Map.of("line", Long.toString(line)));
  }

  /** How many pages were read twice in a year, and how often only the second look saw a fault. */
  public Score score(LocalDate today) {
    return db.sql(
            """
            select count(*) as looks, count(*) filter (where s.fault and l.verdict = 'FINE') as missed
            from duty_second_look s join duty_line_now l on l.id = s.line_id join duty_day d on d.id = l.day_id
            where d.day > ?
            """)
        .param(today.minusYears(1))
        .query((row, n) -> new Score(row.getInt("looks"), row.getInt("missed")))
        .single();
  }
}
