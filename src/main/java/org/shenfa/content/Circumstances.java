package org.shenfa.content;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Predicate;
import org.shenfa.columns.Column;
import org.shenfa.organization.Leader;

/**
 * 报送时的情况: what the rules of a text turn on besides the text itself.
 *
 * @param columns the columns the text names, as far as they exist
 * @param authorized whether a host is on the list of sources that may be reprinted today
 * @param exceptionGranted whether 新闻宣传处 has granted the exception of 11-4
 * @param leaders the register of today, in its order
 * @param planned whether the policy has its plan of interpretation
 * @param now local time at Asia/Shanghai
 */
public record Circumstances(
    List<Column> columns,
    Predicate<String> authorized,
    boolean exceptionGranted,
    List<Leader> leaders,
    boolean planned,
    LocalDateTime now) {}
