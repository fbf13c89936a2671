package org.shenfa.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;

@DisplayName("第十条 依申请公开：每种答复都有依据和必备内容")
class ReplyTests {
  private static final Reply.Before PLAIN = new Reply.Before(false, false, false, false);
  private static final Reply.Before EVERYTHING = new Reply.Before(true, true, true, false);

  private static Reply whole(Outcome outcome, @Nullable Withheld withheld) {
    var given = new EnumMap<Need, String>(Need.class);
    outcome.needs().forEach(n -> given.put(n, "写明的" + n.label()));
    return new Reply(outcome, withheld, given);
  }

  private static List<String> refused(Reply reply, Reply.Before before) {
    var refused = catchThrowableOfType(Violations.class, () -> reply.check(before));
    return refused == null
        ? List.of()
        : refused.all().stream().map(Violation::field).map(String::valueOf).toList();
  }

  @ParameterizedTest
  @EnumSource
  @Proves(Clause.MEASURES_10_3)
  @DisplayName("必备内容缺哪一项说哪一项，齐了才成答复")
  void everyNeedIsDemanded(Outcome outcome) {
    var ground = outcome.withholds() ? Withheld.INTERNAL : null;
    assertThat(outcome.needs()).isNotEmpty();
    assertThat(outcome.article()).matches("第三十[一二三四五六七八九]?条.*");
    assertThatCode(() -> whole(outcome, ground).check(EVERYTHING)).doesNotThrowAnyException();
    assertThat(refused(new Reply(outcome, ground, Map.of()), EVERYTHING))
        .containsExactlyElementsOf(outcome.needs().stream().map(Need::name).toList());
    assertThat(outcome.row(ground).result()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("不予公开必须选定第十四条至第十六条的一项，各计入年报的一行")
  void aRefusalNamesItsGround(Withheld ground) {
    var before = new Reply.Before(false, false, true, false);
    assertThatCode(() -> whole(Outcome.REFUSED, ground).check(before)).doesNotThrowAnyException();
    assertThat(Outcome.REFUSED.row(ground).heading()).isEqualTo("（三）不予公开");
    assertThat(Outcome.PARTLY.row(ground)).isEqualTo(AnnualRow.PARTLY);
    assertThat(ground.article()).matches("第十[四五六]条.*");
    assertThat(refused(whole(Outcome.REFUSED, null), before)).containsExactly("withheld");
    assertThat(refused(whole(Outcome.PROVIDED, ground), before)).containsExactly("withheld");
  }

  @Test
  @DisplayName("没有征求过第三方，不能以第三方为由；没有补正过，不能说补正后不明确；没有问过理由，不能说理由不合理")
  void whatHasToComeFirstComesFirst() {
    assertThat(refused(whole(Outcome.REFUSED, Withheld.THIRD_PARTY), PLAIN))
        .containsExactly("withheld");
    assertThat(refused(whole(Outcome.STILL_UNCLEAR, null), PLAIN)).containsExactly("outcome");
    assertThat(refused(whole(Outcome.EXCESSIVE, null), PLAIN)).containsExactly("outcome");
  }

  @Test
  @DisplayName("第三方不同意而仍然公开的，写明公共利益的理由")
  void disclosingAgainstAThirdPartyNeedsAReason() {
    var objected = new Reply.Before(false, false, true, true);
    assertThat(refused(whole(Outcome.PROVIDED, null), objected)).containsExactly("PUBLIC_INTEREST");
    assertThat(refused(whole(Outcome.PARTLY, Withheld.PROCESS), objected))
        .containsExactly("PUBLIC_INTEREST");
    assertThat(refused(whole(Outcome.PARTLY, Withheld.THIRD_PARTY), objected)).isEmpty();
    assertThat(refused(whole(Outcome.REFUSED, Withheld.THIRD_PARTY), objected)).isEmpty();
  }
}
