package org.shenfa.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.audit.AuditTrail;
import org.shenfa.content.ItemKind;
import org.shenfa.disclosure.Applicant;
import org.shenfa.disclosure.Application;
import org.shenfa.disclosure.DisclosureIntake;
import org.shenfa.disclosure.DisclosureRegister;
import org.shenfa.disclosure.WantedForm;
import org.shenfa.letters.Answering;
import org.shenfa.letters.LetterClocks;
import org.shenfa.letters.LetterDossier;
import org.shenfa.letters.LetterForm;
import org.shenfa.letters.LetterKind;
import org.shenfa.letters.LetterStatus;
import org.shenfa.letters.Receiving;
import org.shenfa.letters.Receiving.Receipt;
import org.shenfa.letters.Replying;
import org.shenfa.letters.Suspicion;
import org.shenfa.letters.Triage;
import org.shenfa.letters.Triage.Judgment;
import org.shenfa.petitions.PetitionDecisions;
import org.shenfa.petitions.PetitionHandling;
import org.shenfa.petitions.PetitionRegister;
import org.shenfa.petitions.PetitionResults;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.solicitations.Adoption;
import org.shenfa.solicitations.Analysing;
import org.shenfa.solicitations.Caseload;
import org.shenfa.solicitations.Feedback;
import org.shenfa.solicitations.Party;
import org.shenfa.solicitations.PublicSolicitations;
import org.shenfa.solicitations.Soliciting;
import org.shenfa.solicitations.Typed;
import org.shenfa.support.AnswerWay;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.PetitionWay;
import org.shenfa.vault.ErasureRule;
import org.shenfa.vault.Identity;
import org.shenfa.vault.Vault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("个人信息：办结以后按期限销毁，留下证明")
class PrivacyModuleTests {
  private static final Identity WRITER =
      new Identity("欧阳小五", "13900001234", "ouyang5@163.com", "", "");
  private static final String WORDS = "欧阳小五反映：请联系１３９ 0000 1234，身份证 32010219900307661X，住幸福路12号。";

  @Autowired Office office;
  @Autowired Receiving receiving;
  @Autowired Triage triage;
  @Autowired Answering answering;
  @Autowired Replying replying;
  @Autowired LetterClocks clocks;
  @Autowired LetterStatus letterStatus;
  @Autowired LetterDossier dossier;
  @Autowired DisclosureIntake intake;
  @Autowired DisclosureRegister register;
  @Autowired Soliciting soliciting;
  @Autowired Caseload caseload;
  @Autowired Analysing analysing;
  @Autowired Feedback feedback;
  @Autowired PublicSolicitations visitors;
  @Autowired PetitionRegister petitions;
  @Autowired PetitionDecisions decisions;
  @Autowired PetitionHandling handling;
  @Autowired PetitionResults results;
  @Autowired Purging purging;
  @Autowired RightsDesk desk;
  @Autowired RetentionTerms terms;
  @Autowired OwnData own;
  @Autowired Vault vault;
  @Autowired AuditTrail trail;
  @Autowired JdbcClient db;

  private static Instant in(int months, int days) {
    return LocalDateTime.now(Shenfa.ZONE)
        .plusMonths(months)
        .plusDays(days)
        .atZone(Shenfa.ZONE)
        .toInstant();
  }

  private Receipt written(Set<Suspicion> suspicions) {
    return receiving.submit(
        QueryCode.fresh(),
        new LetterForm(
            LetterKind.CONSULTATION,
            "欧阳小五问许可证",
            WORDS + QueryCode.fresh().code(),
            "幸福路12号",
            WRITER,
            false),
        suspicions);
  }

  private long id(Receipt receipt) {
    return db.sql("select id from letter where number = ?")
        .param(receipt.number())
        .query(Long.class)
        .single();
  }

  /** A letter that was answered and rated today. */
  private Receipt closed() {
    var receipt = written(Set.of());
    var id = id(receipt);
    var now = Instant.now();
    clocks.sweep(now);
    var way = new AnswerWay(office, triage, answering, replying);
    way.assigned(id, now);
    way.answered(id, "欧阳小五先生您好，请在期满三个月以前提出申请，材料齐全的十个工作日办结，不收取费用。", "无，一般说明", now);
    letterStatus.act(
        receipt.number(), receipt.code(), "RATE", "", new LetterStatus.Rating(true, 5, 4));
    clocks.sweep(now);
    return receipt;
  }

