package org.shenfa.duty;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * 读网抽样: which pages of the whole site a day's reader gets besides what is new. Those that weigh
 * more come oftener; the day is the seed, so that anybody can draw the same again. Pure.
 */
final class Sampling {
  private Sampling() {}

  /**
   * 抽样的页面.
   *
   * @param out since when it is public
   * @param read when it was last read as duty, null while it never was
   * @param views of the last thirty days
   * @param files how many attachments it has
   */
  record Page(
      long item,
      String path,
      String title,
      LocalDate out,
      @Nullable LocalDate read,
      long views,
      int files) {

    /** How long nobody has read it, in days. */
    long unread(LocalDate day) {
      return ChronoUnit.DAYS.between(read == null ? out : read, day);
    }

    /** Unread for long, looked at often, with attachments: each adds to what is at stake. */
    double weight(LocalDate day) {
      return 1
          + Math.min(12, unread(day) / 30.0) * (read == null ? 2 : 1)
          + Math.log1p(views)
          + Math.min(3, files);
    }
  }

  /** So many pages, without doubles, the heaviest first; all where there are no more. */
  static List<Page> draw(List<Page> pages, int count, LocalDate day) {
    var random = new SplittableRandom(day.toEpochDay());
    record Keyed(Page page, double key) {}
    var keyed = new ArrayList<Keyed>();
    for (var page : pages.stream().sorted(Comparator.comparingLong(Page::item)).toList()) {
      // The weighted draw of Efraimidis and Spirakis: the greatest u^(1/w) win.
      keyed.add(new Keyed(page, Math.pow(random.nextDouble(), 1 / page.weight(day))));
    }
    return keyed.stream()
        .sorted(Comparator.comparingDouble(Keyed::key).reversed())
        .limit(count)
        .map(Keyed::page)
        .sorted(Comparator.comparingDouble((Page p) -> p.weight(day)).reversed())
        .toList();
  }
}
