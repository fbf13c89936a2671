package org.shenfa.registers;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
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
