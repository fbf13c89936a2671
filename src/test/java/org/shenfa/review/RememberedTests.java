package org.shenfa.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("记住的结果")
class RememberedTests {
  private final List<String> worked = new ArrayList<>();
  private final Remembered<String, String> remembered = new Remembered<>(10, String::length);

  @Test
  @DisplayName("同一个键只算一次；超出份量时，最久没用的先忘掉；太大的不记")
  void whatWasUsedLongestAgoGoesFirst() {
    of("a", "1234");
    of("b", "5678");
    of("a", "1234");
    of("c", "9999");
    of("a", "1234");
    of("b", "5678");
    of("huge", "12345678901");
    of("huge", "12345678901");
    of("b", "5678");
    assertThat(worked).containsExactly("a", "b", "c", "b", "huge", "huge");
  }

  private void of(String key, String value) {
    var got =
        remembered.of(
            key,
            () -> {
              worked.add(key);
              return value;
            });
    assertThat(got).isEqualTo(value);
  }
}
