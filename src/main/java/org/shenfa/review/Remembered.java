package org.shenfa.review;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * 记住的结果: what is pure in its key and was worked out lately, up to a weight; what was used longest
 * ago goes first. Lost at a restart, which loses nothing.
 */
public final class Remembered<K, V> {
  private final ToIntFunction<V> weight;
  private final long most;
  private final Map<K, V> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long total;

  /** {@code most} in the unit of {@code weight}; what alone weighs more is not kept. */
  public Remembered(long most, ToIntFunction<V> weight) {
    this.most = most;
    this.weight = weight;
  }

  /**
   * The result for a key, worked out only when it is not remembered; two at once may both do it.
   */
  public V of(K key, Supplier<V> work) {
    var before = recall(key);
    if (before != null) {
      return before;
    }
    var made = work.get();
    keep(key, made);
    return made;
  }

  private synchronized @Nullable V recall(K key) {
    return kept.get(key);
  }

  private synchronized void keep(K key, V value) {
    if (weight.applyAsInt(value) > most || kept.putIfAbsent(key, value) != null) {
      return;
    }
    total += weight.applyAsInt(value);
    for (var oldest = kept.entrySet().iterator(); total > most; ) {
      total -= weight.applyAsInt(oldest.next().getValue());
      oldest.remove();
    }
  }
}
