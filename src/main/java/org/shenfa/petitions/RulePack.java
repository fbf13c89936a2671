package org.shenfa.petitions;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;

/**
 * 信访规则版本: under which regulation a petition is handled, by the day the organ received it. The terms
 * (15, 60 and 30, 30 days, 5 working days) are the same in both; the articles are not.
 */
public enum RulePack {
  REGULATIONS_2005(
      "信访条例", LocalDate.of(2005, 5, 1), "二十二", "二十一", "二十三", "三十", "三十二", "三十三", "三十四", "三十五"),
  REGULATIONS_2022(
      "信访工作条例", LocalDate.of(2022, 5, 1), "二十三", "三十一", "三十", "二十八", "三十二", "三十四", "三十五", "三十六");

  private final String title;
  private final LocalDate from;
  private final String notice;
  private final String routes;
  private final String secrecy;
  private final String aside;
  private final String opinion;
  private final String term;
  private final String review;
  private final String reReview;

  RulePack(
      String title,
      LocalDate from,
      String notice,
      String routes,
      String secrecy,
      String aside,
      String opinion,
      String term,
      String review,
      String reReview) {
    this.title = title;
    this.from = from;
    this.notice = notice;
    this.routes = routes;
    this.secrecy = secrecy;
    this.aside = aside;
    this.opinion = opinion;
    this.term = term;
    this.review = review;
    this.reReview = reReview;
  }

  /** The regulation in force on a day, Asia/Shanghai. */
  public static RulePack of(LocalDate day) {
    return Arrays.stream(values())
        .filter(p -> !p.from.isAfter(day))
        .max(Comparator.comparing(p -> p.from))
        .orElse(REGULATIONS_2005);
  }

  /** Its name and since when it holds. */
  public String label() {
    return "《%s》（%d年%d月%d日起施行）"
        .formatted(title, from.getYear(), from.getMonthValue(), from.getDayOfMonth());
  }

  private String cite(String article) {
    return "《" + title + "》第" + article + "条";
  }

  /** Registering, telling within 15 days, transferring. */
  public String notice() {
    return cite(notice);
  }

  /** What goes by way of law and is not taken as a petition. */
  public String routes() {
    return cite(routes);
  }

  /** That what was reported goes to nobody who is accused. */
  public String secrecy() {
    return cite(secrecy);
  }

  /** Stepping aside. */
  public String aside() {
    return cite(aside);
  }

  /** The written opinion. */
  public String opinion() {
    return cite(opinion);
  }

  /** Sixty days, and thirty more. */
  public String term() {
    return cite(term);
  }

  public String review() {
    return cite(review);
  }

  public String reReview() {
    return cite(reReview);
  }
}