  private long identity(Receipt receipt) {
    return db.sql("select identity_id from letter where number = ?")
        .param(receipt.number())
        .query(Long.class)
        .single();
  }

  private OwnData.Shown own(Receipt receipt) {
    return own.of(receipt.number(), receipt.code()).orElseThrow();
  }

  private String texts(Receipt receipt) {
    return db.sql(
            "select string_agg(title || body || place, '|') from letter_text where letter_id = ?")
        .param(id(receipt))
        .query(String.class)
        .single();
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("期满前不动，期满一次销毁身份、遮盖原文、出具证明；停机三天补上，再看一遍不多做")
  void purgedTextIsMasked() {
    var receipt = closed();
    vault.open(identity(receipt), office.intakeClerk, "电话核实地址");
    assertThat(own(receipt).until()).isEqualTo(LocalDate.now(Shenfa.ZONE).plusMonths(12));
    purging.sweep(in(12, 0));
    assertThat(texts(receipt)).as("kept through its last day").contains("欧阳小五");
    assertThat(purging.sweep(in(12, 3))).isPositive();
    assertThat(texts(receipt))
        .doesNotContain("欧阳", "1234", "32010219900307661X", "12号")
        .contains("［已隐去姓名］", "［已隐去电话］", "［已隐去证件号］", "材料齐全的十个工作日办结");
    var certificate = vault.certificate(identity(receipt)).orElseThrow();
    assertThat(certificate.rule()).isEqualTo(ErasureRule.RETENTION);
    assertThatThrownBy(() -> vault.open(identity(receipt), office.intakeClerk, "再核实一次"))
        .hasMessageContaining("销毁");
    assertThat(purging.sweep(in(12, 3))).as("a second look").isZero();
    var shown = own(receipt);
    assertThat(shown.views()).extracting(OwnData.View::reason).containsExactly("电话核实地址");
    assertThat(java.util.Objects.requireNonNull(shown.certificate()).text())
        .contains(receipt.number(), "办结后保存期满", "本厅规定，随产品启用，12 个月", "2 段文字")
        .doesNotContain("欧阳", "1234");
    assertThat(letterStatus.of(receipt.number(), receipt.code()).orElseThrow().identityErased())
        .isTrue();
    assertThat(trail.story("letter", Long.toString(id(receipt))))
        .extracting(e -> e.entry().action())
        .contains("privacy.purged");
    assertThatThrownBy(() ->
            db.sql("update letter_text set body = '又改', masked_at = now() where letter_id = ?")
                .param(id(receipt))
                .update())
        .as("masked once and for good")
        .hasMessageContaining("只能在期满以后遮盖一次");
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("销毁前后，办件账目、年度报告表、征集数字一个不变")
  void purgeKeepsTheFigures() {
    closed();
    var open = written(Set.of());
    var year = LocalDate.now(Shenfa.ZONE).getYear();
    var request =
        intake.file(
            new Application(
                Applicant.PERSON,
                new Identity("欧阳小五", "13900001234", "ouyang5@163.com", "", "E12345678"),
                "欧阳小五要的检查结果",
                WantedForm.ELECTRONIC,
                ""),
            QueryCode.fresh());
    intake.withdraw(office.openness, request.number(), "欧阳小五说不要了");
    var before = figures(year);
    assertThat(purging.sweep(in(13, 0))).isGreaterThanOrEqualTo(2);
    assertThat(figures(year)).isEqualTo(before);
    assertThat(texts(open)).as("an open letter is not touched").contains("欧阳小五");
    assertThat(
            db.sql(
                    """
                    select r.description || string_agg(w.words, '') from disclosure_request r
                    join disclosure_word w on w.request_id = r.id where r.number = ? group by r.id
                    """)
                .param(request.number())
                .query(String.class)
                .single())
        .doesNotContain("欧阳小五")
        .contains("检查结果", "不要了");
  }

  private List<Object> figures(int year) {
    return List.of(
        dossier.accounts(),
        register.figures(office.openness, year),
        db.sql(
                """
                select l.kind, l.channel, n.state, count(*), count(r.letter_id) filter (where r.solved) from letter l
                join letter_now n on n.id = l.id left join letter_rating r on r.letter_id = l.id group by 1, 2, 3 order by 1, 2, 3
                """)
            .query()
            .listOfRows(),
        db.sql(
                "select rule, count(*), count(*) filter (where late) from deadline_now group by 1 order by 1")
            .query()
            .listOfRows());
  }

  @Test
  @DisplayName("认定滥用的，从认定起 90 天；没有办结的、还能起诉的，谁也销毁不了")
  void abuseAndReviewWindows() {
    var spam = written(Set.of(Suspicion.TRAP));
    triage.confirmAbuse(office.intakeClerk, id(spam), "程序群发的广告", Instant.now());
    assertThat(own(spam).until()).isEqualTo(LocalDate.now(Shenfa.ZONE).plusDays(90));
    purging.sweep(in(0, 90));
    assertThat(own(spam).certificate()).isNull();
    purging.sweep(in(0, 91));
    assertThat(java.util.Objects.requireNonNull(own(spam).certificate()).rule())
        .isEqualTo(ErasureRule.ABUSE);

    var open = written(Set.of());
    assertThatThrownBy(() -> own.askErasure(open.number(), open.code()))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("还没有办结");
    assertThatThrownBy(() -> purged("letter", id(open), "REQUEST")).hasMessageContaining("还没有办结");
    var closed = closed();
    assertThatThrownBy(() -> purged("letter", id(closed), "RETENTION"))
        .hasMessageContaining("保存期限还没有满");

    var petition = written(Set.of());
    triage.toPetition(
        office.intakeClerk,
        id(petition),
        new Judgment(LetterKind.COMPLAINT, null, "", null),
        Instant.now());
    new PetitionWay(office, petitions, decisions, handling, results, db)
        .replied(id(petition), "经调查属实，已经责令改正。", Instant.now());
    letterStatus.act(
        petition.number(), petition.code(), "RATE", "", new LetterStatus.Rating(true, 5, 5));
    assertThatThrownBy(() -> own.askErasure(petition.number(), petition.code()))
        .hasMessageContaining("复查");
  }

  private void purged(String procedure, long id, String rule) {
    db.sql(
            """
            insert into purge (procedure, case_id, rule, term_id, person_id, closed_at, identity, texts, files, at)
            values (?, ?, ?, case when ? = 'REQUEST' then null else 1 end, case when ? = 'REQUEST' then ? end, now(), true, 1, 0, now())
            """)
        .params(procedure, id, rule, rule, rule, office.intakeClerk.id())
        .update();
  }

  @Test
  @DisplayName("请求提前删除：办结以后才能提，由受理员写明理由决定；不相干的人看不到，答复和不存在一样")
  void erasureOnRequest() {
    var receipt = closed();
    assertThat(own.askErasure(receipt.number(), "AAAA-BBBB-CCCC")).isFalse();
    assertThat(own.askErasure(receipt.number(), receipt.code())).isTrue();
    assertThat(own.askErasure(receipt.number(), receipt.code())).as("asked twice is once").isTrue();
    var now = Instant.now();
    var asked =
        desk.of(office.intakeClerk, now).asked().stream()
            .filter(a -> a.number().equals(receipt.number()))
            .toList();
    assertThat(asked).singleElement().satisfies(a -> assertThat(a.mine()).isTrue());
    var id = asked.getFirst().id();
    assertThatThrownBy(() -> desk.of(office.clerk, now)).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> desk.grant(office.openness, id, "同意本人请求", now))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> desk.decline(office.intakeClerk, id, "不", now))
        .hasMessageContaining("理由");
    desk.decline(office.intakeClerk, id, "还在核实后续办理情况", now);
    assertThat(java.util.Objects.requireNonNull(own(receipt).asked()).reason())
        .isEqualTo("还在核实后续办理情况");
    own.askErasure(receipt.number(), receipt.code());
    var again =
        desk.of(office.intakeClerk, now).asked().stream()
            .filter(a -> a.number().equals(receipt.number()))
            .findFirst()
            .orElseThrow();
    desk.grant(office.intakeClerk, again.id(), "同意本人请求", now);
    assertThat(texts(receipt)).doesNotContain("欧阳小五");
    var certificate = java.util.Objects.requireNonNull(own(receipt).certificate());
    assertThat(certificate.rule()).isEqualTo(ErasureRule.REQUEST);
    assertThat(desk.certificate(office.petitionClerk, certificate.id(), now))
        .isEqualTo(certificate);
    assertThatThrownBy(() -> desk.certificate(office.clerk, certificate.id(), now))
        .isInstanceOf(NoSuchElementException.class);
    purging.sweep(in(13, 0));
    assertThat(own(receipt).certificate()).as("not purged again").isEqualTo(certificate);
  }

