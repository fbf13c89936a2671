package org.shenfa.petitions;

import static org.shenfa.regulation.Clause.MEASURES_19_3;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.shenfa.Shenfa;
import org.shenfa.deadlines.Rule;
import org.shenfa.deadlines.WentLate;
import org.shenfa.letters.HandedToPetition;
import org.shenfa.letters.LetterHandOver;
import org.shenfa.procedures.By;
import org.shenfa.regulation.Enforces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 信访巡查: what letters and time alone bring about. Looks at what is, so that standing still for days
 * loses nothing and a second look adds nothing.
 */
@Service
public class PetitionWatch {
  private static final Logger LOG = LoggerFactory.getLogger(PetitionWatch.class);

  /** 本机关、网站的时限: passing one of these is late; the other terms are somebody else's chance. */
  static final Set<Rule> OWED =
      EnumSet.of(
          Rule.PETITION_REGISTER,
          Rule.PETITION_NOTICE,
          Rule.PETITION_CONCLUSION,
          Rule.PETITION_HAND_BACK,
          Rule.PETITION_REPLY);

  private final Petitions petitions;
  private final PetitionRegister register;
  private final PetitionCourse course;
  private final PetitionNews news;
  private final LetterHandOver letters;
  private final TransactionOperations transaction;
  private final Clock clock;

  PetitionWatch(
      Petitions petitions,
      PetitionRegister register,
      PetitionCourse course,
      PetitionNews news,
      LetterHandOver letters,
      TransactionOperations transaction,
      Clock clock) {
    this.petitions = petitions;
    this.register = register;
    this.course = course;
    this.news = news;
    this.letters = letters;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** A letter that is handed over is a petition in the same transaction. */
  @EventListener
  void on(HandedToPetition handed) {
    register.open(handed.letter(), handed.at());
  }

  /** 超期与督办: kept with the case for good, told to the desk and the leaders, once. */
  @Enforces(MEASURES_19_3)
  @EventListener
  void on(WentLate late) {
    var deadline = late.deadline();
    if (!deadline.procedure().equals(PetitionCourse.NAME) || !OWED.contains(deadline.rule())) {
      return;
    }
    var petition = petitions.find(deadline.caseId()).orElseThrow();
    var at = deadline.end().orElseThrow();
    course.take(
        petition.id(),
        PetitionEvent.LATE,
        By.SYSTEM,
        deadline.rule().label(),
        Map.of("rule", deadline.rule().name()),
        at);
    news.late(petition, deadline, at);
  }

  @Scheduled(fixedDelay = 60_000, initialDelay = 11_000)
  void tick() {
    sweep(clock.instant());
  }

  /** Everything that is due at {@code now}. */
  public void sweep(Instant now) {
    // Letters that were handed over before there were petitions.
    for (var letter : letters.all()) {
      alone(letter, () -> register.open(letter, now));
    }
    each(p -> settled(p, now), PetitionState.TRANSFERRED);
    each(p -> over(p, Rule.PETITION_ASK_REVIEW, now), PetitionState.SITE_REPLIED);
    each(p -> over(p, Rule.PETITION_ASK_RE_REVIEW, now), PetitionState.REVIEW);
    each(
        p -> {
          if (course.running(Rule.PETITION_RE_REVIEW, p.id()).isEmpty()) {
            archive(p, now);
          }
        },
        PetitionState.RE_REVIEW);
    var today = PetitionCourse.day(now).atStartOfDay(Shenfa.ZONE).toInstant();
    each(
        p -> {
          if (course.story(p).getLast().at().isBefore(today)) {
            archive(p, now);
          }
        },
        PetitionState.SENT_BACK,
        PetitionState.NOT_REMIT,
        PetitionState.ROUTED_LEGAL,
        PetitionState.NOT_ACCEPTED);
  }

  /**
   * Transferred: when the days for an objection are over, the other organ answers the petitioner
   * and the letter ends; the case stays until that answer is noted or its time is over.
   */
  private void settled(Petition petition, Instant now) {
    var answered = course.happened(petition, PetitionEvent.NOTE_ANSWER);
    var theirs = passed(petition, Rule.PETITION_OBJECTION, now);
    if (answered && course.running(Rule.PETITION_OBJECTION, petition.id()).isPresent()) {
      course.drop(Rule.PETITION_OBJECTION, petition.id(), "已经答复", now);
      theirs = true;
    }
    if (theirs && petition.letter() != null) {
      letters.end(petition.letter(), now);
    }
    passed(petition, Rule.PETITION_ELSEWHERE, now);
    if (course.running(Rule.PETITION_OBJECTION, petition.id()).isEmpty()
        && course.running(Rule.PETITION_ELSEWHERE, petition.id()).isEmpty()) {
      archive(petition, now);
    }
  }

  private void over(Petition petition, Rule rule, Instant now) {
    if (passed(petition, rule, now)) {
      archive(petition, now);
    }
  }

  private boolean passed(Petition petition, Rule rule, Instant now) {
    var over = course.running(rule, petition.id()).filter(d -> d.over(now)).isPresent();
    if (over) {
      course.drop(rule, petition.id(), "期满", now);
    }
    return over;
  }

  private void archive(Petition petition, Instant now) {
    course.take(petition.id(), PetitionEvent.ARCHIVE, By.SYSTEM, "", Map.of(), now);
  }

  private void each(Consumer<Petition> act, PetitionState... states) {
    for (var petition : petitions.in(states)) {
      alone(petition.id(), () -> act.accept(petition));
    }
  }

  private void alone(long id, Runnable act) {
    try {
      transaction.executeWithoutResult(t -> act.run());
    } catch (RuntimeException e) {
      // The next look finds it again; the others are not kept waiting.
      LOG.warn("信访事项 {} 到时未能处理：{}", id, e.toString());
    }
  }
}
