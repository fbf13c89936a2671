package org.shenfa.inspection;

import org.shenfa.organization.Person;

/**
 * 问题已交办: news that somebody of 新闻宣传处 wants a fault mended by its unit. Whoever keeps tickets
 * listens, in the same transaction, and opens one.
 */
public record FaultHandedOver(long id, Fault fault, long unit, Person by) {}
