package org.shenfa.workdays;

import java.time.Instant;
import java.time.LocalDate;

/** 录入的日子: a day off or a make-up day entered by hand, with the notice it rests on. */
public record EnteredDay(
    LocalDate day, boolean working, String source, long enteredBy, Instant at) {}
