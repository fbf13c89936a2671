package org.shenfa.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shenfa.organization.Leader;
import org.shenfa.organization.Person;
import org.shenfa.organization.Post;
import org.shenfa.organization.PostKind;
import org.shenfa.outbound.Fetched;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("20-2 形式：链接、无障碍、标点、重复、领导姓名")
class FormTests {
  @ParameterizedTest
  @CsvSource({
    "https://www.js.gov.cn@evil.example/a,STOP",
    "https://www.js.gov.cn.evil.example/,STOP",
    "https://www.jѕ.gov.cn/,STOP",
    "https://xn--80ak6aa92e.com/,STOP",
    "http://192.168.1.10/a,REASON",
    "http://0x7f000001/,REASON",
    "https://www.example.com:8443/,REASON",
    "ftp://www.example.com/a,STOP",
    "http://www.example.com/a,NOTE"
  })
  @DisplayName("骗人的地址须改正")
  @Proves(Clause.MEASURES_20_2)
  void links(String address, Verdict worst) {
    assertThat(
            Screened.body("<p><a href=\"" + address + "\">省政府网站</a></p>").stream()
                .filter(f -> f.rule().equals(Links.RULE))
                .map(Finding::verdict)
                .min(java.util.Comparator.naturalOrder()))
        .contains(worst);
  }

  @Test
  @DisplayName("外站列给审查人看，打不开的、没有查看的照实说")
  void otherSites() {
    var body =
        "<p><a href=\"https://www.example.com/a\">甲</a><a href=\"https://www.example.com/b\">乙</a></p>";
    var known =
        new Known(
            Screened.TODAY,
            List.of(),
            (first, last) -> OptionalInt.empty(),
            Lexicon.EMPTY,
            Map.of(
                "https://www.example.com/b",
                LinkChecks.sentence(new Fetched.Unknown("等了 10 秒没有回答。"))));
    assertThat(Rulebook.check(Material.of("通知", body), known))
        .filteredOn(f -> f.rule().equals(Links.ABROAD))
        .hasSize(2)
        .allMatch(f -> f.verdict() == Verdict.NOTE)
        .anyMatch(f -> f.sentence().contains("不知道能否打开"));
    assertThat(LinkChecks.sentence(new Fetched.Refused("地址不对公众开放。"))).startsWith("没有查看");
    assertThat(LinkChecks.sentence(page(404))).contains("404");
    assertThat(LinkChecks.sentence(page(200))).isEmpty();
  }

  private static Fetched page(int status) {
    return new Fetched.Page(
        status, URI.create("https://www.example.com/"), "text/html", new byte[0]);
  }

  @Test
  @DisplayName("看到的地址与实际不同")
  void shownAddress() {
    assertThat(Screened.body("<p><a href=\"https://www.evil.example/\">www.mem.gov.cn</a></p>"))
        .anyMatch(f -> f.rule().equals(Links.RULE) && f.verdict() == Verdict.STOP);
    assertThat(Screened.body("<p><a href=\"https://www.mem.gov.cn/\">www.mem.gov.cn</a></p>"))
        .noneMatch(f -> f.verdict() == Verdict.STOP);
  }

  @Test
  @DisplayName("图片须有替代文字，只是文件名的要说明")
  void pictures() {
    var file = "/files/" + "a".repeat(64) + "/p.png";
    assertThat(Screened.body("<p><img src=\"" + file + "\"></p>"))
        .anyMatch(f -> f.rule().equals(Accessible.RULE) && f.verdict() == Verdict.STOP);
    assertThat(Screened.body("<p><img src=\"" + file + "\" alt=\"IMG_2031.jpg\"></p>"))
        .anyMatch(f -> f.rule().equals(Accessible.RULE) && f.verdict() == Verdict.REASON);
    assertThat(Screened.body("<p><img src=\"" + file + "\" alt=\"救援队员在搬运沙袋\"></p>"))
        .noneMatch(f -> f.rule().equals(Accessible.RULE));
  }

