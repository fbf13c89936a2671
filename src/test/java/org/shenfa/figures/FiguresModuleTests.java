package org.shenfa.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.content.Item;
import org.shenfa.content.Revision;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.files.FileStore;
import org.shenfa.letters.Answering;
import org.shenfa.letters.Channel;
import org.shenfa.letters.LetterClocks;
import org.shenfa.letters.LetterDossier;
import org.shenfa.letters.LetterForm;
import org.shenfa.letters.LetterKind;
import org.shenfa.letters.Receiving;
import org.shenfa.letters.Replying;
import org.shenfa.letters.Triage;
import org.shenfa.letters.Triage.Judgment;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.petitions.PetitionDecisions;
import org.shenfa.petitions.PetitionDossier;
import org.shenfa.petitions.PetitionRegister;
import org.shenfa.publication.Publishing;
import org.shenfa.publication.Release;
import org.shenfa.publication.WithdrawalReason;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.Notice;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.shenfa.review.Look;
import org.shenfa.review.Submission;
import org.shenfa.site.Outline;
import org.shenfa.site.Reconciler;
import org.shenfa.site.ShownFigures;
import org.shenfa.support.AnswerWay;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
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
@DisplayName("月度公开数据：统计、固定、走主线公布")
class FiguresModuleTests {
  private static final YearMonth MONTH = YearMonth.of(2025, 8);
  private static final Instant AFTER = at("2025-09-01T09:30");
  private static final String SECRET = "赵钱孙李";
  private static final String ANSWER =
      "您好。危险化学品经营许可证有效期为三年，期满三个月前向发证机关提出延期申请，材料齐全的，十个工作日内办结，不收取费用。";

