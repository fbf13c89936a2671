package org.shenfa.letters;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Courses;
import org.shenfa.procedures.Passage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 信件案卷: what the office sees of letters: a list for each person, and everything about one. */
@Service
public class LetterDossier {
  private final Letters letters;
  private final LetterRights rights;
  private final LetterSteps steps;
  private final Courses courses;
  private final Deadlines deadlines;
  private final JdbcClient db;

  LetterDossier(
      Letters letters,
      LetterRights rights,
      LetterSteps steps,
      Courses courses,
      Deadlines deadlines,
      JdbcClient db) {
    this.letters = letters;
    this.rights = rights;
    this.steps = steps;
    this.courses = courses;
    this.deadlines = deadlines;
    this.db = db;
  }

  /**
   * 案卷: one letter with its words, its course and its deadlines.
   *
   * @param open what the person may do now, and as what
   * @param moving those of it that bring the letter on
   * @param item number of the item by which it becomes public, empty where there is none
   */
  public record Dossier(
      Letter letter,
      List<LetterText> texts,
      List<Passage> story,
      List<Deadline> deadlines,
      Map<LetterEvent, Actor> open,
      Set<LetterEvent> moving,
      String item) {}

  /** Letters that wait for this person, the most urgent first. */
  public List<Letter> waiting(Person me, Instant now) {
    var viewer = rights.viewer(me, now);
    return seen(viewer).stream()
        .filter(l -> !moving(viewer, l).isEmpty())
        .sorted(
            Comparator.comparing((Letter l) -> Objects.requireNonNullElse(l.due(), Instant.MAX)))
        .toList();
  }

  /** Letters this person sees and that are not over, the oldest first. */
  public List<Letter> seen(Person me, Instant now) {
    return seen(rights.viewer(me, now));
  }

  private List<Letter> seen(LetterRights.Viewer viewer) {
    var open =
        Arrays.stream(LetterState.values())
            .filter(s -> !LetterEvent.PROCEDURE.over(s) && s != LetterState.CLOSED)
            .toList();
    return letters.in(open, 0).stream().filter(viewer::sees).toList();
  }

  /** What moves a letter on and this person may do. */
  private Set<LetterEvent> moving(LetterRights.Viewer viewer, Letter letter) {
    var open = LetterEvent.PROCEDURE.open(letter.state(), viewer.may(letter)).keySet();
    var moving = EnumSet.noneOf(LetterEvent.class);
    for (var event : open) {
      switch (event) {
        case RELEASE, ASSIGN, REASSIGN, DRAFT, SECRECY_PASS, APPROVE, REPLY, ACCEPT_AGAIN ->
            moving.add(event);
        case DESIGNATE -> {
          if (courses.times(LetterEvent.PROCEDURE, letter.id(), LetterEvent.RETURN) > 1) {
            moving.add(event);
          }
        }
        case PREPARE_PUBLICATION -> {
          if (letter.mayPublish() && !letter.sealed()) {
            moving.add(event);
          }
        }
        case SUBMIT,
            SUSPECT,
            CONFIRM_ABUSE,
            TO_PETITION,
            RESULT,
            PETITION_NOTICE,
            PETITION_ENDS,
            REDIRECT,
            MERGE,
            REFUSE,
            ASK_MORE,
            SUPPLEMENT,
            RETURN,
            ADD_CO_HANDLER,
            INTERIM_REPLY,
            SEND_BACK,
            SECRECY_FAIL,
            SITE_SENDS_BACK,
            KEEP_PRIVATE,
            PUBLISH,
            CONFIRM_LIVE,
            UNPUBLISH,
            RATE,
            WINDOW_ENDS,
            ASK_AGAIN,
            DECLINE_AGAIN,
            WITHDRAW,
            ARCHIVE -> {}
      }
    }
    return moving;
  }

  /** Everything about one letter; to whom it is none of their business, it is not there. */
  public Dossier of(Person me, long id, Instant now) {
    var letter = steps.find(me, id, now);
    var viewer = rights.viewer(me, now);
    return new Dossier(
        letter,
        letters.texts(id),
        courses.story(LetterEvent.PROCEDURE, id),
        deadlines.of(Triage.NAME, id),
        LetterEvent.PROCEDURE.open(letter.state(), viewer.may(letter)),
        moving(viewer, letter),
        db.sql(
                "select i.number from letter_item l join item i on i.id = l.item_id where l.letter_id = ? order by l.at desc limit 1")
            .param(id)
            .query(String.class)
            .optional()
            .orElse(""));
  }

  /** What the newest draft says and rests on, for those who read it over. */
  public java.util.Optional<LetterText.Draft> draft(Dossier dossier) {
    return dossier.texts().reversed().stream()
        .filter(t -> t.kind() == LetterText.Kind.DRAFT)
        .findFirst()
        .flatMap(t -> letters.draft(t.id()));
  }

  /** 单位的账: how many letters a unit has open, late, sent back. */
  public record Account(String unit, int open, int late, int returned) {}

  /** The accounts of all units with open letters, for the supervisor. */
  public List<Account> accounts() {
    return db.sql(
            """
            select u.short_name, count(*) as open,
              count(*) filter (where exists (select from deadline_now d where d.procedure = 'letter' and d.case_id = n.id
                and d.rule = 'LETTER_ANSWER' and d.met_at is null and not d.dropped and d.late)) as late,
              (select count(*) from course c where c.procedure = 'letter' and c.event = 'RETURN' and c.unit_id = u.id) as returned
            from letter_now n join unit u on u.id = n.unit_id where n.state in ('ASSIGNED', 'DRAFTED', 'RETURNED')
            group by u.id, u.short_name, u.sort order by 3 desc, 2 desc, u.sort
            """)
        .query((row, n) ->
            new Account(
                row.getString("short_name"),
                row.getInt("open"),
                row.getInt("late"),
                row.getInt("returned")))
        .list();
  }
}
