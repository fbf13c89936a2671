package org.shenfa.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shenfa.Shenfa;
import org.shenfa.organization.Appointments;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.support.OwnDatabase;
import org.shenfa.workdays.Calendar;
import org.shenfa.workdays.Day;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Transactional
@DisplayName("期限：一个引擎推算一切时限")
class DeadlinesModuleTests {
  private static final AtomicLong CASES = new AtomicLong(1_000);

  private final Deadlines deadlines;
  private final Calendar calendar;
  private final Appointments appointments;
  private final long caseId = CASES.incrementAndGet();

  @Autowired
  DeadlinesModuleTests(Deadlines deadlines, Calendar calendar, Appointments appointments) {
    this.deadlines = deadlines;
    this.calendar = calendar;
    this.appointments = appointments;
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(Shenfa.ZONE).toInstant();
  }

  private Deadline started(Rule rule, String from) {
    deadlines.start(rule, "letter", caseId, at(from));
    return deadlines.running(rule, "letter", caseId).orElseThrow();
  }

  private Deadline only() {
    return deadlines.of("letter", caseId).getLast();
  }

  @ParameterizedTest(name = "{0} 收到，{1} 为第四个工作日")
  @CsvSource({"2024-02-02T16:00, 2024-02-07", "2024-02-08T09:00, 2024-02-20"})
  @DisplayName("验收 1：第十九条 四个工作日照国务院的放假安排数，收到的当天不算")
  @Proves(Clause.MEASURES_19_1)
  void fourWorkingDaysByTheCalendar(String from, LocalDate due) {
    var deadline = started(Rule.LETTER_ANSWER, from);
    assertThat(deadline.due()).contains(due);
    assertThat(deadline.end()).contains(at(due.plusDays(1) + "T00:00"));
    assertThat(deadline.trace().stream().filter(Day::counted)).hasSize(4);
    assertThat(deadline.over(at(due + "T23:59:59"))).isFalse();
    assertThat(deadline.over(at(due.plusDays(1) + "T00:00"))).isTrue();
  }

  @ParameterizedTest(name = "{0} 起一个月到 {1}")
  @CsvSource({"2024-01-31T17:00, 2024-02-29", "2024-01-10T17:00, 2024-02-18"})
  @DisplayName("验收 15：第十七条 一个月：没有对应日的到月末，遇假期顺延到上班第一天")
  void oneMonth(String from, LocalDate due) {
    assertThat(Counting.count(Term.months(1), at(from), List.of(), calendar).due()).isEqualTo(due);
  }

  @Test
  @DisplayName("自然日连节假日一起数，小时连夜里一起数")
  void daysAndHoursRunThroughHolidays() {
    assertThat(Counting.count(Term.days(15), at("2024-02-08T09:00"), List.of(), calendar).due())
        .isEqualTo("2024-02-23");
    assertThat(Counting.count(Term.hours(5), at("2026-11-21T22:00"), List.of(), calendar).end())
        .isEqualTo(at("2026-11-22T03:00"));
  }

  @Test
  @DisplayName("中止要有法律依据和结束日期；其间的日子不算，过期自行继续，同一理由只有一次")
  void aStopHasAGroundAndAnEnd() {
    var before = started(Rule.LETTER_RATING, "2026-11-02T09:00").due().orElseThrow();
    assertThat(before).isEqualTo("2026-11-23");
    deadlines.stop(
        Rule.LETTER_RATING,
        "letter",
        caseId,
        Ground.THIRD_PARTY,
        LocalDate.of(2026, 11, 6),
        at("2026-11-04T10:00"));
    assertThat(only().stopped()).isTrue();
    assertThat(only().end()).isEmpty();
    deadlines.sweep(at("2026-11-06T23:00"));
    assertThat(only().stopped()).isTrue();
    deadlines.sweep(at("2026-11-09T08:00"));
    assertThat(only().due())
        .as("two working days were not counted")
        .contains(LocalDate.of(2026, 11, 25));
    assertThat(only().trace().stream().filter(d -> d.why().contains("第三方"))).hasSize(2);
    assertThatThrownBy(() ->
            deadlines.stop(
                Rule.LETTER_RATING,
                "letter",
                caseId,
                Ground.THIRD_PARTY,
                LocalDate.of(2026, 11, 20),
                at("2026-11-10T10:00")))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("只能中止一次");
  }

  @Test
  @DisplayName("答复早于中止的最后一天，从答复的第二天继续数")
  void anEarlyAnswerGoesOnAtOnce() {
    started(Rule.LETTER_RATING, "2026-11-02T09:00");
    deadlines.stop(
        Rule.LETTER_RATING,
        "letter",
        caseId,
        Ground.THIRD_PARTY,
        LocalDate.of(2026, 11, 20),
        at("2026-11-04T10:00"));
    deadlines.resume(Rule.LETTER_RATING, "letter", caseId, at("2026-11-05T16:00"));
    assertThat(only().due()).contains(LocalDate.of(2026, 11, 24));
  }

