package org.shenfa.accountability;

import static org.shenfa.regulation.Clause.MEASURES_23_1;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Courses;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 登记线索: by hand or from the records, with the proofs a case rests on. */
@Service
public class Suspecting {
  private final Accountability accountability;
  private final AccountabilityCases cases;
  private final AccountabilityRights rights;
  private final AccountabilityNews news;
  private final Courses courses;
  private final Organization organization;

  Suspecting(
      Accountability accountability,
      AccountabilityCases cases,
      AccountabilityRights rights,
      AccountabilityNews news,
      Courses courses,
      Organization organization) {
    this.accountability = accountability;
    this.cases = cases;
    this.rights = rights;
    this.news = news;
    this.courses = courses;
    this.organization = organization;
  }

  /** Registers a suspicion by hand. */
  @Enforces(MEASURES_23_1)
  @Transactional
  public long suspect(Person by, long unit, String title, String words, Instant now) {
    var as = rights.raiser(by);
    new Violations.Gathering()
        .refuseIf(
            organization.units().stream().noneMatch(u -> u.id() == unit),
            MEASURES_23_1,
            "unit",
            "请选择涉及哪个单位。")
        .refuseIf(outside(title, 4, 200), MEASURES_23_1, "title", "请写明是什么事（4 至 200 字）。")
        .refuseIf(outside(words, 4, 1000), MEASURES_23_1, "words", "请写明线索从哪里来、说的是什么（4 至 1000 字）。")
        .throwIfAny();
    var id =
        cases.raise(unit, null, title.strip(), words.strip(), null, by.id(), now).orElseThrow();
    begin(id, as, now);
    return id;
  }

  /** The records raise one, once, in the caller's transaction; it stays a proposal. */
  @Transactional(propagation = Propagation.MANDATORY)
  void raise(Suspicions.Suspicion seen, Instant now) {
    cases
        .raise(seen.unit(), seen.cause(), seen.title(), seen.words(), seen.proposed(), null, now)
        .ifPresent(id -> {
          cases.prove(id, seen.kind(), seen.ref(), "线索的来源", null, now);
          begin(id, By.SYSTEM, now);
        });
  }

  private void begin(long id, By as, Instant now) {
    courses.take(
        AccountabilityEvent.PROCEDURE, id, AccountabilityEvent.SUSPECT, as, now, "", Map.of());
    news.suspected(cases.find(id).orElseThrow(), now);
  }

  /** Names a place in the records the case rests on; by whoever may take its next step. */
  @Transactional
  public void prove(
      Person by, long id, Proof.@Nullable Kind kind, String ref, String words, Instant now) {
    var one = accountability.seen(by, id);
    if (rights.open(by, one).isEmpty()) {
      throw new Violations(MEASURES_23_1, "证据由办理这一步的人补充。");
    }
    new Violations.Gathering()
        .refuseIf(kind == null, MEASURES_23_1, "kind", "请选择证据是哪一种记录。")
        .refuseIf(outside(ref, 1, 80), MEASURES_23_1, "ref", "请写明记录的编号。")
        .refuseIf(words.strip().length() > 300, MEASURES_23_1, "words", "说明不超过 300 字。")
        .throwIfAny();
    if (kind != null) {
      cases.prove(id, kind, ref.strip(), words.strip(), by.id(), now);
    }
  }

  private static boolean outside(String words, int least, int most) {
    var length = words.strip().length();
    return length < least || length > most;
  }
}
