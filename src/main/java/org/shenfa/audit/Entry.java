package org.shenfa.audit;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * 留痕条目: what happened, by whom, to what. Immutable.
 *
 * @param actor id of the person, 0 for the system
 * @param delegation id of the delegation acted under, or null
 * @param digest hex digest of the bytes it concerns, or null
 * @param details further facts; never a citizen's data
 */
public record Entry(
    String action,
    long actor,
    String actorName,
    @Nullable Long delegation,
    String objectType,
    String objectId,
    @Nullable String digest,
    SortedMap<String, String> details) {
  public Entry {
    details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
  }

  public static Entry of(String action, long actor, String actorName) {
    return new Entry(action, actor, actorName, null, "system", "-", null, new TreeMap<>());
  }

  public Entry about(String type, String id) {
    return new Entry(action, actor, actorName, delegation, type, id, digest, details);
  }

  public Entry digest(String hex) {
    return new Entry(action, actor, actorName, delegation, objectType, objectId, hex, details);
  }

  public Entry under(long delegationId) {
    return new Entry(action, actor, actorName, delegationId, objectType, objectId, digest, details);
  }

  public Entry with(String key, String value) {
    var more = new TreeMap<>(details);
    more.put(key, value);
    return new Entry(action, actor, actorName, delegation, objectType, objectId, digest, more);
  }
}
