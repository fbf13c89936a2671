package org.shenfa.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("标题断行：在词与词之间，不在词里")
class TitleWordsTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "沿江五市：|低洼处的|群众，|请在今天|18点前|转移",
        "今冬明春|火灾防控|专项|行动|全面|展开",
        "关于做好|汛期|值班值守|和信息|报送|工作的|通知",
        "江海省|应急|管理厅|关于|印发|《基层|应急|救援站|建设|指引|（试行）》的|通知",
        "A级|景区|安全|检查：|2026年|第一|季度",
      })
  @DisplayName("词留在一起，后引号不到行首，前引号不在行末")
  void cutsBetweenWords(String cut) {
    assertThat(TitleWords.of(cut.replace("|", ""))).isEqualTo(java.util.List.of(cut.split("\\|")));
  }

  @Test
  @DisplayName("接起来一字不差，什么样的标题都一样")
  void joinedTheyAreTheHeading() {
    var seed = Long.getLong("shenfa.seed", System.nanoTime());
    var random = new Random(seed);
    var signs = "关于做好汛期值班的通知和江海省《》（）“”，。：2026 ABc\u3000𠮷😀e\u0301\t-—";
    for (var n = 0; n < 2_000; n++) {
      var heading =
          random
              .ints(random.nextInt(40), 0, signs.length())
              .collect(
                  StringBuilder::new, (b, i) -> b.append(signs.charAt(i)), StringBuilder::append)
              .toString();
      var pieces = TitleWords.of(heading);
      assertThat(String.join("", pieces)).as("seed %d", seed).isEqualTo(heading);
      assertThat(pieces).as("seed %d", seed).doesNotContain("");
    }
  }

  @Test
  @DisplayName("空的标题没有词")
  void nothingHasNoWords() {
    assertThat(TitleWords.of("")).isEmpty();
  }
}