  @Autowired Office office;
  @Autowired Receiving receiving;
  @Autowired Triage triage;
  @Autowired Answering answering;
  @Autowired Replying replying;
  @Autowired LetterClocks clocks;
  @Autowired MonthlyFigures figures;
  @Autowired MonthFacts facts;
  @Autowired Deadlines deadlines;
  @Autowired LetterDossier letters;
  @Autowired PetitionRegister register;
  @Autowired PetitionDecisions decisions;
  @Autowired PetitionDossier petitions;
  @Autowired FiguresReminder reminder;
  @Autowired Notices notices;
  @Autowired FileStore files;
  @Autowired Reconciler reconciler;
  @Autowired Outline outline;
  @Autowired Publishing publishing;
  @Autowired Vault vault;
  @Autowired JdbcClient db;

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(Shenfa.ZONE).toInstant();
  }

  /** A letter of the month, with a name; answered on the same day or left lying. */
  private long letter(boolean answered) {
    return letter(at("2025-08-04T09:00"), answered ? at("2025-08-06T09:00") : null);
  }

  private long letter(Instant when, @Nullable Instant answered) {
    var form =
        new LetterForm(
            LetterKind.CONSULTATION,
            SECRET + "问许可证延期",
            "请问许可证怎样延期？" + UUID.randomUUID(),
            "",
            new Identity(SECRET, "", "", "", ""),
            true);
    var receipt = receiving.enter(office.intakeClerk, Channel.PHONE, form, when, when);
    clocks.sweep(when);
    var id =
        db.sql("select id from letter where number = ?")
            .param(receipt.number())
            .query(Long.class)
            .single();
    new AnswerWay(office, triage, answering, replying).assigned(id, when);
    if (answered != null) {
      answered(id, answered);
    }
    return id;
  }

  private void answered(long id, Instant answered) {
    new AnswerWay(office, triage, answering, replying)
        .answered(id, ANSWER, "危险化学品经营许可证管理办法第十八条", answered);
  }

  private List<String> told(Metric metric) {
    return figures.counted(MONTH, AFTER).cells().stream()
        .filter(c -> c.metric() == metric)
        .map(c -> c.name() + " " + c.words())
        .toList();
  }

  private Revision latest(Item item) {
    return office.drafting.latest(item.id()).orElseThrow();
  }

  private Release released(Item item) {
    var revision = latest(item);
    var on =
        office
            .submitting
            .submit(office.editorOne, item.id(), revision.digest(), Submission.NORMAL)
            .getFirst();
    on = office.step(on, secrecy(), Office.agreeing(Look.SECRECY_REVIEW));
    on = office.step(on, office.publicityHead, Office.agreeing(Look.HEAD_CONFIRMATION));
    return office.released(on, office.editorTwo);
  }

  private Person secrecy() {
    return office
        .organization
        .holders(office.publicity.id(), PostKind.SECRECY_REVIEWER, LocalDate.of(2026, 1, 1))
        .stream()
        .map(a -> a.person())
        .findFirst()
        .orElseGet(() -> office.hired("宣传保密", office.publicity, PostKind.SECRECY_REVIEWER));
  }

  private String home() {
    reconciler.reconcile();
    var digest = Objects.requireNonNull(reconciler.files().get("/index.html"));
    return new String(reconciler.read("/index.html", digest).orElseThrow(), StandardCharsets.UTF_8);
  }

  private List<Notice> told(Person who) {
    return notices.of(who.id(), 0).stream().filter(n -> n.kind() == NoticeKind.FIGURES).toList();
  }

  @Test
  @DisplayName("一个月的数：提醒、统计、固定、审查、放行；首页和写信页只说放行了的；清除个人信息以后一个数也不变")
  void aMonthFromTheCountToTheHomePage() {
    var ids = java.util.stream.IntStream.range(0, 22).mapToObj(n -> letter(n > 1)).toList();
    assertThat(told(Metric.RECEIVED)).contains("登记的来信 22 件", "咨询 22 件", "电话 22 件");
    assertThat(told(Metric.ON_TIME)).containsExactly("全部单位 90.9%", "危化监管处 90.9%");
    assertThat(told(Metric.WAIT)).containsExactly("中位数 2 个工作日", "九成不超过 2 个工作日", "最长 2 个工作日");

    reminder.sweep(at("2025-09-01T08:00"));
    reminder.sweep(at("2025-09-02T08:00"));
    assertThat(told(office.editorOne))
        .extracting(Notice::subject)
        .containsOnlyOnce("2025年8月互动交流数据");
    assertThat(told(office.clerk)).isEmpty();
    assertThatThrownBy(() -> figures.counted(MONTH, at("2025-08-31T23:59")))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("还没有过完");
    assertThatThrownBy(() -> figures.counted(MONTH.plusMonths(2), AFTER))
        .as("of a month to come there is nothing")
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> figures.begin(office.clerk, MONTH, AFTER))
        .isInstanceOf(Violations.class);
    assertThat(figures.line(MONTH).version()).isZero();

    var item = figures.begin(office.editorOne, MONTH, AFTER);
    var text = latest(item).manifest();
    assertThat(text.title()).isEqualTo("2025年8月互动交流数据");
    assertThat(text.body()).contains("90.9%", "20 / 22", Metric.WAIT.definition());
    assertThat(text.attachments())
        .extracting(a -> a.name())
        .containsExactly("互动交流数据-2025-08.csv", "互动交流数据-2025-08.json");
    var json = files.read(text.attachments().getLast().digest()).orElseThrow();
    assertThat(Month.read(json)).isEqualTo(figures.kept(MONTH).orElseThrow());
    assertThat(new String(json, StandardCharsets.UTF_8)).doesNotContain(SECRET, "许可证");
    assertThat(figures.begin(office.editorOne, MONTH, AFTER)).isEqualTo(item);
    assertThat(figures.line(MONTH).version()).isEqualTo(1);
    assertThat(home()).doesNotContain("互动办理");

    var release = released(item);
    assertThat(figures.line(MONTH).released()).isTrue();
    assertThat(home()).contains("互动办理", "22 件", "90.9%", "2 个工作日", release.path());
    outline.refresh();
    assertThat(outline.figures().map(ShownFigures::month)).contains("2025-08");

    purge(ids);
    assertThat(figures.counted(MONTH, AFTER)).isEqualTo(figures.kept(MONTH).orElseThrow());

    publishing.withdraw(
        office.publicityHead, release.id(), WithdrawalReason.values()[0], "数据要重新核对");
    assertThat(home()).doesNotContain("互动办理", release.path());
  }

  @Test
  @DisplayName("验收 19：晚办的答复、晚给的告知，办成以后在清单和统计里仍是超期")
  void lateAnswerStaysLateInListAndStatistics() {
    var june = YearMonth.of(2025, 6);
    var came = at("2025-06-03T09:00");
    for (var n = 0; n < 19; n++) {
      letter(came, at("2025-06-05T09:00"));
    }
    var late = letter(came, null);
    var complaint = complaint(came);
    deadlines.sweep(at("2025-06-20T00:00"));
    assertThat(share(june)).isEqualTo("95.0%");
    answered(late, at("2025-06-20T09:00"));
    var petition =
        db.sql("select id from petition where letter_id = ?")
            .param(complaint)
            .query(Long.class)
            .single();
    register.register(
        office.petitionClerk,
        petition,
        new PetitionRegister.Entered("反映检查走过场", null, ""),
        at("2025-06-20T09:00"));
    decisions.accept(office.petitionClerk, petition, at("2025-06-20T09:00"));
    deadlines.sweep(at("2025-07-01T00:00"));

    assertThat(letters.seen(office.intakeClerk, AFTER))
        .filteredOn(l -> l.id() == late)
        .singleElement()
        .satisfies(l -> assertThat(l.late()).isTrue());
    assertThat(petitions.seen(office.petitionClerk, AFTER))
        .filteredOn(p -> p.id() == petition)
        .singleElement()
        .satisfies(p -> assertThat(p.late()).isTrue());
    assertThat(share(june)).as("answered, and late all the same").isEqualTo("95.0%");
    assertThat(facts.of(june, AFTER).petitions().notices()).isEqualTo(new Facts.Kept(1, 0));
  }

  private String share(YearMonth month) {
    return figures.counted(month, AFTER).cells().stream()
        .filter(c -> c.metric() == Metric.ON_TIME && c.group().isEmpty())
        .map(Cell::words)
        .findFirst()
        .orElseThrow();
  }

  private long complaint(Instant when) {
    var form =
        new LetterForm(
            LetterKind.COMPLAINT,
            "反映检查走过场",
            "检查的人没有到现场。" + UUID.randomUUID(),
            "",
            new Identity("", "", "", "", ""),
            false);
    var receipt = receiving.enter(office.intakeClerk, Channel.PHONE, form, when, when);
    clocks.sweep(when);
    var id =
        db.sql("select id from letter where number = ?")
            .param(receipt.number())
            .query(Long.class)
            .single();
    triage.toPetition(
        office.intakeClerk, id, new Judgment(LetterKind.COMPLAINT, null, "", null), when);
    return id;
  }

  /** What privacy asks for when its time has come: words masked, identities destroyed. */
  private void purge(List<Long> ids) {
    for (var id : ids) {
      db.sql(
              "update letter_text set title = '', body = '（已遮盖）', place = '', masked_at = now() where letter_id = ?")
          .param(id)
          .update();
      var identity =
          db.sql("select identity_id from letter where id = ?")
              .param(id)
              .query(Long.class)
              .single();
      vault.erase(identity, ErasureRule.REQUEST, office.publicityHead);
    }
    assertThat(
            db.sql(
                    "select count(*) from letter_text where body like '%许可证%' and letter_id = any (?)")
                .param(ids.toArray(Long[]::new))
                .query(Long.class)
                .single())
        .isZero();
  }
}
