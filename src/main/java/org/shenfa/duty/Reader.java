package org.shenfa.duty;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 读网人员: somebody who can be asked to read, with what they have done.
 *
 * @param had how many turns of each kind in the year before
 * @param last their newest turn, null while they had none
 * @param away days on which they cannot be asked
 */
public record Reader(
    long person,
    String name,
    Map<DayKind, Integer> had,
    @Nullable LocalDate last,
    Set<LocalDate> away) {
  int had(DayKind kind) {
    return had.getOrDefault(kind, 0);
  }
}
