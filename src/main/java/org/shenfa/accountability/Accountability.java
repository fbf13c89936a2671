package org.shenfa.accountability;

import static org.shenfa.regulation.Clause.MEASURES_23_1;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.organization.Person;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Courses;
import org.shenfa.procedures.Passage;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 问责登记簿: suspicions are registered, looked into, classified as one of the six, answered by the unit
 * and decided by a leader who had no part in it before.
 */
@Service
public class Accountability {
  static final String NAME = AccountabilityEvent.PROCEDURE.name();

  private final AccountabilityCases cases;
  private final AccountabilityRights rights;
  private final AccountabilityNews news;
  private final Courses courses;
  private final Deadlines deadlines;

  Accountability(
      AccountabilityCases cases,
      AccountabilityRights rights,
      AccountabilityNews news,
      Courses courses,
      Deadlines deadlines) {
    this.cases = cases;
    this.rights = rights;
    this.news = news;
    this.courses = courses;
    this.deadlines = deadlines;
  }

  /** The case, for somebody who may see it. */
  public AccountabilityCase seen(Person by, long id) {
    var one = find(id);
    rights.mustSee(by, one);
    return one;
  }

  private AccountabilityCase find(long id) {
    return cases.find(id).orElseThrow(NoSuchElementException::new);
  }

  /** Every case this person may see, the newest first. */
  public List<AccountabilityCase> seen(Person by) {
    return cases.all().stream().filter(c -> rights.sees(by, c)).toList();
  }

  public List<Passage> story(AccountabilityCase one) {
    return courses.story(AccountabilityEvent.PROCEDURE, one.id());
  }

  public List<Proof> proofs(AccountabilityCase one) {
    return cases.proofs(one.id());
  }

  /** 查实事实: what happened, by the proofs. */
  @Transactional
  public void checkFacts(Person by, long id, String words, Instant now) {
    step(by, id, AccountabilityEvent.CHECK_FACTS, Courses.reason(words), Map.of(), now);
  }

  /** 定性: one of the six, light or serious; then the unit has five working days. */
  @Enforces(MEASURES_23_1)
  @Transactional
  public void classify(
      Person by,
      long id,
      @Nullable Situation situation,
      @Nullable Gravity gravity,
      String words,
      Instant now) {
    rights.as(by, seen(by, id), AccountabilityEvent.CLASSIFY);
    if (situation == null || gravity == null) {
      var wrong = new Violations.Gathering();
      wrong
          .refuseIf(situation == null, MEASURES_23_1, "situation", "请选择是第二十三条六种情形中的哪一种。")
          .refuseIf(gravity == null, MEASURES_23_1, "gravity", "请选择情节较轻还是情节严重。");
      throw new Violations(wrong.found());
    }
    step(
        by,
        id,
        AccountabilityEvent.CLASSIFY,
        Courses.reason(words),
        Map.of("situation", situation.name(), "gravity", gravity.name()),
        now);
    deadlines.start(Rule.ACCOUNTABILITY_STATEMENT, NAME, id, now);
    news.classified(find(id), now);
  }

  /** 单位陈述: what the unit's head has to say. */
  @Transactional
  public void state(Person by, long id, String words, Instant now) {
    step(by, id, AccountabilityEvent.HEAR, Courses.reason(words), Map.of(), now);
    deadlines.meet(Rule.ACCOUNTABILITY_STATEMENT, NAME, id, now);
    news.heard(find(id), now);
  }

  /** Its days ran out and the unit said nothing. */
  void lapse(long id, Instant end) {
    if (find(id).state() == AccountabilityState.CLASSIFIED) {
      take(id, AccountabilityEvent.LAPSE, By.SYSTEM, "", Map.of(), end);
      news.heard(find(id), end);
    }
  }

  /** 退回: it is to be classified again. */
  @Transactional
  public void sendBack(Person by, long id, String words, Instant now) {
    step(by, id, AccountabilityEvent.SEND_BACK, Courses.reason(words), Map.of(), now);
  }

  /** 作出决定: what article 23 provides for the gravity; by a leader who had no part in it before. */
  @Enforces(MEASURES_23_1)
  @Transactional
  public void decide(
      Person by, long id, Gravity.@Nullable Outcome outcome, String words, Instant now) {
    var one = seen(by, id);
    rights.as(by, one, AccountabilityEvent.DECIDE);
    var due = Optional.ofNullable(one.gravity()).map(Gravity::outcome).orElse(null);
    if (outcome == null || outcome != due) {
      throw new Violations(
          List.of(
              new Violation(
                  MEASURES_23_1,
                  "outcome",
                  outcome == null ? "请选择怎样处理。" : "情节较轻的通报批评，情节严重的移交追责；情节要改的，请退回重新定性。")));
    }
    step(
        by,
        id,
        AccountabilityEvent.DECIDE,
        Courses.reason(words),
        Map.of("outcome", outcome.name()),
        now);
    news.decided(find(id), now);
  }

  /** 登记落实: the paper by which the decision was carried out. */
  @Transactional
  public void record(Person by, long id, String words, String paper, Instant now) {
    rights.as(by, seen(by, id), AccountabilityEvent.RECORD);
    if (outside(paper, 4, 200)) {
      throw new Violations(
          List.of(new Violation(MEASURES_23_1, "paper", "请写明通报或者移交的文件名称、文号（4 至 200 字）。")));
    }
    step(
        by,
        id,
        AccountabilityEvent.RECORD,
        Courses.reason(words),
        Map.of("paper", paper.strip()),
        now);
  }

  /** 办结: what was put right. */
  @Transactional
  public void close(Person by, long id, String words, Instant now) {
    step(by, id, AccountabilityEvent.CLOSE, Courses.reason(words), Map.of(), now);
  }

  /** 不成立: with the reason. */
  @Transactional
  public void dismiss(Person by, long id, String reason, Instant now) {
    step(by, id, AccountabilityEvent.DISMISS, Courses.reason(reason), Map.of(), now);
  }

  private void step(
      Person by,
      long id,
      AccountabilityEvent event,
      String words,
      Map<String, String> details,
      Instant now) {
    take(id, event, rights.as(by, seen(by, id), event), words, details, now);
  }

  private void take(
      long id,
      AccountabilityEvent event,
      By as,
      String words,
      Map<String, String> details,
      Instant now) {
    courses.take(AccountabilityEvent.PROCEDURE, id, event, as, now, words, details);
  }

  private static boolean outside(String words, int least, int most) {
    var length = words.strip().length();
    return length < least || length > most;
  }
}
