package org.shenfa.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("密码")
class PasswordsTests {
  @Test
  @DisplayName("没有这个账号时要比对的散列，费时与真账号的一样")
  void nobodysHashCostsAsMuchAsSomebodys() {
    assertThat(cost(Passwords.NOBODY)).isEqualTo(cost(Passwords.hash("一个真的密码")));
  }

  private static String cost(String hash) {
    var parts = hash.split("\\$", -1);
    assertThat(parts).hasSize(6);
    return parts[1] + parts[2] + parts[3];
  }
}
