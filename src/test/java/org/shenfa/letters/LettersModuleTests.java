package org.shenfa.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.audit.AuditTrail;
import org.shenfa.content.Drafting;
import org.shenfa.content.ItemKind;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.letters.Answering.Drafted;
import org.shenfa.letters.Receiving.Receipt;
import org.shenfa.letters.Triage.Judgment;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.Unit;
import org.shenfa.organization.UnitKind;
import org.shenfa.procedures.QueryCode;
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
@DisplayName("来信：从收件到答复")
class LettersModuleTests {
  private static final Identity NOBODY = new Identity("", "", "", "", "");
  private static final String ANSWER =
      "您好。危险化学品经营许可证有效期为三年，期满三个月前向发证机关提出延期申请，提交申请书和经营场所变化情况说明；材料齐全的，十个工作日内办结，不收取费用。";
  private static final Judgment CONSULTATION =
      new Judgment(LetterKind.CONSULTATION, null, "", null);

  private final Office office;
  private final Receiving receiving;
  private final Triage triage;
  private final Assigning assigning;
  private final Answering answering;
  private final Replying replying;
  private final LetterStatus status;
  private final LetterPublication publication;
  private final LetterClocks clocks;
  private final Deadlines deadlines;
  private final Letters letters;
  private final LetterRights rights;
  private final Drafting drafting;
  private final AuditTrail trail;
  private final JdbcClient db;

  private static @Nullable Unit mine;
  private static @Nullable Person mineClerk;
  private static @Nullable Person mineHead;

  @Autowired
  LettersModuleTests(
      Office office,
      Receiving receiving,
      Triage triage,
      Assigning assigning,
      Answering answering,
      Replying replying,
      LetterStatus status,
      LetterPublication publication,
      LetterClocks clocks,
      Deadlines deadlines,
      Letters letters,
      LetterRights rights,
      Drafting drafting,
      AuditTrail trail,
      JdbcClient db) {
    this.office = office;
    this.receiving = receiving;
    this.triage = triage;
    this.assigning = assigning;
    this.answering = answering;
    this.replying = replying;
    this.status = status;
    this.publication = publication;
    this.clocks = clocks;
    this.deadlines = deadlines;
    this.letters = letters;
    this.rights = rights;
    this.drafting = drafting;
    this.trail = trail;
    this.db = db;
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(Shenfa.ZONE).toInstant();
  }

  private static LetterForm form(LetterKind kind, String body) {
    return new LetterForm(kind, "许可证延期", body, "", NOBODY, true);
  }

  private Letter entered(LetterKind kind, String received) {
    var when = at(received);
    var receipt =
        receiving.enter(
            office.intakeClerk,
            Channel.PHONE,
            form(kind, "请问危险化学品经营许可证怎样延期？要交多少钱？" + UUID.randomUUID()),
            when,
            when);
    clocks.sweep(when);
    return letters.numbered(receipt.number()).orElseThrow();
  }

  private Letter assigned(String received) {
    var letter = entered(LetterKind.CONSULTATION, received);
    triage.assign(office.intakeClerk, letter.id(), CONSULTATION, office.hazmat.id(), at(received));
    return now(letter);
  }

  private Letter now(Letter letter) {
    return letters.find(letter.id()).orElseThrow();
  }

  private void drafted(Letter letter, Person by, String when) {
    answering.draft(
        by,
        letter.id(),
        new Drafted(ANSWER, "危险化学品经营许可证管理办法第十八条", List.of(0, 1), "同类信件统一口径"),
        at(when));
  }

  private void approved(Letter letter, String when) {
    drafted(letter, office.clerk, when);
    answering.secrecy(office.secrecy, letter.id(), true, "", at(when));
    answering.approve(office.head, letter.id(), at(when));
  }

  private Letter replied(String received) {
    var letter = assigned(received);
    approved(letter, received);
    replying.reply(office.editorOne, letter.id(), at(received));
    return now(letter);
  }

  private Deadline last(Letter letter, Rule rule) {
    return deadlines.of("letter", letter.id()).stream()
        .filter(d -> d.rule() == rule)
        .toList()
        .getLast();
  }

