package org.shenfa.site;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 列表中的一条: as much of a release as a list shows; times in Asia/Shanghai.
 *
 * @param number 文号 of a formal document
 * @param pairedWith item number of the other half of a pair of policy and interpretation
 * @param closesAt when a solicitation ends
 */
public record Heading(
    long releaseId,
    String item,
    String path,
    String title,
    String publisher,
    List<String> columns,
    String kind,
    @Nullable String number,
    @Nullable String pairedWith,
    @Nullable LocalDateTime closesAt,
    LocalDateTime publishedAt,
    LocalDateTime releasedAt) {}
