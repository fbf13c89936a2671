package org.shenfa.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.columns.Category;
import org.shenfa.content.ItemKind;
import org.shenfa.review.Look;

/**
 * 稿件行: one line of a list of items.
 *
 * @param columns addresses of its columns
 * @param author who wrote the newest revision
 * @param assignee 承办人, empty when nobody was named
 * @param look the look that is due, the release included, or null
 * @param step which step of its route that is, from 1
 * @param since since when it stands where it stands
 * @param releasedAt its first release
 * @param excerpt where the words were found, empty when in the title or when none were sought
 */
public record ItemLine(
    long itemId,
    String number,
    String title,
    String documentNumber,
    long unitId,
    String unit,
    String author,
    String assignee,
    @Nullable Category category,
    @Nullable ItemKind kind,
    List<String> columns,
    int seq,
    ItemState state,
    @Nullable Long caseId,
    @Nullable Look look,
    int step,
    int steps,
    Instant since,
    Instant changedAt,
    @Nullable Instant releasedAt,
    String excerpt,
    long key) {

  /** The title, or what stands in for one. */
  public String heading() {
    return title.isBlank() ? "（无标题）" : title;
  }
}
