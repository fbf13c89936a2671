package org.shenfa.duty;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 换班申请: one asks another to take a day, perhaps for one of theirs in return.
 *
 * @param giveBack a day of the other's that the asker takes, null for none
 */
public record Swap(
    long id,
    LocalDate day,
    long from,
    String fromName,
    long to,
    String toName,
    @Nullable LocalDate giveBack,
    String reason) {}
