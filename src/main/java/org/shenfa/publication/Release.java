package org.shenfa.publication;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Digest;

/**
 * 发布: one revision made public. Never changes; a correction is the next release of its item.
 *
 * @param number what the page shows as 放行编号
 * @param path its public address
 * @param withdrawal why and when it was taken down, or null
 * @param confirmation what the publisher found on the live page, or null while nobody has looked
 */
public record Release(
    long id,
    long itemId,
    String item,
    String title,
    Digest digest,
    long caseId,
    String number,
    String path,
    long releasedBy,
    String releasedByName,
    Instant releasedAt,
    @Nullable Withdrawal withdrawal,
    @Nullable Confirmation confirmation) {

  /** 撤下: its public reason is one of a fixed list; the remark stays inside. */
  public record Withdrawal(WithdrawalReason reason, String remark, String by, Instant at) {}

  /** 上网访问确认 by the publisher (20-5). */
  public record Confirmation(boolean correct, String remark, String by, Instant at) {}
}