  private Unit mineUnit() {
    if (mine == null) {
      mine = office.units.establish(null, UnitKind.DIVISION, "矿山安全监督管理处", "矿山监管处", 9);
      mineClerk = office.hired("矿山承办", mine, PostKind.CLERK);
      mineHead = office.hired("矿山处长", mine, PostKind.UNIT_HEAD);
    }
    return mine;
  }

  @Test
  @DisplayName("第十二条 网上来信：编号和查询码一次给出；同一表单提交两次是同一封信")
  @Proves(Clause.MEASURES_12_1)
  void aLetterFromTheSite() {
    var command = QueryCode.fresh();
    var form =
        new LetterForm(
            LetterKind.CONSULTATION,
            "咨询",
            "请问怎样办理？",
            "",
            new Identity("王五", "13800001111", "", "", ""),
            false);
    var first = receiving.submit(command, form, Set.of());
    var second = receiving.submit(command, form, Set.of());
    assertThat(second).isEqualTo(first);
    assertThat(second.code()).matches("(\\w{4}-){2}\\w{4}");
    var letter = letters.numbered(first.number()).orElseThrow();
    assertThat(letter.state()).isEqualTo(LetterState.RECEIVED);
    assertThat(letter.identity()).isNotNull();
    assertThat(trail.story("letter", Long.toString(letter.id())))
        .extracting(e -> e.entry().action())
        .containsExactly("letter.submit");
    clocks.sweep(Instant.now());
    clocks.sweep(Instant.now());
    assertThat(deadlines.of("letter", letter.id()))
        .extracting(Deadline::rule)
        .containsExactly(Rule.LETTER_PROMISE, Rule.LETTER_TRIAGE);
  }

  @Test
  @DisplayName("可疑的来信照样登记，等人甄别；放行以后照常办理")
  void whatLooksLikeAbuseWaitsForAPerson() {
    var receipt =
        receiving.submit(
            QueryCode.fresh(),
            form(LetterKind.CONSULTATION, "程序发来的信" + UUID.randomUUID()),
            Set.of(Suspicion.TRAP));
    var letter = letters.numbered(receipt.number()).orElseThrow();
    assertThat(letter.state()).isEqualTo(LetterState.QUARANTINED);
    assertThat(status.of(receipt.number(), receipt.code()).orElseThrow().state().word())
        .isEqualTo("已收到");
    triage.release(office.intakeClerk, letter.id(), "是真人写的", Instant.now());
    assertThat(now(letter).state()).isEqualTo(LetterState.RECEIVED);
  }

  @Test
  @DisplayName("两个字的名字、163 邮箱、很短的信，不会被甄别")
  void theHonestSenderGetsThrough() {
    var form =
        new LetterForm(
            LetterKind.UNSURE,
            "问事",
            "几点上班",
            "",
            new Identity("李四", "", "lisi@163.com", "", ""),
            false);
    var receipt = receiving.submit(QueryCode.fresh(), form, Set.of());
    assertThat(letters.numbered(receipt.number()).orElseThrow().state())
        .isEqualTo(LetterState.RECEIVED);
  }

  @Test
  @DisplayName("验收 4：第十九条 收到当天不算，第四个工作日为限；送达以后没有打开，期限照走")
  @Proves(Clause.MEASURES_19_1)
  void fourWorkingDaysFromDelivery() {
    var letter = assigned("2024-02-02T10:00");
    assertThat(last(letter, Rule.LETTER_ANSWER).due()).contains(LocalDate.of(2024, 2, 7));
    deadlines.sweep(at("2024-02-08T00:00"));
    assertThat(last(letter, Rule.LETTER_ANSWER).late()).isTrue();
    approved(letter, "2024-02-08T09:00");
    assertThat(last(letter, Rule.LETTER_ANSWER).late()).as("late stays late").isTrue();
    assertThat(last(letter, Rule.LETTER_ANSWER).met()).contains(at("2024-02-08T09:00"));
  }

