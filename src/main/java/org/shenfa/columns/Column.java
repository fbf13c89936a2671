package org.shenfa.columns;

import java.util.Set;

/**
 * 栏目: a place on the site, the unit that keeps it and what it accepts.
 *
 * @param slug its address
 * @param windowDays days after which it counts as stale
 */
public record Column(
    long id,
    String slug,
    String name,
    String description,
    String keywords,
    String type,
    long keeperUnit,
    Set<Category> accepts,
    int windowDays,
    int position) {}
