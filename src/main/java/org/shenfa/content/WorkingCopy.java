package org.shenfa.content;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * 工作稿: what one person has typed into an item's form since a revision. It is no revision: it may be
 * incomplete, nobody reviews it, and typing it makes nobody a contributor. Immutable; the next one
 * takes its place.
 *
 * @param writer the open page that typed it, 32 hex digits
 * @param version counted by that page, from 1
 * @param base the revision the page began with
 * @param typed the form's fields as typed, uncleaned
 */
public record WorkingCopy(
    long itemId,
    long personId,
    String writer,
    int version,
    int base,
    Map<String, List<String>> typed,
    Instant at) {

  /** Whether this is what {@code page} typed, and not what another window did. */
  public boolean writtenBy(String page) {
    return writer.equals(page);
  }
}
