package org.shenfa.workdays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shenfa.organization.Appointments;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@DisplayName("工作日历")
class CalendarModuleTests {
  private final Calendar calendar;
  private final Appointments appointments;

  @Autowired
  CalendarModuleTests(Calendar calendar, Appointments appointments) {
    this.calendar = calendar;
    this.appointments = appointments;
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private static List<LocalDate> table() throws IOException {
    try (var in =
        Objects.requireNonNull(
            CalendarModuleTests.class.getResourceAsStream("/workdays/workdays-2020-2026.csv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(l -> !l.startsWith("#"))
          .map(LocalDate::parse)
          .toList();
    }
  }

  @ParameterizedTest(name = "{0} 个工作日")
  @ValueSource(ints = {4, 20})
  @DisplayName("2020 年至 2026 年每一天起算的期限，与另一来源的工作日表完全一致")
  @Proves({Clause.MEASURES_10_1, Clause.MEASURES_19_1})
  void agreesWithTheIndependentTable(int period) throws IOException {
    var working = table().toArray(LocalDate[]::new);
    var checked = 0;
    for (var start = day("2020-01-01");
        start.isBefore(day("2027-01-01"));
        start = start.plusDays(1)) {
      var found = Arrays.binarySearch(working, start);
      var next = found >= 0 ? found + 1 : -found - 1;
      if (next + period > working.length) {
        break;
      }
      assertThat(calendar.due(start, period).date())
          .as("起算日 %s", start)
          .isEqualTo(working[next + period - 1]);
      checked++;
    }
    assertThat(checked).isGreaterThan(2500);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-29, 4, 2026-10-10",
    "2026-01-30, 20, 2026-03-05",
    "2024-02-02, 4, 2024-02-07",
    "2024-02-08, 4, 2024-02-20"
  })
  @DisplayName("跨节假日和调休的期限")
  @Proves({Clause.MEASURES_10_1, Clause.MEASURES_19_1})
  void workedChecks(LocalDate start, int period, LocalDate due) {
    assertThat(calendar.due(start, period).date()).isEqualTo(due);
  }

  @Test
  @DisplayName("每一天为什么计入、为什么不计入，都写得出来")
  void everyDayHasItsReason() {
    var due = calendar.due(day("2026-09-29"), 4);
    assertThat(due.trace()).hasSize(12);
    assertThat(due.trace().getFirst()).isEqualTo(new Day(day("2026-09-29"), false, "起算当日不计入"));
    assertThat(due.trace()).contains(new Day(day("2026-10-01"), false, "国庆节放假"));
    assertThat(due.trace().getLast()).isEqualTo(new Day(day("2026-10-10"), true, "国庆节调休上班"));
    assertThat(due.trace().stream().filter(Day::counted)).hasSize(4);
    assertThat(due.lateOn(day("2026-10-10"))).isFalse();
    assertThat(due.lateOn(day("2026-10-11"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-31, 2024-02-29", // no 31 February
    "2024-01-10, 2024-02-18", // 10 February within the Spring Festival, 18 a make-up Sunday
    "2026-03-10, 2026-04-10",
    "2026-04-11, 2026-05-11",
    "2026-04-30, 2026-06-01" // 30 May is a Saturday
  })
  @DisplayName("按月的期限：对应日、月末、遇休假日顺延")
  @Proves(Clause.MEASURES_17_3)
  void months(LocalDate start, LocalDate due) {
    assertThat(calendar.dueAfterMonths(start, 1).date()).isEqualTo(due);
  }

  @Test
  @DisplayName("没有放假通知的年份一律不推算")
  void refusesAYearWithoutData() {
    for (var year : List.of(1999, 2027, 2100)) {
      assertThatThrownBy(() -> calendar.due(LocalDate.of(year, 3, 1), 4))
          .isInstanceOf(Violations.class)
          .hasMessageContaining("没有 " + year + " 年的节假日安排");
    }
    assertThatThrownBy(() -> calendar.due(day("2026-12-29"), 4))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("2027");
    assertThatThrownBy(() -> calendar.dueAfterMonths(day("2026-12-10"), 1))
        .isInstanceOf(Violations.class);
    assertThat(calendar.warning(day("2026-10-01"))).isEmpty();
    assertThat(calendar.warning(day("2026-11-24")).orElseThrow()).contains("2027");
    assertThat(calendar.dayAfterMonths(LocalDate.of(2026, 12, 16), 1))
        .as("a list of many asks nobody to enter a calendar first")
        .isEqualTo("2027-01-16");
  }

  @Test
  @Transactional
  @DisplayName("年中临时调整某一天，期限随之改变，依据写在计日里")
  void aDayIsChanged() {
    var person = appointments.enrol(null, "990001", "测试人员");
    calendar.enter(person, day("2026-06-10"), false, "省政府办公厅临时放假通知");
    var due = calendar.due(day("2026-06-09"), 1);
    assertThat(due.date()).isEqualTo(day("2026-06-11"));
    assertThat(due.trace().get(1).why()).isEqualTo("按“省政府办公厅临时放假通知”放假");
    calendar.enter(person, day("2026-06-10"), true, "更正：照常上班");
    assertThat(calendar.due(day("2026-06-09"), 1).date()).isEqualTo(day("2026-06-10"));
    assertThat(calendar.entered()).hasSize(2);
    assertThat(calendar.between(day("2026-06-08"), day("2026-06-12"))).isEqualTo(4);
    assertThatThrownBy(() -> calendar.enter(person, day("2027-06-10"), false, "某通知文件"))
        .isInstanceOf(Violations.class);
  }

  @Test
  @Transactional
  @DisplayName("整年录入后可以推算；放假日不足法定天数的不收")
  void aYearIsEntered() {
    Person person = appointments.enrol(null, "990002", "测试人员");
    var days = new TreeMap<LocalDate, Boolean>();
    days.put(day("2031-01-01"), false);
    assertThatThrownBy(() -> calendar.enterYear(person, 2031, days, "测试用通知"))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("不够");
    day("2031-10-01").datesUntil(day("2031-10-13")).forEach(d -> days.put(d, false));
    days.put(day("2031-10-18"), true);
    calendar.enterYear(person, 2031, days, "测试用通知");
    assertThat(calendar.due(day("2031-09-30"), 1).date()).isEqualTo(day("2031-10-13"));
    assertThat(calendar.working(day("2031-10-18"))).isTrue();
    assertThat(calendar.knows(2031)).isTrue();
    assertThatThrownBy(() -> calendar.enterYear(person, 2026, days, "测试用通知"))
        .isInstanceOf(Violations.class);
  }
}
