package org.shenfa.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.shenfa.letters.Channel;
import org.shenfa.letters.LetterDossier;
import org.shenfa.letters.LetterForm;
import org.shenfa.letters.LetterKind;
import org.shenfa.letters.Receiving;
import org.shenfa.letters.Triage;
import org.shenfa.letters.Triage.Judgment;
import org.shenfa.organization.PostKind;
import org.shenfa.petitions.Opinion;
import org.shenfa.petitions.PetitionDecisions;
import org.shenfa.petitions.PetitionDossier;
import org.shenfa.petitions.PetitionHandling;
import org.shenfa.petitions.PetitionRegister;
import org.shenfa.petitions.PetitionSource;
import org.shenfa.petitions.PetitionWatch;
import org.shenfa.vault.Identity;
import org.springframework.stereotype.Component;

/** 演示信访: one to be registered, one whose opinion waits for a leader, one with a subordinate. */
@Component
class DemoPetitions {
  private static final Identity NOBODY = new Identity("", "", "", "", "");

  private final DemoPeople people;
  private final Receiving receiving;
  private final Triage triage;
  private final LetterDossier letters;
  private final PetitionRegister register;
  private final PetitionDecisions decisions;
  private final PetitionHandling handling;
  private final PetitionDossier petitions;
  private final PetitionWatch watch;
  private final Clock clock;

  DemoPetitions(
      DemoPeople people,
      Receiving receiving,
      Triage triage,
      LetterDossier letters,
      PetitionRegister register,
      PetitionDecisions decisions,
      PetitionHandling handling,
      PetitionDossier petitions,
      PetitionWatch watch,
      Clock clock) {
    this.people = people;
    this.receiving = receiving;
    this.triage = triage;
    this.letters = letters;
    this.register = register;
    this.decisions = decisions;
    this.handling = handling;
    this.petitions = petitions;
    this.watch = watch;
    this.clock = clock;
  }

  void create() {
    var now = clock.instant();
    handedOver("反映检查人员没有到现场", "上个月的安全检查记录写着到过我们园区，但是当天没有人来过，请核实。", now);
    waiting(handedOver("投诉化工厂夜间排放刺鼻气体", "连续三个晚上十点以后能闻到刺鼻气味，打过两次电话没有回音。", now), now);
    elsewhere(now);
  }

  /** Its id in the register. */
  private long handedOver(String title, String body, Instant now) {
    var intake = people.holder("新闻宣传处", PostKind.INTAKE_CLERK);
    var received = now.minus(Duration.ofHours(3));
    var form = new LetterForm(LetterKind.COMPLAINT, title, body, "", NOBODY, false);
    var number = receiving.enter(intake, Channel.PHONE, form, received, now).number();
    var letter =
        letters.seen(intake, now).stream()
            .filter(l -> l.number().equals(number))
            .findFirst()
            .orElseThrow();
    triage.toPetition(intake, letter.id(), new Judgment(LetterKind.COMPLAINT, null, "", null), now);
    // The demo office may be made before anybody listens to the news of a hand-over.
    watch.sweep(now);
    return petitions.seen(people.holder("办公室", PostKind.PETITION_CLERK), now).stream()
        .filter(p -> p.letterNumber().equals(number))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private void waiting(long id, Instant now) {
    var clerk = people.holder("办公室", PostKind.PETITION_CLERK);
    register.register(clerk, id, new PetitionRegister.Entered("投诉化工厂夜间排放", null, ""), now);
    decisions.accept(clerk, id, now);
    handling.assign(clerk, id, clerk.staffNo(), true, now);
    handling.draft(
        clerk,
        id,
        new Opinion(
            "要求查明气味来源，责令停止夜间排放",
            "经现场核查，企业污水处理装置夜间检修，吸收塔停用两小时，气味由此产生",
            Opinion.Finding.SUPPORTED,
            "责令企业检修前报告并备用吸收装置，纳入重点检查名单",
            "《中华人民共和国安全生产法》第三十六条"),
        now);
  }

  private void elsewhere(Instant now) {
    var clerk = people.holder("办公室", PostKind.PETITION_CLERK);
    var id =
        register.receive(
            clerk,
            new PetitionRegister.Inbound(
                PetitionSource.PETITION_OFFICE,
                "江海省信访局",
                "江信转〔2026〕118号",
                "村里的旧采石场没有围挡，孩子常去玩水，请有关部门管一管。",
                NOBODY),
            new PetitionRegister.Entered("反映旧采石场没有围挡", null, ""),
            now.minus(Duration.ofDays(1)),
            now);
    decisions.transfer(clerk, id, "临江市应急管理局", now);
  }
}
