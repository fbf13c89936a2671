package org.shenfa.assessment;

import static org.shenfa.regulation.Clause.MEASURES_22_1;
import static org.shenfa.regulation.Clause.MEASURES_4_1;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.orders.Order;
import org.shenfa.orders.Orders;
import org.shenfa.organization.Person;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Courses;
import org.shenfa.procedures.Passage;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 考评: a period is opened, calculated when it is over, shown to the units, confirmed when every
 * objection is answered, and closed when what its circular lists is put right.
 */
@Service
public class Assessing {
  static final String NAME = AssessmentEvent.PROCEDURE.name();

  private final Periods periods;
  private final Ledger ledger;
  private final RuleSets rules;
  private final Collecting collecting;
  private final Objections objections;
  private final Scoring scoring;
  private final Orders orders;
  private final AssessmentRights rights;
  private final AssessmentNews news;
  private final Courses courses;
  private final Deadlines deadlines;

  Assessing(
      Periods periods,
      Ledger ledger,
      RuleSets rules,
      Collecting collecting,
      Objections objections,
      Scoring scoring,
      Orders orders,
      AssessmentRights rights,
      AssessmentNews news,
      Courses courses,
      Deadlines deadlines) {
    this.periods = periods;
    this.ledger = ledger;
    this.rules = rules;
    this.collecting = collecting;
    this.objections = objections;
    this.scoring = scoring;
    this.orders = orders;
    this.rights = rights;
    this.news = news;
    this.courses = courses;
    this.deadlines = deadlines;
  }

  /** Every period, the newest first; names and days are no secret. */
  public List<Period> all() {
    return periods.all();
  }

  /** The period of this number. */
  public Period find(long id) {
    return periods.find(id).orElseThrow(NoSuchElementException::new);
  }

  /** The period, for somebody who sees every unit. */
  public Period seen(Person by, long id) {
    rights.mustSeeAll(by);
    return find(id);
  }

  public List<Passage> story(Period period) {
    return courses.story(AssessmentEvent.PROCEDURE, period.id());
  }

  /** The orders of the period that ran out of time, as they stand now. */
  public List<Order> unrectified(Period period) {
    return orders.unrectified(period.from(), period.until());
  }

  /** 开启考评期: the rules in force on its first day are its rules. */
  @Enforces(MEASURES_4_1)
  @Transactional
  public long open(Person by, @Nullable LocalDate first, @Nullable LocalDate last, Instant now) {
    var as = rights.supervisor(by);
    if (first == null
        || last == null
        || !last.isAfter(first)
        || last.isAfter(first.plusDays(366))) {
      throw new Violations(MEASURES_22_1, "请写明考评期的第一天和最后一天，最长一年。");
    }
    var version = rules.on(first).version();
    var id = periods.add(Period.named(first, last), first, last, version, by.id(), now);
    take(id, AssessmentEvent.OPEN, as, now);
    collecting.gather(find(id), now);
    return id;
  }

  /** 出初步得分: when its last day is over and everything has come in. */
  @Transactional
  public void calculate(Person by, long id, Instant now) {
    var as = rights.supervisor(by);
    var period = find(id);
    if (!period.over(now)) {
      throw new Violations(MEASURES_22_1, "这一期到 " + period.last() + " 才结束，结束以后再出初步得分。");
    }
    collecting.gather(period, now);
    var content = scoring.content(period);
    take(id, AssessmentEvent.CALCULATE, as, now);
    periods.keep(id, Periods.Stage.PROVISIONAL, content, by.id(), now);
  }

  /** 送各单位核对: five working days to object. */
  @Transactional
  public void show(Person by, long id, Instant now) {
    take(id, AssessmentEvent.SHOW, rights.supervisor(by), now);
    deadlines.start(Rule.ASSESSMENT_OBJECTION, NAME, id, now);
    news.shown(find(id), now);
  }

  /** 确认得分: when the units' days are over and every objection is answered. */
  @Enforces(MEASURES_22_1)
  @Transactional
  public void confirm(Person by, long id, Instant now) {
    var as = rights.supervisor(by);
    var period = find(id);
    new Violations.Gathering()
        .refuseIf(
            period.state() == PeriodState.OBJECTION && !windowOver(id, now),
            MEASURES_22_1,
            null,
            "各单位的五个工作日还没有到，不能确认。")
        .refuseIf(disputed(period), MEASURES_22_1, null, "还有异议没有答复，不能确认。")
        .throwIfAny();
    take(id, AssessmentEvent.CONFIRM, as, now);
    periods.keep(id, Periods.Stage.CONFIRMED, scoring.content(period), by.id(), now);
    deadlines.meet(Rule.ASSESSMENT_OBJECTION, NAME, id, now);
  }

  /** Whether an objection waits for its answer. */
  boolean disputed(Period period) {
    return objections.about(period.id(), ledger.of(period.id())).stream()
        .anyMatch(o -> o.answer() == null);
  }

  private boolean windowOver(long id, Instant now) {
    return deadlines
        .running(Rule.ASSESSMENT_OBJECTION, NAME, id)
        .filter(d -> d.over(now))
        .isPresent();
  }

  /** 转入整改: what the circular lists is now to be put right. */
  @Transactional
  public void rectify(Person by, long id, Instant now) {
    take(id, AssessmentEvent.RECTIFY, rights.supervisor(by), now);
  }

  /** 办结: when every order it lists is closed. */
  @Transactional
  public void close(Person by, long id, Instant now) {
    var as = rights.supervisor(by);
    var left = unrectified(find(id)).stream().filter(o -> !o.over()).map(Order::number).toList();
    if (!left.isEmpty()) {
      throw new Violations(MEASURES_22_1, "通报列出的督办单还没有销号，不能办结：" + String.join("、", left) + "。");
    }
    take(id, AssessmentEvent.CLOSE, as, now);
  }

  private void take(long id, AssessmentEvent event, By as, Instant now) {
    courses.take(AssessmentEvent.PROCEDURE, id, event, as, now, "", Map.of());
  }
}