  @Test
  @DisplayName("验收 5：第十九条 第三天退回、改派：新单位另有四天，写信人的期限不变")
  @Proves({Clause.MEASURES_19_2, Clause.MEASURES_12_2})
  void returnedAndReassigned() {
    var letter = assigned("2026-11-02T09:00");
    var promised = last(letter, Rule.LETTER_PROMISE).due();
    answering.giveBack(office.head, letter.id(), "属于矿山监管处职责", "矿山监管处", at("2026-11-05T09:00"));
    assertThat(now(letter).state()).isEqualTo(LetterState.RETURNED);
    assertThatThrownBy(() ->
            assigning.reassign(
                office.intakeClerk, letter.id(), office.hazmat.id(), at("2026-11-05T10:00")))
        .hasMessageContaining("退回过的单位");
    assigning.reassign(office.intakeClerk, letter.id(), mineUnit().id(), at("2026-11-05T10:00"));
    assertThat(last(letter, Rule.LETTER_ANSWER).due()).contains(LocalDate.of(2026, 11, 11));
    assertThat(last(letter, Rule.LETTER_PROMISE).due()).isEqualTo(promised);
    assertThat(rights.viewer(office.clerk, at("2026-11-05T10:00")).sees(now(letter)))
        .as("no longer its unit's")
        .isFalse();
  }

  @Test
  @DisplayName("验收 6：退回两次只能指定；被指定的单位没有退回这一项")
  @Proves(Clause.MEASURES_19_2)
  void theSecondReturnLeadsToDesignation() {
    var letter = assigned("2026-11-02T09:00");
    answering.giveBack(office.head, letter.id(), "不是本处职责", "不清楚", at("2026-11-02T10:00"));
    assigning.reassign(office.intakeClerk, letter.id(), mineUnit().id(), at("2026-11-02T11:00"));
    answering.giveBack(
        java.util.Objects.requireNonNull(mineHead),
        letter.id(),
        "也不是本处职责",
        "危化监管处",
        at("2026-11-02T12:00"));
    assertThatThrownBy(() ->
            assigning.reassign(
                office.intakeClerk, letter.id(), office.bureau.id(), at("2026-11-02T13:00")))
        .hasMessageContaining("指定");
    assigning.designate(
        office.publicityHead, letter.id(), office.hazmat.id(), "涉及危化许可", at("2026-11-02T13:00"));
    assertThatThrownBy(() ->
            answering.giveBack(office.head, letter.id(), "还是退回", "不清楚", at("2026-11-02T14:00")))
        .hasMessageContaining("不能退回");
  }

  @Test
  @DisplayName("第十二条、第十九条 投诉不能当作咨询转给业务处室，除非写明理由；举报转信访")
  @Proves({Clause.MEASURES_12_3, Clause.MEASURES_19_3})
  void complaintsGoTheWayOfPetitions() {
    var letter = entered(LetterKind.COMPLAINT, "2026-11-02T09:00");
    var now = at("2026-11-02T10:00");
    assertThatThrownBy(() ->
            triage.assign(office.intakeClerk, letter.id(), CONSULTATION, office.hazmat.id(), now))
        .hasMessageContaining("须写明理由");
    assertThatThrownBy(() ->
            triage.assign(
                office.intakeClerk,
                letter.id(),
                new Judgment(LetterKind.COMPLAINT, null, "", null),
                office.hazmat.id(),
                now))
        .hasMessageContaining("信访");
    triage.toPetition(
        office.intakeClerk, letter.id(), new Judgment(LetterKind.COMPLAINT, null, "", null), now);
    assertThat(now(letter).state()).isEqualTo(LetterState.PETITION);
    for (var person :
        List.of(
            office.intakeClerk,
            office.publicityHead,
            office.editorOne,
            office.clerk,
            office.petitionClerk)) {
      assertThat(rights.viewer(person, now).sees(now(letter))).as(person.name()).isFalse();
    }
  }

  @Test
  @DisplayName("求助须回答是否需要调查处理")
  @Proves(Clause.MEASURES_12_3)
  void pleasAskWhetherToInvestigate() {
    var letter = entered(LetterKind.PLEA, "2026-11-02T09:00");
    var now = at("2026-11-02T10:00");
    assertThatThrownBy(() ->
            triage.assign(
                office.intakeClerk,
                letter.id(),
                new Judgment(LetterKind.PLEA, null, "", null),
                office.hazmat.id(),
                now))
        .isInstanceOf(Violations.class);
    triage.assign(
        office.intakeClerk,
        letter.id(),
        new Judgment(LetterKind.PLEA, false, "只问受灾补助的标准", null),
        office.hazmat.id(),
        now);
    assertThat(now(letter).state()).isEqualTo(LetterState.ASSIGNED);
  }

