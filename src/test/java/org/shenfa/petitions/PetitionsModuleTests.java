package org.shenfa.petitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.letters.Channel;
import org.shenfa.letters.LetterClocks;
import org.shenfa.letters.LetterDossier;
import org.shenfa.letters.LetterForm;
import org.shenfa.letters.LetterKind;
import org.shenfa.letters.LetterStatus;
import org.shenfa.letters.LetterText;
import org.shenfa.letters.Receiving;
import org.shenfa.letters.Receiving.Receipt;
import org.shenfa.letters.Triage;
import org.shenfa.letters.Triage.Judgment;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.vault.Identity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("信访办理：从转来到以原编号答复")
class PetitionsModuleTests {
  private static final Identity NOBODY = new Identity("", "", "", "", "");
  private static final Opinion OPINION =
      new Opinion("要求查处企业瞒报事故", "经查，企业没有按规定上报", Opinion.Finding.SUPPORTED, "责令改正并立案", "安全生产法第八十三条");

  private final Office office;
  private final Receiving receiving;
  private final Triage triage;
  private final LetterStatus status;
  private final LetterClocks clocks;
  private final LetterDossier letters;
  private final PetitionRegister register;
  private final PetitionDecisions decisions;
  private final PetitionHandling handling;
  private final PetitionResults results;
  private final PetitionDossier dossier;
  private final PetitionFigures figures;
  private final PetitionWatch watch;
  private final Petitions petitions;
  private final Deadlines deadlines;
  private final JdbcClient db;

  private static @Nullable Person chief;

  @Autowired
  PetitionsModuleTests(
      Office office,
      Receiving receiving,
      Triage triage,
      LetterStatus status,
      LetterClocks clocks,
      LetterDossier letters,
      PetitionRegister register,
      PetitionDecisions decisions,
      PetitionHandling handling,
      PetitionResults results,
      PetitionDossier dossier,
      PetitionFigures figures,
      PetitionWatch watch,
      Petitions petitions,
      Deadlines deadlines,
      JdbcClient db) {
    this.office = office;
    this.receiving = receiving;
    this.triage = triage;
    this.status = status;
    this.clocks = clocks;
    this.letters = letters;
    this.register = register;
    this.decisions = decisions;
    this.handling = handling;
    this.results = results;
    this.dossier = dossier;
    this.figures = figures;
    this.watch = watch;
    this.petitions = petitions;
    this.deadlines = deadlines;
    this.db = db;
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(Shenfa.ZONE).toInstant();
  }

  /** The head of 办公室; other tests of the same context may have hired one. */
  private Person chief() {
    if (chief == null) {
      chief =
          office
              .organization
              .holders(office.generalOffice.id(), PostKind.UNIT_HEAD, LocalDate.of(2026, 11, 2))
              .stream()
              .findFirst()
              .map(a -> a.person())
              .orElseGet(() -> office.hired("办公室主任", office.generalOffice, PostKind.UNIT_HEAD));
    }
    return chief;
  }

  private record Handed(long id, long letter, Receipt receipt) {}

  private Handed handed(LetterKind kind, String words, String received, String over) {
    var when = at(received);
    var receipt =
        receiving.enter(
            office.intakeClerk,
            Channel.PAPER,
            new LetterForm(kind, "反映检查走过场", words, "", NOBODY, false),
            when,
            when);
    clocks.sweep(when);
    var letter =
        db.sql("select id from letter where number = ?")
            .param(receipt.number())
            .query(Long.class)
            .single();
    triage.toPetition(office.intakeClerk, letter, new Judgment(kind, null, "", null), at(over));
    var id =
        db.sql("select id from petition where letter_id = ?")
            .param(letter)
            .query(Long.class)
            .single();
    return new Handed(id, letter, receipt);
  }

  private Handed handed(String received, String over) {
    return handed(LetterKind.COMPLAINT, "检查的人没有到现场。" + UUID.randomUUID(), received, over);
  }

  private Handed registered(String when) {
    var handed = handed(when, when);
    register.register(
        office.petitionClerk,
        handed.id(),
        new PetitionRegister.Entered("反映检查走过场", office.hazmat.id(), ""),
        at(when));
    return handed;
  }

