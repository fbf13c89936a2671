package org.shenfa.letters;

import static org.shenfa.regulation.Clause.MEASURES_12_2;
import static org.shenfa.regulation.Clause.MEASURES_12_3;
import static org.shenfa.regulation.Clause.MEASURES_19_3;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Courses;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 受理分办: what the intake and its head decide about a letter (12-2, 12-3, 19). */
@Service
public class Triage {
  static final String NAME = LetterEvent.PROCEDURE.name();

  private final Letters letters;
  private final LetterRights rights;
  private final LetterSteps steps;
  private final Assigning assigning;
  private final Deadlines deadlines;
  private final LetterTopics topics;
  private final ApplicationEventPublisher news;

  Triage(
      Letters letters,
      LetterRights rights,
      LetterSteps steps,
      Assigning assigning,
      Deadlines deadlines,
      LetterTopics topics,
      ApplicationEventPublisher news) {
    this.letters = letters;
    this.rights = rights;
    this.steps = steps;
    this.assigning = assigning;
    this.deadlines = deadlines;
    this.topics = topics;
    this.news = news;
  }

  /**
   * 受理员的判断: what a letter is, and why where the writer or the law would have it otherwise.
   *
   * @param investigate whether it has to be investigated; asked of pleas only, null where not asked
   * @param accused the unit the letter is directed against, null where none is
   * @param topic code of what it is about, empty where that is left open
   */
  public record Judgment(
      LetterKind kind,
      @Nullable Boolean investigate,
      String why,
      @Nullable Long accused,
      String topic) {
    public Judgment(
        LetterKind kind, @Nullable Boolean investigate, String why, @Nullable Long accused) {
      this(kind, investigate, why, accused, "");
    }
  }

  /** Lets a letter that looked like abuse go on. */
  @Transactional
  public void release(Person me, long id, String why, Instant now) {
    steps.take(
        me,
        steps.find(me, id, now),
        LetterEvent.RELEASE,
        Actor.INTAKE,
        Courses.reason(why),
        Map.of(),
        now);
    deadlines.meet(Rule.LETTER_SCREENING, NAME, id, now);
  }

  /** Says that a letter is abuse; a person does, with a reason the writer reads. */
  @Transactional
  public void confirmAbuse(Person me, long id, String why, Instant now) {
    steps.take(
        me,
        steps.find(me, id, now),
        LetterEvent.CONFIRM_ABUSE,
        Actor.INTAKE,
        Courses.reason(why),
        Map.of(),
        now);
    deadlines.meet(Rule.LETTER_SCREENING, NAME, id, now);
    dropAll(id, "认定滥用", now);
  }

  /** Gives a letter to the unit that answers it; the four working days begin (19-1). */
  @Enforces({MEASURES_12_2, MEASURES_12_3})
  @Transactional
  public void assign(Person me, long id, Judgment judged, long unit, Instant now) {
    var letter = steps.find(me, id, now);
    var why = judged.why().strip();
    new Violations.Gathering()
        .refuseIf(judged.kind() == LetterKind.UNSURE, MEASURES_12_2, "kind", "请判断这封信是哪一类。")
        .refuseIf(
            judged.kind().petition(),
            MEASURES_19_3,
            "kind",
            judged.kind().label() + "转办公室按信访流程办理，不能转给业务处室。")
        .refuseIf(
            letter.chosen().petition() && !judged.kind().petition() && why.length() < 10,
            MEASURES_12_3,
            "why",
            "写信人选的是“%s”，改按“%s”办理须写明理由（10 字以上），会留痕。"
                .formatted(letter.chosen().label(), judged.kind().label()))
        .refuseIf(
            judged.kind() == LetterKind.PLEA && (judged.investigate() == null || why.length() < 4),
            MEASURES_12_3,
            "investigate",
            "求助须回答是否需要调查处理，并写明理由。")
        .refuseIf(
            judged.kind() == LetterKind.PLEA && Boolean.TRUE.equals(judged.investigate()),
            MEASURES_12_3,
            "investigate",
            "需要调查处理的求助，按信访规定转办公室。")
        .throwIfAny();
    assigning.mustHandle(id, unit, judged.accused(), now);
    about(me, id, judged, now);
    steps.take(
        me,
        letter,
        LetterEvent.ASSIGN,
        Actor.INTAKE,
        why,
        details(judged, Map.of("unit", Long.toString(unit))),
        now);
    deadlines.meet(Rule.LETTER_TRIAGE, NAME, id, now);
    deadlines.start(Rule.LETTER_ANSWER, NAME, id, now);
  }

