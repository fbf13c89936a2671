package org.shenfa.letters;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 待复核的答复: a published answer one of whose sources changed.
 *
 * @param item id of the answer's item, to correct it by
 * @param cited title of what changed
 * @param change what became of it: 已经撤下, 已废止, 已经更正
 * @param due last day to confirm or correct it, null while nothing runs
 * @param mine whether the person who looks is the head who may confirm it
 */
public record AgedAnswer(
    long id,
    long letter,
    String number,
    long item,
    String title,
    String unit,
    String cited,
    String change,
    Instant since,
    @Nullable LocalDate due,
    boolean late,
    boolean mine) {}
