package org.shenfa.solicitations;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.shenfa.publication.Cancellation;

/**
 * 征集办理: a solicitation as its unit works on it; times in Asia/Shanghai.
 *
 * @param digest of the text released last, in hex
 * @param endsAt from when opinions are late: the end that was named, or the cancellation
 * @param remarks opinions in time that count
 * @param undecided how many of those have no decision yet, or wait for a person to say they count
 * @param late opinions in the box of the late ones
 * @param reply item of the result, once it is begun
 * @param answered whether the result is public
 */
public record SolicitationCase(
    long itemId,
    String number,
    String title,
    long unitId,
    String unit,
    String path,
    String digest,
    LocalDateTime openedAt,
    LocalDateTime closesAt,
    LocalDateTime firstClosesAt,
    LocalDateTime endsAt,
    @Nullable Cancellation cancelled,
    long remarks,
    long undecided,
    long late,
    @Nullable Long reply,
    boolean answered) {

  public boolean closed(LocalDateTime now) {
    return !now.isBefore(endsAt);
  }

  public boolean extended() {
    return closesAt.isAfter(firstClosesAt);
  }
}