  @Test
  @DisplayName("验收 7、8：第十九条、第二十条 起草的不审核，没有保密审查结论的不能转网站")
  @Proves({Clause.MEASURES_19_1, Clause.MEASURES_20_1})
  void fourHands() {
    var letter = assigned("2026-11-02T09:00");
    var now = at("2026-11-02T10:00");
    drafted(letter, office.head, "2026-11-02T10:00");
    answering.secrecy(office.secrecy, letter.id(), true, "", now);
    assertThatThrownBy(() -> answering.approve(office.head, letter.id(), now))
        .hasMessageContaining("起草人不能审核");
    answering.sendBack(office.head, letter.id(), "换人起草", now);
    drafted(letter, office.clerk, "2026-11-02T11:00");
    assertThatThrownBy(() -> answering.approve(office.head, letter.id(), now))
        .as("the conclusion was about the former draft")
        .hasMessageContaining("保密审查员");
    assertThatThrownBy(() -> replying.reply(office.editorOne, letter.id(), now))
        .isInstanceOf(Violations.class);
    answering.secrecy(office.secrecy, letter.id(), true, "", now);
    answering.approve(office.head, letter.id(), now);
    replying.reply(office.editorOne, letter.id(), now);
    assertThat(now(letter).state()).isEqualTo(LetterState.REPLIED);
  }

  @Test
  @DisplayName("没有逐问回答的答复，写明理由才能提出，负责人看得见")
  void unansweredQuestionsAreNamed() {
    var letter = assigned("2026-11-02T09:00");
    var draft = new Drafted("请拨打电话咨询有关部门，谢谢您的来信。", "无，日常咨询", List.of(0), "");
    assertThatThrownBy(
            () -> answering.draft(office.clerk, letter.id(), draft, at("2026-11-02T10:00")))
        .hasMessageContaining("没有回答")
        .hasMessageContaining("要交多少钱");
    answering.draft(
        office.clerk,
        letter.id(),
        new Drafted(draft.body(), draft.basis(), draft.answered(), "收费另文答复"),
        at("2026-11-02T10:00"));
    assertThat(answering.current(letter.id()).orElseThrow().inSpiteOf()).isEqualTo("收费另文答复");
    assertThat(answering.current(letter.id()).orElseThrow().findings()).hasSizeGreaterThan(1);
  }

  @Test
  @DisplayName("网站退回的算没有转出，四天照旧从原来的那天数")
  void sentBackByTheSiteIsNotHandedOver() {
    var letter = assigned("2026-11-02T09:00");
    approved(letter, "2026-11-03T09:00");
    replying.siteSendsBack(office.editorOne, letter.id(), "缺少署名", at("2026-11-03T10:00"));
    assertThat(now(letter).state()).isEqualTo(LetterState.DRAFTED);
    assertThat(
            deadlines.of("letter", letter.id()).stream()
                .filter(d -> d.rule() == Rule.LETTER_ANSWER && d.open()))
        .singleElement()
        .satisfies(d -> assertThat(d.due()).contains(LocalDate.of(2026, 11, 6)));
  }

