package org.shenfa.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.deadlines.Rule.DISCLOSURE_ANSWER;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.organization.Authority;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.vault.Identity;
import org.shenfa.workdays.Calendar;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@Transactional
@DisplayName("第十条 依申请公开：按法定时限办理")
class DisclosureModuleTests {
  private static final Identity SOMEBODY =
      new Identity("李雷", "12350", "lilei@163.com", "", "E12345678");

  @Autowired Office office;
  @Autowired DisclosureIntake intake;
  @Autowired DisclosureHandling handling;
  @Autowired DisclosureConsulting consulting;
  @Autowired DisclosureExcess excess;
  @Autowired DisclosureReplying replying;
  @Autowired DisclosureAfterwards afterwards;
  @Autowired DisclosureRegister register;
  @Autowired DisclosureRounds rounds;
  @Autowired DisclosureStatus status;
  @Autowired Deadlines deadlines;
  @Autowired Calendar calendar;

  private final LocalDate today = LocalDate.now(Shenfa.ZONE);
  private Person chief;

  @BeforeEach
  void nextYearIsArranged() {
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

  private static Application application() {
    return new Application(
        Applicant.PERSON, SOMEBODY, "2025 年安全检查结果汇总表", WantedForm.ELECTRONIC, "");
  }

  /** A request handed over on a day, so that its clock runs from there. */
  private String received(LocalDate day) {
    return intake
        .enter(office.openness, Channel.COUNTER, day, application(), QueryCode.fresh())
        .number();
  }

  /** The latest day whose n-th working day is before, or not before, today. */
  private LocalDate since(int workingDays, boolean over) {
    var day = today.minusDays(60);
    while (calendar.due(day.plusDays(1), workingDays).date().isBefore(today)) {
      day = day.plusDays(1);
    }
    return over ? day : day.plusDays(1);
  }

  private DisclosureRegister.Dossier on(String number) {
    return register.dossier(office.openness, number);
  }

  private Optional<LocalDate> due(String number) {
    return deadlines
        .running(DISCLOSURE_ANSWER, Disclosing.PROCEDURE.name(), on(number).request().id())
        .flatMap(d -> d.due());
  }

  private static Reply reply(Outcome outcome, @Nullable Withheld withheld) {
    var given = new EnumMap<Need, String>(Need.class);
    outcome.needs().forEach(n -> given.put(n, "写明的" + n.label()));
    return new Reply(outcome, withheld, given);
  }

  private void answered(String number, Reply reply) {
    replying.prepare(office.openness, number, reply);
    var draft = register.dossier(chief, number).draft().orElseThrow();
    replying.decide(
        chief, number, new DisclosureReplying.Review(draft.id(), "", "不涉密，保密审查：孙某", "合法，法规处审查"));
    replying.deliver(office.openness, number, WantedForm.ELECTRONIC, "");
  }

  @Test
  @Proves(Clause.MEASURES_10_3)
  @DisplayName("验收 39：第 8 个工作日要求补正被拒绝，第 7 个工作日可以，只有一次；收到补正重新计 20 个工作日")
  void aCorrectionIsAskedForInTimeAndOnce() {
    var late = received(since(7, true));
    assertThatThrownBy(
            () -> handling.askCorrection(office.openness, late, "请写明年份", today.plusDays(15)))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("7 个工作日")
        .hasMessageContaining("第三十条");

    var number = received(since(7, false));
    handling.askCorrection(office.openness, number, "请写明年份", today.plusDays(15));
    assertThat(on(number).request().state()).isEqualTo(DisclosureState.CORRECTING);
    assertThat(due(number)).isEmpty();
    handling.corrected(office.openness, number, "要 2025 年的");
    assertThat(due(number)).contains(calendar.due(today, 20).date());
    assertThatThrownBy(
            () -> handling.askCorrection(office.openness, number, "请再写明地区", today.plusDays(15)))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("一次性告知");
    assertThat(on(number).writs()).extracting(Writ::kind).containsExactly(WritKind.CORRECTION);
  }

  @Test
  @Proves(Clause.MEASURES_10_3)
  @DisplayName("验收 39：征求第三方的日子不计入，逾期不答的系统让时限接着走；同一理由只有一次")
  void daysOfAThirdPartyAreNotCounted() {
    var from = since(3, false);
    var number = received(from);
    consulting.consult(
        office.openness, number, ConsultationKind.THIRD_PARTY, "江海化工有限公司\n王某", "检查结果汇总表", today);
    assertThat(on(number).request().state()).isEqualTo(DisclosureState.CONSULTING);
    assertThat(due(number)).isEmpty();
    var until = calendar.due(today, 15).date();
    assertThat(on(number).consultations()).extracting(Consultation::until).containsOnly(until);

    rounds.round(until.atTime(LocalTime.NOON).atZone(Shenfa.ZONE).toInstant());
    assertThat(on(number).request().state()).isEqualTo(DisclosureState.CONSULTING);
    var after = until.plusDays(1).atStartOfDay(Shenfa.ZONE).toInstant();
    rounds.round(after);
    rounds.round(after);
    assertThat(on(number).request().state()).isEqualTo(DisclosureState.RECEIVED);
    var expected =
        calendar.due(
            from,
            20,
            d -> d.isAfter(today) && !d.isAfter(until) ? Optional.of("征求意见") : Optional.empty());
    assertThat(due(number)).contains(expected.date());
    assertThat(on(number).answer().orElseThrow().trace())
        .filteredOn(d -> d.date().isAfter(today) && !d.date().isAfter(until))
        .isNotEmpty()
        .allMatch(d -> !d.counted() && d.why().contains("第三十三条"));
    assertThatThrownBy(() ->
            consulting.consult(
                office.openness, number, ConsultationKind.THIRD_PARTY, "另一家", "检查结果汇总表", today))
        .isInstanceOf(Violations.class);
  }

  @Test
  @Proves(Clause.MEASURES_10_3)
  @DisplayName("验收 39：延期最多 20 个工作日，由负责人批准，第二次不可能；别人没有这件事")
  void aSecondExtensionIsImpossible() {
    var from = since(3, false);
    var number = received(from);
    assertThat(due(number)).contains(calendar.due(from, 20).date());
    assertThatThrownBy(() -> handling.extend(chief, number, 21, "涉及的档案多"))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("1 至 20");
    assertThatThrownBy(() -> handling.extend(office.openness, number, 20, "涉及的档案多"))
        .isInstanceOf(NoSuchElementException.class);
    handling.extend(chief, number, 20, "涉及的档案多");
    assertThat(due(number)).contains(calendar.due(from, 40).date());
    assertThatThrownBy(() -> handling.extend(chief, number, 1, "还没有找完"))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("只能延长一次");
    assertThat(on(number).writs().getLast().body().getLast())
        .contains("第三十三条")
        .contains(Wording.day(calendar.due(from, 40).date()));
    assertThatThrownBy(() -> register.dossier(office.clerk, number))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  @DisplayName("平常信函和传真从双方确认那天起算；一个工作日没有确认，系统代为确认，补跑也只一次")
  void theSystemConfirmsForTheOffice() {
    var arrived = since(1, true);
    var number =
        intake
            .enter(office.openness, Channel.PLAIN_MAIL, arrived, application(), QueryCode.fresh())
            .number();
    assertThat(due(number)).isEmpty();
    var later = today.plusDays(1).atStartOfDay(Shenfa.ZONE).toInstant();
    rounds.round(later);
    rounds.round(later.plusSeconds(3 * 86_400));
    var confirmed = calendar.due(arrived, 1).date();
    assertThat(on(number).request().receivedOn()).isEqualTo(confirmed);
    assertThat(due(number)).contains(calendar.due(confirmed, 20).date());
  }

  @Test
  @DisplayName("自己拟的不能自己审定；审定要写明保密审查和合法性审查；送达才算办成，答复书带救济途径")
  void anotherPersonDecides() {
    var number = received(since(3, false));
    office.appointments.appoint(
        null,
        chief.id(),
        office.generalOffice.id(),
        PostKind.OPENNESS_REVIEWER,
        LocalDate.of(2020, 1, 1));
    replying.prepare(chief, number, reply(Outcome.REFUSED, Withheld.INTERNAL));
    var draft = register.dossier(chief, number).draft().orElseThrow();
    assertThatThrownBy(() ->
            replying.decide(
                chief, number, new DisclosureReplying.Review(draft.id(), "", "不涉密，孙某", "合法，钱某")))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("另一人");
    assertThatThrownBy(() ->
            replying.decide(chief, number, new DisclosureReplying.Review(draft.id(), "", "", "")))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("保密审查")
        .hasMessageContaining("合法性审查");
    replying.sendBack(chief, number, "理由没有结合本件说明");
    assertThatThrownBy(() ->
            replying.decide(
                chief, number, new DisclosureReplying.Review(draft.id(), "", "不涉密，孙某", "合法，钱某")))
        .isInstanceOf(Violations.class);

    answered(number, reply(Outcome.REFUSED, Withheld.INTERNAL));
    var done = on(number);
    assertThat(done.request().state()).isEqualTo(DisclosureState.ANSWERED);
    assertThat(done.request().row()).isEqualTo(AnnualRow.REFUSED_INTERNAL);
    assertThat(done.request().closedOn()).isEqualTo(today);
    assertThat(done.answer().orElseThrow().met()).isPresent();
    var writ = done.writs().getLast();
    assertThat(writ.number()).matches("江应急公开〔\\d{4}〕\\d+号");
    assertThat(writ.body().getLast()).contains("先向江海省人民政府申请行政复议").contains("15日内");
    assertThat(String.join("", writ.body())).doesNotContain(SOMEBODY.name());
  }

  @Test
  @DisplayName("第三方反对而公开的，写明理由，并书面告知第三方")
  void aThirdPartyIsToldWhatGoesOutAgainstHisWish() {
    var number = received(since(3, false));
    consulting.consult(
        office.openness, number, ConsultationKind.THIRD_PARTY, "江海化工有限公司", "检查结果汇总表", today);
    var asked = on(number).consultations().getFirst();
    consulting.opinion(
        office.openness, number, asked.id(), Consultation.Stance.OBJECTS, "涉及商业秘密，不同意");
    var plain = reply(Outcome.PROVIDED, null);
    assertThatThrownBy(() -> replying.prepare(office.openness, number, plain))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("第三方不同意");
    var given = new EnumMap<>(plain.given());
    given.put(Need.PUBLIC_INTEREST, "关系周边居民的生命安全");
    answered(number, new Reply(Outcome.PROVIDED, null, given));
    assertThat(on(number).writs())
        .filteredOn(w -> w.kind() == WritKind.THIRD_PARTY_TOLD)
        .singleElement()
        .satisfies(w -> {
          assertThat(w.addressee()).isEqualTo("江海化工有限公司");
          assertThat(String.join("", w.body())).contains("关系周边居民的生命安全");
        });
  }

  @Test
  @DisplayName("补正期限过了五天没有补正，系统记为视为放弃；半年以后归档，一年以后身份销毁；补跑只发生一次")
  void timeAloneEndsAndForgets() {
    var number = received(since(3, false));
    var until = today.plusDays(15);
    handling.askCorrection(office.openness, number, "请写明年份", until);
    assertThatThrownBy(() -> handling.lapse(office.openness, number, "没有正当理由"))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("还没有过");
    rounds.round(until.plusDays(5).atTime(LocalTime.NOON).atZone(Shenfa.ZONE).toInstant());
    assertThat(on(number).request().state()).isEqualTo(DisclosureState.CORRECTING);
    rounds.round(until.plusDays(6).atTime(LocalTime.NOON).atZone(Shenfa.ZONE).toInstant());
    assertThat(on(number).request().state()).isEqualTo(DisclosureState.ABANDONED);
    assertThat(on(number).request().row()).isEqualTo(AnnualRow.OTHER_UNCORRECTED);
    for (var n = 0; n < 2; n++) {
      rounds.round(until.plusMonths(14).atTime(LocalTime.NOON).atZone(Shenfa.ZONE).toInstant());
    }
    assertThat(on(number).request().state()).isEqualTo(DisclosureState.ARCHIVED);
    assertThat(on(number).story())
        .filteredOn(p -> p.event().equals(DisclosureEvent.ARCHIVE.name()))
        .hasSize(1);
  }

  @Test
  @DisplayName("数量明显过多：先问理由，再定延迟、收费或者不予处理；没有缴费不能接着办，缴了重新起算")
  void tooManyRequestsAreAskedAboutFirst() {
    var number = received(since(3, false));
    assertThatThrownBy(() -> excess.delay(office.openness, number, 10, "数量太多了"))
        .isInstanceOf(Violations.class);
    assertThatThrownBy(() -> replying.tell(office.openness, number, reply(Outcome.EXCESSIVE, null)))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("第三十五条");
    excess.askReasons(office.openness, number, "本月已经申请四十件", today.plusDays(7));
    excess.reasonsGiven(office.openness, number, "写论文需要");
    excess.charge(office.openness, number, "300", "超过十件的部分每件一百元");
    assertThat(due(number)).isEmpty();
    assertThatThrownBy(
            () -> replying.prepare(office.openness, number, reply(Outcome.PROVIDED, null)))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("缴费");
    excess.paid(office.openness, number);
    assertThat(due(number)).contains(calendar.due(today, 20).date());
    replying.tell(office.openness, number, reply(Outcome.EXCESSIVE, null));
    assertThat(on(number).request().row()).isEqualTo(AnnualRow.NOT_EXCESSIVE);
    assertThat(on(number).writs())
        .extracting(Writ::kind)
        .containsExactly(WritKind.REASONS, WritKind.FEE, WritKind.NOT_PROCESSED);
  }

  @Test
  @DisplayName("同样的信息再申请，要写出以前已答复那件的编号；记录有误可以要求更正；年报表三对得上")
  void repeatedAndWrongRecords() {
    var first = received(since(3, false));
    answered(first, reply(Outcome.ALREADY_PUBLIC, null));
    var again = received(since(3, false));
    var given = new EnumMap<Need, String>(Need.class);
    given.put(Need.EARLIER, "GS1999-00001");
    assertThatThrownBy(() ->
            replying.prepare(office.openness, again, new Reply(Outcome.REPEATED, null, given)))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("GS1999-00001");
    given.put(Need.EARLIER, first);
    answered(again, new Reply(Outcome.REPEATED, null, given));
    afterwards.recordError(office.openness, first, "出生年份写错了，户口簿为证");
    afterwards.recordSettled(office.openness, first, "审核属实，已经更正");
    afterwards.proposeProactive(office.openness, first, "同样的申请已有三件");

    var table = register.figures(office.openness, today.getYear());
    assertThat(table.total(AnnualRow.NOT_REPEAT)).isEqualTo(1);
    assertThat(table.total(AnnualRow.DISCLOSED)).isEqualTo(1);
    assertThat(table.total(AnnualRow.NEW) + table.total(AnnualRow.CARRIED))
        .isEqualTo(table.total(AnnualRow.TOTAL) + table.total(AnnualRow.FORWARD));
    assertThat(List.of(on(first).request().closedOn(), on(again).request().closedOn()))
        .containsOnly(today);
  }
}
