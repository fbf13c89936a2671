package org.shenfa.letters;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 重复问题: what many letters ask, under the name a person gave it.
 *
 * @param letters how many asked it within the year
 * @param item number of the item whose page answers it for everybody, empty while none was named
 * @param path public address of that page, empty while it has none
 * @param changed when that page was last released after it was named, null while it was not
 */
public record RepeatedQuestion(
    long id,
    String topic,
    String name,
    int letters,
    String item,
    String path,
    @Nullable Instant changed) {

  /** One letter as it is sorted. */
  public record Asked(long letter, String number, String title, long question) {}

  /**
   * 相近的来信: what a machine takes for one question.
   *
   * @param question the named one they are like, 0 where they are like none
   * @param letters those nobody has sorted yet, the newest first
   */
  public record Cluster(long question, List<Asked> letters) {
    public Cluster {
      letters = List.copyOf(letters);
    }
  }
}