  private Handed investigating(String when) {
    var handed = registered(when);
    decisions.accept(office.petitionClerk, handed.id(), at(when));
    handling.assign(
        office.petitionClerk, handed.id(), office.petitionClerk.staffNo(), true, at(when));
    return handed;
  }

  private Petition now(Handed handed) {
    return petitions.find(handed.id()).orElseThrow();
  }

  private Deadline last(long id, Rule rule) {
    return deadlines.of("petition", id).stream().filter(d -> d.rule() == rule).toList().getLast();
  }

  private void issued(Handed handed, String when) {
    handling.draft(office.petitionClerk, handed.id(), OPINION, at(when));
    handling.issue(
        office.deputyLeader,
        handed.id(),
        petitions.opinion(handed.id()).orElseThrow().id(),
        at(when));
  }

  @Test
  @DisplayName("验收12 告知的第十五日从网上收到那天数，不从转来那天数")
  @Proves({Clause.MEASURES_19_3, Clause.MEASURES_12_3})
  void petitionNoticeDayFifteenCountsFromTheWebReceipt() {
    var handed = handed("2026-10-01T20:00", "2026-10-09T09:00");
    assertThat(now(handed).receivedOn()).isEqualTo(LocalDate.of(2026, 10, 1));
    assertThat(last(handed.id(), Rule.PETITION_NOTICE).due()).contains(LocalDate.of(2026, 10, 16));
    assertThat(status.of(handed.receipt().number(), handed.receipt().code()).orElseThrow())
        .satisfies(s -> assertThat(s.promised()).isEqualTo(LocalDate.of(2026, 10, 16)))
        .satisfies(s -> assertThat(s.state().word()).isEqualTo("已转信访"));
    deadlines.sweep(at("2026-10-16T23:59"));
    assertThat(last(handed.id(), Rule.PETITION_NOTICE).late()).isFalse();
    deadlines.sweep(at("2026-10-17T00:00"));
    deadlines.sweep(at("2026-10-20T00:00"));
    assertThat(now(handed).late()).isTrue();
    assertThat(told("信访事项 " + now(handed).number(), "督办：超过期限，告知信访人是否受理"))
        .contains(office.principal.id(), office.deputyLeader.id(), office.petitionClerk.id())
        .doesNotHaveDuplicates();
    register.register(
        office.petitionClerk,
        handed.id(),
        new PetitionRegister.Entered("反映检查走过场", null, ""),
        at("2026-10-20T09:00"));
    decisions.accept(office.petitionClerk, handed.id(), at("2026-10-20T09:00"));
    assertThat(now(handed).late()).as("late stays late").isTrue();
  }

  private List<Long> told(String subject, String words) {
    return db.sql("select person_id from notice where subject = ? and words = ?")
        .params(subject, words)
        .query((row, n) -> row.getLong(1))
        .list();
  }

  @Test
  @DisplayName("验收11 投诉没有写明理由不能当作咨询转给业务处室；转信访以后处室、新闻宣传处都读不到")
  @Proves({Clause.MEASURES_12_3, Clause.MEASURES_19_3})
  void aComplaintIsNotAssignedAsAConsultation() {
    var when = at("2026-11-02T09:00");
    var receipt =
        receiving.enter(
            office.intakeClerk,
            Channel.PHONE,
            new LetterForm(
                LetterKind.COMPLAINT, "投诉", "检查的人收了东西。" + UUID.randomUUID(), "", NOBODY, false),
            when,
            when);
    var letter =
        db.sql("select id from letter where number = ?")
            .param(receipt.number())
            .query(Long.class)
            .single();
    assertThatThrownBy(() ->
            triage.assign(
                office.intakeClerk,
                letter,
                new Judgment(LetterKind.CONSULTATION, null, "", null),
                office.hazmat.id(),
                when))
        .hasMessageContaining("须写明理由");
    triage.toPetition(
        office.intakeClerk, letter, new Judgment(LetterKind.COMPLAINT, null, "", null), when);
    for (var person :
        List.of(office.intakeClerk, office.publicityHead, office.editorOne, office.head)) {
      assertThatThrownBy(() -> letters.of(person, letter, when))
          .as(person.name())
          .isInstanceOf(NoSuchElementException.class);
    }
    assertThat(dossier.lines(office.intakeClerk, when))
        .filteredOn(l -> l.number().equals(receipt.number()))
        .singleElement()
        .satisfies(l -> assertThat(l.state()).isEqualTo("待登记"))
        .satisfies(l -> assertThat(l.due()).isNotNull());
    assertThat(dossier.lines(office.head, when)).isEmpty();
  }

