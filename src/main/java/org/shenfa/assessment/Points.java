package org.shenfa.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** 分值: how points are printed. */
public final class Points {
  private Points() {}

  /** Two decimals at most, without needless zeros. */
  public static String plain(BigDecimal points) {
    var bare = points.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
    return bare.signum() == 0 ? "0" : bare.toPlainString();
  }

  /** The same with its sign in front. */
  public static String signed(BigDecimal points) {
    var bare = plain(points.abs());
    return switch (points.signum()) {
      case 1 -> "＋" + bare;
      case -1 -> "－" + bare;
      default -> bare;
    };
  }
}
