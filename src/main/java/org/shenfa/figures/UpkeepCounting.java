package org.shenfa.figures;

import static org.shenfa.figures.Cell.count;
import static org.shenfa.figures.Cell.measured;
import static org.shenfa.figures.Cell.part;
import static org.shenfa.figures.Cell.people;
import static org.shenfa.figures.Cell.share;
import static org.shenfa.figures.Metric.ASSESSED;
import static org.shenfa.figures.Metric.DUTY;
import static org.shenfa.figures.Metric.ERRORS;
import static org.shenfa.figures.Metric.HEALTH;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** 网站维护的计数规则: errors, reading, the site itself and the scores of units. Pure. */
final class UpkeepCounting {
  private final List<Cell> cells = new ArrayList<>();

  private UpkeepCounting() {}

  static List<Cell> of(Facts.Upkeep upkeep, Facts.Assessed assessed) {
    var counting = new UpkeepCounting();
    counting.errors(upkeep.errors());
    counting.duty(upkeep.duty());
    counting.health(upkeep.health());
    counting.assessed(assessed);
    return List.copyOf(counting.cells);
  }

  private void errors(Facts.Errors errors) {
    cells.add(people(ERRORS, "", "公众指出的差错", errors.reports()));
    cells.add(share(ERRORS, "", "作出判断的中确是差错的", errors.confirmed(), errors.looked()));
    cells.add(share(ERRORS, "", "三个工作日内答复", errors.answers().onTime(), errors.answers().due()));
    cells.add(count(ERRORS, "", "同样的差错又出现", errors.repeated(), "次"));
    if (!errors.hidden().isEmpty()) {
      var sorted = errors.hidden().stream().sorted().toList();
      cells.add(minutes("一级差错先行撤下，中位数", sorted.get((sorted.size() - 1) / 2), sorted.size()));
      cells.add(minutes("一级差错先行撤下，最长", sorted.getLast(), sorted.size()));
    }
  }

  private static Cell minutes(String name, Duration length, long of) {
    return measured(ERRORS, "", name, BigDecimal.valueOf(length.toMinutes()), "分钟", of);
  }

  private void duty(Facts.Duty duty) {
    cells.add(part(DUTY, "当天签名交班的日子", duty.signed(), duty.days()));
    cells.add(count(DUTY, "", "漏岗", duty.missed(), "天"));
    cells.add(count(DUTY, "", "没有安排人", duty.days() - duty.signed() - duty.missed(), "天"));
    whole(DUTY, "月末在网的网页", duty.pages(), "件", "其中九十日内读过的", duty.read());
    if (duty.looked() > 0) {
      var perHundred =
          BigDecimal.valueOf(duty.faults() * 100)
              .divide(BigDecimal.valueOf(duty.looked()), 1, RoundingMode.HALF_UP);
      cells.add(measured(DUTY, "", "每读一百页发现的问题", perHundred, "处", duty.looked()));
    }
    whole(DUTY, "负责人再读一遍的页面", duty.again(), "件", "其中值班没有看出问题的", duty.overlooked());
  }

  /** How many there are and, of some, which share. */
  private void whole(Metric metric, String name, long all, String unit, String of, long part) {
    cells.add(count(metric, "", name, all, unit));
    if (all > 0) {
      cells.add(part(metric, of, part, all));
    }
  }

  private void assessed(Facts.Assessed assessed) {
    cells.add(count(ASSESSED, "", "确认的得分", assessed.scores().size(), "个"));
    for (var one : assessed.scores()) {
      cells.add(new Cell(ASSESSED, one.period(), one.unit(), one.total(), "分", null, one.lines()));
    }
    if (!assessed.scores().isEmpty()) {
      cells.add(count(ASSESSED, "", "提出的异议", assessed.objections(), "件"));
      cells.add(count(ASSESSED, "", "其中成立的", assessed.upheld(), "件"));
    }
  }

  private void health(Facts.Health health) {
    whole(HEALTH, "访问首页", health.visits(), "次", "其中按时打开的", health.visits() - health.failed());
    cells.add(count(HEALTH, "", "新发现的失效链接", health.links(), "处"));
    cells.add(count(HEALTH, "", "超过期限没有更新的栏目", health.stale(), "个"));
    if (health.lasts() != null) {
      cells.add(count(HEALTH, "", "最先到期的域名、证书，月末以后还有", health.lasts(), "天"));
    }
  }
}
