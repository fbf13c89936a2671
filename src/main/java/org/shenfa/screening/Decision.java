package org.shenfa.screening;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 处理记录: what a person decided about a finding of an item.
 *
 * @param item number of the item
 * @param upheld what 新闻宣传处 answered to a false alarm, null while it has not
 * @param answer the reason it gave
 */
public record Decision(
    long id,
    String item,
    String key,
    String rule,
    String excerpt,
    String place,
    Judgment judgment,
    String reason,
    long personId,
    String personName,
    Instant at,
    @Nullable Boolean upheld,
    String answer) {}
