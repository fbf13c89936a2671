package org.shenfa.solicitations;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * 一条意见: as the ledger of the unit has it.
 *
 * @param number its count within the solicitation, which the margin of a comparison shows
 * @param receipt number of the letter, call or form it came with
 * @param receivedAt Asia/Shanghai
 * @param suspect something about it was not as people do it
 * @param judged what a person said of that; null while nobody did
 * @param counts whether it is one of the opinions
 * @param place paragraph of the text of that digest, 0 for the whole
 * @param point the 要点 it stands under, 0 for none
 */
public record Remark(
    long id,
    int number,
    long receiptId,
    String receipt,
    Channel channel,
    Party party,
    LocalDateTime receivedAt,
    boolean late,
    boolean suspect,
    @Nullable Boolean judged,
    boolean counts,
    String digest,
    int place,
    String words,
    long point,
    @Nullable Adoption decision) {

  /** Whether a person has to say first that it counts. */
  public boolean waits() {
    return suspect && judged == null;
  }

  /** Whether the result has to answer it. */
  public boolean answerable() {
    return !late && counts;
  }
}
