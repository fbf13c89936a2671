package org.shenfa.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("文号、索引号的各种写法")
class DocumentNumbersTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "苏应急〔2026〕12号",
        "苏应急[2026]12号",
        "苏应急(2026)12号",
        "苏应急（２０２６）１２号",
        "苏应急【2026】第12号",
        "苏应急2026 12号",
        "苏应急 2026 012",
        " 苏应急〔2026〕 12 号 "
      })
  @DisplayName("括号、空格、全角、第和号怎么写都是同一个")
  void everyWayOfWritingIsTheSame(String written) {
    assertThat(DocumentNumbers.key(written)).isEqualTo("苏应急/2026/12");
  }

  @Test
  @DisplayName("不同的号不混：年份、顺序号、机关代字各自比较")
  void differentNumbersStayDifferent() {
    assertThat(DocumentNumbers.key("苏应急〔2026〕12号"))
        .isNotEqualTo(DocumentNumbers.key("苏应急〔2026〕1号"))
        .isNotEqualTo(DocumentNumbers.key("苏应急〔2025〕12号"))
        .isNotEqualTo(DocumentNumbers.key("苏应急办〔2026〕12号"))
        .isNotEqualTo(DocumentNumbers.key("苏应急〔202〕612号"));
  }

  @Test
  @DisplayName("夹在别的词里的文号认得出，连写的年份和序号也认得出")
  void numbersAreFoundAmongWords() {
    assertThat(DocumentNumbers.keys("请问苏应急〔2026〕12号 在哪里")).contains("请问苏应急/2026/12");
    assertThat(DocumentNumbers.keys("通知 苏应急（2026）12号 附件")).contains("苏应急/2026/12");
    assertThat(DocumentNumbers.keys("苏应急202612号")).contains("苏应急/2026/12");
    assertThat(DocumentNumbers.keys("990000001/2026-00012")).contains("990000001/2026/12");
    assertThat(DocumentNumbers.keys("应急管理")).isEmpty();
  }
}
