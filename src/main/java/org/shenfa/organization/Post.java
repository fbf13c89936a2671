package org.shenfa.organization;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 任职: dated; both days count. {@code to} is null while it lasts. */
public record Post(
    long id, long personId, long unitId, PostKind kind, LocalDate from, @Nullable LocalDate to) {}
