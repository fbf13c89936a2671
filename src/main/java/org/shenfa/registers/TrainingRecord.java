package org.shenfa.registers;

import static org.shenfa.regulation.Clause.MEASURES_27_1;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;

/** 培训档案: by person, counted from the register of training; struck entries do not count. */
@Service
public class TrainingRecord {
  private final Registers registers;
  private final Organization organization;

  TrainingRecord(Registers registers, Organization organization) {
    this.registers = registers;
    this.organization = organization;
  }

  /**
   * 一个人的培训.
   *
   * @param hours of all sessions together
   * @param passed how many tests were passed
   */
  public record Trained(
      String staffNo, String name, int sessions, BigDecimal hours, int passed, LocalDate last) {}

  /**
   * Everybody who was trained in a year, who least first.
   *
   * @throws java.util.NoSuchElementException for whoever may not read the register
   */
  public List<Trained> of(Person me, int year, Instant now) {
    var sessions =
        registers.entries(me, RegisterKind.TRAINING, now).stream()
            .filter(e -> !e.struck() && day(e).getYear() == year)
            .toList();
    return sessions.stream()
        .flatMap(e -> Registers.numbers(e.content().getOrDefault("attended", "")).stream())
        .distinct()
        .map(no -> trained(no, sessions))
        .sorted(Comparator.comparing(Trained::hours).thenComparing(Trained::staffNo))
        .toList();
  }

  /**
   * What is wrong with who passed: a pass is of a test, of somebody who was there, of a day that
   * has come.
   */
  @Enforces(MEASURES_27_1)
  static List<Violation> faults(Map<String, String> session, LocalDate today) {
    var passed = Registers.numbers(session.getOrDefault("passed", ""));
    var absent =
        passed.stream()
            .filter(no -> !Registers.numbers(session.getOrDefault("attended", "")).contains(no))
            .toList();
    var day = Field.day(session.getOrDefault("day", ""));
    return new Violations.Gathering()
        .refuseIf(
            !passed.isEmpty() && !session.containsKey("exam"),
            MEASURES_27_1,
            "exam",
            "登记了合格的人，请写明是哪一科测试。")
        .refuseIf(
            !absent.isEmpty(),
            MEASURES_27_1,
            "passed",
            "测试合格的人要在参加人员里，没有工号 %s。".formatted(String.join("、", absent)))
        .refuseIf(
            !passed.isEmpty() && day.filter(d -> d.isAfter(today)).isPresent(),
            MEASURES_27_1,
            "day",
            "还没有到的日子，不能登记测试合格。")
        .found();
  }

  private Trained trained(String no, List<RegisterEntry> sessions) {
    var mine = sessions.stream().filter(e -> in(e, "attended", no)).toList();
    return new Trained(
        no,
        organization.person(no).map(Person::name).orElse(""),
        mine.size(),
        mine.stream()
            .map(e -> new BigDecimal(e.content().getOrDefault("hours", "0")))
            .reduce(BigDecimal.ZERO, BigDecimal::add),
        (int) mine.stream().filter(e -> in(e, "passed", no)).count(),
        mine.stream().map(TrainingRecord::day).max(Comparator.naturalOrder()).orElseThrow());
  }

  private static boolean in(RegisterEntry entry, String field, String no) {
    return Registers.numbers(entry.content().getOrDefault(field, "")).contains(no);
  }

  private static LocalDate day(RegisterEntry entry) {
    return Field.day(entry.content().getOrDefault("day", "")).orElseThrow();
  }
}
