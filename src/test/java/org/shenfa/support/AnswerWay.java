package org.shenfa.support;

import java.time.Instant;
import java.util.List;
import org.shenfa.letters.Answering;
import org.shenfa.letters.Answering.Drafted;
import org.shenfa.letters.LetterKind;
import org.shenfa.letters.Replying;
import org.shenfa.letters.Triage;
import org.shenfa.letters.Triage.Judgment;

/**
 * The way of a consultation by the office's people: assigned, drafted, reviewed, approved, replied.
 */
public class AnswerWay {
  private final Office office;
  private final Triage triage;
  private final Answering answering;
  private final Replying replying;

  public AnswerWay(Office office, Triage triage, Answering answering, Replying replying) {
    this.office = office;
    this.triage = triage;
    this.answering = answering;
    this.replying = replying;
  }

  /** Gives a letter to the unit of hazardous goods as a consultation. */
  public void assigned(long letter, Instant now) {
    triage.assign(
        office.intakeClerk,
        letter,
        new Judgment(LetterKind.CONSULTATION, null, "", null),
        office.hazmat.id(),
        now);
  }

  /** Answers a letter that is assigned: draft, secrecy review, approval and the site's reply. */
  public void answered(long letter, String words, String basis, Instant now) {
    answering.draft(office.clerk, letter, new Drafted(words, basis, List.of(0), "口径一致"), now);
    answering.secrecy(office.secrecy, letter, true, "", now);
    answering.approve(office.head, letter, now);
    replying.reply(office.editorOne, letter, now);
  }
}
