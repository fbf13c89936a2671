package org.shenfa.content;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shenfa.columns.Column;
import org.shenfa.organization.Leader;
import org.shenfa.reprints.AuthorizedSource;
import org.shenfa.reprints.Snapshot;

/**
 * 报送时的情况: what the rules of a text turn on besides the text itself.
 *
 * @param columns the columns the text names, as far as they exist
 * @param listed the site of a host on the list of sources that may be reprinted today
 * @param taken what the source of a reprint said when it was taken over, or null
 * @param pasted whether somebody said why the text names a link it was not taken over from
 * @param exceptionGranted whether 新闻宣传处 has granted the exception of 11-4
 * @param leaders the register of today, in its order
 * @param planned whether the policy has its plan of interpretation
 * @param now local time at Asia/Shanghai
 */
public record Circumstances(
    List<Column> columns,
    Function<String, Optional<AuthorizedSource>> listed,
    @Nullable Snapshot taken,
    boolean pasted,
    boolean exceptionGranted,
    List<Leader> leaders,
    boolean planned,
    LocalDateTime now) {}
