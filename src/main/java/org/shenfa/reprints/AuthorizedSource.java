package org.shenfa.reprints;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 授权来源: a site that may be reprinted from, on a dated list (11-6). */
public record AuthorizedSource(
    long id,
    String host,
    String name,
    String basis,
    LocalDate validFrom,
    @Nullable LocalDate validTo) {}
