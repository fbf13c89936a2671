package org.shenfa.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shenfa.Shenfa;
import org.shenfa.deadlines.Rule;
import org.shenfa.deadlines.Term;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violation;

@DisplayName("关切的级别、时钟和事实单")
class LevelTests {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 26, 10, 0);

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(Shenfa.ZONE).toInstant();
  }

  private static Instant end(Rule rule, Instant from) {
    return from.plus(((Term.Clock) rule.term()).length());
  }

  @Test
  @Proves(Clause.MEASURES_13_1)
  @DisplayName("第十三条 A 级周六 22:00 发现，五小时到周日 03:00，二十四小时到周日 22:00；其他四十八小时")
  void hoursRunThroughTheNight() {
    var found = Level.since(null, at("2026-11-28T22:00"));
    assertThat(Level.A.answers())
        .extracting(r -> end(r, found))
        .containsExactly(at("2026-11-29T03:00"), at("2026-11-29T22:00"));
    assertThat(Level.B.answers())
        .extracting(r -> end(r, found))
        .containsExactly(at("2026-11-30T22:00"));
    assertThat(Level.C.first()).isEqualTo(Level.B.first());
    assertThat(Level.D.first()).isEmpty();
    assertThat(Level.since(at("2026-11-28T20:30"), found)).isEqualTo(at("2026-11-28T20:30"));
    assertThat(Level.A.assessment().term().words()).isEqualTo("1 小时");
    assertThat(Level.D.assessment().term().words()).isEqualTo("4 小时");
    assertThat(Rule.CONCERN_AUTHORITATIVE.law()).isTrue();
    assertThat(Rule.CONCERN_ASSESSMENT.law()).isFalse();
  }

  private static FactSheet sheet(
      StatementKind kind, @Nullable LocalDateTime next, Part left, String words) {
    var parts = new EnumMap<Part, String>(Part.class);
    kind.parts().forEach(p -> parts.put(p, p.label() + "写在这里。"));
    parts.put(left, words);
    return new FactSheet(kind, "关于台风影响的通报", Map.copyOf(parts), next);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(StatementKind.class)
  @DisplayName("第十三条 每种回应该写的一项不少，该约定下次更新的要约定，不该约定的不约定")
  @Proves(Clause.MEASURES_13_1)
  void everyKindTellsWhatItOwes(StatementKind kind) {
    var next = kind.promise() == StatementKind.Promise.NONE ? null : NOW.plusHours(6);
    assertThat(sheet(kind, next, Part.BASIS, "现场核实的数据").missing(NOW).found()).isEmpty();
    for (var part : kind.parts()) {
      assertThat(sheet(kind, next, part, " \n　").missing(NOW).found())
          .extracting(Violation::field)
          .containsExactly(part.field());
    }
    var withoutOrWith = next == null ? NOW.plusHours(6) : null;
    assertThat(sheet(kind, withoutOrWith, Part.BASIS, "现场核实的数据").missing(NOW).found())
        .hasSize(kind.promise() == StatementKind.Promise.POSSIBLE ? 0 : 1);
  }

  @Test
  @DisplayName("约定的时间已经过去、约到一个月以后的，都退回；写的是文字，不是标签")
  void promisesLieAhead() {
    for (var next : List.of(NOW, NOW.minusMinutes(1), NOW.plusDays(31))) {
      assertThat(sheet(StatementKind.UPDATE, next, Part.KNOWN, "水位回落").missing(NOW).found())
          .extracting(Violation::field)
          .containsExactly("next");
    }
    var body =
        sheet(StatementKind.UPDATE, NOW.plusHours(2), Part.KNOWN, "<b>水位</b>\n\n 已经 & 回落").body();
    assertThat(body)
        .contains("<p>&lt;b&gt;水位&lt;/b&gt;</p>", "<p>已经 &amp; 回落</p>")
        .contains("<h2>下次更新</h2>", "最迟 2026-11-26 12:00");
  }

  @Test
  @DisplayName("登记的时间说不通、没有出处的，都写明是哪一项")
  void noticesAreChecked() {
    assertThat(
            new ConcernNotice("x", "短", null, "", NOW.plusDays(1), NOW.plusHours(1), true)
                .missing(NOW)
                .found())
        .extracting(Violation::field)
        .containsExactly("name", "words", "source", "origin", "found", "occurred");
    assertThat(
            new ConcernNotice(
                    "台风海燕", "沿海群众担心停电停水", Source.DUTY, "值班读网", null, NOW.minusDays(31), false)
                .missing(NOW)
                .found())
        .extracting(Violation::field)
        .containsExactly("found");
  }

  @Test
  @DisplayName("评估三问都要答；超过法定时限的不能评为及时")
  void threeQuestions() {
    assertThat(new Evaluation(null, null, "").missing(false).found())
        .extracting(Violation::field)
        .containsExactly("timely", "answered", "effect");
    assertThat(new Evaluation(true, false, "回应以后谣言平息，今后提前备稿").missing(true).found())
        .extracting(Violation::field)
        .containsExactly("timely");
    assertThat(new Evaluation(true, true, "回应以后谣言平息，今后提前备稿").missing(false).found()).isEmpty();
  }
}
