package org.shenfa.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shenfa.Shenfa;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("台账：谁的事谁登记，改动留史，到期提醒")
class RegistersModuleTests {
  private static final Instant NOW = Instant.now();
  private static final LocalDate TODAY = LocalDate.now(Shenfa.ZONE);

  @Autowired Office office;
  @Autowired Registers registers;
  @Autowired TrainingRecord training;
  @Autowired RegisterWatch watch;
  @Autowired Notices notices;

  /** Something right in every field. */
  private Map<String, String> filled(RegisterKind kind) {
    var typed = new HashMap<String, String>();
    for (var field : kind.fields()) {
      typed.put(
          field.name(),
          switch (field.type()) {
            case LINE, TEXT -> "写的" + field.label();
            case DAY -> TODAY.toString();
            case NUMBER -> "1.5";
            case CHOICE -> field.options().getFirst();
            case CHARGES -> "网站编辑、值班读网";
            case ENTRY -> named(RegisterKind.valueOf(field.options().getFirst()));
            case PEOPLE -> office.editorOne.staffNo() + "，" + office.editorTwo.staffNo();
          });
    }
    return typed;
  }

  private String named(RegisterKind kind) {
    return Long.toString(registers.add(office.editorOne, kind, filled(kind), NOW));
  }

  private Person keeper(UnitKind kind, String name) {
    var unit =
        office.organization.units().stream()
            .filter(u -> u.kind() == kind)
            .findFirst()
            .orElseGet(() -> office.units.establish(null, kind, name, name, 90));
    var holders = office.organization.staff(unit.id(), TODAY);
    return holders.isEmpty() ? office.hired(name + "的人", unit, PostKind.CLERK) : holders.getFirst();
  }

