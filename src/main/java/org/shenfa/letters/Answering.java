package org.shenfa.letters;

import static org.shenfa.regulation.Clause.MEASURES_19_1;
import static org.shenfa.regulation.Clause.MEASURES_19_2;
import static org.shenfa.regulation.Clause.MEASURES_20_1;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Courses;
import org.shenfa.procedures.Passage;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 办理答复: draft, secrecy review, the head's approval, the site's reply (19-1, 20-1). Four hands: who
 * drafts does not review, who reviews does not approve.
 */
@Service
public class Answering {
  private final Letters letters;
  private final LetterRights rights;
  private final LetterSteps steps;
  private final Courses courses;
  private final Deadlines deadlines;

  Answering(
      Letters letters,
      LetterRights rights,
      LetterSteps steps,
      Courses courses,
      Deadlines deadlines) {
    this.letters = letters;
    this.rights = rights;
    this.steps = steps;
    this.courses = courses;
    this.deadlines = deadlines;
  }

  /**
   * 答复意见: what a drafter hands in.
   *
   * @param basis which policy it rests on, or why there is none
   * @param answered indexes of {@link Questions#of}
   * @param inSpiteOf why it goes on although something was found; empty where nothing was
   */
  public record Drafted(
      String body, String basis, Collection<Integer> answered, String inSpiteOf) {}

  /** Asks the writer for more, once a case; the four days go on. */
  @Transactional
  public void askMore(Person me, long id, String words, Instant now) {
    var letter = steps.find(me, id, now);
    if (courses.times(LetterEvent.PROCEDURE, id, LetterEvent.ASK_MORE) > 0) {
      throw new Violations(MEASURES_19_1, "一封信只能请写信人补充一次。");
    }
    steps.take(
        me, letter, LetterEvent.ASK_MORE, Actor.HANDLER, Courses.reason(words), Map.of(), now);
  }

  /** Sends a letter back that is not the unit's to answer; the head says why (19-2). */
  @Enforces(MEASURES_19_2)
  @Transactional
  public void giveBack(Person me, long id, String why, String rightUnit, Instant now) {
    var letter = steps.find(me, id, now);
    new Violations.Gathering()
        .refuseIf(letter.designated(), MEASURES_19_2, null, "这封信由新闻宣传处指定本单位承办，不能退回。")
        .refuseIf(rightUnit.isBlank(), MEASURES_19_2, "rightUnit", "请写明您认为应由哪个单位办理；不清楚的写“不清楚”。")
        .throwIfAny();
    steps.take(
        me,
        letter,
        LetterEvent.RETURN,
        Actor.HEAD,
        Courses.reason(why),
        Map.of("suggested", rightUnit.strip()),
        now);
    deadlines.drop(Rule.LETTER_ANSWER, Triage.NAME, id, "退回", now);
    deadlines.start(Rule.LETTER_TRIAGE, Triage.NAME, id, now);
  }

  /** Tells the writer how far it is; nothing becomes due later for it. */
  @Transactional
  public void interim(Person me, long id, String words, Instant now) {
    var letter = steps.find(me, id, now);
    var text =
        letters.write(id, LetterText.Kind.INTERIM, "", Courses.reason(words), "", me.id(), now);
    steps.take(
        me,
        letter,
        LetterEvent.INTERIM_REPLY,
        Actor.HEAD,
        "",
        Map.of("text", Long.toString(text)),
        now);
  }

  /** Everything to be said about a draft before its head sees it. */
  public List<String> findings(Letter letter, Drafted draft) {
    return AnswerQuality.findings(
        draft.body().strip(),
        questions(letter.id()),
        draft.answered(),
        letters.recentAnswers(letter.id()));
  }

  /** The questions of the letter, as its drafter ticks them. */
  public List<String> questions(long letter) {
    var asked =
        letters.texts(letter).stream()
            .filter(t -> t.kind() == LetterText.Kind.LETTER || t.kind() == LetterText.Kind.AGAIN)
            .map(LetterText::body)
            .reduce((first, last) -> last)
            .orElse("");
    return Questions.of(asked);
  }

  /** Hands a draft to the head. */
  @Enforces(MEASURES_19_1)
  @Transactional
  public void draft(Person me, long id, Drafted draft, Instant now) {
    var letter = steps.find(me, id, now);
    var findings = findings(letter, draft);
    new Violations.Gathering()
        .refuseIf(
            draft.body().strip().length() < 10 || draft.body().length() > 8000,
            MEASURES_19_1,
            "body",
            "请写答复意见，10 至 8000 字。")
        .refuseIf(
            draft.basis().isBlank() || draft.basis().length() > 500,
            MEASURES_19_1,
            "basis",
            "请写明依据的文件和条款；没有依据的写明“无”和原因。")
        .refuseIf(
            !findings.isEmpty() && draft.inSpiteOf().strip().length() < 4,
            MEASURES_19_1,
            "inSpiteOf",
            "答复有 %d 处需要看一看：%s。修改以后再提出，或者写明为什么可以这样答复，负责人会看到。"
                .formatted(findings.size(), String.join("；", findings)))
        .throwIfAny();
    var text = letters.write(id, LetterText.Kind.DRAFT, "", draft.body().strip(), "", me.id(), now);
    letters.describe(
        text, draft.basis().strip(), draft.answered(), findings, draft.inSpiteOf().strip());
    steps.take(
        me,
        letter,
        LetterEvent.DRAFT,
        drafter(me, letter, now),
        "",
        Map.of("text", Long.toString(text)),
        now);
  }

