package org.shenfa.assessment;

/**
 * 发生的事: something of the records that makes a line of a unit.
 *
 * @param words without a word of a citizen, for they are read by more people than the case
 * @param address page of the desk where it is seen
 */
record Happening(LineKind kind, long unit, EventRef event, String words, String address) {
  /** Whether this is the line it made; a day that was counted anew makes no other. */
  boolean made(Line line) {
    return line.corrects() == null
        && line.kind() == kind
        && line.unit() == unit
        && line.event().kind() == event.kind()
        && line.event().id().equals(event.id())
        && (kind != LineKind.GUIDE_OVERDUE || line.event().at().equals(event.at()));
  }
}
