package org.shenfa.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.shenfa.organization.Organization;
import org.shenfa.organization.UnitKind;
import org.shenfa.registers.RegisterKind;
import org.shenfa.registers.Registers;
import org.springframework.stereotype.Component;

/** 演示台账: a certificate that ends soon, a session of training. */
@Component
class DemoRegisters {
  private static final int SOON = 21;

  private final DemoPeople people;
  private final Organization organization;
  private final Registers registers;
  private final Clock clock;

  DemoRegisters(DemoPeople people, Organization organization, Registers registers, Clock clock) {
    this.people = people;
    this.organization = organization;
    this.registers = registers;
    this.clock = clock;
  }

  void create() {
    var today = LocalDate.now(clock);
    var equipment = organization.only(UnitKind.EQUIPMENT_DIVISION);
    registers.add(
        organization.staff(equipment.id(), today).getFirst(),
        RegisterKind.CERTIFICATE,
        Map.of(
            "name", "yjt.jianghai.example 服务器证书",
            "sort", "服务器证书",
            "issuer", "示例证书机构",
            "until", today.plusDays(SOON).toString(),
            "keeper", "科技装备处"),
        clock.instant());
    var editor = people.editor();
    registers.add(
        editor,
        RegisterKind.TRAINING,
        Map.of(
            "name", "网站信息发布和保密审查",
            "day", today.minusDays(SOON).toString(),
            "hours", "3",
            "teacher", "新闻宣传处",
            "content", "三审的分工、审查表怎样填、常见的表述错误。",
            "attended", editor.staffNo(),
            "test", "有测试",
            "passed", editor.staffNo()),
        clock.instant());
  }
}