  private Actor drafter(Person me, Letter letter, Instant now) {
    var as = rights.viewer(me, now).may(letter);
    return as.contains(Actor.HANDLER) ? Actor.HANDLER : Actor.HEAD;
  }

  /** The unit's own secrecy review of the draft (20-1). */
  @Enforces(MEASURES_20_1)
  @Transactional
  public void secrecy(Person me, long id, boolean clean, String words, Instant now) {
    var letter = steps.find(me, id, now);
    var draft = current(id).orElseThrow();
    if (Objects.equals(draft.text().person(), me.id())) {
      throw new Violations(MEASURES_20_1, "起草人不能审查自己的答复。");
    }
    steps.take(
        me,
        letter,
        clean ? LetterEvent.SECRECY_PASS : LetterEvent.SECRECY_FAIL,
        Actor.SECRECY,
        clean ? words.strip() : Courses.reason(words),
        Map.of("text", Long.toString(draft.text().id())),
        now);
  }

  /** Sends a draft back to be improved. */
  @Transactional
  public void sendBack(Person me, long id, String why, Instant now) {
    steps.take(
        me,
        steps.find(me, id, now),
        LetterEvent.SEND_BACK,
        Actor.HEAD,
        Courses.reason(why),
        Map.of(),
        now);
  }

  /** The head approves a first answer and hands it to the site. */
  @Transactional
  public void approve(Person me, long id, Instant now) {
    approve(me, id, null, now);
  }

  /**
   * The head approves and hands the answer to the site; with it the four days are kept or not.
   *
   * @param changed whether a second answer says something else in substance than the first; null
   *     for a first one
   */
  @Enforces({MEASURES_19_1, MEASURES_20_1})
  @Transactional
  public void approve(Person me, long id, @Nullable Boolean changed, Instant now) {
    var letter = steps.find(me, id, now);
    var draft = current(id);
    var text = draft.map(d -> d.text().id()).orElse(0L);
    var passed =
        story(id).stream()
            .filter(p -> p.event().equals(LetterEvent.SECRECY_PASS.name()))
            .filter(p -> Long.toString(text).equals(p.details().get("text")))
            .findFirst();
    var renewed = renewed(id);
    new Violations.Gathering()
        .refuseIf(
            renewed && changed == null,
            MEASURES_19_1,
            "changed",
            "这是再办的答复，请选择结果与第一次相比有没有实质改变，会按月统计公布。")
        .refuseIf(
            draft.isPresent() && Objects.equals(draft.get().text().person(), me.id()),
            MEASURES_19_1,
            null,
            "起草人不能审核自己的答复；请由另一人起草，或者由受委托的负责人审核。")
        .refuseIf(passed.isEmpty(), MEASURES_20_1, null, "本单位的保密审查员还没有作出“不涉密”的结论，不能转网站。")
        .refuseIf(
            passed.isPresent() && Objects.equals(passed.get().person(), me.id()),
            MEASURES_20_1,
            null,
            "作保密审查的人不能同时审核；两个环节由两个人办理。")
        .throwIfAny();
    var details = new TreeMap<>(Map.of("text", Long.toString(text)));
    if (renewed) {
      details.put("changed", String.valueOf(changed));
    }
    steps.take(me, letter, LetterEvent.APPROVE, Actor.HEAD, "", details, now);
    deadlines.meet(Rule.LETTER_ANSWER, Triage.NAME, id, now);
    deadlines.start(Rule.LETTER_REPLY, Triage.NAME, id, now);
  }

  /** Whether the question was taken up again, so that this answer is a second one. */
  public boolean renewed(long id) {
    return courses.times(LetterEvent.PROCEDURE, id, LetterEvent.ACCEPT_AGAIN) > 0;
  }

  /** The newest draft of a letter. */
  public Optional<LetterText.Draft> current(long id) {
    return letters.texts(id).reversed().stream()
        .filter(t -> t.kind() == LetterText.Kind.DRAFT)
        .findFirst()
        .flatMap(t -> letters.draft(t.id()));
  }

  private List<Passage> story(long id) {
    return courses.story(LetterEvent.PROCEDURE, id);
  }
}
