package org.shenfa.content;

import static org.shenfa.regulation.Clause.MEASURES_3_1;

import java.time.Instant;
import org.shenfa.regulation.Enforces;

/** 稿件: one piece of information; its producing unit is fixed for life. Never changes. */
@Enforces(MEASURES_3_1)
public record Item(long id, String number, long unitId, long createdBy, Instant createdAt) {}
