package org.shenfa.archive;

import java.time.LocalDate;

/** 保管期限: how long the file of a release is kept, as archives write it. */
public enum RetentionClass {
  PERMANENT("永久", "Y", 0),
  THIRTY("30年", "D30", 30),
  TEN("10年", "D10", 10);

  private final String label;
  private final String code;
  private final int years;

  RetentionClass(String label, String code, int years) {
    this.label = label;
    this.code = code;
    this.years = years;
  }

  public String label() {
    return label;
  }

  /** As it stands in an archive number. */
  public String code() {
    return code;
  }

  /**
   * 档号: year, class and place within both; the archive office sets its own fonds number before it.
   */
  public String number(int year, int n) {
    return "%d-%s-%04d".formatted(year, code, n);
  }

  /** The year the number of a release says, so that the log tells to which year it belongs. */
  static int year(String release, LocalDate day) {
    return release.matches("20[0-9]{2}-.*")
        ? Integer.parseInt(release.substring(0, 4))
        : day.getYear();
  }

  /** Whether the term of a file of one year is over in another; counted from the year after. */
  public boolean over(int year, int now) {
    return this != PERMANENT && now > year + years;
  }
}
