package org.shenfa.site;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 列表中的一条: as much of a release as a list shows. */
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
    LocalDateTime publishedAt,
    LocalDateTime releasedAt) {}
