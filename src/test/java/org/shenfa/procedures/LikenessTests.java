package org.shenfa.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("相近的文字按共有的两字归组")
class LikenessTests {
  @Test
  @DisplayName("换几个字还是一组，另一件事不是；单独一封不成组；标点空白不算")
  void nearlyTheSameIsOneGroup() {
    var all =
        List.of("危险化学品经营许可证怎样延期", "水库放水为什么不通知", "危险化学品经营许可证，怎么延期？", "水库放水 为什么不通知！", "地震以后去哪里");
    assertThat(Likeness.groups(all, w -> w))
        .containsExactly(List.of(all.get(0), all.get(2)), List.of(all.get(1), all.get(3)));
  }
}
