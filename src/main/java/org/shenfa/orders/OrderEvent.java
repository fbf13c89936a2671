package org.shenfa.orders;

import static org.shenfa.orders.OrderState.ACKNOWLEDGED;
import static org.shenfa.orders.OrderState.CLOSED;
import static org.shenfa.orders.OrderState.ISSUED;
import static org.shenfa.orders.OrderState.RECTIFIED;
import static org.shenfa.orders.OrderState.UNRECTIFIED;
import static org.shenfa.orders.OrderState.VERIFIED;
import static org.shenfa.orders.OrderState.WITHDRAWN;
import static org.shenfa.procedures.Actor.HANDLER;
import static org.shenfa.procedures.Actor.HEAD;
import static org.shenfa.procedures.Actor.INTAKE;
import static org.shenfa.procedures.Actor.SITE;
import static org.shenfa.procedures.Actor.SUPERVISOR;
import static org.shenfa.procedures.Actor.SYSTEM;
import static org.shenfa.procedures.Step.opening;
import static org.shenfa.procedures.Step.step;

import java.util.List;
import java.util.Set;
import org.shenfa.procedures.Labelled;
import org.shenfa.procedures.Procedure;
import org.shenfa.regulation.Clause;

/** 督办事项: what may happen to an order; {@link #PROCEDURE} says when, and by whom. */
public enum OrderEvent implements Labelled {
  ISSUE("签发"),
  ACKNOWLEDGE("签收"),
  RECTIFY("整改完成"),
  LAPSE("逾期未整改"),
  VERIFY("核验通过"),
  SEND_BACK("核验退回"),
  CLOSE("销号"),
  WITHDRAW("撤销");

  /** 督办程序. */
  public static final Procedure<OrderState, OrderEvent> PROCEDURE =
      new Procedure<>(
          "supervision",
          "这份督办单",
          Clause.MEASURES_12_2,
          OrderState.class,
          OrderEvent.class,
          Set.of(CLOSED, WITHDRAWN),
          List.of(
              opening(ISSUE, ISSUED, SUPERVISOR, SYSTEM),
              step(ISSUED, ACKNOWLEDGE, ACKNOWLEDGED, HANDLER, HEAD),
              step(List.of(ACKNOWLEDGED, UNRECTIFIED), RECTIFY, RECTIFIED, HANDLER, HEAD),
              step(List.of(ISSUED, ACKNOWLEDGED), LAPSE, UNRECTIFIED, SYSTEM),
              step(RECTIFIED, VERIFY, VERIFIED, INTAKE, SITE, SUPERVISOR),
              step(RECTIFIED, SEND_BACK, ACKNOWLEDGED, INTAKE, SITE, SUPERVISOR),
              step(VERIFIED, CLOSE, CLOSED, SUPERVISOR),
              step(List.of(ISSUED, ACKNOWLEDGED, UNRECTIFIED), WITHDRAW, WITHDRAWN, SUPERVISOR)));

  private final String label;

  OrderEvent(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