  @Test
  @DisplayName("验收13 举报的文字，被举报单位的人搜不到、导不出、统计里看不见、提醒里没有")
  @Proves(Clause.MEASURES_19_3)
  void aReportIsNotFindableByTheAccused() {
    var secret = "瞒报" + UUID.randomUUID();
    var when = "2026-11-03T09:00";
    var handed = handed(LetterKind.REPORT, "危化处长" + secret, when, when);
    var clerk = office.petitionClerk;
    register.register(
        clerk,
        handed.id(),
        new PetitionRegister.Entered("举报" + secret, office.hazmat.id(), office.head.staffNo()),
        at(when));
    assertThatThrownBy(() -> register.seal(clerk, handed.id(), office.clerk.staffNo(), at(when)))
        .as("of the accused unit")
        .hasMessageContaining("被反映");
    assertThatThrownBy(() -> register.seal(clerk, handed.id(), "", at(when)))
        .hasMessageContaining("厅领导");
    register.seal(clerk, handed.id(), office.principal.staffNo(), at(when));
    for (var person :
        List.of(office.head, office.clerk, office.secrecy, office.deputyLeader, chief())) {
      assertThat(dossier.seen(person, at(when)))
          .as(person.name())
          .noneMatch(p -> p.id() == handed.id());
      assertThatThrownBy(() -> dossier.of(person, handed.id(), at(when)))
          .as(person.name())
          .isInstanceOf(NoSuchElementException.class);
      assertThat(letters.seen(person, at(when))).noneMatch(l -> l.id() == handed.letter());
    }
    assertThat(dossier.of(office.principal, handed.id(), at(when)).words().getFirst().body())
        .contains(secret);
    assertThat(
            db.sql(
                    "select count(*) from audit_event where position(? in convert_from(content, 'UTF8')) > 0")
                .param(secret)
                .query(Integer.class)
                .single())
        .as("the log")
        .isZero();
    assertThat(
            db.sql("select count(*) from notice where position(? in subject || words || link) > 0")
                .param(secret)
                .query(Integer.class)
                .single())
        .as("notices")
        .isZero();
    assertThat(
            db.sql("select count(*) from notice where person_id = ? and link like ?")
                .params(office.head.id(), "/desk/petitions/" + handed.id() + "%")
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(figures.of(clerk, 2026, at(when)))
        .allMatch(f -> f.count().matches("0|少于 5|[5-9]|[0-9]{2,}"));
    assertThatThrownBy(() -> figures.of(office.head, 2026, at(when)))
        .isInstanceOf(NoSuchElementException.class);
    assertThat(
            db.sql(
                    "select convert_from(content, 'UTF8') from audit_event where object_type = 'petition' and object_id = ?")
                .param(Long.toString(handed.id()))
                .query(String.class)
                .list())
        .as("whoever read it stands in the log")
        .anyMatch(e -> e.contains("petition.read"));
  }

  @Test
  @DisplayName("第十九条 受理、告知、办理、签发、转网站，网站以原编号答复；写信人读到每份告知")
  @Proves({Clause.MEASURES_19_3, Clause.MEASURES_20_1})
  void theSiteAnswersUnderTheOriginalNumber() {
    var handed = investigating("2026-11-02T09:00");
    assertThat(last(handed.id(), Rule.PETITION_CONCLUSION).due())
        .contains(LocalDate.of(2027, 1, 1));
    issued(handed, "2026-11-20T09:00");
    assertThat(now(handed).state()).isEqualTo(PetitionState.CONCLUDED);
    var after = at("2026-11-20T10:00");
    assertThatThrownBy(() -> results.atSite(office.editorOne, handed.id(), after))
        .as("not before the hand-over")
        .isInstanceOf(NoSuchElementException.class);
    results.prepare(office.petitionClerk, handed.id(), "经查属实，已责令企业改正并立案调查。", after);
    assertThatThrownBy(() -> results.handBack(chief(), handed.id(), false, "不能确定", after))
        .hasMessageContaining("不能转网站");
    results.handBack(chief(), handed.id(), true, "不涉密，第三人已遮盖", after);
    var letter = handed.receipt();
    assertThat(shown(letter).state().word()).as("the desk answers nobody itself").isEqualTo("已转信访");
    assertThat(dossier.lines(office.editorOne, after))
        .filteredOn(l -> l.id() == handed.id())
        .singleElement()
        .satisfies(l -> assertThat(l.number()).isEqualTo(letter.number()))
        .satisfies(l -> assertThat(l.reply()).isTrue());
    assertThat(results.atSite(office.editorOne, handed.id(), after).body()).contains("立案调查");
    assertThatThrownBy(() -> results.reply(office.petitionClerk, handed.id(), after))
        .isInstanceOf(NoSuchElementException.class);
    results.siteSendsBack(office.editorOne, handed.id(), "缺少办理单位", after);
    results.handBack(chief(), handed.id(), true, "不涉密，第三人已遮盖", after);
    results.reply(office.editorTwo, handed.id(), after);
    assertThat(now(handed).state()).isEqualTo(PetitionState.SITE_REPLIED);
    assertThat(shown(letter).state().word()).isEqualTo("已答复");
    assertThat(shown(letter).texts())
        .extracting(LetterStatus.Words::kind)
        .containsExactly(LetterText.Kind.LETTER, LetterText.Kind.NOTICE, LetterText.Kind.RESULT);
    assertThat(shown(letter).acts()).contains("RATE").doesNotContain("ASK_AGAIN");
    assertThatThrownBy(() -> status.act(letter.number(), letter.code(), "ASK_AGAIN", "还是不清楚", null))
        .hasMessageContaining("复查");
    status.act(letter.number(), letter.code(), "RATE", "", new LetterStatus.Rating(true, 5, 4));
    assertThat(shown(letter).state().word()).isEqualTo("已办结");
  }

  private LetterStatus.Shown shown(Receipt receipt) {
    return status.of(receipt.number(), receipt.code()).orElseThrow();
  }

  @Test
  @DisplayName("信访工作条例第二十八条 被反映的人和单位回避；没有核实直接利害关系的不能指定")
  @Proves(Clause.MEASURES_19_3)
  void whoHasADirectInterestStepsAside() {
    var handed = registered("2026-11-02T09:00");
    var now = at("2026-11-02T10:00");
    decisions.accept(office.petitionClerk, handed.id(), now);
    assertThatThrownBy(() ->
            handling.assign(office.petitionClerk, handed.id(), office.clerk.staffNo(), true, now))
        .hasMessageContaining("回避");
    assertThatThrownBy(() ->
            handling.assign(
                office.petitionClerk, handed.id(), office.openness.staffNo(), false, now))
        .hasMessageContaining("直接利害关系");
    handling.assign(office.petitionClerk, handed.id(), office.openness.staffNo(), true, now);
    assertThat(dossier.of(office.openness, handed.id(), now).open())
        .containsOnlyKeys(PetitionEvent.MEDIATE, PetitionEvent.DRAFT_OPINION);
    handling.mediate(office.openness, handed.id(), "双方同意由县局到场说明", now);
    handling.draft(office.openness, handed.id(), OPINION, now);
    assertThat(handling.waits(now(handed))).isTrue();
  }

  @Test
  @DisplayName("信访工作条例第三十四条 六十日；主要负责人批准延长一次，最多三十日，告知写信人")
  @Proves(Clause.MEASURES_19_3)
  void extendedOnceByTheHeadOfTheOrgan() {
    var handed = investigating("2026-11-02T09:00");
    var now = at("2026-12-28T09:00");
    assertThatThrownBy(() -> handling.extend(office.deputyLeader, handed.id(), 30, "需要专家鉴定", now))
        .hasMessageContaining("主要负责人");
    assertThatThrownBy(() -> handling.extend(office.principal, handed.id(), 31, "需要专家鉴定", now))
        .hasMessageContaining("1 至 30");
    handling.extend(office.principal, handed.id(), 30, "需要专家鉴定", now);
    assertThat(last(handed.id(), Rule.PETITION_CONCLUSION).due())
        .contains(LocalDate.of(2027, 1, 31));
    assertThatThrownBy(() -> handling.extend(office.principal, handed.id(), 1, "还要鉴定", now))
        .hasMessageContaining("只能延长一次");
    assertThat(shown(handed.receipt()).texts().getLast().body())
        .contains("延长30日，至2027年1月31日", "需要专家鉴定");
  }

  @Test
  @DisplayName("拟稿的不签发；处理意见缺一部分的不收")
  @Proves(Clause.MEASURES_19_3)
  void twoHandsAndFourParts() {
    var handed = investigating("2026-11-02T09:00");
    var now = at("2026-11-03T09:00");
    assertThatThrownBy(() ->
            handling.draft(
                office.petitionClerk,
                handed.id(),
                new Opinion("", "经查", Opinion.Finding.PARTLY, "", ""),
                now))
        .isInstanceOfSatisfying(
            Violations.class,
            v ->
                assertThat(v.all())
                    .extracting(x -> x.field())
                    .contains("claim", "decision", "basis"));
    assertThatThrownBy(() -> handling.issue(office.principal, handed.id(), 0, now))
        .hasMessageContaining("还没有");
    handling.draft(office.petitionClerk, handed.id(), OPINION, now);
    handling.returnDraft(office.principal, handed.id(), "依据不完整", now);
    var draft = petitions.opinion(handed.id()).orElseThrow().id();
    assertThatThrownBy(() -> handling.issue(office.principal, handed.id(), draft, now))
        .as("returned")
        .hasMessageContaining("还没有");
    issued(handed, "2026-11-03T10:00");
    assertThat(handling.waits(now(handed))).as("issued").isFalse();
    assertThat(petitions.papers(handed.id()))
        .extracting(PetitionPaper::kind)
        .containsExactly(PaperKind.ACCEPTED, PaperKind.OPINION);
    assertThat(petitions.papers(handed.id()).getFirst().number()).matches("江应急信访〔2026〕[0-9]+号");
  }

  @Test
  @DisplayName("信访工作条例第二十三条 转送下级，五个工作日内可以异议；期满由对方答复，来信办结")
  @Proves(Clause.MEASURES_19_3)
  void transferredAndBack() {
    var handed = registered("2026-11-02T09:00");
    var desk = office.petitionClerk;
    decisions.transfer(desk, handed.id(), "临江市应急管理局", at("2026-11-03T09:00"));
    assertThat(last(handed.id(), Rule.PETITION_OBJECTION).due())
        .contains(LocalDate.of(2026, 11, 10));
    decisions.agreeToObjection(
        desk, handed.id(), "临应急函〔2026〕3号", "企业在邻市，经核实", at("2026-11-10T17:00"));
    assertThat(now(handed).state()).isEqualTo(PetitionState.REGISTERED);
    assertThat(last(handed.id(), Rule.PETITION_NOTICE).due())
        .as("still fifteen days from the first receipt")
        .contains(LocalDate.of(2026, 11, 17));
    decisions.transfer(desk, handed.id(), "滨海市应急管理局", at("2026-11-11T09:00"));
    assertThatThrownBy(() ->
            decisions.agreeToObjection(
                desk, handed.id(), "滨应急函〔2026〕8号", "不是本市企业", at("2026-11-20T09:00")))
        .hasMessageContaining("5 个工作日");
    deadlines.sweep(at("2026-11-20T09:00"));
    watch.sweep(at("2026-11-20T09:00"));
    watch.sweep(at("2026-11-23T09:00"));
    assertThat(now(handed).state()).as("with the other organ").isEqualTo(PetitionState.TRANSFERRED);
    assertThat(now(handed).late()).as("an objection nobody made is nobody's lateness").isFalse();
    assertThat(shown(handed.receipt()).state().word()).isEqualTo("已办结");
    assertThat(shown(handed.receipt()).texts().getLast().body()).contains("滨海市应急管理局");
    assertThatThrownBy(
            () -> decisions.noteAnswer(desk, handed.id(), "", "不", at("2026-12-20T09:00")))
        .hasMessageContaining("文号");
    decisions.noteAnswer(
        desk, handed.id(), "滨应急信访〔2026〕21号", "12月18日作出处理意见，责令企业整改", at("2026-12-20T09:00"));
    assertThat(last(handed.id(), Rule.PETITION_ELSEWHERE).met()).isPresent();
    assertThatThrownBy(() ->
            decisions.noteAnswer(
                desk, handed.id(), "滨应急信访〔2026〕22号", "再登记一次", at("2026-12-20T09:00")))
        .hasMessageContaining("已经登记");
    watch.sweep(at("2026-12-21T09:00"));
    assertThat(now(handed).state()).isEqualTo(PetitionState.ARCHIVED);
  }

  @Test
  @DisplayName("下级机关一直没有答复的，到它的期限为止都能登记，期满归档")
  void anAnswerThatNeverCame() {
    var handed = registered("2026-07-06T09:00");
    decisions.transfer(office.petitionClerk, handed.id(), "临江市应急管理局", at("2026-07-06T09:00"));
    watch.sweep(at("2026-07-14T09:00"));
    watch.sweep(at("2026-10-19T09:00"));
    assertThat(now(handed).state()).as("its last day").isEqualTo(PetitionState.TRANSFERRED);
    watch.sweep(at("2026-10-20T09:00"));
    assertThat(now(handed).state()).isEqualTo(PetitionState.ARCHIVED);
    assertThat(now(handed).late()).as("not our lateness").isFalse();
  }

  @Test
  @DisplayName("信访工作条例第二十三条、第三十一条、第三十六条 不属职责、法定途径、不再受理，各有告知书，来信办结")
  @Proves({Clause.MEASURES_19_3, Clause.MEASURES_12_3})
  void everyOtherWayHasItsNotice() {
    var now = at("2026-11-04T09:00");
    var referred = registered("2026-11-03T09:00");
    decisions.refer(office.petitionClerk, referred.id(), "江海省住房和城乡建设厅", "房屋质量由其主管", now);
    var routed = registered("2026-11-03T09:00");
    decisions.routeLegally(
        office.petitionClerk, routed.id(), LegalRoute.ARBITRATION, "向劳动人事争议仲裁委员会申请", now);
    var declined = registered("2026-11-03T09:00");
    decisions.decline(office.petitionClerk, declined.id(), "省政府复核〔2025〕7号", now);
    ended(referred, PetitionState.NOT_REMIT, "江海省住房和城乡建设厅");
    ended(routed, PetitionState.ROUTED_LEGAL, "应当通过仲裁解决");
    ended(declined, PetitionState.NOT_ACCEPTED, "不再受理");
    watch.sweep(at("2026-11-05T09:00"));
    assertThat(now(declined).state()).isEqualTo(PetitionState.ARCHIVED);
  }

  private void ended(Handed handed, PetitionState state, String words) {
    assertThat(now(handed).state()).isEqualTo(state);
    assertThat(last(handed.id(), Rule.PETITION_NOTICE).met()).isPresent();
    assertThat(shown(handed.receipt()).state().word()).isEqualTo("已办结");
    assertThat(shown(handed.receipt()).texts().getLast().body()).contains(words);
  }

  @Test
  @DisplayName("信访工作机构转来的进同一本登记簿；五个工作日后不能再退；处理意见直接送达")
  @Proves(Clause.MEASURES_19_3)
  void whatPetitionOfficesSend() {
    var desk = office.petitionClerk;
    var entered = new PetitionRegister.Entered("反映堤坝隐患", null, "");
    var inbound =
        new PetitionRegister.Inbound(
            PetitionSource.PETITION_OFFICE, "江海省信访局", "江信转〔2026〕55号", "堤坝渗水没人管。", NOBODY);
    assertThatThrownBy(() ->
            register.receive(
                office.clerk, inbound, entered, at("2026-11-02T09:00"), at("2026-11-02T10:00")))
        .isInstanceOf(Violations.class);
    var id =
        register.receive(desk, inbound, entered, at("2026-11-02T09:00"), at("2026-11-02T10:00"));
    assertThat(petitions.find(id).orElseThrow().number()).matches("XF[0-9]{4}-[0-9]{5}");
    var tooLate = at("2026-11-10T09:00");
    assertThatThrownBy(() -> decisions.sendBack(desk, id, "属于水利部门职责", tooLate))
        .hasMessageContaining("5 个工作日");
    decisions.accept(desk, id, tooLate);
    handling.assign(desk, id, desk.staffNo(), true, tooLate);
    handling.draft(desk, id, OPINION, tooLate);
    handling.issue(office.principal, id, petitions.opinion(id).orElseThrow().id(), tooLate);
    assertThatThrownBy(() -> results.prepare(desk, id, "没有网站来信，不用转网站。", tooLate))
        .hasMessageContaining("直接送达");
    results.deliver(desk, id, "邮寄，11月12日签收", at("2026-11-12T09:00"));
    results.askReview(desk, id, "江政复查〔2026〕9号", "请求复查", at("2026-12-01T09:00"));
    results.noteReview(desk, id, "江政复查〔2026〕9号", "维持原处理意见", at("2026-12-20T09:00"));
    results.askReReview(desk, id, "国应急复核〔2027〕1号", "请求复核", at("2027-01-04T09:00"));
    watch.sweep(at("2027-01-05T09:00"));
    assertThat(petitions.find(id).orElseThrow().state()).isEqualTo(PetitionState.RE_REVIEW);
    results.noteReview(desk, id, "国应急复核〔2027〕1号", "维持复查意见", at("2027-01-20T09:00"));
    watch.sweep(at("2027-01-21T09:00"));
    assertThat(petitions.find(id).orElseThrow().state()).isEqualTo(PetitionState.ARCHIVED);
    var sent =
        register.receive(desk, inbound, entered, at("2026-11-02T09:00"), at("2026-11-02T10:00"));
    decisions.sendBack(desk, sent, "属于水利部门职责", at("2026-11-09T17:00"));
    assertThat(petitions.papers(sent))
        .extracting(PetitionPaper::kind)
        .containsExactly(PaperKind.SENT_BACK, PaperKind.SENT_BACK_TOLD);
  }

  @Test
  @DisplayName("重大、紧急的立即报告厅领导，只说编号；被反映的领导不告诉")
  @Proves(Clause.MEASURES_19_3)
  void urgentMattersReachTheLeaders() {
    var handed = handed("2026-11-02T09:00", "2026-11-02T09:00");
    var now = at("2026-11-02T10:00");
    register.register(
        office.petitionClerk,
        handed.id(),
        new PetitionRegister.Entered("反映副厅长", null, office.deputyLeader.staffNo()),
        now);
    register.reportUrgent(office.petitionClerk, handed.id(), "可能引发群体事件", now);
    assertThat(told("信访事项 " + now(handed).number(), "报告重大、紧急事项"))
        .contains(office.principal.id())
        .doesNotContain(office.deputyLeader.id());
    assertThatThrownBy(() -> dossier.of(office.deputyLeader, handed.id(), now))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  @DisplayName("停了三天以后：转来的都立案，只立一件")
  @Proves(Clause.MEASURES_12_3)
  void theWatchCatchesUp() {
    var handed = handed("2026-11-02T09:00", "2026-11-02T09:00");
    watch.sweep(at("2026-11-05T09:00"));
    watch.sweep(at("2026-11-05T09:00"));
    assertThat(
            db.sql("select count(*) from petition where letter_id = ?")
                .param(handed.letter())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    assertThat(Objects.requireNonNull(now(handed).letter())).isEqualTo(handed.letter());
  }
}
