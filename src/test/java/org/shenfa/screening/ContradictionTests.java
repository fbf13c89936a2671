package org.shenfa.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("20-2 前后矛盾：日期、期限、件数、合计、伤亡、文号")
class ContradictionTests {
  private static List<Finding> found(String rule, String title, String html) {
    return Rulebook.check(Material.of(title, html), Screened.known()).stream()
        .filter(f -> f.rule().equals(rule))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "2026年11月25日（星期二）召开,REASON,是星期三",
    "2026年2月30日前报送,STOP,没有",
    "13月5日开始,STOP,没有",
    "2026-02-30 截止,STOP,没有",
    "公示期为2026年11月25日至11月20日,STOP,早于",
    "2026年11月20日至18日,STOP,早于"
  })
  @DisplayName("日期")
  @Proves(Clause.MEASURES_20_2)
  void dates(String words, Verdict verdict, String says) {
    assertThat(Screened.by(Dates.RULE, words))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.verdict()).isEqualTo(verdict);
          assertThat(f.sentence()).contains(says);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026年11月25日（星期三）召开",
        "2024年2月29日",
        "2月29日",
        "2026年12月28日至1月5日",
        "11月20日至30日",
        "联系电话 2026-8333",
        "2026年11月1日至11月30日，共30天",
        "2026年11月1日至11月30日，为期29天"
      })
  @DisplayName("对的日期不报")
  void rightDates(String words) {
    assertThat(Screened.by(Dates.RULE, words)).isEmpty();
  }

  @Test
  @DisplayName("共几个工作日与起止日期不符；不知道的年份不猜")
  void lengths() {
    var known =
        new Known(
            Screened.TODAY,
            List.of(),
            (first, last) ->
                last.isBefore(LocalDate.of(2027, 1, 1)) ? OptionalInt.of(5) : OptionalInt.empty(),
            Lexicon.EMPTY,
            Map.of());
    var wrong = "<p>公示时间为2026年11月23日至11月27日，共7个工作日。</p>";
    var right = "<p>公示时间为2026年11月23日至11月27日，共5个工作日。</p>";
    var unknown = "<p>公示时间为2027年11月23日至11月27日，共7个工作日。</p>";
    assertThat(Rulebook.check(Material.of("公示", wrong), known))
        .anyMatch(f -> f.rule().equals(Dates.RULE) && f.sentence().contains("5 个工作日"));
    assertThat(Rulebook.check(Material.of("公示", right), known))
        .noneMatch(f -> f.rule().equals(Dates.RULE));
    assertThat(Rulebook.check(Material.of("公示", unknown), known))
        .noneMatch(f -> f.rule().equals(Dates.RULE));
  }

  private static String table(int rows) {
    var html = new StringBuilder("<table><tr><th>序号</th><th>企业</th></tr>");
    for (var i = 1; i <= rows; i++) {
      html.append("<tr><td>").append(i).append("</td><td>企业甲</td></tr>");
    }
    return html + "</table>";
  }

  @Test
  @DisplayName("“等26家企业”与27行的表、与附件名称“（27家）”不符")
  void counts() {
    assertThat(found(Counts.RULE, "公示", "<p>确定南滨化工等二十六家企业为二级企业。</p>" + table(27)))
        .singleElement()
        .satisfies(f -> assertThat(f.sentence()).contains("26").contains("27"));
    assertThat(found(Counts.RULE, "公示", "<p>确定南滨化工等27家企业为二级企业。</p>" + table(27))).isEmpty();
    var named =
        new Material(
            "南滨化工等26家企业公示",
            "<p>见附件。</p>",
            "",
            List.of(Screened.file("企业名单（27家）.docx", "名单")),
            List.of());
    assertThat(Rulebook.check(named, Screened.known())).anyMatch(f -> f.rule().equals(Counts.RULE));
    var listed =
        new Material(
            "南滨化工等4家企业公示",
            "<p>见附件。</p>",
            "",
            List.of(Screened.file("名单.txt", "1\t甲公司\n2\t乙公司\n3\t丙公司\n")),
            List.of());
    assertThat(Rulebook.check(listed, Screened.known()))
        .anyMatch(f -> f.rule().equals(Counts.RULE));
  }

  @Test
  @DisplayName("合计与各行相加不符")
  void sums() {
    var table =
        "<table><tr><th>市</th><th>企业数</th><th>占比</th></tr><tr><td>临江</td><td>1,010</td><td>50%%</td></tr>"
            + "<tr><td>云溪</td><td>12</td><td>50%%</td></tr><tr><td>合　计</td><td>%s</td><td>100%%</td></tr></table>";
    assertThat(found(Sums.RULE, "通报", table.formatted("1023")))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.proposal()).isEqualTo("1022");
          assertThat(f.excerpt()).isEqualTo("1023");
        });
    assertThat(found(Sums.RULE, "通报", table.formatted("1022"))).isEmpty();
  }

  @Test
  @DisplayName("标题和正文的死亡人数不一")
  void casualties() {
    assertThat(found(Casualties.RULE, "某企业爆炸致3人死亡", "<p>事故造成4人死亡、5人受伤。</p>")).hasSize(1);
    assertThat(found(Casualties.RULE, "某企业爆炸致三人死亡", "<p>事故造成3人死亡、5人受伤。</p>")).isEmpty();
    assertThat(found(Casualties.RULE, "某企业“11·25”爆炸事故", "<p>事故造成4人死亡。</p>")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "根据江应急[2026]12号文件,〔2026〕12号",
    "江应急（2026）012号,〔2026〕12号",
    "江应急〔2026〕第12号,〔2026〕12号",
    "江应急〔26〕12号,〔2026〕12号"
  })
  @DisplayName("文号写法")
  void numberForm(String words, String right) {
    assertThat(Screened.by(DocumentNumbers.RULE, words))
        .singleElement()
        .satisfies(f -> assertThat(f.proposal()).isEqualTo(right));
  }

  @Test
  @DisplayName("正文的文号与登记的不一致；写对的不报")
  void numberInTheForm() {
    var other =
        new Material("通知", "<p>江应急〔2026〕13号</p><p>各单位：</p>", "江应急〔2026〕12号", List.of(), List.of());
    var same =
        new Material(
            "通知",
            "<p>江应急〔2026〕12号</p><p>根据国办发〔2017〕57号，</p>",
            "江应急〔2026〕12号",
            List.of(),
            List.of());
    assertThat(Rulebook.check(other, Screened.known()))
        .anyMatch(f -> f.rule().equals(DocumentNumbers.RULE) && f.verdict() == Verdict.REASON);
    assertThat(Rulebook.check(same, Screened.known()))
        .noneMatch(f -> f.rule().equals(DocumentNumbers.RULE));
  }
}
