package org.shenfa.indicators;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.shenfa.indicators.Evidence.ColumnFact;
import org.shenfa.indicators.Freshness.State;
import org.shenfa.inspection.Fault;
import org.shenfa.inspection.FaultKind;
import org.shenfa.inspection.FoundFault;

/** 由台账得出的问题: what dates and registers tell, and no page does. Pure. */
final class FactFaults {
  private FactFaults() {}

  static List<FoundFault> of(Evidence facts, Limits limits, LocalDate today) {
    var all = new ArrayList<FoundFault>();
    var home = facts.home();
    if (home != null && home.plus(limits.period(Limit.HOME_WINDOW)).isBefore(today)) {
      all.add(
          found(
              new Fault(FaultKind.HOME_STALE, "/index.html", "首页", "首页", "首页最近一次更新是 " + home), 0));
    }
    for (var column : facts.columns()) {
      column(column, column.on(today, limits), all);
    }
    for (var guide : facts.guides()) {
      if (!guide.lacking().isEmpty()) {
        var lacking = String.join("、", guide.lacking());
        var path = guide.path();
        all.add(
            found(
                new Fault(
                    FaultKind.GUIDE,
                    path == null ? "办事指南" : path,
                    "要素",
                    lacking,
                    "办事指南“%s”缺：%s".formatted(guide.title(), lacking)),
                0));
      }
    }
    for (var letter : facts.letters()) {
      var due = letter.due();
      if (due != null && due.isBefore(today)) {
        all.add(
            found(
                new Fault(
                    FaultKind.LETTER,
                    "来信",
                    "答复",
                    letter.number(),
                    "%s 收到，应在 %s 前答复".formatted(letter.received(), due)),
                letter.unit()));
      }
    }
    for (var feedback : facts.feedback()) {
      if (feedback.due().isBefore(today)) {
        all.add(
            found(
                new Fault(
                    FaultKind.FEEDBACK,
                    "意见征集",
                    "反馈",
                    feedback.number(),
                    "“%s”应在 %s 前公布反馈".formatted(feedback.title(), feedback.due())),
                feedback.unit()));
      }
    }
    return all;
  }

  private static FoundFault found(Fault fault, long unit) {
    return new FoundFault(fault, unit, null);
  }

  private static void column(ColumnFact column, Freshness fresh, List<FoundFault> all) {
    var page = "/" + column.address() + "/index.html";
    if (fresh.state() == State.STALE) {
      all.add(
          found(
              new Fault(
                  FaultKind.COLUMN_STALE,
                  page,
                  "栏目",
                  column.name(),
                  "栏目“%s”最近更新 %s，%s 起判为不更新".formatted(column.name(), fresh.last(), fresh.stale())),
              0));
    } else if (fresh.state() == State.EMPTY) {
      all.add(
          found(
              new Fault(
                  FaultKind.COLUMN_BLANK,
                  page,
                  "栏目",
                  column.name(),
                  "栏目“%s”没有一条信息".formatted(column.name())),
              0));
    }
  }
}
