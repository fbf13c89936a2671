package org.shenfa.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.IntStream;
import org.shenfa.letters.Answering;
import org.shenfa.letters.Answering.Drafted;
import org.shenfa.letters.Channel;
import org.shenfa.letters.Letter;
import org.shenfa.letters.LetterDossier;
import org.shenfa.letters.LetterForm;
import org.shenfa.letters.LetterKind;
import org.shenfa.letters.LetterTopics;
import org.shenfa.letters.Receiving;
import org.shenfa.letters.Suspicion;
import org.shenfa.letters.Triage;
import org.shenfa.letters.Triage.Judgment;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.shenfa.procedures.QueryCode;
import org.shenfa.vault.Identity;
import org.springframework.stereotype.Component;

/** 演示来信: letters at the steps where the people of the demo office find work. */
@Component
class DemoLetters {
  /** Who leaves no name: sealing one would draw the keys of a house that is only looked at. */
  private static final Identity NOBODY = new Identity("", "", "", "", "");

  private final Organization organization;
  private final Receiving receiving;
  private final Triage triage;
  private final Answering answering;
  private final LetterDossier letters;
  private final LetterTopics topics;
  private final Clock clock;

  DemoLetters(
      Organization organization,
      Receiving receiving,
      Triage triage,
      Answering answering,
      LetterDossier letters,
      LetterTopics topics,
      Clock clock) {
    this.organization = organization;
    this.receiving = receiving;
    this.triage = triage;
    this.answering = answering;
    this.letters = letters;
    this.topics = topics;
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
    var letter = called(title, body, now.minus(Duration.ofHours(2)), now);
    given(letter, "危化监管处", now);
    answering.draft(
        holder("危化监管处", PostKind.CLERK),
        letter.id(),
        drafted(letter, "您好。经营许可证有效期三年，期满三个月前向发证机关提出延期申请，提交申请书和经营场所变化情况说明；材料齐全的，十个工作日内办结，不收取费用。"),
        now);
    answering.secrecy(holder("危化监管处", PostKind.SECRECY_REVIEWER), letter.id(), true, "", now);
    answering.approve(holder("危化监管处", PostKind.UNIT_HEAD), letter.id(), now);
    answering.reply(holder("新闻宣传处", PostKind.SITE_EDITOR), letter.id(), now);
  }

  private void drafted(Instant now) {
    var letter =
        sent(LetterKind.CONSULTATION, "仓库里能不能存放酒精", "我们是小型仓储企业，请问仓库里能不能存放医用酒精？要办什么手续？", Set.of());
    given(letter, "危化监管处", now);
    answering.draft(
        holder("危化监管处", PostKind.CLERK),
        letter.id(),
        drafted(letter, "您好。医用酒精属于易燃液体，存放在符合消防要求的专用库房；储存数量达到重大危险源临界量的，要办理备案，由所在地县级应急管理局受理。"),
        now);
  }

  private void assigned(Instant now) {
    var letter =
        sent(
            LetterKind.SUGGESTION,
            "建议给老旧小区装独立式烟感",
            "老旧小区楼道窄、老人多，建议由社区统一安装独立式烟感报警器，费用由住户和政府分担。",
            Set.of());
    triage.assign(
        intake(),
        letter.id(),
        new Judgment(LetterKind.SUGGESTION, null, "", null, "OTHER"),
        unit("火灾防治处"),
        now);
  }

  private Letter called(String title, String body, Instant received, Instant now) {
    var receipt =
        receiving.enter(
            intake(),
            Channel.PHONE,
            new LetterForm(LetterKind.CONSULTATION, title, body, "", NOBODY, true),
            received,
            now);
    return numbered(receipt.number());
  }

  private Letter sent(LetterKind kind, String title, String body, Set<Suspicion> suspicions) {
    var form = new LetterForm(kind, title, body, "", NOBODY, true);
    var receipt = receiving.submit(QueryCode.fresh(), form, suspicions);
    return numbered(receipt.number());
  }

  private Letter numbered(String number) {
    return letters.seen(intake(), clock.instant()).stream()
        .filter(l -> l.number().equals(number))
        .findFirst()
        .orElseThrow();
  }

  private void given(Letter letter, String unit, Instant now) {
    triage.assign(
        intake(),
        letter.id(),
        new Judgment(LetterKind.CONSULTATION, null, "", null, topic(letter)),
        unit(unit),
        now);
  }

  private String topic(Letter letter) {
    return topics.proposed(letters.of(intake(), letter.id(), clock.instant()).texts());
  }

  private Drafted drafted(Letter letter, String words) {
    var all = IntStream.range(0, answering.questions(letter.id()).size()).boxed().toList();
    return new Drafted(words, "危险化学品安全管理条例", all, "演示用的答复，没有对照指南");
  }

  private Person intake() {
    return organization
        .holders(organization.only(UnitKind.PUBLICITY_OFFICE).id(), PostKind.INTAKE_CLERK, today())
        .getFirst()
        .person();
  }

  private Person holder(String unit, PostKind kind) {
    return organization.holders(unit(unit), kind, today()).getFirst().person();
  }

  private long unit(String shortName) {
    return organization.units().stream()
        .filter(u -> u.shortName().equals(shortName))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
