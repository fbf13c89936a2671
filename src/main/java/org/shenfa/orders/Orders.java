package org.shenfa.orders;

import static org.shenfa.regulation.Clause.MEASURES_12_2;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Courses;
import org.shenfa.procedures.Passage;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 督办台账: orders are issued, acknowledged, rectified with evidence, verified by another, closed. */
@Service
public class Orders {
  static final String NAME = OrderEvent.PROCEDURE.name();

  private final OrderCases cases;
  private final OrderRights rights;
  private final OrderNews news;
  private final Courses courses;
  private final Deadlines deadlines;
  private final Organization organization;
  private final Clock clock;

  Orders(
      OrderCases cases,
      OrderRights rights,
      OrderNews news,
      Courses courses,
      Deadlines deadlines,
      Organization organization,
      Clock clock) {
    this.cases = cases;
    this.rights = rights;
    this.news = news;
    this.courses = courses;
    this.deadlines = deadlines;
    this.organization = organization;
    this.clock = clock;
  }

  /** The order, for somebody who may see it. */
  public Order seen(Person by, long id) {
    var order = find(id);
    rights.mustSee(by, order);
    return order;
  }

  private Order find(long id) {
    return cases.find(id).orElseThrow(NoSuchElementException::new);
  }

  /** Every order this person may see, the newest first. */
  public List<Order> seen(Person by) {
    return cases.all().stream().filter(o -> rights.sees(by, o)).toList();
  }

  /** Those this person has to do something about; to withdraw one is only possible. */
  public List<Order> owed(Person by) {
    return seen(by).stream()
        .filter(o -> rights.open(by, o).keySet().stream().anyMatch(e -> e != OrderEvent.WITHDRAW))
        .filter(o -> o.state() != OrderState.RECTIFIED || mayVerify(by, o))
        .toList();
  }

  /**
   * 逾期未整改: those whose time ran out from one moment until another; withdrawn ones were nobody's.
   */
  public List<Order> unrectified(Instant from, Instant until) {
    return cases.lapsed(from, until);
  }

  public List<Passage> story(Order order) {
    return courses.story(OrderEvent.PROCEDURE, order.id());
  }

  public List<Deadline> clocks(Order order) {
    return deadlines.of(NAME, order.id());
  }

  /** 新闻宣传处's head issues one by hand. */
  @Enforces(MEASURES_12_2)
  @Transactional
  public long issue(
      Person by,
      long unit,
      String title,
      String words,
      String basis,
      String address,
      @Nullable OrderTerm term) {
    var as = rights.issuer(by);
    if (organization.units().stream().noneMatch(u -> u.id() == unit)) {
      throw new Violations(List.of(new Violation(MEASURES_12_2, "unit", "请选择督办哪个单位。")));
    }
    var demand = Demand.of(title, words, basis, address, term);
    var now = clock.instant();
    var id = cases.issue(unit, null, demand, by.id(), now).orElseThrow();
    begin(id, as, now);
    return id;
  }

  /**
   * An overdue thing raises one, once, in the caller's transaction.
   *
   * @param cause names the thing, so that it is not raised twice
   * @return empty when it was raised before
   */
  @Enforces(MEASURES_12_2)
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<Long> raise(String cause, long unit, Demand demand, Instant now) {
    var id = cases.issue(unit, cause, demand, null, now);
    id.ifPresent(i -> begin(i, By.SYSTEM, now));
    return id;
  }

  private void begin(long id, By as, Instant now) {
    courses.take(OrderEvent.PROCEDURE, id, OrderEvent.ISSUE, as, now, "", Map.of());
    var order = find(id);
    deadlines.start(order.term().rule(), NAME, id, now);
    news.issued(order);
  }

  /** 签收: the unit knows of it. */
  @Transactional
  public void acknowledge(Person by, long id) {
    step(by, id, OrderEvent.ACKNOWLEDGE, "", Map.of());
  }

