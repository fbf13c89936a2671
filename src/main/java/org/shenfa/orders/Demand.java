package org.shenfa.orders;

import static org.shenfa.regulation.Clause.MEASURES_12_2;

import org.jspecify.annotations.Nullable;
import org.shenfa.regulation.Violations;

/**
 * 督办要求: what is wrong, what has to be done, by what and within which time.
 *
 * @param title 4 to 200 characters
 * @param words 4 to 1000 characters
 * @param basis 2 to 200 characters
 * @param address page of the desk, may be empty
 */
public record Demand(String title, String words, String basis, String address, OrderTerm term) {
  /** What was typed; refuses what no unit could act on, all at once. */
  static Demand of(
      String title, String words, String basis, String address, @Nullable OrderTerm term) {
    new Violations.Gathering()
        .refuseIf(outside(title, 4, 200), MEASURES_12_2, "title", "请写明督办什么事（4 至 200 字）。")
        .refuseIf(outside(words, 4, 1000), MEASURES_12_2, "demand", "请写明要单位做到什么（4 至 1000 字）。")
        .refuseIf(outside(basis, 2, 200), MEASURES_12_2, "basis", "请写明依据哪一条规定（2 至 200 字）。")
        .refuseIf(
            !address.isBlank() && !address.strip().matches("/desk/[a-z]+/[0-9A-Za-z-]+"),
            MEASURES_12_2,
            "address",
            "相关页面请从工作台的地址里摘，例如 /desk/letters/12；没有的可以不填。")
        .refuseIf(term == null, MEASURES_12_2, "term", "请选择整改时限。")
        .throwIfAny();
    return new Demand(
        title.strip(),
        words.strip(),
        basis.strip(),
        address.strip(),
        term == null ? OrderTerm.FIVE : term);
  }

  /** What is wrong, no longer than a title may be. */
  static String cut(String what) {
    return what.length() > 200 ? what.substring(0, 199) + "…" : what;
  }

  private static boolean outside(String words, int least, int most) {
    var length = words.strip().length();
    return length < least || length > most;
  }
}
