package org.shenfa.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("第二十条 逐字比较")
class TextDiffTests {
  private static final String LETTERS = "关于开展安全生产检查的通知，二〇2026年3.5%A b\n。𠮷";

  @Test
  @Proves(Clause.MEASURES_20_3)
  @DisplayName("第二十条 任意两段文字：删去的加不变的是原文，改为的加不变的是新文")
  void applyingTheDifferenceGivesTheOtherText() {
    var seed = Long.getLong("shenfa.seed", System.nanoTime());
    var random = new Random(seed);
    for (var n = 0; n < 2_000; n++) {
      var before = text(random, random.nextInt(60));
      var after = random.nextBoolean() ? text(random, random.nextInt(60)) : changed(random, before);
      var diff = TextDiff.of(before, after);
      assertThat(diff.before()).as("seed %d", seed).isEqualTo(before);
      assertThat(diff.after()).as("seed %d", seed).isEqualTo(after);
      assertThat(diff.same()).as("seed %d", seed).isEqualTo(before.equals(after));
    }
  }

  private static String text(Random random, int length) {
    var text = new StringBuilder();
    var points = LETTERS.codePoints().toArray();
    random.ints(length, 0, points.length).forEach(i -> text.appendCodePoint(points[i]));
    return text.toString();
  }

  private static String changed(Random random, String text) {
    var tokens = new ArrayList<>(TextDiff.tokens(text));
    for (var n = random.nextInt(4); n > 0 && !tokens.isEmpty(); n--) {
      tokens.set(random.nextInt(tokens.size()), text(random, random.nextInt(3)));
    }
    return String.join("", tokens);
  }

  @Test
  @DisplayName("第二十条 数字、西文词整个换，汉字连成读得懂的词组，不切成碎屑")
  void numbersAndPhrasesStayWhole() {
    assertThat(marked("拟确定南滨化工等 27 家企业", "拟确定南滨化工等 26 家企业")).isEqualTo("拟确定南滨化工等 [-27-][+26+] 家企业");
    assertThat(marked("公示时间共 7 个自然日。", "公示时间共 5 个工作日。"))
        .isEqualTo("公示时间共 [-7-][+5+] 个[-自然-][+工作+]日。");
    assertThat(marked("投资3,500.5万元，增长12.5%", "投资3,500.8万元，增长12.6%"))
        .isEqualTo("投资[-3,500.5-][+3,500.8+]万元，增长[-12.5%-][+12.6%+]");
    assertThat(marked("我们将严格为反映人保密。", "我们将依法保护反映人信息。"))
        .isEqualTo("我们将[-严格为-][+依法保护+]反映人[-保密-][+信息+]。");
  }

  private static String marked(String before, String after) {
    var words = new StringBuilder();
    for (var piece : TextDiff.of(before, after).pieces()) {
      words.append(
          switch (piece.kind()) {
            case SAME -> piece.text();
            case GONE -> "[-" + piece.text() + "-]";
            case NEW -> "[+" + piece.text() + "+]";
          });
    }
    return words.toString();
  }

  @Test
  @DisplayName("第二十条 全部换掉的长文也很快有结果：中间整段算改动")
  void hopelessTextsAreNotWorkedOn() {
    var before = "甲乙".repeat(30_000);
    var after = "丙丁".repeat(30_000);
    var diff = TextDiff.of("头" + before + "尾", "头" + after + "尾");
    assertThat(diff.pieces().size()).isEqualTo(4);
    assertThat(diff.after().equals("头" + after + "尾")).isTrue();
    var half = "第一句还在。" + before + "。最后一句也在。";
    var other = "第一句还在。" + after + "。最后一句也在。";
    assertThat(TextDiff.of(half, other).before().equals(half)).isTrue();
    assertThat(TextDiff.of(half, other).after().equals(other)).isTrue();
  }

  @Test
  @DisplayName("第二十条 段落对齐：每段都出现一次，次序不乱，改了几个字的仍是同一段")
  void paragraphsKeepTheirOrder() {
    var seed = Long.getLong("shenfa.seed", System.nanoTime());
    var random = new Random(seed);
    for (var n = 0; n < 300; n++) {
      var before = lines(random, random.nextInt(12));
      var after = random.nextBoolean() ? lines(random, random.nextInt(12)) : edited(random, before);
      var pairs = Alignment.of(before, after).pairs();
      assertThat(pairs.stream().map(Alignment.Pair::before).filter(i -> i >= 0))
          .as("seed %d", seed)
          .containsExactlyElementsOf(IntStream.range(0, before.size()).boxed().toList());
      assertThat(pairs.stream().map(Alignment.Pair::after).filter(i -> i >= 0))
          .as("seed %d", seed)
          .containsExactlyElementsOf(IntStream.range(0, after.size()).boxed().toList());
    }
    assertThat(
            Alignment.of(
                    List.of("第一段说开会的事。", "第二段说检查的事。"),
                    List.of("新加的开头。", "第一段说开会的时间。", "第二段说检查的地点。"))
                .pairs())
        .containsExactly(
            new Alignment.Pair(-1, 0), new Alignment.Pair(0, 1), new Alignment.Pair(1, 2));
  }

  private static List<String> lines(Random random, int count) {
    return IntStream.range(0, count).mapToObj(i -> text(random, random.nextInt(20))).toList();
  }

  private static List<String> edited(Random random, List<String> lines) {
    var copy = new ArrayList<>(lines);
    if (!copy.isEmpty()) {
      copy.remove(random.nextInt(copy.size()));
      copy.add(random.nextInt(copy.size() + 1), text(random, 9));
      if (random.nextBoolean()) {
        Collections.swap(copy, 0, random.nextInt(copy.size()));
      }
    }
    return copy;
  }
}
