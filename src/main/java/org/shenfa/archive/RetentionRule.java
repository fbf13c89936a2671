package org.shenfa.archive;

import java.time.LocalDate;
import org.shenfa.content.ItemKind;

/**
 * 保管期限表的一行: never changes; a later one of the same kind takes its place from its day on.
 *
 * @param by who set it; empty where it came with the product and nobody has confirmed it
 */
public record RetentionRule(
    long id,
    ItemKind kind,
    RetentionClass retention,
    LocalDate validFrom,
    String explanation,
    String by) {}
