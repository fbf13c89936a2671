package org.shenfa.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.shenfa.letters.Letter;
import org.shenfa.letters.LetterForm;
import org.shenfa.letters.LetterKind;
import org.shenfa.letters.Receiving;
import org.shenfa.letters.Suspicion;
import org.shenfa.letters.Triage;
import org.shenfa.letters.Triage.Judgment;
import org.shenfa.procedures.QueryCode;
import org.springframework.stereotype.Component;

/** 演示来信: letters at the steps where the people of the demo office find work. */
@Component
class DemoLetters {
  private final DemoPeople people;
  private final DemoAnswers answers;
  private final Receiving receiving;
  private final Triage triage;
  private final Clock clock;

  DemoLetters(
      DemoPeople people, DemoAnswers answers, Receiving receiving, Triage triage, Clock clock) {
    this.people = people;
    this.answers = answers;
    this.receiving = receiving;
    this.triage = triage;
    this.clock = clock;
  }

  void create() {
    var now = clock.instant();
    renewal("危险化学品经营许可证怎样延期", "请问危险化学品经营许可证快到期了，怎样延期？要交多少钱？", now);
    renewal("危险化学品经营许可证快到期怎样延期", "我们店里的危险化学品经营许可证下个月到期，怎样办延期？要不要交钱？", now);
    drafted(now);
    assigned(now);
    sent(LetterKind.COMPLAINT, "加油站夜间卸油没有人看护", "临江大道的加油站这个月两次在夜里卸油，旁边没有人看护，也没有放警示牌。", Set.of());
    sent(LetterKind.PLEA, "烟感报警器装在哪里领", "父母独居，听说可以领烟感报警器，请问到哪里领？", Set.of());
    sent(
        LetterKind.UNSURE,
        "推广代办许可证",
        "专业代办各类许可证，三天出证，欢迎咨询。",
        Set.of(Suspicion.TRAP, Suspicion.HASTE));
  }

  /** Asked twice, so that questions which come again have something to show. */
  private void renewal(String title, String body, Instant now) {
    var letter = answers.called(title, body, true, now.minus(Duration.ofHours(2)), now);
    answers.given(letter, "危化监管处", now);
    answers.answered(
        letter,
        "危化监管处",
        "您好。经营许可证有效期三年，期满三个月前向发证机关提出延期申请，提交申请书和经营场所变化情况说明；材料齐全的，十个工作日内办结，不收取费用。",
        now);
  }

  private void drafted(Instant now) {
    var letter =
        sent(LetterKind.CONSULTATION, "仓库里能不能存放酒精", "我们是小型仓储企业，请问仓库里能不能存放医用酒精？要办什么手续？", Set.of());
    answers.given(letter, "危化监管处", now);
    answers.drafted(
        letter, "危化监管处", "您好。医用酒精属于易燃液体，存放在符合消防要求的专用库房；储存数量达到重大危险源临界量的，要办理备案，由所在地县级应急管理局受理。", now);
  }

  private void assigned(Instant now) {
    var letter =
        sent(
            LetterKind.SUGGESTION,
            "建议给老旧小区装独立式烟感",
            "老旧小区楼道窄、老人多，建议由社区统一安装独立式烟感报警器，费用由住户和政府分担。",
            Set.of());
    triage.assign(
        answers.intake(),
        letter.id(),
        new Judgment(LetterKind.SUGGESTION, null, "", null, "OTHER"),
        people.unit("火灾防治处").id(),
        now);
  }

  private Letter sent(LetterKind kind, String title, String body, Set<Suspicion> suspicions) {
    var form = new LetterForm(kind, title, body, "", DemoAnswers.NOBODY, true);
    var receipt = receiving.submit(QueryCode.fresh(), form, suspicions);
    return answers.numbered(receipt.number());
  }
}
