package org.shenfa.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("20-2 密级标志：写成什么样都拦；谈保密工作的话不拦")
class SecrecyMarksTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "秘密★1年",
        "机 密 ★ １０年",
        "绝密★长期",
        "秘\u200b密★６个月",
        "机密☆五年",
        "绝密★启用前",
        "秘　密",
        "【机密】",
        "机密　特急",
        "特急 秘密",
        "密级：秘密",
        "本文件为机密级，限省级领导阅。",
        "省委密电〔2026〕3号",
        "江密〔2026〕15号",
        "密函〔2025〕2号",
        "份号：000123",
        "（此件不公开）",
        "此件依申请公开"
      })
  @DisplayName("标志")
  @Proves(Clause.MEASURES_20_2)
  void marksStop(String words) {
    assertThat(Screened.by(SecrecyMarks.RULE, words)).anyMatch(f -> f.verdict() == Verdict.STOP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "全省保密工作会议召开，学习贯彻保守国家秘密法。",
        "国家秘密的密级分为绝密、机密、秘密三级。",
        "公开前应当进行保密审查，确认内容不涉及国家秘密、工作秘密、商业秘密。",
        "培训讲解了“机密★10年”这样的标志应当怎样标注。",
        "要保守商业秘密，不得泄露举报人的秘密。",
        "考察了精密机械加工企业。",
        "严密组织，周密部署。",
        "江应急〔2026〕12号",
        "网络密码应当定期更换。"
      })
  @DisplayName("谈论")
  void talkDoesNotStop(String words) {
    assertThat(Screened.by(SecrecyMarks.RULE, words)).noneMatch(f -> f.verdict() == Verdict.STOP);
  }

  @Test
  @DisplayName("附件和附件名称里的标志同样拦，并说出是哪个附件")
  void filesAreRead() {
    var found =
        Rulebook.check(
            new Material(
                "通知",
                "<p>见附件。</p>",
                "",
                List.of(Screened.file("（机密★5年）方案.docx", "000012\n机密★5年\n特急\n方案")),
                List.of()),
            Screened.known());
    assertThat(found)
        .filteredOn(f -> f.verdict() == Verdict.STOP)
        .extracting(f -> f.place().where())
        .contains(Place.Where.FILE, Place.Where.FILE_NAME);
    assertThat(found).anyMatch(f -> f.place().label().equals("附件“（机密★5年）方案.docx”"));
  }

  @Test
  @Proves(Clause.MEASURES_20_2)
  @DisplayName("20-2 读者看得到的栏目与正文一样查；内部栏目里的密级标志须说明，其余不查")
  void fieldsAreScreened() {
    var fields =
        List.of(
            new FieldText("给读者的更新说明", "更正了 11010519491231002X 的信息", true),
            new FieldText("文号", "江密〔2026〕3号", true),
            new FieldText("新闻价值", "机密★5年，联系人 11010519491231002X", false));
    var found =
        Rulebook.check(new Material("通知", "<p>见附件。</p>", "", List.of(), fields), Screened.known());
    assertThat(found)
        .extracting(f -> f.place().label() + " " + f.rule() + " " + f.verdict())
        .containsExactly(
            "栏目“文号” secrecy-mark STOP",
            "栏目“给读者的更新说明” id-number STOP",
            "内部栏目“新闻价值” secrecy-mark REASON");
  }
}
