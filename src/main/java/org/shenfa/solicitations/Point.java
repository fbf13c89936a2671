package org.shenfa.solicitations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 意见要点: what one or more opinions come to.
 *
 * @param theme what it is about, as the analysis counts it
 * @param gist what they say, in the words of the unit; without anybody's name
 * @param decision null while there is none
 * @param reason why; empty while there is no decision
 * @param remarks numbers of the opinions that stand under it
 */
public record Point(
    long id,
    String theme,
    String gist,
    @Nullable Adoption decision,
    String reason,
    List<Integer> remarks) {}
