package org.shenfa.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("词匹配")
class TermsTests {
  private static List<String> found(List<String> words, String text) {
    var found = new ArrayList<String>();
    new Terms(words)
        .find(text.toCharArray(), (word, from, to) -> found.add(word + ":" + from + "-" + to));
    return found;
  }

  @Test
  @DisplayName("重叠的词、重复的词都报，位置准确")
  void overlappingAndRepeatedWords() {
    assertThat(found(List.of("应急", "应急管理", "管理厅", "应急"), "省应急管理厅"))
        .containsExactlyInAnyOrder("0:1-3", "3:1-3", "1:1-5", "2:3-6");
  }

  @Test
  @DisplayName("空词典、空文本都不出错")
  void nothingToLookForOrIn() {
    assertThat(found(List.of(), "省应急管理厅")).isEmpty();
    assertThat(found(List.of("应急"), "")).isEmpty();
  }

  @Test
  @DisplayName("随机的词和文本，与逐字查找的结果一样")
  void likeLookingForEach() {
    var seed = Long.getLong("shenfa.seed", System.nanoTime());
    var random = new Random(seed);
    for (var round = 0; round < 300; round++) {
      var words = new ArrayList<String>();
      for (var n = random.nextInt(40); n >= 0; n--) {
        words.add(letters(random, 1 + random.nextInt(4)));
      }
      var text = letters(random, random.nextInt(200));
      var expected = new ArrayList<String>();
      for (var word = 0; word < words.size(); word++) {
        var length = words.get(word).length();
        for (var at = text.indexOf(words.get(word)); at >= 0; ) {
          expected.add(word + ":" + at + "-" + (at + length));
          at = text.indexOf(words.get(word), at + 1);
        }
      }
      assertThat(found(words, text))
          .as("seed %d, round %d: %s in %s", seed, round, words, text)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static String letters(Random random, int length) {
    var out = new StringBuilder();
    for (var i = 0; i < length; i++) {
      out.append("安全应急a１\uD840\uDC00".charAt(random.nextInt(8)));
    }
    return out.toString();
  }
}
