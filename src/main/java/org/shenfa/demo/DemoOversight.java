package org.shenfa.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.shenfa.Shenfa;
import org.shenfa.accountability.Proof;
import org.shenfa.accountability.Suspecting;
import org.shenfa.assessment.Assessing;
import org.shenfa.orders.OrderTerm;
import org.shenfa.orders.Orders;
import org.shenfa.organization.PostKind;
import org.springframework.stereotype.Component;

/**
 * 演示监督: an order to a unit, the assessment of the quarter before, confirmed where its days are
 * over, the one of this quarter, and a suspicion that waits to be looked into.
 */
@Component
class DemoOversight {
  private static final String UNIT = "危化监管处";

  /** Long enough for five working days, whatever holiday lies among them. */
  private static final Duration OBJECTIONS = Duration.ofDays(20);

  private final DemoPeople people;
  private final Orders orders;
  private final Assessing assessing;
  private final Suspecting suspecting;
  private final Clock clock;

  DemoOversight(
      DemoPeople people, Orders orders, Assessing assessing, Suspecting suspecting, Clock clock) {
    this.people = people;
    this.orders = orders;
    this.assessing = assessing;
    this.suspecting = suspecting;
    this.clock = clock;
  }

  void create() {
    var now = clock.instant();
    var head = people.holder(people.newsroom(), PostKind.UNIT_HEAD);
    var unit = people.unit(UNIT).id();
    var order =
        orders.issue(
            head, unit, "检查结果没有按月公布", "补发近三个月的检查结果，以后每月十日前公布。", "管理办法第九条", "", OrderTerm.FIVE);
    periods(now);
    var id = suspecting.suspect(head, unit, "网站上的检查家数与文件附表不一致", "值班读网时发现：正文写二十三家，附表列二十一家。", now);
    suspecting.prove(
        head, id, Proof.Kind.ORDER, orders.seen(head, order).number(), "同一栏目的督办单", now);
  }

  private void periods(Instant now) {
    var head = people.holder(people.newsroom(), PostKind.UNIT_HEAD);
    var today = LocalDate.ofInstant(now, Shenfa.ZONE);
    var first = today.withDayOfMonth(1).withMonth((today.getMonthValue() - 1) / 3 * 3 + 1);
    var before =
        assessing.open(
            head,
            first.minusMonths(3),
            first.minusDays(1),
            first.minusMonths(3).atTime(9, 0).atZone(Shenfa.ZONE).toInstant());
    var calculated = first.atTime(9, 0).atZone(Shenfa.ZONE).toInstant();
    var confirmed = calculated.plus(OBJECTIONS);
    if (!calculated.isAfter(now)) {
      assessing.calculate(head, before, calculated);
      assessing.show(head, before, calculated);
    }
    if (!confirmed.isAfter(now)) {
      assessing.confirm(head, before, confirmed);
    }
    assessing.open(head, first, first.plusMonths(3).minusDays(1), now);
  }
}
