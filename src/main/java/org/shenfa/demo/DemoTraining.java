package org.shenfa.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.registers.RegisterKind;
import org.shenfa.registers.Registers;
import org.shenfa.registers.TrainingRequirements;
import org.springframework.stereotype.Component;

/**
 * 演示培训: a plan with the two sessions that were held of it, and two requirements: one that counts
 * and that one editor does not meet yet, one that begins in three weeks.
 */
@Component
class DemoTraining {
  private static final int SOON = 21;

  private final DemoPeople people;
  private final Organization organization;
  private final Registers registers;
  private final TrainingRequirements requirements;
  private final Clock clock;

  DemoTraining(
      DemoPeople people,
      Organization organization,
      Registers registers,
      TrainingRequirements requirements,
      Clock clock) {
    this.people = people;
    this.organization = organization;
    this.registers = registers;
    this.requirements = requirements;
    this.clock = clock;
  }

  void create() {
    var today = LocalDate.now(clock);
    var newsroom = organization.staff(people.newsroom().id(), today);
    var last = newsroom.stream().map(Person::staffNo).sorted().toList().getLast();
    var reading = test("网站编辑和值班读网上岗测试", "编辑、校核、值班读网的规定，常见的表述错误。", "一百分里八十分");
    var secrecy = test("保密审查上岗测试", "保密审查六问，审查表怎样填。", "一百分里九十分");
    var plan =
        add(
            RegisterKind.TRAINING_PLAN,
            Map.of(
                "name", "%d 年网站人员培训".formatted(today.getYear()),
                "posts", "保密审查员、网站编辑、值班读网",
                "by", today.plusDays(2L * SOON).toString(),
                "content", "信息发布的分工和审查、值班读网、保密审查。",
                "owner", "新闻宣传处"));
    var all = newsroom.stream().map(Person::staffNo).collect(Collectors.joining("、"));
    session(plan, "网站信息发布和值班读网", today.minusDays(SOON), "3", all, reading, without(newsroom, last));
    var reviewer = people.holder("危化监管处", PostKind.SECRECY_REVIEWER).staffNo();
    session(plan, "保密审查怎样做", today.minusDays(6), "2", reviewer, secrecy, reviewer);
    var head = people.holder(people.newsroom(), PostKind.UNIT_HEAD);
    var now = clock.instant();
    requirements.lay(head, reading, "网站编辑、值班读网", 24, today, "网站岗位先培训后上岗的内部规定", now);
    requirements.lay(head, secrecy, "保密审查员", 12, today.plusDays(SOON), "网站岗位先培训后上岗的内部规定", now);
  }

  private static String without(List<Person> all, String staffNo) {
    return all.stream()
        .map(Person::staffNo)
        .filter(n -> !n.equals(staffNo))
        .collect(Collectors.joining("、"));
  }

  private long test(String name, String content, String pass) {
    return add(RegisterKind.TEST, Map.of("name", name, "content", content, "pass", pass));
  }

  private void session(
      long plan,
      String name,
      LocalDate day,
      String hours,
      String attended,
      long exam,
      String passed) {
    var typed = new HashMap<String, String>();
    typed.put("name", name);
    typed.put("day", day.toString());
    typed.put("hours", hours);
    typed.put("teacher", "新闻宣传处");
    typed.put("plan", Long.toString(plan));
    typed.put("content", "三审的分工、审查表怎样填、常见的表述错误。");
    typed.put("attended", attended);
    typed.put("exam", Long.toString(exam));
    typed.put("passed", passed);
    add(RegisterKind.TRAINING, typed);
  }

  private long add(RegisterKind kind, Map<String, String> typed) {
    return registers.add(people.editor(), kind, typed, clock.instant());
  }
}
