package org.shenfa.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("数据文件：逐字节保存，会被当作公式的不收")
class DataCleaningTests {
  private static byte[] bytes(String words) {
    return words.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\ufeff月份,数值\r\n2026-10,132\r\n",
        "a,-3\n+4.5,b\n",
        "\"含,号\",\"a=b\"\n",
        "电话 0000-0000\n"
      })
  @DisplayName("普通的表原样保存")
  void plainTablesAreKept(String table) {
    assertThat(Cleaning.clean(FileType.CSV, bytes(table)).bytes()).isEqualTo(bytes(table));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1,2\n",
        "\ufeff=HYPERLINK(1)\n",
        "a,\"=cmd|' /C calc'!A0\"\n",
        "a;@SUM(1)\n",
        "a\n+cmd,b\n",
        "a,-2+3\n"
      })
  @DisplayName("以 =、@、+、- 开头又不是数的单元格不收")
  void formulasAreRefused(String table) {
    assertThatThrownBy(() -> Cleaning.clean(FileType.CSV, bytes(table)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("公式");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":", "<html>", "{\"a\":1,\"a\":2}", ""})
  @DisplayName("不完整的、键重复的 JSON 不收")
  void brokenJsonIsRefused(String json) {
    assertThat(Cleaning.clean(FileType.JSON, bytes("{\"a\":[1]}")).bytes())
        .isEqualTo(bytes("{\"a\":[1]}"));
    assertThatThrownBy(() -> Cleaning.clean(FileType.JSON, bytes(json)))
        .isInstanceOf(Refusal.class);
  }
}
