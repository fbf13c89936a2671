package org.shenfa.registers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.shenfa.organization.Person;
import org.shenfa.support.Office;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;

/** Short ways to a test, a requirement and a session. */
@TestComponent
class Training {
  private static final Instant NOW = Instant.now();

  @Autowired Office office;
  @Autowired Registers registers;
  @Autowired TrainingRequirements requirements;

  long test(String name) {
    return registers.add(
        office.editorOne,
        RegisterKind.TEST,
        Map.of("name", name, "content", "规定和常见错误", "pass", "八十分"),
        NOW);
  }

  long laid(long test, String charges, int months, LocalDate from) {
    return requirements.lay(office.publicityHead, test, charges, months, from, "先培训后上岗的内部规定", NOW);
  }

  static Map<String, String> session(LocalDate day, long exam, Person... who) {
    var numbers = String.join("、", Arrays.stream(who).map(Person::staffNo).toList());
    var typed = new HashMap<String, String>();
    typed.put("name", "上岗培训");
    typed.put("day", day.toString());
    typed.put("hours", "2");
    typed.put("teacher", "新闻宣传处");
    typed.put("content", "规定和常见错误");
    typed.put("attended", numbers);
    typed.put("exam", Long.toString(exam));
    typed.put("passed", numbers);
    return typed;
  }

  long passed(LocalDate day, long exam, Person... who) {
    return registers.add(office.editorOne, RegisterKind.TRAINING, session(day, exam, who), NOW);
  }
}
