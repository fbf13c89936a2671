package org.shenfa.content;

import java.time.Instant;

/** 例外申请: a unit asks that its head's activity be reported, and says why (11-4). */
public record ExceptionRequest(
    long itemId, String item, String title, String unit, String reason, String by, Instant at) {}
