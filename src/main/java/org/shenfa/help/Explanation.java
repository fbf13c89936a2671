package org.shenfa.help;

import java.time.Instant;
import org.shenfa.regulation.Clause;

/** 解释: what 新闻宣传处 says a clause means (29-1); never changed, only followed by a newer one. */
public record Explanation(long id, Clause clause, String words, String by, Instant at) {}
