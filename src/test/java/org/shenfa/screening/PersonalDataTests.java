package org.shenfa.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("20-2 个人信息：认得出、遮得住，办公电话和编号不误报")
class PersonalDataTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "11010519491231002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 19491231 002x",
        "1101 0519 4912 3100 2X",
        "身份证号:11010519491231002X,电话",
        "11010519\u200b491231002X"
      })
  @DisplayName("身份证号须改正，遮住出生日期")
  @Proves(Clause.MEASURES_20_2)
  void idNumbers(String words) {
    assertThat(Screened.by(IdNumbers.RULE, words))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.verdict()).isEqualTo(Verdict.STOP);
          assertThat(f.proposal()).isEqualTo("110105********002X");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "110105194912310021,校验位不对",
    "990105194912310022,没有这个地区",
    "110105194913310021,没有这个月份",
    "913201005555555550,信用代码"
  })
  @DisplayName("不是身份证号的十八位数字不报")
  void otherLongNumbers(String number, String why) {
    assertThat(Screened.by(IdNumbers.RULE, "受理编号 " + number)).as(why).isEmpty();
  }

  @Test
  @DisplayName("写明是身份证号而校验位不对的，要说明")
  void miswrittenIdNumber() {
    assertThat(Screened.by(IdNumbers.RULE, "身份证号：110105194912310021"))
        .singleElement()
        .satisfies(f -> assertThat(f.verdict()).isEqualTo(Verdict.REASON));
  }

  @Test
  @DisplayName("十五位旧号看出生日期")
  void oldIdNumbers() {
    assertThat(Screened.by(IdNumbers.RULE, "身份证 110105491231002"))
        .singleElement()
        .satisfies(f -> assertThat(f.verdict()).isEqualTo(Verdict.STOP));
    assertThat(Screened.by(IdNumbers.RULE, "身份证 110105491331002")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13812345678",
        "１３８１２３４５６７８",
        "138 1234 5678",
        "138-1234-5678",
        "+86 13812345678",
        "8613812345678",
        "手机：13812345678（张三）",
        "1381234\u200b5678"
      })
  @DisplayName("手机号码须说明，遮住中间四位")
  void mobiles(String words) {
    assertThat(Screened.by(Mobiles.RULE, words))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.verdict()).isEqualTo(Verdict.REASON);
          assertThat(f.proposal()).isEqualTo("138****5678");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "举报电话 12350",
        "025-83332345",
        "（0510）81234567 转 8012",
        "订单号 13812345678",
        "总投资 13812345678 元",
        "东经 118.13812345678",
        "流水 2026138123456780011",
        "13 45 67 89 10 2"
      })
  @DisplayName("办公电话、12350、编号、金额、坐标不是手机号码")
  void otherNumbers(String words) {
    assertThat(Screened.by(Mobiles.RULE, words)).isEmpty();
  }

  @Test
  @DisplayName("一处五个以上不同的手机号码是名单，须改正")
  void manyMobilesStop() {
    var rows = new StringBuilder();
    for (var i = 0; i < 5; i++) {
      rows.append("<tr><td>甲")
          .append(i)
          .append("</td><td>1381234567")
          .append(i)
          .append("</td></tr>");
    }
    assertThat(Screened.body("<table>" + rows + "</table>"))
        .filteredOn(f -> f.rule().equals(Mobiles.RULE))
        .hasSize(5)
        .allMatch(f -> f.verdict() == Verdict.STOP);
  }

  @ParameterizedTest
  @CsvSource({
    "bank-card,银行卡号 6222 0200 0000 0000 000,622202*********0000",
    "personal,驾驶苏A12345小型轿车,苏A***45",
    "personal,联系邮箱 zhangsan@qq.com,z***@qq.com",
    "personal,家住幸福小区12幢3单元502室,家住幸福小区*幢*单元*室"
  })
  @DisplayName("银行卡、号牌、邮箱、住址各有遮盖的写法")
  void otherPersonalData(String rule, String words, String masked) {
    assertThat(Screened.by(rule, words))
        .singleElement()
        .satisfies(f -> assertThat(f.proposal()).isEqualTo(masked));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "邮箱 aqsc@yjt.example.gov.cn",
        "地址：临江市中山路12号政务大厦3楼1203室",
        "合同编号 6222020000000000001",
        "批准文号 GB/T 9704-2012"
      })
  @DisplayName("机关的邮箱、地址和编号不是个人信息")
  void officesAreNotPersons(String words) {
    assertThat(Screened.by("personal", words)).isEmpty();
    assertThat(Screened.by("bank-card", words)).isEmpty();
  }

  @Test
  @DisplayName("表头许诺个人信息：填了的要说明，遮了的不报，空白表样只提示")
  void headers() {
    var table = "<table><tr><th>姓名</th><th>身份证号</th></tr><tr><td>王某</td><td>%s</td></tr></table>";
    assertThat(Screened.body(table.formatted("3201**")))
        .noneMatch(f -> f.rule().equals(PromisingHeaders.RULE));
    assertThat(Screened.body(table.formatted("见原件")))
        .anyMatch(f -> f.rule().equals(PromisingHeaders.RULE) && f.verdict() == Verdict.REASON);
    assertThat(Screened.body(table.formatted("")))
        .anyMatch(f -> f.rule().equals(PromisingHeaders.RULE) && f.verdict() == Verdict.NOTE);
  }
}
