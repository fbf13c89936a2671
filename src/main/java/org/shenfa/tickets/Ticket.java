package org.shenfa.tickets;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;

/**
 * 纠错单: one error on one page, with where its course has led.
 *
 * @param number that of its first report
 * @param path the page, on our own site
 * @param quoted the text concerned, may be empty
 * @param item the text of the page, null for lists and pages that are made
 * @param unit whose text it is, null where none is
 * @param charged the unit that was told to put it right, null where none was
 * @param severity null until somebody decided
 * @param repeats the ticket of the same text of the same unit that was closed less than 90 days
 *     before
 * @param kin the ticket whose error was searched for when this one was found
 * @param stepEnd when the step that is owed is late, null where none runs
 * @param answerEnd when the answer is late
 * @param late whether anything about it was late at some time
 */
public record Ticket(
    long id,
    String number,
    String path,
    String quoted,
    @Nullable Long item,
    @Nullable Long unit,
    String unitName,
    @Nullable Long charged,
    String chargedName,
    ErrorKind kind,
    String source,
    TicketState state,
    @Nullable Severity severity,
    int reports,
    @Nullable Long repeats,
    @Nullable Long kin,
    Instant at,
    Instant since,
    @Nullable Instant stepEnd,
    @Nullable Instant answerEnd,
    boolean late) {

  /** The unit that has to act now, 0 while it is 新闻宣传处. */
  public long acting() {
    return state == TicketState.AT_UNIT && charged != null ? charged : 0;
  }

  /** The end that comes first of those that run. */
  public @Nullable Instant end() {
    if (TicketEvent.PROCEDURE.over(state) || answerEnd == null) {
      return stepEnd;
    }
    return stepEnd == null || answerEnd.isBefore(stepEnd) ? answerEnd : stepEnd;
  }

  /** The last day in time for the answer, Asia/Shanghai. */
  public @Nullable LocalDate answerDue() {
    return answerEnd == null ? null : answerEnd.minusNanos(1).atZone(Shenfa.ZONE).toLocalDate();
  }

  /** Whether something owed is late now. */
  public boolean over(Instant now) {
    var end = end();
    return !TicketEvent.PROCEDURE.over(state) && end != null && !now.isBefore(end);
  }
}
