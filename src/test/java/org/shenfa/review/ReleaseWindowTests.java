package org.shenfa.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.regulation.Clause.MEASURES_20_2;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;

@DisplayName("第二十条 适宜的发布时间")
class ReleaseWindowTests {
  @Test
  @Proves(MEASURES_20_2)
  @DisplayName("第二十条 两端都算在内，以分钟计，按北京时间")
  void bothEndsBelongToIt() {
    var window = ReleaseWindow.typed("2026-12-01T09:00", "2026-12-01 18:00");
    assertThat(window.refusal(at("00:59:59"))).isPresent();
    assertThat(window.refusal(at("01:00:00"))).isEmpty();
    assertThat(window.refusal(at("10:00:59"))).isEmpty();
    assertThat(window.refusal(at("10:01:00")))
        .hasValueSatisfying(s -> assertThat(s).contains("2026-12-01 09:00 起、2026-12-01 18:00 止"));
    assertThat(ReleaseWindow.of(window.answers())).isEqualTo(window);
  }

  private static Instant at(String utc) {
    return Instant.parse("2026-12-01T" + utc + "Z");
  }

  @Test
  @DisplayName("第二十条 不填就是不限，只填一头也行")
  void emptyEndsAreOpen() {
    assertThat(ReleaseWindow.typed("", " ")).isEqualTo(ReleaseWindow.ALWAYS);
    assertThat(ReleaseWindow.ALWAYS.refusal(at("00:00:00"))).isEmpty();
    assertThat(ReleaseWindow.ALWAYS.answers()).isEqualTo(Map.of());
    var later = ReleaseWindow.typed("2026-12-02T00:00", "");
    assertThat(later.refusal(at("00:00:00"))).isPresent();
    assertThat(later.words()).isEqualTo("2026-12-02 00:00 起");
  }

  @Test
  @DisplayName("第二十条 倒着的、看不懂的时间用一句话退回")
  void nonsenseIsRefusedInWords() {
    assertThatThrownBy(() -> ReleaseWindow.typed("2026-12-02T09:00", "2026-12-02T09:00"))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("最晚发布时间须晚于最早发布时间");
    assertThatThrownBy(() -> ReleaseWindow.typed("明天", ""))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("年-月-日");
  }
}
