package org.shenfa.orders;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.shenfa.Shenfa;
import org.shenfa.deadlines.Arrears;
import org.shenfa.deadlines.Arrears.Arrear;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Debtors;
import org.shenfa.deadlines.WentLate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 督办的巡查: what is overdue at a unit raises an order, once for each thing. Looks at what is, so that
 * standing still for days loses nothing and a second look adds nothing.
 */
@Service
public class OrderWatch {
  private static final Logger LOG = LoggerFactory.getLogger(OrderWatch.class);

  private final List<Debtors> debtors;
  private final OrderCases cases;
  private final Orders orders;
  private final Deadlines deadlines;
  private final List<Arrears> arrears;
  private final TransactionOperations transaction;
  private final Clock clock;

  OrderWatch(
      List<Debtors> debtors,
      OrderCases cases,
      Orders orders,
      Deadlines deadlines,
      List<Arrears> arrears,
      TransactionOperations transaction,
      Clock clock) {
    this.debtors = List.copyOf(debtors);
    this.cases = cases;
    this.orders = orders;
    this.deadlines = deadlines;
    this.arrears = List.copyOf(arrears);
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 300_000, initialDelay = 40_000)
  void tick() {
    sweep(clock.instant());
  }

  /** Everything that is overdue at this moment and was not raised. */
  public void sweep(Instant now) {
    for (var known : debtors) {
      for (var late : cases.late(known.rules().stream().map(Enum::name).toList())) {
        safely("期限 " + late.id(), () -> raise(known, late, now));
      }
    }
    var today = now.atZone(Shenfa.ZONE).toLocalDate();
    for (var source : arrears) {
      for (var arrear : listed(source, today)) {
        safely(arrear.cause(), () -> raise(arrear, now));
      }
    }
  }

  private static List<Arrear> listed(Arrears source, LocalDate today) {
    try {
      return source.overdue(today);
    } catch (RuntimeException e) {
      LOG.warn("{} 未能列出超期的事：{}", source.getClass().getSimpleName(), e.getMessage());
      return List.of();
    }
  }

  private void safely(String what, Runnable act) {
    try {
      transaction.executeWithoutResult(t -> act.run());
    } catch (RuntimeException e) {
      // The next look finds it again; the others are not kept waiting.
      LOG.warn("{} 未能督办：{}", what, e.getMessage());
    }
  }

  private void raise(Debtors known, OrderCases.Late late, Instant now) {
    deadlines.of(late.procedure(), late.caseId()).stream()
        .filter(d -> d.id() == late.id())
        .findFirst()
        .ifPresent(d ->
            known
                .debt(d)
                .ifPresent(debt ->
                    orders.raise(
                        "deadline:" + d.id(),
                        debt.unit(),
                        new Demand(
                            Demand.cut(debt.what()),
                            "请马上办理，写明没有按时办的原因。",
                            d.rule().label() + "，" + d.rule().source(),
                            debt.address(),
                            OrderTerm.THREE),
                        now)));
  }

  private void raise(Arrear arrear, Instant now) {
    orders.raise(
        arrear.cause(),
        arrear.unit(),
        new Demand(
            Demand.cut(arrear.what()),
            arrear.demand(),
            arrear.basis(),
            arrear.address(),
            OrderTerm.FIVE),
        now);
  }

  /** 逾期: news of the clock, told once, in its transaction. */
  @EventListener
  void on(WentLate late) {
    if (late.deadline().procedure().equals(Orders.NAME)) {
      orders.lapse(late.deadline().caseId(), late.deadline().end().orElseThrow());
    }
  }
}
