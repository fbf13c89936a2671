package org.shenfa.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.organization.Authority;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.reminders.CitizenMail;
import org.shenfa.reminders.OwnMails;
import org.shenfa.support.Mailed;
import org.shenfa.support.Office;
import org.shenfa.vault.Identity;
import org.shenfa.workdays.Calendar;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("第十条 依申请公开的邮件告知：留了邮箱的，办到关键的一步发一封，只有编号和状态")
class RequestMailModuleTests extends Mailed {
  private static final String SECRET = "南岸化工厂的检查结果";

  @Autowired Office office;
  @Autowired DisclosureIntake intake;
  @Autowired DisclosureHandling handling;
  @Autowired DisclosureConsulting consulting;
  @Autowired DisclosureReplying replying;
  @Autowired DisclosureRegister register;
  @Autowired CitizenMail mail;
  @Autowired OwnMails own;
  @Autowired Calendar calendar;

  private final LocalDate today = LocalDate.now(Shenfa.ZONE);
  private Person chief;

  @BeforeEach
  void theOfficeHasAHeadAndACalendar() {
    chief =
        office.organization.holders(office.generalOffice.id(), PostKind.UNIT_HEAD, today).stream()
            .findFirst()
            .map(Authority::person)
            .orElseGet(() -> office.hired("办公室主任", office.generalOffice, PostKind.UNIT_HEAD));
    for (var year = today.getYear(); year <= today.getYear() + 1; year++) {
      if (!calendar.knows(year)) {
        var days = new TreeMap<LocalDate, Boolean>();
        for (var n = 1; n <= 13; n++) {
          days.put(LocalDate.of(year, 10, n), false);
        }
        calendar.enterYear(office.principal, year, days, "国办发明电〔2026〕9号");
      }
    }
  }

  private Receipt applied(String address) {
    return intake.file(
        new Application(
            Applicant.PERSON,
            new Identity("欧阳远", "12350", address, "", "E12345678"),
            SECRET + "，2025 年",
            WantedForm.PICK_UP,
            ""),
        QueryCode.fresh());
  }

  private String newest(String address) throws Exception {
    return to(address).getLast().getSubject();
  }

  @Test
  @Proves({Clause.MEASURES_10_3, Clause.HOUSE})
  @DisplayName("确认收到、要求补正、征求第三方、延期、送达各一封；提交本身不发，拟稿审定不说；没有姓名、内容和查询码")
  void eachStepThatMattersIsMailedOnce() throws Exception {
    var receipt = applied("applicant@example.org");
    var quiet = applied("");
    mail.send(Instant.now());
    assertThat(to("applicant@")).as("a form alone mails nobody").isEmpty();
    var number = receipt.number();
    intake.confirm(office.openness, number);
    intake.confirm(office.openness, quiet.number());
    mail.send(Instant.now());
    mail.send(Instant.now());
    assertThat(to("applicant@")).hasSize(1);
    assertThat(newest("applicant@")).isEqualTo("政府信息公开申请 " + number + "：办理中（确认收到）");

    handling.askCorrection(office.openness, number, "请写明年份和地区", today.plusDays(15));
    mail.send(Instant.now());
    assertThat(newest("applicant@")).endsWith("：等您补正（告知补正）");
    handling.corrected(office.openness, number, "要 2025 年南岸区的");
    mail.send(Instant.now());
    assertThat(to("applicant@")).as("what the applicant did is no news").hasSize(2);

    consulting.consult(
        office.openness, number, ConsultationKind.THIRD_PARTY, "南岸化工有限公司", "检查结果汇总表", today);
    mail.send(Instant.now());
    assertThat(newest("applicant@")).endsWith("：办理中（征求第三方意见）");
    var asked = register.dossier(office.openness, number).consultations().getFirst();
    consulting.opinion(office.openness, number, asked.id(), Consultation.Stance.AGREES, "同意公开");
    handling.extend(chief, number, 10, "涉及的档案多");
    mail.send(Instant.now());
    assertThat(newest("applicant@")).endsWith("：办理中（批准延期答复）");

    var given = new EnumMap<Need, String>(Need.class);
    Outcome.PROVIDED.needs().forEach(n -> given.put(n, "写明的" + n.label()));
    replying.prepare(office.openness, number, new Reply(Outcome.PROVIDED, null, given));
    var draft = register.dossier(chief, number).draft().orElseThrow();
    replying.decide(
        chief, number, new DisclosureReplying.Review(draft.id(), "", "不涉密，保密审查：孙某", "合法，法规处审查"));
    mail.send(Instant.now());
    assertThat(to("applicant@")).as("what the house prepares is not told").hasSize(4);
    replying.deliver(office.openness, number, WantedForm.PICK_UP, "");
    mail.send(Instant.now());
    assertThat(newest("applicant@")).endsWith("：已答复（送达答复）");
    assertThat(to("applicant@")).hasSize(5);
    for (var letter : to("applicant@")) {
      assertThat(whole(letter))
          .contains(number, "/_/disclosure/status")
          .doesNotContain(receipt.code(), SECRET, "欧阳", "南岸", "E12345678");
    }
    assertThat(own.of(number, QueryCode.digest(receipt.code())))
        .contains(new OwnMails.Told(true, 5));
    assertThat(own.of(quiet.number(), QueryCode.digest(quiet.code()))).isEmpty();
  }

  @Test
  @DisplayName("当面提出、留了邮箱的也告知；申请人在查询页关掉以后不再发")
  void whoAppliedAtTheCounterIsToldUntilItIsEnough() throws Exception {
    var receipt =
        intake.enter(
            office.openness,
            Channel.COUNTER,
            today,
            new Application(
                Applicant.PERSON,
                new Identity("欧阳远", "", "counter@example.org", "", "E12345678"),
                SECRET,
                WantedForm.PICK_UP,
                ""),
            QueryCode.fresh());
    mail.send(Instant.now());
    assertThat(newest("counter@")).endsWith("：办理中（确认收到）");
    assertThat(own.stop(receipt.number(), QueryCode.digest("AAAABBBBCCCC"))).isFalse();
    var codes = Map.of("number", receipt.number(), "code", receipt.code());
    assertThat(post("/_/disclosure/status", codes).select("form[action$=mails]")).hasSize(1);
    var page = post("/_/disclosure/mails", codes);
    assertThat(page.select("#h-mails ~ p").text()).contains("您已经关掉", "代发过 1 次");
    assertThat(page.select("form[action$=mails]")).isEmpty();
    assertThat(own.stop(receipt.number(), QueryCode.digest(receipt.code())))
        .as("twice is once")
        .isTrue();
    handling.extend(chief, receipt.number(), 5, "涉及的档案多");
    mail.send(Instant.now());
    assertThat(to("counter@")).hasSize(1);
    assertThat(own.of(receipt.number(), QueryCode.digest(receipt.code())))
        .contains(new OwnMails.Told(false, 1));
  }
}