  @ParameterizedTest
  @EnumSource(RegisterKind.class)
  @Proves({Clause.MEASURES_6_1, Clause.MEASURES_27_1, Clause.MEASURES_28_1, Clause.MEASURES_20_1})
  @DisplayName("每一种：登记单位写得进，新闻宣传处看得到，别的单位同不存在；每个必填的栏空着都有一句话")
  void everyKind(RegisterKind kind) {
    var keeper = keeper(kind.keepers().stream().sorted().findFirst().orElseThrow(), "登记单位" + kind);
    var typed = filled(kind);
    var id = registers.add(keeper, kind, typed, NOW);
    var entry = registers.find(office.publicityHead, kind, id, NOW);
    assertThat(entry.content()).isEqualTo(trimmed(typed));
    assertThatThrownBy(() -> registers.entries(office.clerk, kind, NOW))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> registers.add(office.clerk, kind, filled(kind), NOW))
        .isInstanceOf(NoSuchElementException.class);
    for (var field : kind.fields()) {
      var without = filled(kind);
      without.put(field.name(), " ");
      if (field.name().equals("exam")) {
        without.put("passed", "");
      }
      if (field.required()) {
        assertThatThrownBy(() -> registers.add(keeper, kind, without, NOW))
            .isInstanceOfSatisfying(
                Violations.class,
                v -> assertThat(v.all()).extracting(Violation::field).contains(field.name()));
      } else {
        registers.add(keeper, kind, without, NOW);
      }
    }
  }

  private static Map<String, String> trimmed(Map<String, String> typed) {
    var all = new HashMap<String, String>();
    typed.forEach((k, v) -> all.put(k, v.strip()));
    return all;
  }

  @Test
  @DisplayName("改动是新的一版，带理由；同时改的后一个被拒绝；注销的不能再改")
  void changesAreVersions() {
    var kind = RegisterKind.PARTNER;
    var id = registers.add(office.editorOne, kind, filled(kind), NOW);
    var changed = filled(kind);
    changed.put("agreed", "每周互换一次稿件");
    assertThatThrownBy(
            () -> registers.change(office.editorOne, kind, id, 1, changed, false, "", NOW))
        .hasMessageContaining("为什么改");
    registers.change(office.editorOne, kind, id, 1, changed, false, "约定改成每周一次", NOW);
    assertThatThrownBy(
            () -> registers.change(office.editorTwo, kind, id, 1, filled(kind), false, "我也要改", NOW))
        .hasMessageContaining("刚刚由别人改过");
    registers.change(office.editorTwo, kind, id, 2, Map.of(), true, "对方网站已经关停", NOW);
    assertThat(registers.history(office.reviewer, kind, id, NOW))
        .extracting(RegisterEntry::n, RegisterEntry::struck)
        .containsExactly(tuple(3, true), tuple(2, false), tuple(1, false));
    assertThatThrownBy(
            () -> registers.change(office.editorOne, kind, id, 3, changed, false, "再改回来试试", NOW))
        .hasMessageContaining("注销");
  }

  @Test
  @Proves(Clause.MEASURES_6_1)
  @DisplayName("第六条 证书三十天内、一周内到期和过期各提醒一次，提醒登记的单位；续期以后重新算")
  void daysAreRemindedOf() {
    var keeper = keeper(UnitKind.EQUIPMENT_DIVISION, "科技装备处");
    var typed = filled(RegisterKind.CERTIFICATE);
    typed.put("name", "网站域名" + System.nanoTime());
    typed.put("until", TODAY.plusDays(40).toString());
    var id = registers.add(keeper, RegisterKind.CERTIFICATE, typed, NOW);
    assertThat(told(keeper, typed, 0)).isZero();
    assertThat(told(keeper, typed, 10)).isEqualTo(1);
    assertThat(told(keeper, typed, 11)).isEqualTo(1);
    assertThat(told(keeper, typed, 34)).isEqualTo(2);
    assertThat(told(keeper, typed, 41)).isEqualTo(3);
    assertThat(told(keeper, typed, 60)).isEqualTo(3);
    typed.put("until", TODAY.plusDays(80).toString());
    registers.change(keeper, RegisterKind.CERTIFICATE, id, 1, typed, false, "已经续期", NOW);
    assertThat(told(keeper, typed, 60)).isEqualTo(4);
  }

  private long told(Person who, Map<String, String> typed, int days) {
    watch.sweep(NOW.plusSeconds(86_400L * days));
    return notices.of(who.id(), 0).stream()
        .filter(n -> n.kind() == NoticeKind.REGISTER)
        .filter(n -> n.subject().contains(typed.getOrDefault("name", "?")))
        .count();
  }

  @Test
  @Proves(Clause.MEASURES_27_1)
  @DisplayName("第二十七条 每人的培训从台账数出来：次数、学时、测试合格；没有的工号不收，注销的不算")
  void trainingIsCountedByPerson() {
    var typed = filled(RegisterKind.TRAINING);
    typed.put("attended", office.editorOne.staffNo() + "\n" + office.secrecy.staffNo());
    typed.put("passed", office.editorOne.staffNo());
    typed.put("hours", "2.5");
    var before = hours(office.secrecy);
    registers.add(office.editorOne, RegisterKind.TRAINING, typed, NOW);
    var struck = registers.add(office.editorOne, RegisterKind.TRAINING, typed, NOW);
    registers.change(
        office.editorOne, RegisterKind.TRAINING, struck, 1, Map.of(), true, "重复登记了一次", NOW);
    assertThat(hours(office.secrecy)).isEqualByComparingTo(before.add(new BigDecimal("2.5")));
    typed.put("attended", "999999");
    assertThatThrownBy(() -> registers.add(office.editorOne, RegisterKind.TRAINING, typed, NOW))
        .hasMessageContaining("999999");
  }

  private BigDecimal hours(Person who) {
    return training.of(office.publicityHead, TODAY.getYear(), NOW).stream()
        .filter(t -> t.staffNo().equals(who.staffNo()))
        .map(TrainingRecord.Trained::hours)
        .findFirst()
        .orElse(BigDecimal.ZERO);
  }

  @Test
  @DisplayName("坏的日期、数字、选项都有一句话，数目不限的字不收")
  void badValuesAreSentences() {
    assertThat(Field.day("d", "日期").fault("2026-02-30")).isPresent();
    assertThat(Field.day("d", "日期").fault("+999999999-12-31")).isPresent();
    assertThat(Field.number("n", "学时").fault("1e9")).isPresent();
    assertThat(Field.choice("c", "状态", "在用").fault("别的")).isPresent();
    assertThat(Field.line("l", "名称").fault("长".repeat(101))).isPresent();
    assertThat(Field.line("l", "名称").optional().fault("")).isEmpty();
  }
}
