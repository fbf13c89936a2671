package org.shenfa.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.content.ItemKind;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.Notice;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.tickets.ErrorKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("第二十五条 值班读网：排班、换班、读网、交班")
class DutyModuleTests {
  /** Far ahead of every other test's days, and another one for each test here. */
  private static LocalDate next = LocalDate.of(2027, 3, 1);

  @Autowired Office office;
  @Autowired Roster roster;
  @Autowired Absences absences;
  @Autowired Swaps swaps;
  @Autowired DutySheets sheets;
  @Autowired DutyReading reading;
  @Autowired SecondLooks looks;
  @Autowired Coverage coverage;
  @Autowired DutyWatch watch;
  @Autowired Notices notices;
  @Autowired JdbcClient db;

  private LocalDate day;

  @BeforeEach
  void anotherWeek() {
    next = next.plusDays(20);
    day = next;
  }

  private static Instant at(LocalDate day, int hour, int minute) {
    return day.atTime(hour, minute).atZone(Shenfa.ZONE).toInstant();
  }

  private Person onDuty(LocalDate day) {
    return office.organization.person(roster.on(day).orElseThrow().person());
  }

  private void given(LocalDate day, Person who) {
    var known = roster.on(day).isPresent();
    roster.substitute(
        office.publicityHead, day, who.staffNo(), known ? "原来的人临时出差" : "", at(this.day, 8, 0));
  }

  private List<Notice> told(Person who, NoticeKind kind, LocalDate day) {
    return notices.of(who.id(), 0).stream()
        .filter(n -> n.kind() == kind && n.subject().startsWith(day.toString()))
        .toList();
  }

