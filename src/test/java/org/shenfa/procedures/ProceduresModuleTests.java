package org.shenfa.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shenfa.procedures.Procedure.Row;
import org.shenfa.regulation.Violations;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@DisplayName("办理程序：每个状态、每件事、每个角色")
public class ProceduresModuleTests {
  private final JdbcClient db;

  @Autowired
  ProceduresModuleTests(JdbcClient db) {
    this.db = db;
  }

  /** Every procedure of the product: each is a static field of its module. */
  public static Stream<Procedure<?, ?>> procedures() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.shenfa")
            .stream()
            .flatMap(c -> c.getFields().stream())
            .filter(f -> f.getRawType().isEquivalentTo(Procedure.class))
            .filter(f ->
                f.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC))
            .map(ProceduresModuleTests::value);
  }

  private static Procedure<?, ?> value(JavaField field) {
    try {
      var reflected = field.reflect();
      reflected.setAccessible(true);
      return (Procedure<?, ?>) reflected.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("procedures")
  @DisplayName("数据库里的每一步与代码里的定义一行不差")
  void theDatabaseKnowsTheSameSteps(Procedure<?, ?> procedure) {
    var kept =
        db.sql("select from_state, event, actor, to_state from procedure_step where procedure = ?")
            .param(procedure.name())
            .query((row, n) ->
                new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
            .list();
    var missing = new TreeSet<>(procedure.rows());
    missing.removeAll(kept);
    var tooMany = new TreeSet<>(kept);
    tooMany.removeAll(procedure.rows());
    assertThat(tooMany).as("in the database only").isEmpty();
    assertThat(missing)
        .as(() ->
            "not in the database; its migration lacks\n"
                + missing.stream()
                    .map(r ->
                        "  ('%s', '%s', '%s', '%s', '%s')"
                            .formatted(procedure.name(), r.from(), r.event(), r.actor(), r.to()))
                    .collect(Collectors.joining(",\n")))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("procedures")
  @DisplayName("没有列出的一步，谁来都被拒绝；列出的都通到一个终点")
  void whatIsNotListedIsRefused(Procedure<?, ?> procedure) {
    assertThat(everyOther(procedure)).isEmpty();
    assertThat(procedure.ends()).isNotEmpty();
  }

  private static <S extends Enum<S> & Labelled, E extends Enum<E> & Labelled>
      List<String> everyOther(Procedure<S, E> procedure) {
    var wrong = new ArrayList<String>();
    var rows =
        procedure.rows().stream()
            .map(r -> r.from() + " " + r.event() + " " + r.actor())
            .collect(Collectors.toSet());
    var states = new ArrayList<@Nullable S>(Arrays.asList(procedure.states().getEnumConstants()));
    states.add(null);
    for (var state : states) {
      for (var event : procedure.events().getEnumConstants()) {
        for (var actor : Actor.values()) {
          var key = (state == null ? "" : state.name()) + " " + event.name() + " " + actor.name();
          if (rows.contains(key) != accepted(procedure, state, event, actor)) {
            wrong.add(key);
          }
        }
      }
    }
    return wrong;
  }

  private static <S extends Enum<S> & Labelled, E extends Enum<E> & Labelled> boolean accepted(
      Procedure<S, E> procedure, @Nullable S state, E event, Actor actor) {
    try {
      procedure.next(state, event, actor);
      return true;
    } catch (Violations refused) {
      assertThat(refused.all().getFirst().sentence()).contains(event.label());
      return false;
    }
  }

  private enum Light implements Labelled {
    RED,
    GREEN,
    DARK;

    @Override
    public String label() {
      return name();
    }
  }

  private enum Push implements Labelled {
    ON,
    GO,
    OFF;

    @Override
    public String label() {
      return name();
    }
  }

  private static Procedure<Light, Push> light(List<Step<Light, Push>> steps) {
    return new Procedure<>(
        "light",
        "灯",
        org.shenfa.regulation.Clause.HOUSE,
        Light.class,
        Push.class,
        java.util.Set.of(Light.DARK),
        steps);
  }

  @Test
  @DisplayName("走不到的状态、到不了终点的状态、说不清去向的一步，都做不成程序")
  void anUnsoundProcedureCannotBeMade() {
    var on = Step.<Light, Push>opening(Push.ON, Light.RED, Actor.SYSTEM);
    var go = Step.step(Light.RED, Push.GO, Light.GREEN, Actor.SYSTEM);
    var off = Step.step(List.of(Light.RED, Light.GREEN), Push.OFF, Light.DARK, Actor.SYSTEM);
    assertThat(light(List.of(on, go, off)).next(Light.GREEN, Push.OFF, Actor.SYSTEM))
        .isEqualTo(Light.DARK);
    assertThatThrownBy(() -> light(List.of(on, off))).hasMessageContaining("GREEN");
    assertThatThrownBy(
            () -> light(List.of(on, go, Step.step(Light.RED, Push.OFF, Light.DARK, Actor.SYSTEM))))
        .hasMessageContaining("no end from GREEN");
    assertThatThrownBy(() ->
            light(List.of(on, go, off, Step.step(Light.RED, Push.GO, Light.DARK, Actor.SYSTEM))))
        .hasMessageContaining("two ways");
  }
}
