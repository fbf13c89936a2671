package org.shenfa.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.figures.Metric;
import org.shenfa.figures.MonthlyFigures;
import org.shenfa.letters.Answering;
import org.shenfa.letters.Channel;
import org.shenfa.letters.LetterClocks;
import org.shenfa.letters.LetterForm;
import org.shenfa.letters.LetterKind;
import org.shenfa.letters.Receiving;
import org.shenfa.letters.Replying;
import org.shenfa.letters.Triage;
import org.shenfa.letters.Triage.Judgment;
import org.shenfa.petitions.Opinion;
import org.shenfa.petitions.PetitionDecisions;
import org.shenfa.petitions.PetitionDossier;
import org.shenfa.petitions.PetitionFigures;
import org.shenfa.petitions.PetitionHandling;
import org.shenfa.petitions.PetitionRegister;
import org.shenfa.petitions.PetitionResults;
import org.shenfa.petitions.PetitionSource;
import org.shenfa.petitions.PetitionWatch;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.AnswerWay;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.PetitionWay;
import org.shenfa.vault.Identity;
import org.shenfa.vault.Vault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Acceptance tests 26 and 27 of the interaction design, over letters and petitions. */
@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("期满销毁：来信和信访事项，数字不变、文字遮盖")
class PurgeModuleTests {
  private static final YearMonth MONTH = YearMonth.of(2025, 7);
  private static final Instant CAME = at("2025-07-07T09:00");
  private static final Identity WHO =
      new Identity("欧阳小六", "13900005678", "ouyang6@163.com", "", "");
  private static final String SAID = "欧阳小六来电13900005678，反映检查走过场。";

