package org.shenfa.columns;

import java.time.Instant;

/**
 * 栏目改动: what one person of 新闻宣传处 wants a column to be, until another has read it.
 *
 * @param column the column as proposed; its id is 0
 * @param by who proposed it
 */
public record ColumnProposal(long id, Column column, long by, String byName, Instant at) {}
