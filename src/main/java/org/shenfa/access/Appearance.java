package org.shenfa.access;

import java.io.Serializable;

/**
 * 显示: how a person wants the desk to look.
 *
 * @param letters whether single letters are shortcuts; some input methods and screen readers need
 *     them off
 */
public record Appearance(Theme theme, Density density, boolean letters) implements Serializable {
  /** As it is before anybody chose. */
  public static final Appearance USUAL = new Appearance(Theme.AUTO, Density.NORMAL, true);

  /** 明暗. */
  public enum Theme {
    AUTO("跟随系统"),
    LIGHT("浅色"),
    DARK("深色");

    private final String label;

    Theme(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** 疏密: the size of type and rows. */
  public enum Density {
    COMPACT("紧凑（13 像素）"),
    NORMAL("标准（14 像素）"),
    COMFORT("宽松（15 像素）");

    private final String label;

    Density(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }
}