  /**
   * 整改完成: what was done, with the evidence that others can look at.
   *
   * @param evidence number of a release, address of a page, number of a paper; 4 to 300 characters
   */
  @Enforces(MEASURES_12_2)
  @Transactional
  public void rectify(Person by, long id, String words, String evidence) {
    rights.as(by, seen(by, id), OrderEvent.RECTIFY);
    var proof = evidence.strip();
    if (proof.length() < 4 || proof.length() > 300) {
      throw new Violations(
          List.of(
              new Violation(
                  MEASURES_12_2, "evidence", "请写明整改的证据，别人能去核对：放行编号、网页地址、文件编号（4 至 300 字）。")));
    }
    var now = step(by, id, OrderEvent.RECTIFY, Courses.reason(words), Map.of("evidence", proof));
    for (var clock : clocks(find(id))) {
      deadlines.meet(clock.rule(), NAME, id, now);
    }
    news.rectified(find(id));
  }

  /** 核验通过: by another person of 新闻宣传处 than who issued it. */
  @Enforces(MEASURES_12_2)
  @Transactional
  public void verify(Person by, long id, String words) {
    mustBeAnother(by, id, OrderEvent.VERIFY);
    step(by, id, OrderEvent.VERIFY, Courses.reason(words), Map.of());
  }

  /** 核验退回: three more working days, with the reason. */
  @Transactional
  public void sendBack(Person by, long id, String reason) {
    mustBeAnother(by, id, OrderEvent.SEND_BACK);
    var now = step(by, id, OrderEvent.SEND_BACK, Courses.reason(reason), Map.of());
    deadlines.start(OrderTerm.THREE.rule(), NAME, id, now);
    news.sentBack(find(id));
  }

  private void mustBeAnother(Person by, long id, OrderEvent event) {
    var order = seen(by, id);
    rights.as(by, order, event);
    if (!mayVerify(by, order)) {
      throw new Violations(MEASURES_12_2, "整改由另一个人核验：签发的人和整改的人都不能核验。");
    }
  }

  private boolean mayVerify(Person by, Order order) {
    var rectified =
        story(order).reversed().stream()
            .filter(p -> p.event().equals(OrderEvent.RECTIFY.name()))
            .findFirst()
            .map(Passage::person);
    return !Objects.equals(order.issuedBy(), by.id())
        && rectified.filter(p -> p == by.id()).isEmpty();
  }

  /** 销号: the head of 新闻宣传处 puts it away. */
  @Transactional
  public void close(Person by, long id) {
    step(by, id, OrderEvent.CLOSE, "", Map.of());
  }

  /** 撤销: it was none of this unit's; that its time ran out before stays in its course. */
  @Transactional
  public void withdraw(Person by, long id, String reason) {
    var now = step(by, id, OrderEvent.WITHDRAW, Courses.reason(reason), Map.of());
    for (var clock : clocks(find(id))) {
      deadlines.drop(clock.rule(), NAME, id, "督办单撤销", now);
    }
  }

  private Instant step(
      Person by, long id, OrderEvent event, String reason, Map<String, String> details) {
    var as = rights.as(by, seen(by, id), event);
    var now = clock.instant();
    courses.take(OrderEvent.PROCEDURE, id, event, as, now, reason, details);
    return now;
  }

  /** Its time ran out: it is unrectified from then on, whatever happens later. */
  void lapse(long id, Instant end) {
    var order = find(id);
    if (OrderEvent.PROCEDURE.allows(
        order.state(), OrderEvent.LAPSE, org.shenfa.procedures.Actor.SYSTEM)) {
      courses.take(OrderEvent.PROCEDURE, id, OrderEvent.LAPSE, By.SYSTEM, end, "", Map.of());
      news.lapsed(find(id));
    }
  }

  /** The term of this name; null for none. */
  public static @Nullable OrderTerm term(String name) {
    return Arrays.stream(OrderTerm.values())
        .filter(t -> t.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
