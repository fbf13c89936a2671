package org.shenfa.content;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * 布置位置: a place of the site that no column fills; what stands there is one item's current release
 * and nothing else.
 */
public enum Slot {
  HEADLINE("头条", "首页最大的一条，可以配一张图片", 1, 1),
  FEATURED("推荐", "头条下面的几条，最多六条", 1, 6),
  BANNER("横幅", "首页正中的横幅，最多三条，每条一张图片", 1, 3),
  NAVIGATION("导航", "哪些栏目、按什么次序、归在哪个题目下", 8, 30),
  LINKS("友情链接", "分组列出的网站", 8, 60),
  FOOTER("页脚", "主办单位、联系方式和备案", 6, 24);

  private final String label;
  private final String hint;
  private final int groups;
  private final int entries;

  Slot(String label, String hint, int groups, int entries) {
    this.label = label;
    this.hint = hint;
    this.groups = groups;
    this.entries = entries;
  }

  /** The slot whose page on the desk has this name, such as {@code links}. */
  public static Optional<Slot> named(String name) {
    return Arrays.stream(values()).filter(s -> s.address().equals(name)).findFirst();
  }

  public String label() {
    return label;
  }

  /** What stands there, in a sentence. */
  public String hint() {
    return hint;
  }

  /** Name of its page on the desk. */
  public String address() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many groups it holds at most. */
  public int groups() {
    return groups;
  }

  /** How many entries it holds at most, all groups together. */
  public int entries() {
    return entries;
  }

  /** Whether every entry leads somewhere; the footer is words. */
  public boolean leads() {
    return this != FOOTER;
  }

  /** Whether an entry may bring a picture. */
  public boolean pictures() {
    return this == HEADLINE || this == BANNER;
  }

  /** Whether an entry may bring a sentence beside its title. */
  public boolean notes() {
    return this == HEADLINE || this == FOOTER;
  }

  /** Whether an entry may say until when it holds. */
  public boolean ends() {
    return this == HEADLINE || this == FEATURED || this == BANNER;
  }
}
