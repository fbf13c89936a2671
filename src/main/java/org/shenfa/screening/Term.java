package org.shenfa.screening;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 词条: a word of a dictionary and what is said when it is met.
 *
 * @param id of its row, 0 before it is kept
 * @param suggestion what to write instead, may be empty
 * @param source where the rule comes from
 * @param from first day it counts, Asia/Shanghai
 * @param to last day it counts, or null
 */
public record Term(
    long id,
    TermKind kind,
    String text,
    Verdict verdict,
    String suggestion,
    String source,
    LocalDate from,
    @Nullable LocalDate to) {

  /** Whether it counts on a day. */
  boolean on(LocalDate day) {
    var last = to;
    return !day.isBefore(from) && (last == null || !day.isAfter(last));
  }
}
