package org.shenfa.privacy;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.shenfa.Shenfa;
import org.shenfa.vault.ErasureRule;

/**
 * 销毁证明: what was destroyed of a case, when, and by which rule. It names nobody.
 *
 * @param closed when the case was closed, from which the term was counted
 * @param at when it was destroyed
 * @param identity whether there was an identity whose key was destroyed
 * @param files how many attachments were destroyed
 * @param texts how many pieces of writing were replaced by their masked copies
 * @param term the term in words, empty where the person asked for it
 */
public record PurgeCertificate(
    long id,
    Held held,
    String number,
    ErasureRule rule,
    Instant closed,
    Instant at,
    boolean identity,
    int texts,
    int files,
    String term) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA).withZone(Shenfa.ZONE);

  /** As it is handed out, in plain text. */
  public String text() {
    return """
    个人信息销毁证明
    证明编号：%d
    事项：%s %s
    办结时间：%s
    身份信息：%s
    原文：%s
    附件：%s
    依据：%s%s
    销毁时间：%s
    留存：受理、转办、答复的时间和单位等不指向个人的记录，供统计和存档
    """
        .formatted(
            id,
            held.label(),
            number,
            TIME.format(closed),
            identity ? "姓名、联系方式、地址、身份证明的密钥已经销毁，留下的密文谁也不能解开" : "没有留存过身份信息",
            texts == 0 ? "没有需要遮盖的文字" : "%d 段文字已由遮盖姓名、号码、地址后的文本替换".formatted(texts),
            files == 0 ? "没有" : files + " 个，已经销毁",
            rule.label(),
            term.isEmpty() ? "" : "（" + term + "）",
            TIME.format(at));
  }
}
