package org.shenfa.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.support.SettableClock;

@DisplayName("频次")
class PaceTests {
  @Test
  @DisplayName("一分钟之内有限，过了一分钟重新算，各个地址分开算，同一个 IPv6 网段算一个")
  void aMinuteHasSoMany() {
    var clock = new SettableClock.Forward();
    var pace = new Pace(3, Duration.ofMinutes(1), 2, clock);
    for (var n = 0; n < 3; n++) {
      assertThat(pace.allows("10.0.0.1")).isTrue();
    }
    assertThat(pace.allows("10.0.0.1")).isFalse();
    assertThat(pace.allows("2001:db8:1:2::1")).isTrue();
    assertThat(pace.allows("2001:db8:1:2::2")).isTrue();
    assertThat(pace.allows("2001:db8:1:2:9:9:9:9")).isTrue();
    assertThat(pace.allows("2001:db8:1:2::3")).isFalse();
    clock.advance(Duration.ofSeconds(61));
    assertThat(pace.allows("10.0.0.1")).isTrue();
  }

  @Test
  @DisplayName("记住的地址有界，最久没来的先忘")
  void addressesAreBounded() {
    var pace = new Pace(1, Duration.ofMinutes(1), 2, new SettableClock.Forward());
    assertThat(pace.allows("a")).isTrue();
    assertThat(pace.allows("b")).isTrue();
    assertThat(pace.allows("c")).isTrue();
    assertThat(pace.allows("c")).isFalse();
    assertThat(pace.allows("a")).isTrue();
  }
}
