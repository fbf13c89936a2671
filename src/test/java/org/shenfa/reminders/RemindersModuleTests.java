package org.shenfa.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.shenfa.Shenfa;
import org.shenfa.access.Accounts;
import org.shenfa.boards.ReportRound;
import org.shenfa.content.ItemKind;
import org.shenfa.organization.Person;
import org.shenfa.publication.Publishing;
import org.shenfa.publication.ReleaseDeadlines;
import org.shenfa.publication.Scheduling;
import org.shenfa.regulation.Violations;
import org.shenfa.review.Annotating;
import org.shenfa.review.Answer;
import org.shenfa.review.ReturnReason;
import org.shenfa.review.ReviewCase;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.SettableClock;
import org.shenfa.support.SettableClock.Forward;
import org.shenfa.workdays.Calendar;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
    properties = {
      "shenfa.mail.from=shenfa@example.gov.cn",
      "shenfa.desk.address=https://desk.example.gov.cn/"
    })
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({Office.class, SettableClock.class})
@DisplayName("提醒：该知道的人知道一次，不多不少")
class RemindersModuleTests {
  private static final Pattern CODE = Pattern.compile("验证码 ([0-9]{6})");

  @RegisterExtension
  static final GreenMailExtension POST =
      new GreenMailExtension(ServerSetup.SMTP.dynamicPort()).withPerMethodLifecycle(false);

  @DynamicPropertySource
  static void postOffice(DynamicPropertyRegistry properties) {
    properties.add("spring.mail.host", () -> "127.0.0.1");
    properties.add("spring.mail.port", () -> POST.getSmtp().getPort());
  }

  @Autowired Office office;
  @Autowired Reminding reminding;
  @Autowired Notices notices;
  @Autowired Annotating annotating;
  @Autowired MailChoices choices;
  @Autowired NoticeMail mail;
  @Autowired ReportRound round;
  @Autowired Accounts accounts;
  @Autowired Publishing publishing;
  @Autowired Scheduling scheduling;
  @Autowired ReleaseDeadlines deadlines;
  @Autowired Calendar calendar;
  @Autowired Forward clock;

  private List<Notice> about(Person person, String subject) {
    reminding.sweep(clock.instant());
    return notices.of(person.id(), 0).stream()
        .filter(n -> n.subject().equals(subject) && n.kind() != NoticeKind.LOOK_LATE)
        .toList();
  }

