package org.shenfa.petitions;

import static org.shenfa.regulation.Clause.MEASURES_19_3;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.shenfa.deadlines.Rule;
import org.shenfa.letters.LetterHandOver;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.By;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 调查处理: who investigates, how long, what was mediated, the written opinion. */
@Service
public class PetitionHandling {
  private static final int LONGEST_EXTENSION = 30;

  private final Petitions petitions;
  private final PetitionCourse course;
  private final PetitionRights rights;
  private final PetitionNews news;
  private final LetterHandOver letters;
  private final Organization organization;
  private final PetitionWording wording;

  PetitionHandling(
      Petitions petitions,
      PetitionCourse course,
      PetitionRights rights,
      PetitionNews news,
      LetterHandOver letters,
      Organization organization,
      PetitionSettings settings) {
    this.petitions = petitions;
    this.course = course;
    this.rights = rights;
    this.news = news;
    this.letters = letters;
    this.organization = organization;
    this.wording = new PetitionWording(settings);
  }

  /**
   * Names who investigates; whoever has a direct interest steps aside (信访工作条例第二十八条).
   *
   * @param handlers staff numbers, apart by spaces or commas
   * @param noInterest that they were asked and have no direct interest
   */
  @Enforces(MEASURES_19_3)
  @Transactional
  public void assign(Person me, long id, String handlers, boolean noInterest, Instant now) {
    var petition = course.find(me, id, now);
    var named = new LinkedHashSet<Long>();
    for (var number : handlers.strip().split("[\\s,，、;；]+", -1)) {
      if (!number.isEmpty()) {
        named.add(organization.registered(number, "handlers").id());
      }
    }
    var aside = petition.rules().aside();
    new Violations.Gathering()
        .refuseIf(named.isEmpty() || named.size() > 5, MEASURES_19_3, "handlers", "请填写承办人的工号，一至五人。")
        .refuseIf(
            named.stream().anyMatch(p -> rights.accused(petition, p, PetitionCourse.day(now))),
            MEASURES_19_3,
            "handlers",
            "被反映的人和被反映单位的人与信访事项有直接利害关系，应当回避（%s）。".formatted(aside))
        .refuseIf(
            !noInterest,
            MEASURES_19_3,
            "noInterest",
            "请先向承办人核实没有直接利害关系；有的应当回避，另选别人（%s）。".formatted(aside))
        .refuseIf(
            petition.sealed() && !petition.admitted().containsAll(named),
            MEASURES_19_3,
            "handlers",
            "这是举报，承办人须先列入可阅人员。")
        .throwIfAny();
    course.take(
        me,
        petition,
        PetitionEvent.ASSIGN,
        Actor.PETITION_DESK,
        "",
        Map.of("handlers", named.stream().map(String::valueOf).collect(Collectors.joining(","))),
        now);
    news.assigned(petition, named, now);
  }

  /**
   * Gives up to thirty days more, once; the head of the organ agrees and the petitioner is told.
   */
  @Enforces(MEASURES_19_3)
  @Transactional
  public void extend(Person me, long id, int days, String why, Instant now) {
    var petition = course.find(me, id, now);
    var words = PetitionCourse.said(why, "why", "复杂在哪里，会告知信访人", 1000);
    var running = course.running(Rule.PETITION_CONCLUSION, id);
    new Violations.Gathering()
        .refuseIf(
            organization
                .authority(
                    me.id(),
                    rights.leadership(),
                    PostKind.PRINCIPAL_LEADER,
                    PetitionCourse.day(now))
                .isEmpty(),
            MEASURES_19_3,
            null,
            "延长办理期限由本机关主要负责人批准（%s）。".formatted(petition.rules().term()))
        .refuseIf(
            days < 1 || days > LONGEST_EXTENSION,
            MEASURES_19_3,
            "days",
            "延长 1 至 %d 日。".formatted(LONGEST_EXTENSION))
        .refuseIf(
            running.filter(d -> d.over(now)).isPresent(), MEASURES_19_3, null, "办理期限已经过了，不能再延长。")
        .refuseIf(
            course.happened(petition, PetitionEvent.EXTEND),
            MEASURES_19_3,
            null,
            "办理期限只能延长一次（%s）。".formatted(petition.rules().term()))
        .throwIfAny();
    course.take(
        me,
        petition,
        PetitionEvent.EXTEND,
        Actor.LEADER,
        words,
        Map.of("days", Integer.toString(days)),
        now);
    course.extend(Rule.PETITION_CONCLUSION, id, days, words, now);
    var body = wording.extended(petition, days, words, course.conclusion(id));
    course.write(petition, PaperKind.EXTENDED, "", body, now);
    if (petition.letter() != null) {
      letters.tell(
          By.staff(Actor.LEADER, me, rights.leadership()),
          petition.letter(),
          PetitionDecisions.text(PaperKind.EXTENDED, body),
          now);
    }
  }

