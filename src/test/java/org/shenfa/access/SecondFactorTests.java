package org.shenfa.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("二次核验：验证码")
class SecondFactorTests {
  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("验证码与 RFC 6238 附录 B 的 SHA-1 向量一致（取后六位）")
  void codesAreThoseOfTheStandard() {
    var secret = "12345678901234567890".getBytes(US_ASCII);
    Map.of(
            59L, "287082",
            1111111109L, "081804",
            1111111111L, "050471",
            1234567890L, "005924",
            2000000000L, "279037",
            20000000000L, "353130")
        .forEach((second, code) -> assertThat(TimeCodes.code(secret, second / 30)).isEqualTo(code));
  }
}
