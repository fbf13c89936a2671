package org.shenfa.duty;

import static org.shenfa.regulation.Clause.MEASURES_25_1;
import static org.shenfa.regulation.Clause.MEASURES_27_1;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.Qualification;
import org.shenfa.organization.UnitKind;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Actors;
import org.shenfa.procedures.By;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;

/** 值班的权限: 新闻宣传处 reads, its head draws up the roster. */
@Service
public class DutyRights {
  private final Organization organization;
  private final Actors actors;
  private final List<Qualification> qualifications;

  DutyRights(Organization organization, Actors actors, List<Qualification> qualifications) {
    this.organization = organization;
    this.actors = actors;
    this.qualifications = List.copyOf(qualifications);
  }

  long newsroom() {
    return organization.only(UnitKind.PUBLICITY_OFFICE).id();
  }

  /** Everybody the roster is for: who holds a post of 新闻宣传处 on a day. */
  public List<Person> readers(LocalDate day) {
    return organization.staff(newsroom(), day);
  }

  /** Those of them who may be asked to read on a day (27-1). */
  public List<Person> tested(LocalDate day) {
    return readers(day).stream().filter(p -> lacking(p, day).isEmpty()).toList();
  }

  private List<Violation> lacking(Person person, LocalDate day) {
    return qualifications.stream().flatMap(q -> q.forDuty(person, day).stream()).toList();
  }

  /** Refuses to give somebody a day for which a test is required that they lack (27-1). */
  @Enforces(MEASURES_27_1)
  void mustBeTested(Person person, LocalDate day) {
    new Violations.Gathering().addAll(lacking(person, day)).throwIfAny();
  }

  /** The days, both included, on which somebody lacks such a test. */
  Set<LocalDate> closed(Person person, LocalDate from, LocalDate to) {
    return qualifications.stream()
        .flatMap(q -> q.closedToDuty(person, from, to).stream())
        .collect(Collectors.toSet());
  }

  /** Whether somebody draws up the roster: the head of 新闻宣传处, or who stands in. */
  public boolean leads(Person person, LocalDate day) {
    return actors.of(person.id(), 0, day).contains(Actor.SUPERVISOR);
  }

  By leader(Person person, LocalDate day) {
    mustRead(person, day);
    if (!leads(person, day)) {
      throw new Violations(MEASURES_25_1, "值班表由新闻宣传处负责人排定、调整。");
    }
    return By.staff(Actor.SUPERVISOR, person, newsroom());
  }

  By reader(Person person) {
    return By.staff(Actor.READER, person, newsroom());
  }

  /**
   * Refuses everybody outside 新闻宣传处 as if there were no roster.
   *
   * @throws NoSuchElementException for them
   */
  void mustRead(Person person, LocalDate day) {
    if (readers(day).stream().noneMatch(p -> p.id() == person.id())) {
      throw new NoSuchElementException();
    }
  }

  /** One of those who can be asked, by staff number. */
  Person reader(String staffNo, LocalDate day) {
    return readers(day).stream()
        .filter(p -> p.staffNo().equals(staffNo.strip()))
        .findFirst()
        .orElseThrow(() ->
            new Violations(List.of(new Violation(MEASURES_25_1, "staffNo", "请从新闻宣传处的人员里选一位。"))));
  }
}
