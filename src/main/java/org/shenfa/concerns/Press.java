package org.shenfa.concerns;

import java.time.Instant;

/** 新闻发布会, as it was held. */
public record Press(Instant heldAt, String place, String by) {}