  @Test
  @DisplayName("轮到谁，谁知道，只知道一次；办过的说办过；不相干的人没有")
  void whoseTurnItIsIsTold() {
    var on = office.submitted(office.drafted(ItemKind.ORDINARY_NEWS, "轮流办的稿件"));

    var told = about(office.secrecy, "轮流办的稿件");
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().kind()).isEqualTo(NoticeKind.ARRIVED);
    assertThat(told.getFirst().link()).isEqualTo("/desk/review/" + on.id());
    assertThat(told.getFirst().over()).isFalse();
    assertThat(about(office.head, "轮流办的稿件")).isEmpty();
    office.step(on);
    assertThat(about(office.secrecy, "轮流办的稿件")).hasSize(1).allMatch(Notice::over);
    assertThat(about(office.head, "轮流办的稿件")).hasSize(1);
    assertThat(about(office.stranger, "轮流办的稿件")).isEmpty();
    assertThat(about(office.clerk, "轮流办的稿件")).isEmpty();
  }

  @Test
  @DisplayName("退回连原因告诉报送人；发布告诉写的人")
  void returnsAndReleasesAreTold() {
    var back = office.submitted(office.drafted(ItemKind.ORDINARY_NEWS, "被退回的稿件"));
    office.step(
        back, office.secrecy, new Answer.SentBack(List.of(ReturnReason.FACTS), "伤亡数字与快报不一致"));
    var told = about(office.clerk, "被退回的稿件");
    assertThat(told).extracting(Notice::kind).containsExactly(NoticeKind.RETURNED);
    assertThat(told.getFirst().words()).contains("伤亡数字与快报不一致");
    assertThat(told.getFirst().link()).endsWith("/edit");

    office.released(ItemKind.ORDINARY_NEWS, "发布了的稿件");
    assertThat(about(office.clerk, "发布了的稿件"))
        .extracting(Notice::kind)
        .containsExactly(NoticeKind.RELEASED);
    assertThat(about(office.editorTwo, "发布了的稿件"))
        .extracting(Notice::kind)
        .contains(NoticeKind.TO_CONFIRM);
  }

  @Test
  @DisplayName("验收 9：第二十条 三十分钟没有确认的，告诉发布人和新闻宣传处负责人，是紧急的")
  void unconfirmedPagesAreUrgent() {
    var release = office.released(ItemKind.ORDINARY_NEWS, "没人确认的稿件");
    reminding.sweep(release.releasedAt().plus(Duration.ofMinutes(31)));

    assertThat(about(office.publicityHead, "没人确认的稿件"))
        .extracting(Notice::kind)
        .containsExactly(NoticeKind.CONFIRM_LATE);
    assertThat(about(office.editorTwo, "没人确认的稿件"))
        .filteredOn(Notice::urgent)
        .extracting(Notice::kind)
        .containsExactly(NoticeKind.CONFIRM_LATE);
    publishing.confirm(office.editorTwo, release.id(), true, "");
    assertThat(about(office.publicityHead, "没人确认的稿件")).allMatch(Notice::over);
  }

  @Test
  @DisplayName("定时发布没有办成，告诉排的人和报送的人")
  void aRefusedScheduleIsTold() {
    var on = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "没有发成的稿件"));
    scheduling.schedule(
        office.editorTwo,
        office.reviewing.clear(on.id()),
        clock.instant().plus(Duration.ofDays(2)));
    scheduling.refuse(scheduling.schedulesOf(on.id()).getFirst(), "审查意见不全");

    for (var person : List.of(office.editorTwo, office.clerk)) {
      assertThat(about(person, "没有发成的稿件"))
          .filteredOn(n -> n.kind() == NoticeKind.SCHEDULE_REFUSED)
          .hasSize(1)
          .allMatch(n -> n.urgent() && n.words().contains("审查意见不全"));
    }
  }

  @Test
  @DisplayName("第十条 期限临近、超期，告诉起草人和本单位负责人；系统停几天再起，补上而不重复")
  void clocksAreToldEvenAfterDaysOfStandingStill() {
    office.drafted(ItemKind.FORMAL_DOCUMENT, "早就超期的文件");
    assertThat(about(office.head, "早就超期的文件"))
        .extracting(Notice::kind)
        .containsExactly(NoticeKind.CLOCK_LATE);

    var notice = office.drafted(ItemKind.NOTICE, "快到期的通知");
    var due =
        java.util.Objects.requireNonNull(
            deadlines.of(notice.itemId(), LocalDate.now(clock)).orElseThrow().due());
    for (var day : List.of(3L, 2L, 0L)) {
      reminding.sweep(due.date().minusDays(day).atTime(9, 0).atZone(Shenfa.ZONE).toInstant());
    }
    assertThat(about(office.clerk, "快到期的通知"))
        .extracting(Notice::kind)
        .containsExactly(NoticeKind.CLOCK_NEAR);
  }

  @Test
  @DisplayName("第十七条 征集结束后没有反馈的，到期前十五、七、三、一个工作日和当天提醒，越近越往上，每次一回")
  void solicitationsWithoutFeedbackAreTold() {
    theYearIsKnown(clock.instant().plus(Duration.ofDays(58)).atZone(Shenfa.ZONE).getYear());
    office.released(ItemKind.DRAFT_FOR_COMMENT, "征求意见没有反馈的稿件");
    reminding.sweep(clock.instant().plus(Duration.ofDays(58)));

    assertThat(about(office.head, "征求意见没有反馈的稿件"))
        .extracting(Notice::kind)
        .contains(NoticeKind.FEEDBACK);
    assertThat(told(office.deputyLeader)).isZero();
    var handler = told(office.clerk);
    assertThat(handler).isGreaterThan(told(office.head));
    reminding.sweep(clock.instant().plus(Duration.ofDays(58)));
    assertThat(told(office.clerk)).as("each step once").isEqualTo(handler);
    reminding.sweep(clock.instant().plus(Duration.ofDays(80)));
    assertThat(told(office.deputyLeader)).isEqualTo(3);
    assertThat(told(office.clerk)).as("every step, and that it is late").isEqualTo(6);
  }

  private long told(Person whom) {
    return about(whom, "征求意见没有反馈的稿件").stream().filter(n -> n.kind() == NoticeKind.FEEDBACK).count();
  }

  /** A term that reaches a year without a notice has no end yet, so the test brings the notice. */
  private void theYearIsKnown(int year) {
    if (!calendar.knows(year)) {
      var days = new TreeMap<LocalDate, Boolean>();
      for (var month = 1; month <= 12; month++) {
        days.put(LocalDate.of(year, month, 1), false);
      }
      days.put(LocalDate.of(year, 10, 2), false);
      calendar.enterYear(office.publicityHead, year, days, "测试用的放假通知");
    }
  }

  @Test
  @DisplayName("批注告诉写的人，答复告诉批注的人，自己说的不提醒自己")
  void annotationsAreTold() {
    var on = office.submitted(office.drafted(ItemKind.ORDINARY_NEWS, "有批注的稿件"));
    var said = annotating.add(office.secrecy, on.revision(), "", "这里的数字请再核对");

    assertThat(about(office.clerk, "有批注的稿件"))
        .filteredOn(n -> n.kind() == NoticeKind.ANNOTATED)
        .hasSize(1)
        .allMatch(n -> n.words().contains("请再核对"));
    assertThat(about(office.secrecy, "有批注的稿件")).noneMatch(n -> n.kind() == NoticeKind.ANNOTATED);
    annotating.reply(office.clerk, on.revision().itemId(), said.id(), "已经核对");
    assertThat(about(office.secrecy, "有批注的稿件"))
        .filteredOn(n -> n.kind() == NoticeKind.ANNOTATED)
        .hasSize(1)
        .allMatch(n -> n.words().contains("已经核对"));
  }

  @Test
  @DisplayName("办理期限过了提醒一次")
  void lateLooksAreTold() {
    ReviewCase on = office.submitted(office.drafted(ItemKind.ORDINARY_NEWS, "搁了几天的稿件"));
    reminding.sweep(clock.instant());
    clock.advance(Duration.ofDays(5));
    reminding.sweep(clock.instant());

    assertThat(notices.of(office.secrecy.id(), 0))
        .filteredOn(n -> n.kind() == NoticeKind.LOOK_LATE && n.subject().equals("搁了几天的稿件"))
        .hasSize(1)
        .allMatch(n -> n.link().equals("/desk/review/" + on.id()));
  }

  @Test
  @DisplayName("提醒只有本人能打开；全部已读只到看见的那一条")
  void noticesAreOnesOwn() {
    office.submitted(office.drafted(ItemKind.ORDINARY_NEWS, "看提醒的稿件"));
    var mine = about(office.secrecy, "看提醒的稿件").getFirst();

    assertThatThrownBy(() -> notices.read(office.head.id(), mine.id()))
        .isInstanceOf(java.util.NoSuchElementException.class);
    assertThat(mine.read()).isFalse();
    notices.read(office.secrecy.id(), mine.id());
    assertThat(about(office.secrecy, "看提醒的稿件").getFirst().read()).isTrue();
    office.submitted(office.drafted(ItemKind.ORDINARY_NEWS, "后来的稿件"));
    about(office.secrecy, "后来的稿件");
    notices.readAll(office.secrecy.id(), mine.id());
    assertThat(notices.unread(office.secrecy.id())).isPositive();
  }

  @Test
  @DisplayName("邮件：地址要用寄去的码确认；一小时一封，免打扰时只寄紧急的；不写标题；寄不出不碍事")
  void lettersAreBundledAndQuiet() throws Exception {
    accounts.openDemo(List.of(office.openness, office.editorOne), Office.PASSWORD);
    var me = office.editorOne;
    choices.enter(me, "editor@example.gov.cn");
    var letter = letters("editor@example.gov.cn").getFirst();
    assertThat(letter.getHeader("List-Id")[0]).contains("notices.example.gov.cn");
    var code = CODE.matcher(text(letter));
    assertThat(code.find()).isTrue();
    var wrong = code.group(1).equals("000000") ? "000001" : "000000";
    assertThatThrownBy(() -> choices.confirm(me, wrong)).isInstanceOf(Violations.class);
    choices.confirm(me, code.group(1));
    assertThat(choices.of(me.id()).confirmed()).isTrue();

    var noon = workday(12);
    var one = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "机密标题不外寄"));
    reminding.sweep(noon);
    mail.send(noon);
    var first = letters("editor@example.gov.cn");
    assertThat(first).hasSize(2);
    assertThat(text(first.getLast()))
        .contains(
            "轮到您办", one.revision().manifest().item(), "https://desk.example.gov.cn/desk/notices/")
        .doesNotContain("机密标题");

    office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "一小时内的第二件"));
    reminding.sweep(noon.plusSeconds(600));
    mail.send(noon.plusSeconds(600));
    assertThat(letters("editor@example.gov.cn")).hasSize(2);
    mail.send(noon.plusSeconds(3700));
    mail.send(noon.plusSeconds(3700));
    assertThat(letters("editor@example.gov.cn")).hasSize(3);

    var night = noon.plus(Duration.ofHours(10));
    office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "夜里的一件"));
    reminding.sweep(night);
    mail.send(night);
    assertThat(letters("editor@example.gov.cn")).hasSize(3);
    var refused = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "夜里没有发成的"));
    scheduling.schedule(
        me, office.reviewing.clear(refused.id()), clock.instant().plus(Duration.ofDays(9)));
    scheduling.refuse(scheduling.schedulesOf(refused.id()).getFirst(), "没有办成");
    reminding.sweep(night);
    mail.send(night);
    assertThat(letters("editor@example.gov.cn")).hasSize(4);
    assertThat(text(letters("editor@example.gov.cn").getLast()))
        .contains("【紧急】定时发布没有办成")
        .doesNotContain("轮到您办");

    theReportIsMailedOnce(night);

    POST.stop();
    var later = night.plus(Duration.ofHours(12));
    mail.send(later);
    assertThat(choices.of(me.id()).failure()).isNotEmpty();
    assertThatThrownBy(() -> choices.enter(office.openness, "x@example.gov.cn"))
        .isInstanceOf(Violations.class);
    choices.forget(me);
    assertThat(choices.of(me.id())).isEqualTo(MailChoice.NONE);
  }

  /** With its figures, once; the notice of it is not mailed a second time as a line. */
  private void theReportIsMailedOnce(Instant night) throws Exception {
    var month = java.time.YearMonth.from(night.atZone(Shenfa.ZONE));
    var due = month.plusMonths(1).atDay(12).atTime(9, 0).atZone(Shenfa.ZONE).toInstant();
    round.sweep(due);
    round.sweep(due.plus(Duration.ofHours(2)));
    mail.send(due.plus(Duration.ofHours(2)));
    var sent = letters("editor@example.gov.cn");
    assertThat(sent).filteredOn(m -> subject(m).startsWith("月报：")).hasSize(1);
    assertThat(
            text(sent.stream().filter(m -> subject(m).startsWith("月报：")).findFirst().orElseThrow()))
        .contains("首次发布：", "https://desk.example.gov.cn/desk/boards/months/" + month)
        .doesNotContain("机密标题");
    for (var notice : sent.stream().filter(m -> subject(m).startsWith("审发提醒")).toList()) {
      assertThat(text(notice)).doesNotContain("月报");
    }
  }

  private static String subject(MimeMessage message) {
    try {
      return message.getSubject();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A coming working day at an hour, after everything these tests did to the clock. */
  private Instant workday(int hour) {
    var day = clock.instant().atZone(Shenfa.ZONE).toLocalDate().plusDays(1);
    while (!calendar.working(day) || !calendar.working(day.plusDays(1))) {
      day = day.plusDays(1);
    }
    return day.atTime(LocalTime.of(hour, 0)).atZone(Shenfa.ZONE).toInstant();
  }

  private static List<MimeMessage> letters(String to) {
    return Arrays.stream(POST.getReceivedMessages()).filter(m -> to(m).contains(to)).toList();
  }

  private static String to(MimeMessage message) {
    try {
      return message.getAllRecipients()[0].toString();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(MimeMessage message) throws Exception {
    return message.getContent().toString();
  }
}