  @Test
  @DisplayName("表头、标题层级、链接文字、附件名称、扫描件")
  void accessible() {
    var html =
        "<h2>一</h2><h4>二</h4><table><tr><td>甲</td></tr><tr><td>乙</td></tr></table><p><a href=\"https://www.example.com/\">点击这里</a></p>";
    var found =
        Rulebook.check(
            new Material("通知", html, "", List.of(Screened.file("附件1.pdf", "")), List.of()),
            Screened.known());
    assertThat(found)
        .extracting(Finding::sentence)
        .anyMatch(s -> s.contains("跳到"))
        .anyMatch(s -> s.contains("表头"))
        .anyMatch(s -> s.contains("点击这里"))
        .anyMatch(s -> s.contains("没有说明内容"))
        .anyMatch(s -> s.contains("扫描件"));
    assertThat(
            Rulebook.check(
                new Material(
                    "通知", "<p>见附件。</p>", "", List.of(Screened.file("二级企业名单.pdf", "名单")), List.of()),
                Screened.known()))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"会议强调,要抓好落实", "要抓好落实。。", "《办法（试行》已印发", "“十四五”规划”", "首先，、其次"})
  @DisplayName("标点")
  void punctuation(String words) {
    assertThat(Screened.by(Punctuation.RULE, words)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1）检查；（2）整改", "《中华人民共和国安全生产法》（2021年修正）", "比例为1:3,共3,000份", "“甲‘乙’丙”"})
  @DisplayName("用对的标点不报")
  void rightPunctuation(String words) {
    assertThat(Screened.by(Punctuation.RULE, words)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"省省委书记到会", "各市市委要求", "管理管理办法", "安全生产生产生产", "应急急急管理", "重大的的意义"})
  @DisplayName("重复的字词")
  void doubled(String words) {
    assertThat(Screened.by(Doubled.RULE, words)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"临江市市长", "江海省省长", "鼓楼区区委书记", "的的确确", "一个一个过", "研究研究", "存在在建工程", "为了了解情况"})
  @DisplayName("本来就这样写的不报")
  void rightlyDoubled(String words) {
    assertThat(Screened.by(Doubled.RULE, words)).isEmpty();
  }

  private static Leader leader(int rank, String name, String title) {
    return new Leader(
        new Person(rank, "%06d".formatted(rank), name),
        new Post(rank, rank, 1, PostKind.DEPUTY_LEADER, LocalDate.of(2025, 1, 1), null),
        rank,
        title);
  }

  private static List<Finding> leaders(String words) {
    var known =
        new Known(
            Screened.TODAY,
            List.of(
                leader(1, "陈克毅", "党委书记、厅长"),
                leader(2, "王海屿", "党委副书记、副厅长"),
                leader(3, "李维民", "党委委员、副厅长")),
            (first, last) -> OptionalInt.empty(),
            Lexicon.EMPTY,
            Map.of());
    return Rulebook.check(Material.of("会议召开", "<p>" + words + "</p>"), known).stream()
        .filter(f -> f.rule().equals(LeaderNames.RULE))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "省应急管理厅副厅长陈克毅出席会议,STOP",
    "厅党委委员、厅长李维民主持,STOP",
    "厅长陈克义讲话,STOP",
    "党委书记、厅长 陈克逸讲话,STOP",
    "王海屿、陈克毅、李维民出席,REASON"
  })
  @DisplayName("职务、姓名、次序与名录不符")
  @Proves(Clause.MEASURES_20_2)
  void wrongLeaders(String words, Verdict verdict) {
    assertThat(leaders(words))
        .singleElement()
        .satisfies(f -> assertThat(f.verdict()).isEqualTo(verdict));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "党委书记、厅长陈克毅出席，副厅长王海屿主持",
        "厅领导陈克毅、王海屿、李维民出席",
        "原副厅长陈克毅",
        "省公安厅副厅长李某某到会",
        "市公安局副厅长级干部"
      })
  @DisplayName("与名录相符、不是本厅的不报")
  void rightLeaders(String words) {
    assertThat(leaders(words)).isEmpty();
  }
}
