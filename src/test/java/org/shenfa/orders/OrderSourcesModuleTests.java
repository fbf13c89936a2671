package org.shenfa.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.content.ItemKind;
import org.shenfa.indicators.StaticColumns;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.shenfa.registers.RegisterKind;
import org.shenfa.registers.Registers;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(properties = "shenfa.origin=https://arrears.example")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({Office.class, OrderLook.class})
@DisplayName("督办单：每一种超期都找得到欠办的单位，一件事一份")
class OrderSourcesModuleTests {
  private static final LocalDate TODAY = LocalDate.now(Shenfa.ZONE);

  @Autowired Office office;
  @Autowired OrderLook look;
  @Autowired StaticColumns fixed;
  @Autowired Registers registers;
  @Autowired JdbcClient db;

  @Test
  @Proves({Clause.MEASURES_12_2, Clause.MEASURES_25_2})
  @DisplayName("第二十五条 栏目过了更新期限：督办保障单位，一段一份；空白的、核定为静态的、没有到期的不督办")
  void staleColumns() {
    office.released(ItemKind.ORDINARY_NEWS, "最近一条动态");
    office.released(ItemKind.NOTICE, "最近一条通知");
    assertThat(look.raised(14, "栏目")).isEmpty();
    assertThat(look.raised(16, "栏目"))
        .singleElement()
        .satisfies(o -> {
          assertThat(o.title()).contains("工作动态");
          assertThat(o.unit()).isEqualTo(office.publicity.id());
          assertThat(o.address()).isEqualTo("/desk/columns/gzdt");
          assertThat(o.issuedBy()).isNull();
        });
    assertThat(look.raised(30, "栏目")).hasSize(1);
    assertThat(
            db.sql("select cause from supervision_order where id = ?")
                .param(look.about("工作动态").getFirst().id())
                .query(String.class)
                .single())
        .endsWith(":" + TODAY);
    var proposal = fixed.propose(office.publicityHead, "tzgg", true, "机构设置，没有变化不更新");
    fixed.decide(office.reviewer, proposal, true, "");
    assertThat(look.raised(250, "通知公告")).isEmpty();
  }

  @Test
  @Proves({Clause.MEASURES_12_2, Clause.MEASURES_10_1})
  @DisplayName("第十条 二十个工作日没有发布、还在产生单位手里的督办它；已经送到别处的不督办它")
  void unreleasedInformation() {
    office.drafted(ItemKind.NOTICE, "一直没有送审的通知");
    office.cleared(office.drafted(ItemKind.NOTICE, "已经放行在宣传处的通知"));
    assertThat(look.raised(20, "没有送审的通知")).isEmpty();
    assertThat(look.raised(45, "没有送审的通知"))
        .singleElement()
        .extracting(Order::unit)
        .isEqualTo(office.hazmat.id());
    assertThat(look.about("在宣传处的通知")).isEmpty();
  }

  @Test
  @Proves({Clause.MEASURES_12_2, Clause.MEASURES_6_1})
  @DisplayName("第六条 证书过期、维护没有按时做的督办登记的单位；保修到期、已经又做过的维护不督办")
  void registersRunOut() {
    var unit = office.units.establish(null, UnitKind.EQUIPMENT_DIVISION, "科技装备处", "科技装备处", 80);
    var keeper = office.hired("装备处的人", unit, PostKind.CLERK);
    var until = TODAY.plusDays(3).toString();
    add(keeper, RegisterKind.CERTIFICATE, "name", "到期的域名", "until", until);
    add(keeper, RegisterKind.FACILITY, "name", "过保的服务器", "warranty", until);
    add(keeper, RegisterKind.MAINTENANCE, "facility", "没有再维护的", "next", until);
    add(keeper, RegisterKind.MAINTENANCE, "facility", "按时维护的", "next", until);
    registers.add(
        keeper,
        RegisterKind.MAINTENANCE,
        Map.of("facility", "按时维护的", "day", TODAY.plusDays(2).toString(), "done", "除尘", "who", "厂家"),
        Instant.now());
    assertThat(look.raised(3, "到期的域名")).isEmpty();
    assertThat(look.raised(5, "到期的域名"))
        .singleElement()
        .satisfies(o -> {
          assertThat(o.unit()).isEqualTo(unit.id());
          assertThat(o.address()).isEqualTo("/desk/registers/certificate");
        });
    assertThat(look.about("没有再维护的")).hasSize(1);
    assertThat(look.about("按时维护的")).isEmpty();
    assertThat(look.about("过保的服务器")).isEmpty();
  }

  private void add(
      org.shenfa.organization.Person by,
      RegisterKind kind,
      String field,
      String value,
      String day,
      String until) {
    var typed = new java.util.HashMap<String, String>();
    for (var one : kind.fields()) {
      typed.put(
          one.name(),
          switch (one.type()) {
            case CHOICE -> one.options().getFirst();
            case DAY -> one.required() ? TODAY.toString() : "";
            case LINE, TEXT, NUMBER, PEOPLE, CHARGES, ENTRY -> one.label();
          });
    }
    typed.put(field, value);
    typed.put(day, until);
    registers.add(by, kind, typed, Instant.now());
  }
}
