package org.shenfa.services;

import static org.shenfa.regulation.Clause.MEASURES_25_2;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.shenfa.Shenfa;
import org.shenfa.content.GuideElement;
import org.shenfa.content.Validity;
import org.shenfa.regulation.Enforces;

/** 待复核: why an element of a released guide has to be looked at again. Pure. */
final class ReviewDue {
  /** 确认周期: every element is confirmed within this time; a rule of the house. */
  static final Period CONFIRM_WITHIN = Period.ofMonths(6);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

  private ReviewDue() {}

  /** The last day on which what was confirmed then still counts. */
  static LocalDate until(Instant confirmed) {
    return confirmed.atZone(Shenfa.ZONE).toLocalDate().plus(CONFIRM_WITHIN);
  }

  /**
   * Everything that is due about one element; empty when nothing is.
   *
   * @param words what the released guide says
   * @param confirmed when it was released or confirmed last
   */
  @Enforces(MEASURES_25_2)
  static List<String> of(
      GuideElement element,
      String words,
      Instant confirmed,
      List<ContactPoint> points,
      List<Basis> bases,
      LocalDate today) {
    var due = new ArrayList<String>();
    if (today.isAfter(until(confirmed))) {
      due.add(
          "“%s”自%s以后没有确认过，每 %d 个月要确认一次"
              .formatted(
                  element.label(),
                  DAY.format(confirmed.atZone(Shenfa.ZONE)),
                  CONFIRM_WITHIN.getMonths()));
    }
    for (var point : points) {
      if (!point.standsIn(words)) {
        due.add("“%s”与登记簿不一致：“%s”现在是“%s”".formatted(element.label(), point.name(), point.value()));
      }
    }
    for (var basis : bases) {
      if (basis.withdrawn()) {
        due.add("依据“%s”已经撤下".formatted(basis.title()));
      } else if (basis.validity() != null && basis.validity() != Validity.VALID) {
        due.add("依据“%s”%s".formatted(basis.title(), basis.validity().label()));
      } else if (basis.changedAt().isAfter(confirmed)) {
        due.add("依据“%s”更新过，请核对后确认".formatted(basis.title()));
      }
    }
    return due;
  }
}
