package org.shenfa.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.search.Asked.Facet;
import org.shenfa.search.Asked.Order;
import org.shenfa.search.Results.Piece;
import org.shenfa.search.Wording.Part;

@DisplayName("读者输入的检索词")
class WordingTests {
  @Test
  @DisplayName("空格和标点隔开的是几个词，引号里的要原样出现，全角等于半角")
  void wordsAndPhrases() {
    assertThat(Wording.of("防汛，预案 “应急 响应” ＡＢＣ").parts())
        .containsExactly(
            new Part("应急 响应", true),
            new Part("防汛", false),
            new Part("预案", false),
            new Part("abc", false));
    assertThat(Wording.of("\"没有关上的引号").parts()).containsExactly(new Part("没有关上的引号", false));
  }

  @Test
  @DisplayName("再长、再怪的输入也截成一句问话，看不见的字符不算")
  void anythingTypedIsBounded() {
    var long_ = Wording.of("汛".repeat(100_000));
    assertThat(long_.typed()).hasSize(Wording.LONGEST);
    assertThat(Wording.of("应\u200b急\u0000\ue000\ue001\u202e").typed()).isEqualTo("应急");
    assertThat(Wording.of("一 二 三 四 五 六 七 八 九 十").parts()).hasSize(8);
    assertThat(Wording.of("？！*()[]{}\\/:^~+-&|").isEmpty()).isTrue();
    assertThat(Wording.of("\ud83d").typed()).isEmpty();
    assertThat(Wording.of("𠮷".repeat(100)).typed().codePointCount(0, 120)).isEqualTo(60);
  }

  @Test
  @DisplayName("说不通的条件不理会，页码有界，地址写得回来")
  void senselessParametersAreLeftOut() {
    var asked =
        Asked.of(
            Map.of(
                "q",
                "防汛 & 预案",
                "category",
                "NEWS",
                "year",
                "二〇二六",
                "unit",
                "x".repeat(500),
                "column",
                "../etc",
                "validity",
                "'; drop table",
                "sort",
                "date",
                "page",
                "99999"));
    assertThat(asked.narrowed()).containsOnly(Map.entry(Facet.CATEGORY, "NEWS"));
    assertThat(asked.order()).isEqualTo(Order.DATE);
    assertThat(asked.page()).isEqualTo(1);
    assertThat(asked.page(3))
        .isEqualTo(
            "/_/search?q=%E9%98%B2%E6%B1%9B+%26+%E9%A2%84%E6%A1%88&category=NEWS&sort=date&page=3");
    assertThat(asked.with(Facet.CATEGORY, null)).doesNotContain("category");
    assertThat(Asked.of(Map.of("page", "9999")).page()).isEqualTo(Asked.LAST_PAGE);
    assertThat(Asked.of(Map.of("page", "-1")).page()).isEqualTo(1);
  }

  @Test
  @DisplayName("标出来的只有找到的字，标记自己不出现")
  void marksBecomePieces() {
    assertThat(
            Marks.pieces("关于" + Marks.FROM + "防" + Marks.TO + Marks.FROM + "汛" + Marks.TO + "的<b>"))
        .containsExactly(new Piece("关于", false), new Piece("防汛", true), new Piece("的<b>", false));
    assertThat(Marks.pieces("断了" + Marks.FROM + "头")).containsExactly(new Piece("断了头", false));
    assertThat(Marks.pieces("")).isEmpty();
    assertThat(Marks.whole("先说。再说防汛。", List.of("再说" + Marks.FROM + "防汛" + Marks.TO + "。")))
        .containsExactly(new Piece("先说。再说", false), new Piece("防汛", true), new Piece("。", false));
    var cut =
        Marks.excerpt(List.of("一".repeat(500) + Marks.FROM + "防汛" + Marks.TO + "二".repeat(500)));
    assertThat(cut).contains(new Piece("防汛", true));
    assertThat(cut.stream().mapToInt(p -> p.text().length()).sum()).isLessThan(130);
  }

  @Test
  @DisplayName("拼音首字母按词读：厅长的长、重庆的重、银行的行")
  void soundsAreReadByWords() {
    assertThat(Sound.initials("应急管理")).isEqualTo("yjgl");
    assertThat(Sound.initials("厅长到重庆、长江和银行")).isEqualTo("tzdcqcjhyh");
    assertThat(Sound.confused("增城")).isEqualTo(Sound.confused("真诚"));
    assertThat(Sound.syllables("〇ABC12𠮷")).hasSize(1);
  }
}
