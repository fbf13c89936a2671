package org.shenfa.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.shenfa.Shenfa;
import org.shenfa.assessment.Assessing;
import org.shenfa.assessment.Circulating;
import org.shenfa.assessment.Collecting;
import org.shenfa.assessment.LineKind;
import org.shenfa.assessment.Objecting;
import org.shenfa.assessment.Scoring;
import org.shenfa.content.Drafting;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.review.Submission;
import org.shenfa.review.Submitting;
import org.springframework.stereotype.Component;

/**
 * 演示考评: two quarters that are over, the one closed with its circular on the site, the other
 * objected to, confirmed and drafted, as far as their days are over; and the one of today.
 */
@Component
class DemoAssessments {
  /** Days into the next quarter: after whatever holiday it begins with. */
  private static final int CALCULATED = 8;

  /** Long enough for five working days after that. */
  private static final int CONFIRMED = 28;

  /** On the last of these five days: in the morning and in the afternoon. */
  private static final Duration MORNING = Duration.ofHours(15);

  private static final Duration AFTERNOON = Duration.ofHours(8);

  private final DemoPeople people;
  private final DemoWalk walk;
  private final Assessing assessing;
  private final Objecting objecting;
  private final Scoring scoring;
  private final Collecting collecting;
  private final Circulating circulating;
  private final Drafting drafting;
  private final Submitting submitting;
  private final Clock clock;

  DemoAssessments(
      DemoPeople people,
      DemoWalk walk,
      Assessing assessing,
      Objecting objecting,
      Scoring scoring,
      Collecting collecting,
      Circulating circulating,
      Drafting drafting,
      Submitting submitting,
      Clock clock) {
    this.people = people;
    this.walk = walk;
    this.assessing = assessing;
    this.objecting = objecting;
    this.scoring = scoring;
    this.collecting = collecting;
    this.circulating = circulating;
    this.drafting = drafting;
    this.submitting = submitting;
    this.clock = clock;
  }

  void create() {
    var now = clock.instant();
    var first = DemoPast.quarter(LocalDate.ofInstant(now, Shenfa.ZONE));
    closed(shown(first.minusMonths(6), now), first.minusMonths(3), now);
    contested(shown(first.minusMonths(3), now), first, now);
    assessing.open(head(), first, first.plusMonths(3).minusDays(1), now);
  }

  private Person head() {
    return people.holder(people.newsroom(), PostKind.UNIT_HEAD);
  }

  private static Instant nine(LocalDate day) {
    return day.atTime(9, 0).atZone(Shenfa.ZONE).toInstant();
  }

  /** A quarter that was opened on its first day and, once it was over, calculated and shown. */
  private long shown(LocalDate first, Instant now) {
    var after = first.plusMonths(3);
    var period = assessing.open(head(), first, after.minusDays(1), nine(first));
    var calculated = nine(after.plusDays(CALCULATED));
    if (!calculated.isAfter(now)) {
      assessing.calculate(head(), period, calculated);
      assessing.show(head(), period, calculated);
    }
    return period;
  }

  /** Nobody objected; its circular went through every look and is on the site. */
  private void closed(long period, LocalDate after, Instant now) {
    assessing.confirm(head(), period, nine(after.plusDays(CONFIRMED)));
    var by = people.holder(people.newsroom(), PostKind.CLERK);
    var item = circulating.begin(by, period, now);
    var revision = drafting.latest(item.id()).orElseThrow();
    walk.released(
        submitting.submit(by, item.id(), revision.digest(), Submission.NORMAL).getFirst());
    collecting.sweep(now);
    assessing.rectify(head(), period, now);
    assessing.close(head(), period, now);
  }

  /** One objection is upheld and one is not; then it is confirmed and its circular is drafted. */
  private void contested(long period, LocalDate after, Instant now) {
    var end = assessing.find(period).windowEnd();
    if (end == null || end.isAfter(now)) {
      return;
    }
    objected(
        period,
        end,
        "防汛抗旱处",
        LineKind.LETTER_RETURNED,
        "这封信问的是消防通道，分给本处属于分办有误，请冲回。",
        true,
        "核对来信内容，确不属于防汛抗旱处职责，冲回这一条。");
    objected(
        period,
        end,
        "危化监管处",
        LineKind.LETTER_LATE,
        "承办人出差，回来以后马上答复了。",
        false,
        "承办人不在应当由单位另行安排，四个工作日的期限不因此顺延，维持。");
    var confirmed = nine(after.plusDays(CONFIRMED));
    if (!confirmed.isAfter(now)) {
      assessing.confirm(head(), period, confirmed);
      circulating.begin(people.holder(people.newsroom(), PostKind.CLERK), period, now);
    }
  }

  private void objected(
      long period,
      Instant end,
      String unit,
      LineKind about,
      String words,
      boolean upheld,
      String answer) {
    var by = people.holder(unit, PostKind.UNIT_HEAD);
    var id = people.unit(unit).id();
    var line =
        scoring.standing(by, assessing.find(period), id).lines().stream()
            .filter(l -> l.kind() == about)
            .findFirst()
            .orElseThrow();
    objecting.object(by, period, id, line.id(), words, end.minus(MORNING));
    var objection =
        objecting.of(by, period, id).stream()
            .filter(o -> o.line().id() == line.id())
            .findFirst()
            .orElseThrow();
    objecting.answer(people.editor(), period, objection.id(), upheld, answer, end.minus(AFTERNOON));
  }
}
