package org.shenfa.duty;

import java.time.LocalDate;

/**
 * 值班: whose turn a day is, after every swap that was accepted.
 *
 * @param why how it came to be theirs, in Chinese
 */
public record Turn(
    LocalDate day, long dayId, long person, String name, String why, DutyState state) {}