  @Test
  @DisplayName("延长只有一次")
  void extendedOnce() {
    started(Rule.LETTER_ANSWER, "2026-11-02T09:00");
    deadlines.extend(Rule.LETTER_ANSWER, "letter", caseId, 2, "情况复杂", at("2026-11-03T09:00"));
    assertThat(only().due()).contains(LocalDate.of(2026, 11, 10));
    assertThatThrownBy(() ->
            deadlines.extend(
                Rule.LETTER_ANSWER, "letter", caseId, 2, "再来一次", at("2026-11-04T09:00")))
        .isInstanceOf(Violations.class);
  }

  @Test
  @DisplayName("超过以后才办成，仍然是超期；停机三天以后补记，也只记一次")
  void lateStaysLate() {
    started(Rule.LETTER_ANSWER, "2026-11-02T09:00");
    deadlines.sweep(at("2026-11-06T23:59:59"));
    assertThat(only().late()).isFalse();
    deadlines.sweep(at("2026-11-10T08:00"));
    deadlines.sweep(at("2026-11-10T08:01"));
    deadlines.meet(Rule.LETTER_ANSWER, "letter", caseId, at("2026-11-10T09:00"));
    assertThat(only().late()).isTrue();
    assertThat(only().open()).isFalse();
    assertThat(only().history().stream().filter(m -> m.kind() == Moment.Kind.LATE))
        .singleElement()
        .satisfies(m -> assertThat(m.at()).isEqualTo(at("2026-11-07T00:00")));
  }

  @Test
  @DisplayName("没来得及巡查就办成的，办成时间晚于期限，也记超期")
  void metAfterTheEndIsLateWithoutASweep() {
    started(Rule.LETTER_ANSWER, "2026-11-02T09:00");
    deadlines.meet(Rule.LETTER_ANSWER, "letter", caseId, at("2026-11-09T09:00"));
    assertThat(only().late()).isTrue();
  }

  @Test
  @DisplayName("验收 2：日历变了，在办的重新推算并留下前后两个日子，办完的不变")
  void theCalendarChanges() {
    var person = appointments.enrol(null, "555001", "日历员");
    var open = started(Rule.LETTER_ANSWER, "2026-11-02T09:00");
    assertThat(open.due()).contains(LocalDate.of(2026, 11, 6));
    started(Rule.LETTER_REPLY, "2026-11-02T09:00");
    deadlines.meet(Rule.LETTER_REPLY, "letter", caseId, at("2026-11-02T10:00"));
    deadlines.sweep(at("2026-11-02T11:00"));
    calendar.enter(person, LocalDate.of(2026, 11, 4), false, "省政府办公厅关于临时放假的通知");
    deadlines.sweep(at("2026-11-03T09:00"));
    var after = deadlines.running(Rule.LETTER_ANSWER, "letter", caseId).orElseThrow();
    assertThat(after.due()).contains(LocalDate.of(2026, 11, 9));
    assertThat(after.history())
        .extracting(Moment::kind)
        .containsExactly(Moment.Kind.COUNTED, Moment.Kind.RECOUNTED);
    assertThat(after.history().getFirst().end()).isEqualTo(at("2026-11-07T00:00"));
    assertThat(only().history())
        .extracting(Moment::kind)
        .containsExactly(Moment.Kind.COUNTED, Moment.Kind.MET);
  }

  @Test
  @DisplayName("验收 3：没有那一年的放假安排就不猜；录入以后再推算")
  void withoutACalendarNothingIsGuessed() {
    var deadline = started(Rule.LETTER_ANSWER, "2030-09-25T09:00");
    assertThat(deadline.end()).isEmpty();
    assertThat(deadline.unknown()).contains("2030");
    var person = appointments.enrol(null, "555002", "日历员");
    deadlines.sweep(at("2026-11-03T09:00"));
    var off = new TreeMap<LocalDate, Boolean>();
    for (var n = 1; n <= 13; n++) {
      off.put(LocalDate.of(2030, 10, n), false);
    }
    calendar.enterYear(person, 2030, off, "国务院办公厅关于2030年部分节假日安排的通知");
    deadlines.sweep(at("2026-11-03T10:00"));
    assertThat(only().due()).contains(LocalDate.of(2030, 10, 14));
  }

  @Test
  @DisplayName("没有一件事能延长四个工作日：规则表写明每个时限出自哪里")
  void everyRuleNamesItsSource() {
    var unnamed = new ArrayList<Rule>();
    for (var rule : Rule.values()) {
      if (rule.law() == rule.source().equals("本厅内部时限") || rule.label().length() < 4) {
        unnamed.add(rule);
      }
    }
    assertThat(unnamed).isEmpty();
  }
}
