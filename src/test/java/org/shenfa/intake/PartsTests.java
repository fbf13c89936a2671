package org.shenfa.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("来稿的零件：文号、日期、编号、丢字")
class PartsTests {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "江应急〔2026〕12号,江应急〔2026〕12号",
    "江应急[2026]012号,江应急〔2026〕12号",
    "江应急（2026）7号,江应急〔2026〕7号",
    "（江应急规【２０２６】第３号）,江应急规〔2026〕3号",
    "江 应 急 函 ﹝2026﹞ 105 号,江应急函〔2026〕105号"
  })
  @DisplayName("文号不论用什么括号，都写成六角括号")
  void numbers(String line, String number) {
    assertThat(DocumentNumber.of(line)).contains(number);
  }

  @Test
  @DisplayName("句子里提到的文号不是本文的文号")
  void mentionsAreNotNumbers() {
    assertThat(DocumentNumber.of("根据国办发〔2014〕57号文件精神")).isEmpty();
    assertThat(DocumentNumber.of("江应急〔26〕12号")).isEmpty();
  }

  static Stream<Arguments> dates() {
    return Stream.of(
        arguments("2026年3月5日", LocalDate.of(2026, 3, 5)),
        arguments("２０２６年１２月３１日", LocalDate.of(2026, 12, 31)),
        arguments("二〇二六年三月五日", LocalDate.of(2026, 3, 5)),
        arguments("二○二六年十月二十一日", LocalDate.of(2026, 10, 21)),
        arguments("二零二六年十二月三十一日", LocalDate.of(2026, 12, 31)),
        arguments("二OO九年一月十日", LocalDate.of(2009, 1, 10)),
        arguments("2026 年 3 月 5 日", LocalDate.of(2026, 3, 5)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  @DisplayName("成文日期，阿拉伯数字和汉字都认")
  void dates(String line, LocalDate day) {
    assertThat(ChineseDate.in(line)).contains(day);
  }

  @Test
  @DisplayName("没有的日子不是日期")
  void impossibleDates() {
    assertThat(ChineseDate.in("2026年2月30日")).isEmpty();
    assertThat(ChineseDate.in("二〇二六年十三月一日")).isEmpty();
    assertThat(ChineseDate.in("2026年春")).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "chineseCounting,1,一",
    "chineseCounting,10,十",
    "chineseCounting,12,十二",
    "chineseCounting,20,二十",
    "chineseCounting,105,一百零五",
    "chineseCounting,112,一百一十二",
    "chineseLegalSimplified,3,叁",
    "ideographDigital,26,二六",
    "decimalEnclosedCircle,3,③",
    "decimalFullWidth,12,１２",
    "upperRoman,14,XIV",
    "lowerLetter,28,bb",
    "somethingNew,7,7"
  })
  @DisplayName("自动编号写成文字")
  void numerals(String format, int count, String text) {
    assertThat(Numerals.of(format, count)).isEqualTo(text);
  }

  @Test
  @DisplayName("少了一段，说得出少几个字、是哪一段；次序和空白不算")
  void lossIsFound() {
    var source = "第一段　话。\n第二段话。\n第三段话。";
    var loss = Loss.between(source, "第三段话。 第一段话。");

    assertThat(loss.source()).isEqualTo(15);
    assertThat(loss.missing()).isEqualTo(5);
    assertThat(loss.pieces()).containsExactly("第二段话。");
    assertThat(Loss.between(source, "第三段 话。第二段话。第一段话。又一句。").none()).isTrue();
  }

  @Test
  @DisplayName("重复的字少了一次也算丢")
  void repeatedCharactersCount() {
    assertThat(Loss.between("安全安全", "安全").missing()).isEqualTo(2);
  }
}
