package org.shenfa.petitions;

import static org.shenfa.regulation.Clause.MEASURES_19_3;
import static org.shenfa.regulation.Clause.MEASURES_20_1;

import java.time.Instant;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.shenfa.deadlines.Rule;
import org.shenfa.letters.LetterHandOver;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.By;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 结果答复: what is handed back to the site after 办结, what the site tells under the letter's number
 * (19-3), and the reviews that follow.
 */
@Service
public class PetitionResults {
  private final Petitions petitions;
  private final PetitionCourse course;
  private final PetitionRights rights;
  private final PetitionNews news;
  private final LetterHandOver letters;
  private final Organization organization;

  PetitionResults(
      Petitions petitions,
      PetitionCourse course,
      PetitionRights rights,
      PetitionNews news,
      LetterHandOver letters,
      Organization organization) {
    this.petitions = petitions;
    this.course = course;
    this.rights = rights;
    this.news = news;
    this.letters = letters;
    this.organization = organization;
  }

  /** Prepares the words for the site; they say nothing of third persons. */
  @Transactional
  public void prepare(Person me, long id, String body, Instant now) {
    var petition = course.find(me, id, now);
    var words = body.strip();
    new Violations.Gathering()
        .refuseIf(petition.letter() == null, MEASURES_19_3, null, "来文登记的事项没有网站来信，直接送达处理意见书。")
        .refuseIf(
            words.length() < 10 || words.length() > 8000,
            MEASURES_19_3,
            "body",
            "请写转给网站的结果，10 至 8000 字，写信人看得到。")
        .refuseIf(accusedNamed(petition, words), MEASURES_19_3, "body", "结果里写着被反映人的姓名，请遮盖，例如“某某”。")
        .throwIfAny();
    var result = petitions.result(id, words, me.id());
    course.take(
        me,
        petition,
        PetitionEvent.PREPARE_RESULT,
        Actor.PETITION_DESK,
        "",
        Map.of("result", Long.toString(result)),
        now);
  }

  private boolean accusedNamed(Petition petition, String words) {
    var accused = petition.accusedPerson();
    return accused != null && words.contains(organization.person(accused).name());
  }

  /** Hands the result to the site, with the secrecy conclusion of the office; by another person. */
  @Enforces({MEASURES_19_3, MEASURES_20_1})
  @Transactional
  public void handBack(Person me, long id, boolean clean, String conclusion, Instant now) {
    var petition = course.find(me, id, now);
    var result = petitions.result(id);
    new Violations.Gathering()
        .refuseIf(result.isEmpty(), MEASURES_19_3, null, "还没有拟好转网站的结果。")
        .refuseIf(
            result.isPresent() && result.get().by() == me.id(),
            MEASURES_20_1,
            null,
            "拟稿人不能作自己文字的保密审查。")
        .refuseIf(!clean, MEASURES_20_1, "clean", "没有“不涉密、已遮盖”的结论，不能转网站。")
        .throwIfAny();
    var as =
        rights.viewer(me, now).may(petition).contains(Actor.SECRECY)
            ? Actor.SECRECY
            : Actor.OFFICE_HEAD;
    course.take(
        me,
        petition,
        PetitionEvent.HAND_BACK,
        as,
        PetitionCourse.said(conclusion, "conclusion", "保密审查的结论", 500),
        Map.of("result", Long.toString(result.orElseThrow().id())),
        now);
    course.meet(Rule.PETITION_HAND_BACK, id, now);
    course.start(Rule.PETITION_REPLY, id, now);
    news.atSite(petition, now);
  }

  /**
   * 待答复: what the site sees of a case whose result is here: number and masked words, nothing else.
   *
   * @param desk who handled it
   */
  public record AtSite(long id, String number, String desk, String body) {}

  /** What the site answers with; to everybody else, and before, it is not there. */
  public AtSite atSite(Person me, long id, Instant now) {
    var petition = waiting(me, id, now);
    return new AtSite(
        id, petition.known(), course.settings().desk(), petitions.result(id).orElseThrow().body());
  }

  private Petition waiting(Person me, long id, Instant now) {
    var viewer = rights.viewer(me, now);
    return petitions
        .find(id)
        .filter(p -> p.state() == PetitionState.RESULT_AT_SITE)
        .filter(p -> viewer.site() && viewer.knows(p))
        .orElseThrow(NoSuchElementException::new);
  }

