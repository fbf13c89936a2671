package org.shenfa.inspection;

import org.jspecify.annotations.Nullable;

/**
 * 发现的问题 and whose it is.
 *
 * @param unit the unit that produced the page or keeps the column, 0 for whose the page is
 * @param item the item the page is of, null where it is of none
 */
public record FoundFault(Fault fault, long unit, @Nullable Long item) {}