  @Autowired Office office;
  @Autowired Receiving receiving;
  @Autowired Triage triage;
  @Autowired Answering answering;
  @Autowired Replying replying;
  @Autowired LetterClocks clocks;
  @Autowired PetitionRegister register;
  @Autowired PetitionDecisions decisions;
  @Autowired PetitionHandling handling;
  @Autowired PetitionResults results;
  @Autowired PetitionDossier dossier;
  @Autowired PetitionFigures yearly;
  @Autowired PetitionWatch watch;
  @Autowired Deadlines deadlines;
  @Autowired MonthlyFigures monthly;
  @Autowired Purging purging;
  @Autowired RightsDesk desk;
  @Autowired Vault vault;
  @Autowired JdbcClient db;

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(Shenfa.ZONE).toInstant();
  }

  private long one(String sql, Object... of) {
    return db.sql(sql).params(of).query(Long.class).single();
  }

  private long letter(LetterKind kind) {
    var form = new LetterForm(kind, "反映", SAID + UUID.randomUUID(), "", WHO, true);
    var receipt = receiving.enter(office.intakeClerk, Channel.PHONE, form, CAME, CAME);
    clocks.sweep(CAME);
    return one("select id from letter where number = ?", receipt.number());
  }

  private void answered(long letter) {
    var way = new AnswerWay(office, triage, answering, replying);
    way.assigned(letter, CAME);
    way.answered(letter, "欧阳小六先生您好，请在期满三个月以前提出申请，材料齐全的十个工作日办结，不收取费用。", "无，一般说明", CAME);
  }

  /** A complaint that went the way of petitions and was answered under its number. */
  private long complaint() {
    var letter = letter(LetterKind.COMPLAINT);
    var as = new Judgment(LetterKind.COMPLAINT, null, "", null);
    triage.toPetition(office.intakeClerk, letter, as, CAME);
    new PetitionWay(office, register, decisions, handling, results, db)
        .replied(letter, "欧阳小六反映的情况属实，已经责令改正。", CAME);
    return letter;
  }

  /** A petition that came on paper, with an opinion that was handed to its writer. */
  private long onPaper() {
    var clerk = office.petitionClerk;
    var inbound =
        new PetitionRegister.Inbound(
            PetitionSource.PETITION_OFFICE, "江海省信访局", "江信转〔2025〕8号", SAID, WHO);
    var entered = new PetitionRegister.Entered("欧阳小六反映检查走过场", null, "");
    var id = register.receive(clerk, inbound, entered, CAME, CAME);
    decisions.accept(clerk, id, CAME);
    handling.assign(clerk, id, clerk.staffNo(), true, CAME);
    handling.draft(
        clerk,
        id,
        new Opinion("欧阳小六要求查处", "经查，属实\n已核对", Opinion.Finding.SUPPORTED, "责令改正", "安全生产法"),
        CAME);
    var draft = one("select max(id) from petition_opinion where petition_id = ?", id);
    handling.issue(office.principal, id, draft, CAME);
    results.deliver(clerk, id, "邮寄签收", CAME);
    return id;
  }

  /** Every wait is over: ratings, reviews. */
  private void closed() {
    var later = at("2025-09-10T09:00");
    deadlines.sweep(later);
    clocks.sweep(later);
    watch.sweep(later);
  }

  private String petitionTexts(List<Long> petitions) {
    return db.sql(
            """
            select string_agg(x.t, '|') from (
              select words as t from petition where id = any (:ids)
              union all select matter from petition_entry where petition_id = any (:ids)
              union all select claim || facts || decision || basis from petition_opinion where petition_id = any (:ids)
              union all select body from petition_result where petition_id = any (:ids)
              union all select body::text from petition_paper where petition_id = any (:ids)) x
            """)
        .param("ids", petitions.toArray(Long[]::new))
        .query(String.class)
        .single();
  }

  private String letterTexts(long letter) {
    return db.sql("select string_agg(title || body, '|') from letter_text where letter_id = ?")
        .param(letter)
        .query(String.class)
        .single();
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("验收 26：来信和信访事项期满销毁，月度数据、信访年度统计一个数也不变")
  void purgeKeepsMonthlyFiguresIdentical() {
    var letters = new ArrayList<>(IntStream.range(0, 19).mapToObj(n -> complaint()).toList());
    var consultation = letter(LetterKind.CONSULTATION);
    answered(consultation);
    letters.add(consultation);
    letters.add(complaint());
    onPaper();
    closed();
    var now = Instant.now();
    var before = monthly.counted(MONTH, now);
    var year = yearly.of(office.petitionClerk, 2025, now);
    assertThat(before.cells())
        .as("figures that tell something")
        .anyMatch(c -> c.metric() == Metric.RECEIVED && c.value() != null)
        .anyMatch(c -> c.metric() == Metric.PETITIONS && c.value() != null);
    assertThat(purging.sweep(now)).isGreaterThanOrEqualTo(22);
    letters.forEach(l -> assertThat(letterTexts(l)).doesNotContain("欧阳", "5678"));
    assertThat(monthly.counted(MONTH, now)).isEqualTo(before);
    assertThat(yearly.of(office.petitionClerk, 2025, now)).isEqualTo(year);
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("验收 27：期满的来信、信访原话、登记、处理意见、结果、文书都再遮盖一次；复查没有完的谁也不动")
  void purgedTextReMasked() {
    var letter = complaint();
    var fromLetter = one("select id from petition where letter_id = ?", letter);
    var paper = onPaper();
    var underReview = onPaper();
    results.askReview(
        office.petitionClerk, underReview, "江政复查〔2025〕3号", "请求复查", at("2025-07-20T09:00"));
    assertThat(petitionTexts(List.of(fromLetter, paper))).contains("欧阳小六", "13900005678");
    closed();
    var now = Instant.now();
    assertThat(
            one(
                "select count(*) from retention_now where procedure = 'petition' and case_id = ? and closed_at is null",
                underReview))
        .isEqualTo(1);
    purging.sweep(now);

    assertThat(petitionTexts(List.of(fromLetter, paper)))
        .doesNotContain("欧阳", "5678")
        .contains("［已隐去姓名］", "［已隐去电话］", "检查走过场", "责令改正", "XF2025-");
    assertThat(letterTexts(letter)).doesNotContain("欧阳", "5678").contains("［已隐去姓名］");
    assertThat(petitionTexts(List.of(underReview))).as("under review").contains("欧阳小六");
    assertThat(dossier.of(office.petitionClerk, paper, now).papers())
        .as("papers are read paragraph by paragraph as before")
        .allSatisfy(p -> assertThat(p.body()).hasSizeGreaterThan(1));
    var identity = one("select identity_id from petition where id = ?", paper);
    assertThatThrownBy(() -> vault.open(identity, office.petitionClerk, "再核实一次地址"))
        .hasMessageContaining("销毁");
    var certificate =
        desk.of(office.petitionClerk, now).certificates().stream()
            .filter(c -> c.held() == Held.PETITION)
            .findFirst();
    assertThat(certificate.orElseThrow().text()).contains("信访事项 XF", "段文字").doesNotContain("欧阳");
    assertThatThrownBy(() ->
            db.sql("update petition set words = '又改', masked_at = now() where id = ?")
                .param(paper)
                .update())
        .as("masked once and for good")
        .hasMessageContaining("只能在期满以后遮盖一次");
    assertThatThrownBy(() ->
            db.sql("update petition set number = 'XF2025-99999' where id = ?")
                .param(underReview)
                .update())
        .as("nothing but words")
        .isNotNull();
    assertThat(certificate.orElseThrow().identity()).isTrue();
  }
}