  /** Notes a mediation both sides agreed to; it stays within the term. */
  @Transactional
  public void mediate(Person me, long id, String words, Instant now) {
    var petition = course.find(me, id, now);
    course.take(
        me,
        petition,
        PetitionEvent.MEDIATE,
        drafter(me, petition, now),
        PetitionCourse.said(words, "why", "各方意愿、调解的经过和结果", 2000),
        Map.of(),
        now);
  }

  /** Drafts the opinion; it has every part the law asks for, or is refused. */
  @Transactional
  public void draft(Person me, long id, Opinion opinion, Instant now) {
    var petition = course.find(me, id, now);
    var gathering = new Violations.Gathering();
    part(gathering, "claim", "投诉请求", opinion.claim(), 2000);
    part(gathering, "facts", "认定的事实", opinion.facts(), 4000);
    part(gathering, "decision", "处理意见", opinion.decision(), 4000);
    part(gathering, "basis", "法律、法规、规章和政策依据", opinion.basis(), 2000);
    gathering.throwIfAny();
    var draft = petitions.draft(id, opinion, me.id());
    course.take(
        me,
        petition,
        PetitionEvent.DRAFT_OPINION,
        drafter(me, petition, now),
        "",
        Map.of("opinion", Long.toString(draft)),
        now);
    news.drafted(petition, now);
  }

  private static void part(
      Violations.Gathering gathering, String field, String what, String words, int most) {
    var length = words.strip().length();
    gathering.refuseIf(
        length < 4 || length > most,
        MEASURES_19_3,
        field,
        "处理意见书要写明%s（4 至 %d 字，信访工作条例第三十二条）。".formatted(what, most));
  }

  private Actor drafter(Person me, Petition petition, Instant now) {
    var as = rights.viewer(me, now).may(petition);
    return as.contains(Actor.HANDLER) ? Actor.HANDLER : Actor.PETITION_DESK;
  }

  /** Sends a draft back to be improved. */
  @Transactional
  public void returnDraft(Person me, long id, String why, Instant now) {
    var petition = course.find(me, id, now);
    course.take(
        me,
        petition,
        PetitionEvent.RETURN_OPINION,
        Actor.LEADER,
        PetitionCourse.said(why, "why", "要改什么", 1000),
        Map.of(),
        now);
  }

  /** Whether a draft waits for a leader. */
  boolean waits(Petition petition) {
    return course.story(petition).reversed().stream()
        .map(p -> PetitionEvent.valueOf(p.event()))
        .filter(e ->
            e == PetitionEvent.DRAFT_OPINION
                || e == PetitionEvent.RETURN_OPINION
                || e == PetitionEvent.ISSUE_OPINION)
        .findFirst()
        .filter(e -> e == PetitionEvent.DRAFT_OPINION)
        .isPresent();
  }

  /** A leader issues the opinion; with it the sixty days are kept or not. */
  @Enforces(MEASURES_19_3)
  @Transactional
  public void issue(Person me, long id, long seen, Instant now) {
    var petition = course.find(me, id, now);
    var draft = petitions.opinion(id);
    new Violations.Gathering()
        .refuseIf(draft.isEmpty() || !waits(petition), MEASURES_19_3, null, "还没有拟好的处理意见。")
        .refuseIf(
            draft.isPresent() && draft.get().id() != seen,
            MEASURES_19_3,
            null,
            "处理意见刚刚改过，请重新看过再签发。")
        .refuseIf(
            draft.isPresent() && draft.get().by() == me.id(),
            MEASURES_19_3,
            null,
            "拟稿人不能签发自己的处理意见。")
        .throwIfAny();
    course.take(
        me,
        petition,
        PetitionEvent.ISSUE_OPINION,
        Actor.LEADER,
        "",
        Map.of("opinion", Long.toString(seen)),
        now);
    course.meet(Rule.PETITION_CONCLUSION, id, now);
    course.start(Rule.PETITION_HAND_BACK, id, now);
    course.write(
        petition,
        PaperKind.OPINION,
        "",
        wording.opinion(petition, draft.orElseThrow().opinion()),
        now);
  }
}