  @Test
  @Proves(Clause.MEASURES_25_1)
  @DisplayName("验收 29 每一天至多一人；七天内有空的提醒负责人，一次；过去的日子不能再排，漏岗不能变成已办")
  void everyDateHasOnePerson() {
    assertThat(roster.plan(office.publicityHead, day.plusDays(13), at(day, 8, 0))).isEqualTo(14);
    assertThat(roster.between(day, day.plusDays(13)))
        .extracting(Turn::day)
        .doesNotHaveDuplicates()
        .hasSize(14);
    assertThat(roster.plan(office.publicityHead, day.plusDays(13), at(day, 9, 0))).isZero();
    var later = day.plusDays(9);
    assertThat(roster.gaps(later)).containsExactly(day.plusDays(14), day.plusDays(15));
    watch.sweep(at(later, 8, 0));
    watch.sweep(at(later, 12, 0));
    assertThat(told(office.publicityHead, NoticeKind.DUTY_LATE, day.plusDays(14))).hasSize(1);
    assertThatThrownBy(() ->
            roster.substitute(
                office.publicityHead, day, office.editorOne.staffNo(), "补排前天的班", at(later, 9, 0)))
        .isInstanceOf(Violations.class);
    var missed = day.plusDays(2);
    assertThat(roster.on(missed).orElseThrow().state()).isEqualTo(DutyState.MISSED);
    var who = onDuty(missed);
    assertThatThrownBy(() -> reading.start(who, at(later, 9, 0))).isInstanceOf(Violations.class);
    reading.note(who, missed, "那天在现场救援，没有读", at(later, 9, 0));
    assertThat(roster.on(missed).orElseThrow().state()).isEqualTo(DutyState.MISSED);
    assertThatThrownBy(() -> roster.plan(office.editorOne, later, at(later, 9, 0)))
        .hasMessageContaining("负责人");
    assertThatThrownBy(() -> roster.plan(office.stranger, later, at(later, 9, 0)))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  @Proves(Clause.MEASURES_25_1)
  @DisplayName("验收 30 换班没有同意，处处还是原来的人；同意以后处处是新的人，提醒也是")
  void aSwapCountsWhenAccepted() {
    given(day, office.editorOne);
    given(day.plusDays(3), office.editorTwo);
    var morning = at(day.minusDays(1), 9, 0);
    swaps.ask(office.editorOne, day, office.editorTwo.staffNo(), day.plusDays(3), "家里有事", morning);
    assertThat(onDuty(day)).isEqualTo(office.editorOne);
    watch.sweep(at(day.minusDays(1), 16, 0));
    assertThat(told(office.editorOne, NoticeKind.DUTY, day))
        .extracting(Notice::words)
        .contains("明天由您值班读网");
    var swap = swaps.open(office.editorTwo, morning).getFirst();
    assertThatThrownBy(() -> swaps.answer(office.editorOne, swap.id(), true, morning))
        .hasMessageContaining("被请的人");
    assertThatThrownBy(() -> swaps.answer(office.reviewer, swap.id(), true, morning))
        .isInstanceOf(NoSuchElementException.class);
    swaps.answer(office.editorTwo, swap.id(), true, at(day.minusDays(1), 17, 0));
    assertThat(onDuty(day)).isEqualTo(office.editorTwo);
    assertThat(onDuty(day.plusDays(3))).isEqualTo(office.editorOne);
    watch.sweep(at(day.minusDays(1), 18, 0));
    assertThat(told(office.editorTwo, NoticeKind.DUTY, day))
        .extracting(Notice::words)
        .contains("明天由您值班读网");
    assertThatThrownBy(() -> reading.start(office.editorOne, at(day, 9, 0)))
        .hasMessageContaining("不是您值班");
    reading.start(office.editorTwo, at(day, 9, 0));
    assertThatThrownBy(() ->
            swaps.ask(
                office.editorTwo, day, office.editorOne.staffNo(), null, "已经开始了", at(day, 10, 0)))
        .isInstanceOf(Violations.class);
  }

  @Test
  @DisplayName("请假的不排；已经排到的班标出来，销假以后不再避开")
  void whoIsAwayIsNotAsked() {
    absences.enter(
        office.editorOne, office.editorOne.staffNo(), day, day.plusDays(6), "年休假", at(day, 8, 0));
    assertThatThrownBy(() ->
            absences.enter(
                office.editorOne, office.editorTwo.staffNo(), day, day, "替别人请", at(day, 8, 0)))
        .hasMessageContaining("负责人");
    roster.plan(office.publicityHead, day.plusDays(6), at(day, 8, 0));
    assertThat(roster.between(day, day.plusDays(6)))
        .hasSize(7)
        .noneMatch(t -> t.person() == office.editorOne.id());
    given(day.plusDays(2), office.editorOne);
    var away =
        absences.from(day).stream()
            .filter(a -> a.person() == office.editorOne.id())
            .findFirst()
            .orElseThrow();
    assertThat(away.turns()).isEqualTo(1);
    absences.end(office.editorOne, away.id(), at(day, 9, 0));
    assertThat(absences.from(day)).noneMatch(a -> a.id() == away.id());
  }

  @Test
  @Proves(Clause.MEASURES_25_1)
  @DisplayName("十点半没有开始提醒本人，十一点半告诉负责人，零点成为漏岗；停三天再看，各一次")
  void theClockOfADay() {
    given(day, office.editorOne);
    given(day.plusDays(1), office.editorTwo);
    watch.sweep(at(day, 10, 29));
    assertThat(told(office.editorOne, NoticeKind.DUTY_LATE, day)).isEmpty();
    watch.sweep(at(day, 10, 30));
    assertThat(told(office.editorOne, NoticeKind.DUTY_LATE, day)).hasSize(1);
    assertThat(told(office.publicityHead, NoticeKind.DUTY_LATE, day)).isEmpty();
    watch.sweep(at(day, 11, 30));
    assertThat(told(office.publicityHead, NoticeKind.DUTY_LATE, day)).hasSize(1);
    assertThat(roster.on(day).orElseThrow().state()).isEqualTo(DutyState.NOT_STARTED);
    watch.sweep(at(day.plusDays(4), 9, 0));
    watch.sweep(at(day.plusDays(4), 9, 1));
    assertThat(roster.between(day, day.plusDays(1)))
        .extracting(Turn::state)
        .containsExactly(DutyState.MISSED, DutyState.MISSED);
    assertThat(told(office.publicityHead, NoticeKind.DUTY_LATE, day.plusDays(1))).hasSize(1);
  }

  @Test
  @Proves(Clause.MEASURES_25_1)
  @DisplayName("读网单列出新发布的和抽读的；每行有结论才能交班；页面的问题马上成为纠错单，说第二遍还是那一张；交班以后谁也不能再填；下一班读了留话就是接班")
  void aDayIsReadAndHandedOver() {
    var release = office.released(ItemKind.NOTICE, "值班要读的通知" + day);
    var today = LocalDate.now(Shenfa.ZONE);
    var now = Instant.now().plusSeconds(1);
    give(today, office.editorOne, now);
    reading.start(office.editorOne, now);
    var sheet = sheets.of(office.editorOne, today, now);
    assertThat(sheet.lines())
        .anyMatch(l -> l.kind() == LineKind.RELEASED && l.path().equals(release.path()));
    assertThatThrownBy(() -> reading.submit(office.editorOne, "", "", now))
        .hasMessageContaining("没有填");
    var first = sheet.lines().getFirst();
    assertThatThrownBy(() ->
            reading.mark(office.editorOne, first.n(), Verdict.FAULT, "", "", ErrorKind.OTHER, now))
        .hasMessageContaining("什么问题");
    assertThatThrownBy(() ->
            reading.mark(office.editorTwo, first.n(), Verdict.FINE, "", "", ErrorKind.OTHER, now))
        .hasMessageContaining("不是您值班");
    for (var line : sheet.lines()) {
      reading.mark(office.editorOne, line.n(), Verdict.FINE, "", "", ErrorKind.OTHER, now);
    }
    reading.mark(
        office.editorOne, first.n(), Verdict.FAULT, "头条的日期写错了", "11月36日", ErrorKind.OTHER, now);
    var ticket = sheets.of(office.editorOne, today, now).lines().getFirst().ticket();
    assertThat(ticket).isPositive();
    reading.mark(
        office.editorOne, first.n(), Verdict.FAULT, "头条的日期写错了", "11月36日", ErrorKind.OTHER, now);
    assertThat(sheets.of(office.editorOne, today, now).lines().getFirst().ticket())
        .isEqualTo(ticket);
    reading.submit(office.editorOne, "都看过", "头条的日期明天再看一遍", now);
    assertThat(roster.on(today).orElseThrow().state()).isEqualTo(DutyState.SUBMITTED);
    assertThatThrownBy(() ->
            reading.mark(office.editorOne, first.n(), Verdict.FINE, "", "", ErrorKind.OTHER, now))
        .isInstanceOf(Violations.class);
    assertThat(coverage.site(office.editorOne, now).read()).isPositive();
    assertThat(coverage.columns(office.editorOne, now)).anyMatch(c -> c.read() > 0);

    var tomorrow = now.plusSeconds(86_400);
    give(today.plusDays(1), office.editorTwo, now);
    reading.start(office.editorTwo, tomorrow);
    var handed =
        sheets.of(office.editorTwo, today.plusDays(1), tomorrow).lines().stream()
            .filter(l -> l.kind() == LineKind.HANDOVER)
            .findFirst()
            .orElseThrow();
    assertThat(handed.subject()).contains("明天再看一遍");
    reading.mark(office.editorTwo, handed.n(), Verdict.FINE, "", "", ErrorKind.OTHER, tomorrow);
    assertThat(roster.on(today).orElseThrow().state()).isEqualTo(DutyState.ACKNOWLEDGED);
    secondLook(tomorrow);
  }

  /** The head sees something the reader did not; it is counted, nothing of the day changes. */
  private void secondLook(Instant now) {
    var open = looks.open(office.publicityHead, now);
    assertThat(open).isNotEmpty().isEqualTo(looks.open(office.publicityHead, now));
    var before = looks.score(LocalDate.now(Shenfa.ZONE));
    looks.look(office.publicityHead, open.getLast().line(), true, "正文第二段漏了一个字", now);
    assertThat(looks.score(LocalDate.now(Shenfa.ZONE)).looks()).isEqualTo(before.looks() + 1);
    assertThat(looks.open(office.publicityHead, now)).hasSize(open.size() - 1);
    assertThatThrownBy(() -> looks.open(office.editorOne, now)).hasMessageContaining("负责人");
  }

  private void give(LocalDate day, Person who, Instant now) {
    roster.substitute(office.publicityHead, day, who.staffNo(), "按值班表", now);
  }

  @Test
  @DisplayName("绕过产品直接写库：过去的日子、没同意的换班、别人的读网单，库里都不收")
  void theDatabaseRefusesAlike() {
    given(day, office.editorOne);
    var gone =
        "insert into duty_turn (day, person_id, why, by_person, at) values (date '%s', %d, '%s', %d, timestamptz '%s')";
    assertThatThrownBy(() ->
            db.sql(
                    gone.formatted(
                        day,
                        office.editorTwo.id(),
                        "PLAN",
                        office.publicityHead.id(),
                        at(day.plusDays(1), 9, 0)))
                .update())
        .hasMessageContaining("已经过去");
    assertThatThrownBy(() ->
            db.sql(
                    gone.formatted(
                        day, office.editorTwo.id(), "SWAP", office.editorTwo.id(), at(day, 9, 0)))
                .update())
        .hasMessageContaining("还没有同意");
  }
}