  @Test
  @DisplayName("验收 20：没有评价就是没有评价，不算满意")
  void silenceIsNoRating() {
    var letter = replied("2026-09-01T09:00");
    deadlines.sweep(at("2026-10-15T09:00"));
    clocks.sweep(at("2026-10-15T09:00"));
    assertThat(now(letter).state()).isEqualTo(LetterState.CLOSED);
    assertThat(
            db.sql("select count(*) from letter_rating where letter_id = ?")
                .param(letter.id())
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(last(letter, Rule.LETTER_RATING).met()).isEmpty();
  }

  private Receipt answeredOnline() {
    var receipt =
        receiving.submit(
            QueryCode.fresh(),
            form(LetterKind.CONSULTATION, "请问怎样延期？要交多少钱？" + UUID.randomUUID()),
            Set.of());
    var letter = letters.numbered(receipt.number()).orElseThrow();
    var now = Instant.now();
    clocks.sweep(now);
    triage.assign(office.intakeClerk, letter.id(), CONSULTATION, office.hazmat.id(), now);
    answering.draft(
        office.clerk,
        letter.id(),
        new Drafted(ANSWER + letter.number(), "管理办法第十八条", List.of(0, 1), "同类信件统一口径"),
        now);
    answering.secrecy(office.secrecy, letter.id(), true, "", now);
    answering.approve(office.head, letter.id(), now);
    replying.reply(office.editorOne, letter.id(), now);
    return receipt;
  }

  @Test
  @DisplayName("写信人看到五个词、每次交接和答复，可以评价；不满意可以再问一次，只有一次")
  void theWriterFollowsTheLetter() {
    var receipt = answeredOnline();
    var shown = status.of(receipt.number(), receipt.code()).orElseThrow();
    assertThat(shown.state().word()).isEqualTo("已答复");
    assertThat(shown.lines()).extracting(LetterStatus.Line::unit).contains("危险化学品安全监督管理处");
    assertThat(shown.texts()).extracting(LetterStatus.Words::kind).contains(LetterText.Kind.DRAFT);
    assertThat(shown.promised()).isNotNull();
    assertThat(status.act(receipt.number(), receipt.code(), "ASK_AGAIN", "没有说清楚要交哪些材料", null))
        .isTrue();
    var letter = letters.numbered(receipt.number()).orElseThrow();
    assertThat(letter.state()).isEqualTo(LetterState.REOPEN_REQUESTED);
    assigning.declineAgain(office.intakeClerk, letter.id(), "答复里已经写明材料清单", Instant.now());
    assertThatThrownBy(
            () -> status.act(receipt.number(), receipt.code(), "ASK_AGAIN", "再问一次可以吗", null))
        .isInstanceOf(Violations.class);
  }

  @Test
  @DisplayName("再办的答复，审核的负责人要说结果有没有实质改变，记在经过里；第一次的不问")
  void aRenewedAnswerSaysWhetherItChanged() {
    var receipt = answeredOnline();
    var now = Instant.now();
    status.act(receipt.number(), receipt.code(), "ASK_AGAIN", "没有说清楚要交哪些材料", null);
    var id = letters.numbered(receipt.number()).orElseThrow().id();
    assigning.acceptAgain(office.intakeClerk, id, now);
    answering.draft(
        office.clerk, id, new Drafted(ANSWER + "材料清单附后。", "管理办法第十八条", List.of(0), "同类信件统一口径"), now);
    answering.secrecy(office.secrecy, id, true, "", now);
    assertThatThrownBy(() -> answering.approve(office.head, id, now))
        .hasMessageContaining("有没有实质改变");
    answering.approve(office.head, id, true, now);
    assertThat(
            db.sql(
                    "select string_agg(coalesce(details ->> 'changed', '-'), ',' order by n) from course where procedure = 'letter' and case_id = ? and event = 'APPROVE'")
                .param(id)
                .query(String.class)
                .single())
        .isEqualTo("-,true");
  }

  @Test
  @DisplayName("评价要选是否解决并打分，评过就办结")
  void rated() {
    var receipt = answeredOnline();
    assertThatThrownBy(() -> status.act(receipt.number(), receipt.code(), "RATE", "", null))
        .hasMessageContaining("打分");
    status.act(receipt.number(), receipt.code(), "RATE", "", new LetterStatus.Rating(true, 5, 4));
    assertThat(status.of(receipt.number(), receipt.code()).orElseThrow().state().word())
        .isEqualTo("已办结");
    clocks.sweep(Instant.now());
    assertThat(last(letters.numbered(receipt.number()).orElseThrow(), Rule.LETTER_RATING).met())
        .isPresent();
  }

  @Test
  @DisplayName("编号对、查询码错了六次，暂停；正确的也答得和不存在的一样")
  void guessesPause() {
    var receipt =
        receiving.submit(
            QueryCode.fresh(), form(LetterKind.CONSULTATION, "猜码" + UUID.randomUUID()), Set.of());
    for (var n = 0; n < 6; n++) {
      assertThat(status.of(receipt.number(), "AAAA-AAAA-AAA" + (n + 2))).isEmpty();
    }
    assertThat(status.of(receipt.number(), receipt.code())).isEmpty();
    assertThat(status.of("20200101-0001", receipt.code())).isEmpty();
    assertThat(status.act(receipt.number(), receipt.code(), "WITHDRAW", "", null)).isFalse();
  }

  @Test
  @DisplayName("验收 28：并案以后两位写信人各有各的经过和稿子：主件答复以后，凭自己的编号也看到答复")
  void mergedLettersKeepTheirWriters() {
    var main = assigned("2026-11-02T09:00");
    var receipt =
        receiving.submit(
            QueryCode.fresh(), form(LetterKind.CONSULTATION, "同一件事" + UUID.randomUUID()), Set.of());
    var other = letters.numbered(receipt.number()).orElseThrow();
    clocks.sweep(Instant.now());
    triage.assign(office.intakeClerk, other.id(), CONSULTATION, office.hazmat.id(), Instant.now());
    answering.draft(
        office.clerk,
        other.id(),
        new Drafted(ANSWER, "危险化学品经营许可证管理办法第十八条", List.of(0), "同类信件统一口径"),
        Instant.now());
    answering.sendBack(office.head, other.id(), "与另一封是同一件事", Instant.now());
    triage.merge(office.intakeClerk, other.id(), main.number(), Instant.now());
    assertThat(now(other).state()).isEqualTo(LetterState.MERGED);
    assertThatThrownBy(() ->
            triage.merge(office.intakeClerk, main.id(), other.number(), at("2026-11-02T10:00")))
        .hasMessageContaining("主件");
    assertThat(status.of(receipt.number(), receipt.code()).orElseThrow().state().word())
        .isEqualTo("办理中");
    approved(main, "2026-11-03T09:00");
    replying.reply(office.editorOne, main.id(), Instant.now());
    var shown = status.of(receipt.number(), receipt.code()).orElseThrow();
    assertThat(shown.state().word()).isEqualTo("已办结");
    assertThat(shown.texts()).extracting(LetterStatus.Words::body).contains(ANSWER);
    assertThat(shown.texts().getFirst().body()).startsWith("同一件事");
    for (var kept : List.of(main, other)) {
      assertThat(letters.texts(kept.id()))
          .as("words and drafts of " + kept.number())
          .extracting(LetterText::kind)
          .contains(LetterText.Kind.LETTER, LetterText.Kind.DRAFT);
    }
    assertThat(last(other, Rule.LETTER_PROMISE).met()).isPresent();
  }

  @Test
  @DisplayName("信中反映的单位，不能承办、改派、指定，也不能协办")
  @Proves(Clause.MEASURES_12_2)
  void theAccusedUnitNeverHandles() {
    var letter = entered(LetterKind.SUGGESTION, "2026-11-02T09:00");
    var now = at("2026-11-02T10:00");
    var judged = new Judgment(LetterKind.SUGGESTION, null, "", mineUnit().id());
    assertThatThrownBy(
            () -> triage.assign(office.intakeClerk, letter.id(), judged, mineUnit().id(), now))
        .hasMessageContaining("反映自己");
    triage.assign(office.intakeClerk, letter.id(), judged, office.hazmat.id(), now);
    assertThatThrownBy(
            () -> assigning.addHelper(office.intakeClerk, letter.id(), mineUnit().id(), now))
        .hasMessageContaining("反映自己");
    answering.giveBack(office.head, letter.id(), "不是本处职责", "不清楚", now);
    assertThatThrownBy(
            () -> assigning.reassign(office.intakeClerk, letter.id(), mineUnit().id(), now))
        .hasMessageContaining("反映自己");
    assertThatThrownBy(() ->
            assigning.designate(office.publicityHead, letter.id(), mineUnit().id(), "没有别的单位", now))
        .hasMessageContaining("反映自己");
  }

  @Test
  @DisplayName("写信人收回公开的同意，页面立刻撤下，留下原因和经手的是谁")
  @Proves(Clause.MEASURES_15_5)
  void consentTakenBack() {
    var receipt = answeredOnline();
    var letter = letters.numbered(receipt.number()).orElseThrow();
    var item = publication.prepare(office.clerk, letter.id(), Instant.now());
    var draft = drafting.latest(item.id()).orElseThrow();
    var whole =
        office
            .text(item, ItemKind.INTERACTION_REPLY, draft.manifest().title())
            .withText(draft.manifest().title(), draft.manifest().body(), List.of());
    var out =
        office.released(
            office.cleared(drafting.save(office.clerk, item.id(), draft.seq(), whole)), null);
    clocks.sweep(Instant.now());
    assertThat(now(letter).state()).isEqualTo(LetterState.PUBLISHED);
    assertThat(status.of(receipt.number(), receipt.code()).orElseThrow().page())
        .isEqualTo(out.path());
    status.act(receipt.number(), receipt.code(), "WITHDRAW_CONSENT", "", null);
    assertThat(office.publishing.find(out.id()).withdrawal())
        .isNotNull()
        .satisfies(w -> assertThat(java.util.Objects.requireNonNull(w).by()).isEqualTo("写信人"));
    assertThat(status.of(receipt.number(), receipt.code()).orElseThrow().page()).isNull();
    clocks.sweep(Instant.now());
    assertThat(now(letter).state()).isEqualTo(LetterState.REPLIED);
    assertThatThrownBy(() -> publication.prepare(office.clerk, letter.id(), Instant.now()))
        .hasMessageContaining("没有同意公开");
  }

  @Test
  @DisplayName("公开走主流程：号码先遮盖；没有同意的，经办人、数据库都不放行")
  void publicOnlyWithConsent() {
    var receipt =
        receiving.submit(
            QueryCode.fresh(),
            new LetterForm(
                LetterKind.CONSULTATION, "问延期", "我叫张三丰，电话13912345678，请问怎样延期？", "", NOBODY, false),
            Set.of());
    var letter = letters.numbered(receipt.number()).orElseThrow();
    var now = Instant.now();
    triage.assign(office.intakeClerk, letter.id(), CONSULTATION, office.hazmat.id(), now);
    answering.draft(
        office.clerk, letter.id(), new Drafted(ANSWER, "管理办法第十八条", List.of(0), "同类信件统一口径"), now);
    answering.secrecy(office.secrecy, letter.id(), true, "", now);
    answering.approve(office.head, letter.id(), now);
    replying.reply(office.editorOne, letter.id(), now);
    assertThatThrownBy(() -> publication.prepare(office.clerk, letter.id(), now))
        .hasMessageContaining("没有同意公开");
    var agreed = replied("2026-11-02T09:00");
    var item = publication.prepare(office.clerk, agreed.id(), at("2026-11-02T12:00"));
    var text = drafting.latest(item.id()).orElseThrow().manifest();
    assertThat(text.title()).isEqualTo("许可证延期");
    assertThat(text.body()).contains("来信").contains("答复");
    assertThat(now(agreed).state()).isEqualTo(LetterState.PUBLISH_REVIEW);
    assertThat(Masks.of("我叫张三丰，电话13912345678，住3栋2单元501室"))
        .isEqualTo("我叫［已隐去姓名］，电话［已隐去电话］，住［已隐去门牌］");
  }

  @Test
  @DisplayName("不相干的人看不到，答复和不存在一样")
  void notThereForOthers() {
    var letter = assigned("2026-11-02T09:00");
    assertThatThrownBy(
            () -> answering.askMore(office.stranger, letter.id(), "请补充材料", at("2026-11-02T10:00")))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(
            () -> answering.askMore(office.stranger, 999_999, "请补充材料", at("2026-11-02T10:00")))
        .isInstanceOf(NoSuchElementException.class);
  }

  private long times(Letter letter, Rule rule, String kind) {
    return db.sql(
            """
            select count(*) from deadline d join deadline_moment m on m.deadline_id = d.id
            where d.procedure = 'letter' and d.case_id = ? and d.rule = ? and m.kind = ?
            """)
        .params(letter.id(), rule.name(), kind)
        .query(Long.class)
        .single();
  }

  @Test
  @DisplayName("验收 10：没有一件事能延长四天：要求补充、写信人补充、阶段答复、协办、退改、网站退回，期限一天不动")
  @Proves(Clause.MEASURES_19_1)
  void nothingExtendsTheFourDays() {
    var letter = assigned("2026-11-02T09:00");
    var due = last(letter, Rule.LETTER_ANSWER).due();
    var now = at("2026-11-03T09:00");
    var acts =
        List.<Runnable>of(
            () -> answering.askMore(office.clerk, letter.id(), "请补充许可证号", now),
            () -> assigning.addHelper(office.intakeClerk, letter.id(), mineUnit().id(), now),
            () -> answering.interim(office.head, letter.id(), "正在核实，核实后答复您。", now),
            () -> drafted(letter, office.clerk, "2026-11-03T09:00"),
            () -> answering.secrecy(office.secrecy, letter.id(), false, "写了内部电话", now),
            () -> drafted(letter, office.clerk, "2026-11-03T10:00"),
            () -> answering.sendBack(office.head, letter.id(), "语气生硬", now),
            () -> approved(letter, "2026-11-03T11:00"),
            () -> replying.siteSendsBack(office.editorOne, letter.id(), "缺少署名", now));
    for (var act : acts) {
      act.run();
      assertThat(deadlines.of("letter", letter.id()))
          .filteredOn(d -> d.rule() == Rule.LETTER_ANSWER)
          .allSatisfy(d -> assertThat(d.due()).isEqualTo(due));
      assertThat(times(letter, Rule.LETTER_ANSWER, "EXTENDED")).isZero();
    }
  }

  @Test
  @DisplayName("验收 18：巡查停了几天，起算、超期、办结、归档照样各发生一次，日子按该在的那天")
  @Proves(Clause.MEASURES_19_1)
  void timersCatchUpOnce() {
    var letter =
        letters
            .numbered(
                receiving
                    .submit(
                        QueryCode.fresh(),
                        form(LetterKind.CONSULTATION, "停机时收到" + UUID.randomUUID()),
                        Set.of(Suspicion.TRAP))
                    .number())
            .orElseThrow();
    var later = Instant.now().plus(java.time.Duration.ofDays(14));
    for (var n = 0; n < 3; n++) {
      clocks.sweep(later);
      deadlines.sweep(later);
    }
    for (var rule : List.of(Rule.LETTER_PROMISE, Rule.LETTER_TRIAGE, Rule.LETTER_SCREENING)) {
      assertThat(times(letter, rule, "COUNTED")).as(rule.name()).isEqualTo(1);
      assertThat(times(letter, rule, "LATE")).as(rule.name()).isEqualTo(1);
      assertThat(last(letter, rule).from())
          .as("counted from when it came, not from when somebody looked")
          .isBefore(later.minus(java.time.Duration.ofDays(13)));
    }
    triage.confirmAbuse(office.intakeClerk, letter.id(), "卖东西的广告", later);
    var quarter = later.plus(java.time.Duration.ofDays(91));
    clocks.sweep(later.plus(java.time.Duration.ofDays(89)));
    assertThat(now(letter).state()).isEqualTo(LetterState.NOT_ACCEPTED);
    clocks.sweep(quarter);
    clocks.sweep(quarter);
    assertThat(now(letter).state()).isEqualTo(LetterState.ARCHIVED);
    assertThat(
            db.sql(
                    "select count(*) from course where procedure = 'letter' and case_id = ? and event = 'ARCHIVE'")
                .param(letter.id())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("受理在巡查以前就办了的，补起的受理期限不再开着")
  void whatWasDoneBeforeTheFirstLookIsNotDueAfterIt() {
    var letter =
        letters
            .numbered(
                receiving
                    .submit(
                        QueryCode.fresh(),
                        form(LetterKind.CONSULTATION, "马上受理" + UUID.randomUUID()),
                        Set.of())
                    .number())
            .orElseThrow();
    triage.assign(office.intakeClerk, letter.id(), CONSULTATION, office.hazmat.id(), Instant.now());
    clocks.sweep(Instant.now());
    assertThat(deadlines.of("letter", letter.id()))
        .filteredOn(d -> d.rule() == Rule.LETTER_TRIAGE)
        .allSatisfy(d -> assertThat(d.open()).isFalse());
    assertThat(last(letter, Rule.LETTER_PROMISE).open()).isTrue();
  }

  @Test
  @DisplayName("验收 19：迟到的答复，答复以后在信件和期限里还是迟到")
  @Proves(Clause.MEASURES_19_1)
  void lateStaysLate() {
    var letter = assigned("2026-09-01T09:00");
    deadlines.sweep(at("2026-09-10T00:00"));
    assertThat(now(letter).late()).isTrue();
    approved(letter, "2026-09-10T09:00");
    replying.reply(office.editorOne, letter.id(), at("2026-09-10T10:00"));
    assertThat(now(letter).late()).isTrue();
    assertThat(last(letter, Rule.LETTER_ANSWER).late()).isTrue();
    deadlines.sweep(at("2026-09-30T00:00"));
    assertThat(times(letter, Rule.LETTER_ANSWER, "LATE")).isEqualTo(1);
  }
}
