package org.shenfa.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("20-2 用词：词表命中，例外不命中，应急业务用语从不拦")
class WordingTests {
  static Stream<Example> examples() {
    return StarterLists.examples().stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  @DisplayName("起始词表的例句都对")
  void starterExamplesHold(Example example) {
    assertThat(Screened.by(example.kind().rule(), example.sentence()).isEmpty())
        .as(example.sentence())
        .isEqualTo(!example.hits());
  }

  @Test
  @DisplayName("起始词表有几百条，没有重复，每条都找得到自己")
  void startersAreWhole() {
    var terms = StarterLists.terms();
    assertThat(terms).hasSizeGreaterThan(600);
    assertThat(terms.stream().map(t -> t.kind() + t.text())).doesNotHaveDuplicates();
    for (var term : terms) {
      if (term.kind() != TermKind.EXEMPT) {
        var alone = Lexicon.of(List.of(term), Screened.TODAY);
        assertThat(alone.in(Passage.of(Place.Where.TITLE, "", "前" + term.text() + "后")))
            .as(term.text())
            .hasSize(1);
      }
    }
  }

  @Test
  @DisplayName("建议里的写法自己不会再被词表拦下")
  void suggestionsAreClean() {
    for (var term : StarterLists.terms()) {
      if (term.kind() == TermKind.TYPO) {
        assertThat(Screened.by(TermKind.TYPO.rule(), term.suggestion()))
            .as(term.text() + "→" + term.suggestion())
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12月3日，某化工企业发生爆炸事故，造成3人死亡、5人受伤，直接经济损失1200万元。事故原因正在调查。",
        "截至目前，洪涝灾害已致12人遇难、4人失联，紧急转移安置群众2.3万人，倒塌房屋56间。",
        "接警后，消防救援队伍立即赶赴火灾现场，搜救被困人员，伤员已送医院救治，暂无生命危险。",
        "地震造成房屋损毁，救援力量连夜排查险情，严防滑坡、泥石流等次生灾害，做好遇难者善后工作。",
        "危险化学品泄漏、中毒、窒息、坍塌、透水、瓦斯突出等事故要按规定上报，瞒报、谎报、迟报的依法追究责任。"
      })
  @DisplayName("事故、灾情的正常报道不拦也不要求说明")
  void ownWordsNeverBlock(String words) {
    assertThat(Screened.body("<p>" + words + "</p>")).noneMatch(f -> f.verdict() != Verdict.NOTE);
  }

  @ParameterizedTest
  @CsvSource({"布 署,布 署", "布　署,布　署", "布\u200b署,布\u200b署", "全面布署到位,布署"})
  @DisplayName("空格、全角空格、零宽字符挡不住，摘录是原文的字")
  void spacedTermsAreFound(String words, String excerpt) {
    assertThat(Screened.by("term-typo", "会议" + words + "。"))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.excerpt()).isEqualTo(excerpt);
          assertThat(f.proposal()).isEqualTo("部署");
        });
  }

  @Test
  @DisplayName("机构旧称按日期：更名之前的文本不提示")
  @Proves(Clause.MEASURES_20_2)
  void bodiesByDate() {
    assertThat(Screened.by("term-body", "按国家煤矿安全监察局要求办理。"))
        .singleElement()
        .satisfies(f -> assertThat(f.proposal()).isEqualTo("国家矿山安全监察局"));
    assertThat(Screened.by("term-body", "2019年，国家煤矿安全监察局开展督查。")).isEmpty();
    var before = Lexicon.of(StarterLists.terms(), java.time.LocalDate.of(2020, 5, 22));
    assertThat(before.in(Passage.of(Place.Where.TITLE, "", "国家煤矿安全监察局"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "（内部资料　注意保存）,STOP",
    "本资料为内部资料，请勿外传。,STOP",
    "内部使用,STOP",
    "会上发了一份内部资料。,REASON",
    "违反规定泄露工作秘密的要追究责任。,NOTE",
    "公开前要进行保密审查，不得公开国家秘密、工作秘密。,NOTE"
  })
  @DisplayName("内部字样：作标志的拦，句子里的问，谈保密的只提示")
  void internalWordsByContext(String words, Verdict worst) {
    assertThat(
            Screened.by("term-secrecy", words).stream()
                .map(Finding::verdict)
                .min(java.util.Comparator.naturalOrder()))
        .contains(worst);
  }
}
