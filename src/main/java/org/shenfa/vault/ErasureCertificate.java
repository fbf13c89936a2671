package org.shenfa.vault;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.shenfa.Shenfa;

/**
 * 销毁证明: what was destroyed, when and under which rule.
 *
 * @param keptAt when the identity was sealed
 * @param at when its key was destroyed
 */
public record ErasureCertificate(long id, ErasureRule rule, Instant keptAt, Instant at) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA).withZone(Shenfa.ZONE);

  /** As it is handed to the citizen. */
  public String text() {
    return """
    身份信息销毁证明
    编号：%d
    内容：姓名、电话、电子邮件、地址、身份证明（%s封存）
    方式：销毁这条记录自己的密钥，留下的密文谁也不能再解开
    依据：%s
    时间：%s
    """
        .formatted(id, DAY.format(keptAt), rule.label(), DAY.format(at));
  }
}
