package org.shenfa.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("看得见的文字")
class PlainWordsTests {
  @Test
  @DisplayName("H-1 控制字符和改变方向的记号去掉，人写的字一个不少")
  void whatNobodySeesIsTaken() {
    assertThat(PlainWords.of(" 甲\r\n乙\r丙\u0007\u0085\u202E丁\u200F\uFEFF\t戊　"))
        .isEqualTo("甲\n乙\n丙丁\t戊");
    var family = "👨\u200D👩\u200D👧 𠮷 e\u0301";
    assertThat(PlainWords.of(family)).isEqualTo(family);
  }

  @Test
  @DisplayName("H-1 看不见的不算字，四字节的字算一个")
  void whatIsSeenIsCounted() {
    assertThat(PlainWords.seen("\u200B\u200C\u3164\u2800\u3000\uFEFF\u2063")).isZero();
    assertThat(PlainWords.seen("𠮷野家")).isEqualTo(3);
    assertThat(PlainWords.seen("王五")).isEqualTo(2);
  }
}
