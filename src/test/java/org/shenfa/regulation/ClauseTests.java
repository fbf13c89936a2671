package org.shenfa.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("条款")
class ClauseTests {

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("每一条有编号、要旨和落实方式")
  void everyClauseSaysWhatItAsks(Clause clause) {
    assertThat(clause.id()).matches("([1-9]|[12]\\d)-[1-9]|[APH]-[12]");
    assertThat(clause.gist()).isNotBlank().doesNotEndWith("。");
    assertThat(clause.gist().length()).isLessThanOrEqualTo(40);
    assertThat(clause.kinds()).isNotEmpty().doesNotHaveDuplicates();
    assertThat(clause.article()).matches("第[一二三四五六七八九十]+条|附件[12]|页面要素|内部规则");
  }

  @Test
  @DisplayName("编号不重复，次序就是办法的次序")
  void idsAreUniqueAndInOrder() {
    var ids = Arrays.stream(Clause.values()).map(Clause::id).toList();

    assertThat(ids).doesNotHaveDuplicates();
    var articles =
        ids.stream().filter(i -> Character.isDigit(i.charAt(0))).map(ClauseTests::place).toList();
    assertThat(articles).isSorted();
  }

  @Test
  @DisplayName("常量名从编号得来")
  void namesFollowIds() {
    for (var clause : Clause.values()) {
      var dashed = clause.id().replace('-', '_').toUpperCase(Locale.ROOT);
      var expected =
          switch (clause.id().charAt(0)) {
            case 'A' -> "ANNEX_" + clause.id().substring(2);
            case 'P' -> "PAGE_" + clause.id().substring(2);
            case 'H' -> "HOUSE";
            default -> "MEASURES_" + dashed;
          };
      assertThat(clause.name()).isEqualTo(expected);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "MEASURES_2_1,第二条",
    "MEASURES_10_2,第十条",
    "MEASURES_15_5,第十五条",
    "MEASURES_20_5,第二十条",
    "MEASURES_29_1,第二十九条",
    "ANNEX_1,附件1",
    "PAGE_1,页面要素",
    "HOUSE,内部规则"
  })
  @DisplayName("画面上按条引用")
  void screensCiteTheArticle(Clause clause, String article) {
    assertThat(clause.article()).isEqualTo(article);
  }

  private static int place(String id) {
    var dash = id.indexOf('-');
    return Integer.parseInt(id.substring(0, dash)) * 10 + Integer.parseInt(id.substring(dash + 1));
  }
}