  /** Gives the result to its writer under the letter's own number. */
  @Enforces(MEASURES_19_3)
  @Transactional
  public void reply(Person me, long id, Instant now) {
    var petition = waiting(me, id, now);
    var result = petitions.result(id).orElseThrow();
    course.take(id, PetitionEvent.REPLY, site(me), "", Map.of(), now);
    letters.reply(
        me,
        Objects.requireNonNull(petition.letter()),
        result.body(),
        organization.person(result.by()),
        now);
    answered(id, now);
  }

  /** Sends the words back for a fault of form or of secrecy. */
  @Transactional
  public void siteSendsBack(Person me, long id, String why, Instant now) {
    waiting(me, id, now);
    var words = PetitionCourse.said(why, "why", "退回的理由", 500);
    course.take(id, PetitionEvent.SITE_SENDS_BACK, site(me), words, Map.of(), now);
    course.drop(Rule.PETITION_REPLY, id, "网站退回", now);
    course.start(Rule.PETITION_HAND_BACK, id, now);
  }

  private By site(Person me) {
    return By.staff(Actor.SITE, me, rights.publicity());
  }

  /** Notes that the opinion on a case without letter was handed over. */
  @Transactional
  public void deliver(Person me, long id, String how, Instant now) {
    var petition = course.find(me, id, now);
    if (petition.letter() != null) {
      throw new Violations(MEASURES_19_3, "网站来信的结果由网站以原编号答复，不在这里送达。");
    }
    course.take(
        me,
        petition,
        PetitionEvent.DELIVER,
        Actor.PETITION_DESK,
        PetitionCourse.said(how, "why", "怎样送达、何时签收", 500),
        Map.of(),
        now);
    course.drop(Rule.PETITION_HAND_BACK, id, "直接送达", now);
    answered(id, now);
  }

  private void answered(long id, Instant now) {
    course.meet(Rule.PETITION_REPLY, id, now);
    course.start(Rule.PETITION_ASK_REVIEW, id, now);
  }

  /**
   * Notes that the petitioner asked the higher organ to review, within thirty days of the answer.
   *
   * @param paper number of the higher organ's paper
   */
  @Transactional
  public void askReview(Person me, long id, String paper, String words, Instant now) {
    review(me, id, PetitionEvent.ASK_REVIEW, paper, words, now);
    course.meet(Rule.PETITION_ASK_REVIEW, id, now);
    course.start(Rule.PETITION_REVIEW, id, now);
  }

  /** Notes what the reviewing organ concluded; a review that has its word may be reviewed again. */
  @Transactional
  public void noteReview(Person me, long id, String paper, String words, Instant now) {
    review(me, id, PetitionEvent.NOTE_REVIEW, paper, words, now);
    if (course.running(Rule.PETITION_REVIEW, id).isPresent()) {
      course.meet(Rule.PETITION_REVIEW, id, now);
      course.start(Rule.PETITION_ASK_RE_REVIEW, id, now);
    }
    course.meet(Rule.PETITION_RE_REVIEW, id, now);
  }

  /** Notes that the petitioner asked for the last review. */
  @Transactional
  public void askReReview(Person me, long id, String paper, String words, Instant now) {
    if (course.running(Rule.PETITION_REVIEW, id).isPresent()) {
      throw new Violations(MEASURES_19_3, "复查意见还没有登记。");
    }
    review(me, id, PetitionEvent.ASK_RE_REVIEW, paper, words, now);
    course.meet(Rule.PETITION_ASK_RE_REVIEW, id, now);
    course.start(Rule.PETITION_RE_REVIEW, id, now);
  }

  private void review(
      Person me, long id, PetitionEvent event, String paper, String words, Instant now) {
    var petition = course.find(me, id, now);
    var said = PetitionCourse.said(words, "why", "请求或者意见的内容", 2000);
    if (paper.strip().length() < 2 || paper.length() > 80) {
      throw PetitionCourse.no("paper", "请填写复查、复核机关来文的文号。");
    }
    course.take(
        me, petition, event, Actor.PETITION_DESK, said, Map.of("paper", paper.strip()), now);
  }
}
