package org.shenfa.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import org.shenfa.disclosure.Applicant;
import org.shenfa.disclosure.Application;
import org.shenfa.disclosure.Channel;
import org.shenfa.disclosure.DisclosureIntake;
import org.shenfa.disclosure.DisclosureReplying;
import org.shenfa.disclosure.Need;
import org.shenfa.disclosure.Outcome;
import org.shenfa.disclosure.Reply;
import org.shenfa.disclosure.WantedForm;
import org.shenfa.organization.PostKind;
import org.shenfa.procedures.QueryCode;
import org.shenfa.vault.Identity;
import org.springframework.stereotype.Component;

/** 演示的公开申请: one to be confirmed, one whose reply waits for its reviews. */
@Component
class DemoRequests {
  private static final Identity SOMEBODY =
      new Identity("演示申请人", "12350", "demo@example.com", "", "E12345678");

  private final DemoPeople people;
  private final DisclosureIntake intake;
  private final DisclosureReplying replying;
  private final Clock clock;

  DemoRequests(
      DemoPeople people, DisclosureIntake intake, DisclosureReplying replying, Clock clock) {
    this.people = people;
    this.intake = intake;
    this.replying = replying;
    this.clock = clock;
  }

  void create() {
    intake.file(
        new Application(
            Applicant.PERSON, SOMEBODY, "2025 年全省加油站安全检查的家数和发现的问题数", WantedForm.ELECTRONIC, ""),
        QueryCode.fresh());
    var desk = people.holder("办公室", PostKind.OPENNESS_REVIEWER);
    var number =
        intake
            .enter(
                desk,
                Channel.COUNTER,
                LocalDate.now(clock),
                new Application(
                    Applicant.PERSON,
                    SOMEBODY,
                    "临江化工园区 2025 年应急预案的备案情况",
                    WantedForm.ELECTRONIC,
                    ""),
                QueryCode.fresh())
            .number();
    var given = new EnumMap<Need, String>(Need.class);
    Outcome.PROVIDED
        .needs()
        .forEach(n -> given.put(n, "临江化工园区 2025 年应急预案已于 2025 年 3 月备案，备案表随答复提供。"));
    replying.prepare(desk, number, new Reply(Outcome.PROVIDED, null, given));
  }
}
