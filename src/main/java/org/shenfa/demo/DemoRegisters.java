package org.shenfa.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.shenfa.organization.Organization;
import org.shenfa.organization.UnitKind;
import org.shenfa.registers.RegisterKind;
import org.shenfa.registers.Registers;
import org.springframework.stereotype.Component;

/** 演示台账: a certificate that ends soon, what was done of the plan of training. */
@Component
class DemoRegisters {
  private static final int SOON = 21;

  private final Organization organization;
  private final Registers registers;
  private final DemoTraining training;
  private final Clock clock;

  DemoRegisters(
      Organization organization, Registers registers, DemoTraining training, Clock clock) {
    this.organization = organization;
    this.registers = registers;
    this.training = training;
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
    training.create();
  }
}
