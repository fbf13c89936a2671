package org.shenfa.search;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 检索结果.
 *
 * @param total how many there are in all
 * @param facets values that narrow them down, those of most results first
 * @param meant words of the site that may have been meant; null when there is nothing to suggest
 * @param complete whether the index has been in line since the start
 */
public record Results(
    Asked asked,
    long total,
    List<Hit> hits,
    Map<Asked.Facet, List<Value>> facets,
    @Nullable String meant,
    boolean complete) {

  /**
   * 一条结果.
   *
   * @param excerpt where the words stand, or the beginning of the text
   * @param fromFile whether that is in an attachment
   * @param number 文号 and 索引号, empty when there are none
   * @param notice 有效性 where it is another than valid
   */
  public record Hit(
      String path,
      List<Piece> title,
      List<Piece> excerpt,
      boolean fromFile,
      String number,
      @Nullable String notice,
      String unit,
      String column,
      LocalDateTime published) {}

  /** 一段: plain text, found or beside what was found. */
  public record Piece(String text, boolean found) {}

  /** 分面的一个值. */
  public record Value(String value, String label, long count) {}

  /** Pages there are, at most as many as anybody is shown. */
  public int pages() {
    return (int) Math.clamp((total + Asked.PER_PAGE - 1) / Asked.PER_PAGE, 1, Asked.LAST_PAGE);
  }

  /** Whether there are more than the pages show. */
  public boolean cut() {
    return total > (long) Asked.PER_PAGE * Asked.LAST_PAGE;
  }
}
