package org.shenfa.screening;

import static org.shenfa.screening.Verdict.REASON;

import java.math.BigDecimal;
import java.util.List;
import org.jsoup.nodes.Element;

/** 合计: the last line of a plain table against the sum of the lines above it. */
final class Sums implements Rule {
  static final String RULE = "sum";
  private static final String TOTAL = "合计|总计|共计";
  private static final String NOT_SUMMED = ".*(?:序号|编号|率|比例|占比|百分|%|平均|均值|年份|单价|同比|电话|代码).*";

  @Override
  public void check(Reading on, Findings found) {
    for (var table : on.html.select("table")) {
      if (table.select("[colspan],[rowspan]").isEmpty()) {
        check(on, table, found);
      }
    }
  }

  private static void check(Reading on, Element table, Findings found) {
    var rows = table.select("tr").stream().map(r -> List.copyOf(r.select("td,th"))).toList();
    if (rows.size() < 4 || rows.stream().anyMatch(r -> r.size() != rows.getFirst().size())) {
      return;
    }
    var totals =
        rows.stream().filter(r -> Passage.dense(r.getFirst().text()).matches(TOTAL)).toList();
    if (totals.size() != 1
        || rows.stream().anyMatch(r -> Passage.dense(r.getFirst().text()).contains("小计"))) {
      return;
    }
    var total = totals.getFirst();
    for (var column = 1; column < total.size(); column++) {
      column(on, rows, total, column, found);
    }
  }

  private static void column(
      Reading on, List<List<Element>> rows, List<Element> total, int column, Findings found) {
    if (rows.getFirst().get(column).text().matches(NOT_SUMMED)) {
      return;
    }
    var said = Figures.amount(total.get(column).text());
    var sum = BigDecimal.ZERO;
    for (var row : rows.subList(1, rows.size())) {
      if (row == total) {
        continue;
      }
      var amount = Figures.amount(row.get(column).text());
      if (amount.isEmpty()) {
        return;
      }
      sum = sum.add(amount.get());
    }
    if (said.isPresent() && said.get().compareTo(sum) != 0) {
      var at = on.span(total.get(column));
      found.add(
          RULE,
          REASON,
          on.body,
          at[0],
          at[1],
          "这一列各行相加是 %s，合计写的是 %s，请核对。".formatted(sum.toPlainString(), said.get().toPlainString()),
          sum.toPlainString());
    }
  }
}
