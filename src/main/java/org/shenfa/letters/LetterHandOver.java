package org.shenfa.letters;

import static org.shenfa.regulation.Clause.MEASURES_19_3;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Courses;
import org.shenfa.regulation.Enforces;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 转信访的信: what the procedure of petitions reads of a letter and tells its writer under the letter's
 * own number. Who may do so the petitions decide; the letter's procedure says as what.
 */
@Service
public class LetterHandOver {
  private final Letters letters;
  private final LetterRights rights;
  private final Replying replying;
  private final Courses courses;
  private final JdbcClient db;

  LetterHandOver(
      Letters letters, LetterRights rights, Replying replying, Courses courses, JdbcClient db) {
    this.letters = letters;
    this.rights = rights;
    this.replying = replying;
    this.courses = courses;
    this.db = db;
  }

  /**
   * 转来的信.
   *
   * @param words what its writer wrote, the letter first
   */
  public record HandedOver(Letter letter, List<LetterText> words) {
    public HandedOver {
      words = List.copyOf(words);
    }
  }

  /**
   * A letter that was handed over.
   *
   * @throws NoSuchElementException when there is none, or it was not
   */
  public HandedOver of(long id) {
    var letter = letters.find(id).filter(Letter::sealed).orElseThrow(NoSuchElementException::new);
    return new HandedOver(
        letter, letters.texts(id).stream().filter(t -> t.person() == null).toList());
  }

  /** Letters that wait with the petition desk, the first first. */
  public List<Long> all() {
    return db.sql("select id from letter_now where state = 'PETITION' order by received_at, id")
        .query((row, n) -> row.getLong(1))
        .list();
  }

  /**
   * Shows the writer a notice; the letter stays where it is.
   *
   * @param by the petition desk or a leader
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(By by, long id, String notice, Instant now) {
    var author = Objects.requireNonNull(by.person());
    var text = write(id, LetterText.Kind.NOTICE, notice, author, now);
    take(id, LetterEvent.PETITION_NOTICE, by, details(text), now);
  }

  /** Shows the writer the notice with which the procedure is over. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tellTheEnd(Person clerk, long id, String notice, Instant now) {
    take(
        id,
        LetterEvent.PETITION_ENDS,
        By.staff(Actor.PETITION_DESK, clerk, rights.generalOffice()),
        details(write(id, LetterText.Kind.NOTICE, notice, clerk, now)),
        now);
  }

  /** Closes a letter whose last notice has become final with time. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(long id, Instant now) {
    take(id, LetterEvent.PETITION_ENDS, By.SYSTEM, Map.of(), now);
  }

  /** The site gives the result to the writer under the letter's own number (19-3). */
  @Enforces(MEASURES_19_3)
  @Transactional(propagation = Propagation.MANDATORY)
  public void reply(Person editor, long id, String result, Person author, Instant now) {
    var letter = of(id).letter();
    var text = write(id, LetterText.Kind.RESULT, result, author, now);
    take(
        id,
        LetterEvent.RESULT,
        By.staff(Actor.SITE, editor, rights.publicity()),
        Map.of("text", Long.toString(text), "unit", Long.toString(rights.generalOffice())),
        now);
    replying.answered(letter, now);
  }

  private long write(long id, LetterText.Kind kind, String words, Person by, Instant now) {
    return letters.write(id, kind, "", words, "", by.id(), now);
  }

  private static Map<String, String> details(long text) {
    return Map.of("text", Long.toString(text));
  }

  private void take(long id, LetterEvent event, By by, Map<String, String> details, Instant now) {
    courses.take(LetterEvent.PROCEDURE, id, event, by, now, "", details);
  }
}
