package org.shenfa.solicitations;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 查询结果: what became of the opinions of one receipt.
 *
 * @param item number of the solicitation
 * @param receivedAt Asia/Shanghai
 */
public record Answered(
    String number,
    String item,
    LocalDateTime receivedAt,
    Channel channel,
    boolean late,
    List<Line> lines) {

  /**
   * One opinion.
   *
   * @param place paragraph it speaks of, 0 for the whole
   * @param counts false when a person judged it to be none
   * @param theme null until the result is public, as are the decision and its reason
   */
  public record Line(
      int number,
      int place,
      String words,
      boolean counts,
      @Nullable String theme,
      @Nullable Adoption decision,
      @Nullable String reason) {}
}