  @Test
  @DisplayName("保存期限从一天起算：以前办结的不变；今天起算的、经办人设的被拒绝")
  void termsHoldFromADay() {
    var today = LocalDate.now(Shenfa.ZONE);
    var shorter =
        new RetentionTerm(
            Kept.ARCHIVE, 30, RetentionTerm.Unit.MONTHS, today.plusDays(1), "保管期限表第三项");
    terms.set(office.publicityHead, shorter, Instant.now());
    assertThat(terms.inForce(today)).extracting(RetentionTerm::amount).containsExactly(12, 90, 120);
    assertThat(terms.inForce(today.plusDays(1)))
        .extracting(RetentionTerm::amount)
        .containsExactly(12, 90, 30);
    assertThatThrownBy(() ->
            terms.set(
                office.publicityHead,
                new RetentionTerm(Kept.ARCHIVE, 1, RetentionTerm.Unit.DAYS, today, "今天就要"),
                Instant.now()))
        .hasMessageContaining("从明天起");
    assertThatThrownBy(() -> terms.set(office.intakeClerk, shorter, Instant.now()))
        .hasMessageContaining("负责人设置");
  }

  @Test
  @DisplayName("意见：反馈公布以后按期限遮盖原文，条数和采纳情况不变")
  void opinionsAreMasked() {
    var release = office.released(ItemKind.DRAFT_FOR_COMMENT, "遮盖规定（征求意见稿）");
    soliciting.sweep(Instant.now());
    var item = office.drafting.find(release.item()).orElseThrow().id();
    var on = caseload.mine(office.clerk, item);
    var typed = new LinkedHashMap<Integer, String>();
    typed.put(0, "我叫欧阳小五，电话13900001234，五吨合适。");
    var receipt =
        visitors.submit(
            on.number(),
            QueryCode.fresh(),
            new Typed(on.digest(), Party.PERSON, typed),
            false,
            Identity.ofMail("masked@example.org"));
    assertThat(own.of(receipt.number(), receipt.code()).orElseThrow().identity()).isTrue();
    var after = on.endsAt().plusMinutes(1);
    var over = after.atZone(Shenfa.ZONE).toInstant();
    soliciting.sweep(over);
    analysing.begin(office.clerk, item, true, over);
    var point = analysing.point(office.clerk, item, "数量", "建议降到五吨", Set.of(1));
    analysing.decide(office.clerk, item, point, Adoption.NOT, "五吨没有依据");
    var reply = feedback.begin(office.clerk, item, after);
    var text = office.drafting.latest(reply.id()).orElseThrow();
    var full =
        office.drafting.save(
            office.clerk,
            reply.id(),
            text.seq(),
            office
                .text(reply, ItemKind.INTERACTION_REPLY, text.manifest().title())
                .withText(text.manifest().title(), text.manifest().body(), List.of()));
    office.released(office.cleared(full), null);
    soliciting.sweep(over);
    var figures = feedback.figures(item);
    assertThat(own.of(receipt.number(), receipt.code()).orElseThrow().until()).isNotNull();
    purging.sweep(in(14, 0));
    assertThat(caseload.remarks(item))
        .singleElement()
        .satisfies(r -> assertThat(r.words()).isEqualTo("我叫［已隐去姓名］，电话［已隐去电话］，五吨合适。"));
    assertThat(feedback.figures(item)).isEqualTo(figures);
    var certificate =
        Objects.requireNonNull(
            own.of(receipt.number(), receipt.code()).orElseThrow().certificate());
    assertThat(certificate.identity()).as("the address is destroyed with the words").isTrue();
    assertThat(
            db.sql(
                    """
                    select c.mark is null and exists (select from identity_erasure e where e.identity_id = c.identity_id)
                    from remark_contact c join remark_receipt r on r.id = c.receipt_id where r.number = ?
                    """)
                .param(receipt.number())
                .query(Boolean.class)
                .single())
        .isTrue();
  }
}