  /** Hands a letter over to the petition desk; its days have run since it was received. */
  @Enforces({MEASURES_12_3, MEASURES_19_3})
  @Transactional
  public void toPetition(Person me, long id, Judgment judged, Instant now) {
    var letter = steps.find(me, id, now);
    new Violations.Gathering()
        .refuseIf(
            !judged.kind().petition()
                && !(judged.kind() == LetterKind.PLEA && Boolean.TRUE.equals(judged.investigate())),
            MEASURES_12_3,
            "kind",
            "转信访的是投诉、举报，或者需要调查处理的求助。")
        .throwIfAny();
    about(me, id, judged, now);
    steps.take(
        me,
        letter,
        LetterEvent.TO_PETITION,
        Actor.INTAKE,
        judged.why().strip(),
        details(judged, Map.of()),
        now);
    deadlines.meet(Rule.LETTER_TRIAGE, NAME, id, now);
    deadlines.drop(Rule.LETTER_PROMISE, NAME, id, "转信访，按信访时限办理", now);
    news.publishEvent(new HandedToPetition(id, now));
  }

  private void about(Person me, long id, Judgment judged, Instant now) {
    if (!judged.topic().isEmpty()) {
      topics.choose(me, id, judged.topic(), now);
    }
  }

  /** Tells the writer that this is another procedure's matter, and which. */
  @Transactional
  public void redirect(Person me, long id, Redirection to, String words, Instant now) {
    var letter = steps.find(me, id, now);
    var why = to.label() + "：" + Courses.reason(words);
    steps.take(me, letter, LetterEvent.REDIRECT, Actor.INTAKE, why, Map.of("to", to.name()), now);
    deadlines.meet(Rule.LETTER_TRIAGE, NAME, id, now);
    dropAll(id, "转其他渠道", now);
  }

  /** Joins a letter to an earlier one of the same matter; its writer still gets the answer. */
  @Transactional
  public void merge(Person me, long id, String mainNumber, Instant now) {
    var letter = steps.find(me, id, now);
    var main = letters.numbered(mainNumber.strip());
    new Violations.Gathering()
        .refuseIf(
            main.isEmpty() || main.get().id() == id || !rights.viewer(me, now).sees(main.get()),
            MEASURES_12_2,
            "main",
            "没有这个编号的另一封信。")
        .refuseIf(
            main.isPresent() && main.get().state() == LetterState.MERGED,
            MEASURES_12_2,
            "main",
            "那封信自己已经并案，请并入它的主件。")
        .throwIfAny();
    steps.take(
        me,
        letter,
        LetterEvent.MERGE,
        Actor.INTAKE,
        "与 " + main.orElseThrow().number() + " 是同一件事，一并答复",
        Map.of("main", Long.toString(main.orElseThrow().id())),
        now);
    deadlines.meet(Rule.LETTER_TRIAGE, NAME, id, now);
    deadlines.drop(Rule.LETTER_ANSWER, NAME, id, "并案", now);
  }

  /** Declines a letter for one of four reasons; the head of the publicity office decides. */
  @Transactional
  public void refuse(Person me, long id, Refusal refusal, Instant now) {
    steps.take(
        me,
        steps.find(me, id, now),
        LetterEvent.REFUSE,
        Actor.SUPERVISOR,
        refusal.label(),
        Map.of("refusal", refusal.name()),
        now);
    dropAll(id, "不予受理", now);
  }

  private static Map<String, String> details(Judgment judged, Map<String, String> more) {
    var all = new TreeMap<>(more);
    all.put("kind", judged.kind().name());
    if (judged.investigate() != null) {
      all.put("investigate", judged.investigate().toString());
    }
    if (judged.accused() != null) {
      all.put("accused", judged.accused().toString());
    }
    return all;
  }

  private void dropAll(long id, String why, Instant now) {
    for (var rule : List.of(Rule.LETTER_TRIAGE, Rule.LETTER_PROMISE, Rule.LETTER_ANSWER)) {
      deadlines.drop(rule, NAME, id, why, now);
    }
  }
}
