package org.shenfa.disclosure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 一件复议或者诉讼 about a reply.
 *
 * @param paper number of the notice with which it came
 * @param on the day of that notice
 * @param result null while it is not concluded
 * @param resultPaper empty while it is not
 */
public record Remedy(
    long id,
    RemedyWay way,
    String paper,
    LocalDate on,
    @Nullable RemedyResult result,
    String resultPaper,
    @Nullable LocalDate resultOn) {}
