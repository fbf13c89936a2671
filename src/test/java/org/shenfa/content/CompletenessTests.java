package org.shenfa.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shenfa.regulation.Clause.MEASURES_10_2;
import static org.shenfa.regulation.Clause.MEASURES_11_1;
import static org.shenfa.regulation.Clause.MEASURES_11_3;
import static org.shenfa.regulation.Clause.MEASURES_11_4;
import static org.shenfa.regulation.Clause.MEASURES_11_6;
import static org.shenfa.regulation.Clause.MEASURES_14_1;
import static org.shenfa.regulation.Clause.MEASURES_17_1;
import static org.shenfa.regulation.Clause.MEASURES_17_3;
import static org.shenfa.regulation.Clause.MEASURES_18_1;
import static org.shenfa.regulation.Clause.MEASURES_18_2;
import static org.shenfa.regulation.Clause.MEASURES_20_2;
import static org.shenfa.regulation.Clause.MEASURES_20_4;
import static org.shenfa.regulation.Clause.MEASURES_2_1;
import static org.shenfa.regulation.Clause.MEASURES_2_2;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shenfa.Shenfa;
import org.shenfa.columns.Category;
import org.shenfa.columns.Column;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violation;
import org.shenfa.reprints.AuthorizedSource;
import org.shenfa.reprints.Snapshot;

@DisplayName("报送要件")
class CompletenessTests {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 24, 9, 0);
  private static final Disclosure.Decision ACTIVE = Disclosure.Decision.ACTIVE;

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("要件齐全的，什么也不缺")
  void aCompleteTextLacksNothing(ItemKind kind) {
    assertThat(missing(new Text(kind))).isEmpty();
  }

  @Test
  @Proves(MEASURES_2_1)
  @DisplayName("第二条 栏目只收它声明的类别")
  void columnsTakeOnlyTheirCategories() {
    var text = new Text(ItemKind.ORDINARY_NEWS);
    text.columns = List.of("zcwj");
    assertThat(missing(text)).extracting(Violation::clause).containsExactly(MEASURES_2_1);
    text.columns = List.of();
    assertThat(missing(text)).extracting(Violation::clause).containsExactly(MEASURES_2_1);
    text.columns = List.of("gzdt", "nosuch");
    assertThat(missing(text)).extracting(Violation::clause).containsExactly(MEASURES_2_1);
  }

  @ParameterizedTest(name = "{0} 依据“{1}”理由“{2}”")
  @Proves(MEASURES_2_2)
  @CsvSource({
    "ON_REQUEST,'',''",
    "ON_REQUEST,'条例第十九条',''",
    "WITHHELD,'','涉及商业秘密'",
    "WITHHELD,'　','    '",
  })
  @DisplayName("第二条 不主动公开的须有依据和理由")
  void withholdingNeedsGroundAndReason(Disclosure.Decision decision, String ground, String reason) {
    var text = new Text(ItemKind.NOTICE);
    text.disclosure = new Disclosure(decision, ground, reason);
    assertThat(missing(text)).extracting(Violation::clause).containsExactly(MEASURES_2_2);
    text.disclosure = new Disclosure(decision, "条例第十五条", "涉及第三方商业秘密");
    assertThat(missing(text)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @Proves(MEASURES_17_1)
  @ValueSource(
      strings = {"", "江应急[2026]12号", "江应急〔26〕12号", "江应急〔2026〕012号", "江应急〔2026〕12", "〔2026〕12号"})
  @DisplayName("第十七条 文号不合格式的公文不能报送")
  void documentNumbersHaveOneForm(String number) {
    var text = new Text(ItemKind.FORMAL_DOCUMENT);
    text.document = document(number, NOW.toLocalDate(), true, false);
    assertThat(missing(text)).extracting(Violation::field).containsExactly("number");
  }

  @Test
  @Proves(MEASURES_17_1)
  @DisplayName("第十七条 公文须标注上网发布，成文日期不晚于今天")
  void documentsAreMarkedAndDated() {
    var text = new Text(ItemKind.FORMAL_DOCUMENT);
    text.document = null;
    assertThat(missing(text)).extracting(Violation::clause).containsExactly(MEASURES_17_1);
    text.document = document("江应急〔2026〕12号", NOW.toLocalDate().plusDays(1), false, false);
    assertThat(missing(text))
        .extracting(Violation::field)
        .containsExactlyInAnyOrder("formedOn", "markedForWeb");
  }

  @Test
  @Proves(MEASURES_10_2)
  @DisplayName("第十条 政策文件要有解读，或者写明不需要解读的理由；解读要有文件")
  void policyHasItsInterpretation() {
    var policy = new Text(ItemKind.FORMAL_DOCUMENT);
    policy.document = document("江应急〔2026〕12号", NOW.toLocalDate(), true, true);
    assertThat(missing(policy)).extracting(Violation::clause).containsExactly(MEASURES_10_2);
    policy.waiver = "内容简短";
    assertThat(missing(policy)).isEmpty();
    var reading = new Text(ItemKind.INTERPRETATION);
    reading.pairedWith = null;
    assertThat(missing(reading)).extracting(Violation::clause).containsExactly(MEASURES_10_2);
  }

  @Test
  @Proves(MEASURES_17_3)
  @DisplayName("验收 14：第十七条 征求意见须写明方式和截止时间，同时进两个栏目")
  void solicitationsSayHowAndUntilWhen() {
    var text = new Text(ItemKind.DRAFT_FOR_COMMENT);
    text.comment = null;
    assertThat(missing(text)).extracting(Violation::field).containsExactly("method", "closesAt");
    text.comment = new Manifest.Comment("信函", NOW);
    assertThat(missing(text)).extracting(Violation::field).containsExactly("closesAt");
    text.comment = new Manifest.Comment("信函", NOW.plusYears(1).plusDays(1));
    assertThat(missing(text)).extracting(Violation::field).containsExactly("closesAt");
    text.comment = new Manifest.Comment("信函", NOW.plusMinutes(1));
    text.columns = List.of("yjzj");
    assertThat(missing(text)).extracting(Violation::field).containsExactly("columns");
  }

  @Test
  @Proves(MEASURES_11_3)
  @DisplayName("第十一条 领导活动写明参加的领导，需要、价值、效果三问分别回答")
  void leadersNewsSaysWhy() {
    var text = new Text(ItemKind.MAJOR_NEWS);
    text.leaders = List.of();
    text.newsValue = "部署全省防汛";
    assertThat(missing(text))
        .extracting(Violation::field)
        .containsExactly("leaders", "newsValue", "effect");
    text.newsValue = null;
    assertThat(missing(text))
        .extracting(Violation::field)
        .containsExactly("leaders", "need", "newsValue", "effect");
  }

  @Test
  @Proves(MEASURES_11_3)
  @DisplayName("第十一条 参加的领导只写名录上的，按名录的次序")
  void leadersFollowTheRegister() {
    var text = new Text(ItemKind.DEPUTY_LEADER_NEWS);
    text.leaders = List.of("陆远征", "沈若谷");
    assertThat(missing(text)).isEmpty();
    text.leaders = List.of("沈若谷", "陆远征");
    assertThat(missing(text)).extracting(Violation::field).containsExactly("leaders");
    text.leaders = List.of("陆远征", "某某某");
    assertThat(missing(text))
        .extracting(Violation::sentence)
        .allMatch(s -> s.contains("某某某"))
        .hasSize(1);
  }

  @ParameterizedTest(name = "{0}，文中：{1}")
  @Proves({MEASURES_11_1, MEASURES_18_1, MEASURES_18_2})
  @CsvSource({
    "ORDINARY_NEWS,厅长陆远征到临江市检查汛前准备。,18-1",
    "UNIT_HEAD_NEWS,党委书记、厅长陆远征出席会议并讲话。,18-1",
    "DEPUTY_LEADER_NEWS,陆远征主持会议。,18-1",
    "ORDINARY_NEWS,副厅长沈若谷带队督查危化企业。,18-2",
    "ORDINARY_NEWS,参加会议的厅领导有：沈若谷。,18-2",
    "MAJOR_NEWS,副厅长沈若谷带队督查危化企业。,''",
    "MAJOR_NEWS,厅长陆远征出席会议。,''",
    "DEPUTY_LEADER_NEWS,副厅长沈若谷带队督查危化企业。,''",
    "ORDINARY_NEWS,按照厅长陆远征批示要求，处里检查了三家企业。,''",
  })
  @DisplayName("第十一条、第十八条 文中写到领导参加的，种类要与最高的一位相符")
  void theTextDecidesTheRank(ItemKind kind, String sentence, String clause) {
    var text = new Text(kind);
    text.body = "<p>" + sentence + "</p>";
    var about = missing(text).stream().filter(v -> "kind".equals(v.field())).toList();
    assertThat(about.stream().map(v -> v.clause().id()))
        .containsExactlyElementsOf(clause.isEmpty() ? List.of() : List.of(clause));
  }

  @Test
  @Proves(MEASURES_14_1)
  @DisplayName("第十四条 办事指南必写的要素缺一不能报送，缺什么说什么")
  void guidesHaveTheirElements() {
    var text = new Text(ItemKind.SERVICE_GUIDE);
    text.body = GuideElement.table();
    assertThat(missing(text))
        .singleElement()
        .satisfies(v -> {
          assertThat(v.clause()).isEqualTo(MEASURES_14_1);
          assertThat(v.sentence()).contains("事项名称", "设定依据", "办理流程", "收费标准");
        });
    text.body = guide().replace("0000-0000000", " ");
    assertThat(missing(text))
        .singleElement()
        .satisfies(v -> assertThat(v.sentence()).contains("联系电话").doesNotContain("办理地点"));
  }

  @ParameterizedTest(name = "{0} → {1}")
  @Proves(MEASURES_14_1)
  @CsvSource({
    "不收费,窗口收取,收费标准",
    "不收费,40 元,收费标准",
    "不收费,40 元，依据江价费〔2020〕1号,",
    "法定时限 30 日，承诺时限 10 日,30 日内办结,办理时限",
    "公共服务,其他,事项类型",
  })
  @DisplayName("第十四条 收费、时限、类型要写明白，含糊的退回")
  void guidesSayPlainlyWhatTheyCost(String good, String instead, String refused) {
    var text = new Text(ItemKind.SERVICE_GUIDE);
    text.body = guide().replace(good, instead);
    assertThat(missing(text).stream().map(Violation::sentence))
        .hasSize(refused == null ? 0 : 1)
        .allMatch(s -> s.startsWith(String.valueOf(refused)));
  }

  @Test
  @DisplayName("第十四条 表格、小标题、“名称：内容”三种写法读出来一样，重新排成表格不丢内容")
  void elementsAreReadAsTheyAreWritten() {
    var html = "<p>申请书<strong>一份</strong></p><p>身份证明</p>";
    var table = GuideElement.table(Map.of(GuideElement.MATERIALS, html));
    assertThat(GuideElement.told(table)).containsExactly(Map.entry(GuideElement.MATERIALS, html));
    assertThat(GuideElement.told("<h2>四、办理材料</h2>" + html + "<h2>别的</h2><p>别的</p>"))
        .containsExactly(Map.entry(GuideElement.MATERIALS, html));
    assertThat(GuideElement.told("<p>4．办理材料：申请书一份</p>"))
        .containsExactly(Map.entry(GuideElement.MATERIALS, "<p>申请书一份</p>"));
    assertThat(GuideElement.words(html)).isEqualTo("申请书一份\n身份证明");
  }

  @Test
  @Proves(MEASURES_10_2)
  @DisplayName("第十条 有解读的政策文件，解读方案同步组织")
  void policiesHaveTheirPlan() {
    var policy = new Text(ItemKind.FORMAL_DOCUMENT);
    policy.document = document("江应急〔2026〕12号", NOW.toLocalDate(), true, true);
    policy.pairedWith = "2026-0001";
    assertThat(missing(policy, true, false)).extracting(Violation::field).containsExactly("plan");
    assertThat(missing(policy, true, true)).isEmpty();
  }

  @ParameterizedTest(name = "{0} → {1}")
  @Proves(MEASURES_17_3)
  @CsvSource({
    "信函：临江市安澜路 1 号,true",
    "信函、电子邮件,true",
    "电子邮件：a@example.gov.cn；网上提交：本页,true",
    "请来信或者致电 0000-0000000,true",
    "电子邮件：a@example.gov.cn,false",
    "请发至 a@example.gov.cn,false",
    "邮箱,false",
    "请提出意见,false",
  })
  @DisplayName("第十七条 征集方式要具体，只留电子邮件不够")
  void electronicMailAloneIsNotEnough(String method, boolean enough) {
    var text = new Text(ItemKind.DRAFT_FOR_COMMENT);
    text.comment = new Manifest.Comment(method, NOW.plusDays(30));
    assertThat(missing(text))
        .extracting(Violation::field)
        .containsExactlyElementsOf(enough ? List.of() : List.of("method"));
  }

  /** A body in which every element is told. */
  private static String guide() {
    return GuideElement.table()
        .replace("联系电话</th><td>", "联系电话</th><td>0000-0000000")
        .replace("事项类型</th><td>", "事项类型</th><td>公共服务")
        .replace("收费标准</th><td>", "收费标准</th><td>不收费")
        .replace("办理时限</th><td>", "办理时限</th><td>法定时限 30 日，承诺时限 10 日")
        .replaceAll("<td></td>", "<td>写明</td>");
  }

  @Test
  @Proves(MEASURES_11_4)
  @DisplayName("第十一条 单位负责人活动没有例外不能报送")
  void unitHeadsNeedAnException() {
    var text = new Text(ItemKind.UNIT_HEAD_NEWS);
    assertThat(missing(text, false, true))
        .extracting(Violation::clause)
        .containsExactly(MEASURES_11_4);
  }

  @ParameterizedTest(name = "{0}")
  @Proves(MEASURES_11_6)
  @ValueSource(
      strings = {
        "https://www.gov.cn.example.com/a.html",
        "https://blog.example.com/a.html",
        "https://www.gov.cn@evil.example/a.html",
        "https://www.gov.cn:8443/a.html",
        "javascript:alert(1)",
        "//www.gov.cn/a.html",
        "ftp://www.gov.cn/a",
        "www.gov.cn",
        ""
      })
  @DisplayName("第十一条 授权名单以外的链接一律不收")
  void reprintsOnlyFromTheList(String link) {
    var text = new Text(ItemKind.REPRINT);
    text.reprint = new Manifest.Reprint("某网站", link, NOW);
    assertThat(missing(text)).extracting(Violation::clause).containsOnly(MEASURES_11_6).hasSize(1);
  }

  @Test
  @Proves(MEASURES_11_6)
  @DisplayName("第十一条 转载标注来源网站和时间")
  void reprintsNameTheirSource() {
    var text = new Text(ItemKind.REPRINT);
    text.reprint = null;
    assertThat(missing(text)).extracting(Violation::clause).containsExactly(MEASURES_11_6);
    text.reprint = new Manifest.Reprint(" ", "https://www.gov.cn/a.html", NOW.plusMinutes(1));
    assertThat(missing(text)).extracting(Violation::field).containsExactly("site", "at");
  }

  @Test
  @Proves(MEASURES_20_4)
  @DisplayName("第二十条 来源和发布部门不能空")
  void everyPageNamesItsSource() {
    var text = new Text(ItemKind.NOTICE);
    text.sourceName = " ";
    text.publisher = "";
    assertThat(missing(text)).extracting(Violation::clause).containsOnly(MEASURES_20_4).hasSize(2);
  }

  @Test
  @Proves(MEASURES_20_2)
  @DisplayName("第二十条 标题和正文不能空，标题不能过长；一次说全")
  void allThatIsWrongIsSaidAtOnce() {
    var text = new Text(ItemKind.NOTICE);
    text.title = " ";
    text.body = "";
    text.publisher = "";
    assertThat(missing(text))
        .extracting(Violation::clause)
        .containsExactlyInAnyOrder(MEASURES_20_2, MEASURES_20_2, MEASURES_20_4);
    text = new Text(ItemKind.NOTICE);
    text.title = "安".repeat(300);
    assertThat(missing(text)).isEmpty();
    text.title = "安".repeat(301);
    assertThat(missing(text)).extracting(Violation::clause).containsExactly(MEASURES_20_2);
  }

  private static List<Violation> missing(Text text) {
    return missing(text, true, true);
  }

  private static List<Violation> missing(Text text, boolean exception, boolean planned) {
    return missing(text, exception, planned, null, false);
  }

  private static List<Violation> missing(
      Text text, boolean exception, boolean planned, @Nullable Snapshot taken, boolean pasted) {
    return Completeness.missing(
        text.manifest(),
        new Circumstances(
            columns(text),
            host -> Optional.of(LISTED).filter(s -> s.host().equals(host)),
            taken,
            pasted,
            exception,
            Register.LEADERS,
            planned,
            NOW));
  }

  private static final AuthorizedSource LISTED =
      new AuthorizedSource(1, "www.gov.cn", "中国政府网", "办法第十一条", LocalDate.of(2020, 1, 1), null);

  private static Snapshot taken(String link, LocalDateTime published, boolean first) {
    return new Snapshot(
        1,
        1,
        link,
        link,
        "标题",
        "中国政府网",
        published,
        "正文",
        "0".repeat(64),
        first,
        NOW.minusHours(1).atZone(Shenfa.ZONE).toInstant());
  }

  @Test
  @Proves(MEASURES_11_6)
  @DisplayName("第十一条 来源网站的名称照名单写，不能写成别的")
  void theSourceIsNamedAsListed() {
    var text = new Text(ItemKind.REPRINT);
    text.reprint = new Manifest.Reprint("新华网", "https://www.gov.cn/a.html", NOW);
    assertThat(missing(text))
        .singleElement()
        .satisfies(v -> {
          assertThat(v.clause()).isEqualTo(MEASURES_11_6);
          assertThat(v.field()).isEqualTo("site");
          assertThat(v.sentence()).contains("中国政府网", "新华网");
        });
  }

  @Test
  @Proves(MEASURES_11_6)
  @DisplayName("第十一条 转载链接、时间与取回的快照不符的报送不了；换了链接又取不到的，写明正文怎样来的")
  void aReprintMatchesWhatWasTaken() {
    var text = new Text(ItemKind.REPRINT);
    var link = "https://www.gov.cn/a.html";
    text.reprint = new Manifest.Reprint("中国政府网", link, NOW.minusHours(1));
    var fits = taken(link, NOW.minusDays(3), false);
    assertThat(missing(text, true, true, fits, false)).isEmpty();
    var elsewhere = taken("https://www.gov.cn/b.html", NOW.minusDays(3), false);
    assertThat(missing(text, true, true, elsewhere, false))
        .extracting(Violation::field)
        .containsExactly("link");
    assertThat(missing(text, true, true, elsewhere, true)).isEmpty();
    assertThat(missing(text, true, true, taken(link, NOW, false), false))
        .extracting(Violation::sentence)
        .singleElement()
        .asString()
        .contains("早于来源标注的发布时间");
    text.reprint = new Manifest.Reprint("中国政府网", link, NOW.minusDays(2));
    assertThat(missing(text, true, true, fits, false))
        .extracting(Violation::sentence)
        .singleElement()
        .asString()
        .contains("取回原文的时间");
    assertThat(missing(text, true, true, taken(link, NOW.minusDays(3), true), false))
        .as("nobody took it over: the first look came later")
        .isEmpty();
  }

  private static List<Column> columns(Text text) {
    var all =
        List.of(
            column("tzgg", Category.GOVERNMENT_INFORMATION),
            column("yjzj", Category.GOVERNMENT_INFORMATION),
            column("zcwj", Category.GOVERNMENT_INFORMATION),
            column("gzdt", Category.NEWS),
            column("hdjl", Category.INTERACTION),
            column("bsfw", Category.PUBLIC_SERVICE));
    return all.stream().filter(c -> text.columns.contains(c.slug())).toList();
  }

  private static Column column(String slug, Category category) {
    return new Column(1, slug, slug, "", "", "", 1, Set.of(category), 14, 1);
  }

  private static Manifest.Document document(
      String number, LocalDate formedOn, boolean marked, boolean policy) {
    return new Manifest.Document(
        number,
        "江海省应急管理厅",
        formedOn,
        "安全生产",
        Validity.VALID,
        "990000001/2026-00012",
        policy,
        marked);
  }

  /** A complete text of a kind, to be spoilt in one place. */
  private static final class Text {
    final ItemKind kind;
    String title = "标题";
    String body = "<p>正文</p>";
    String sourceName = "办公室";
    String publisher = "办公室";
    List<String> columns;
    Disclosure disclosure = new Disclosure(ACTIVE, "", "");
    Manifest.@Nullable Document document;
    Manifest.@Nullable Reprint reprint;
    Manifest.@Nullable Comment comment;
    @Nullable String pairedWith;
    @Nullable String waiver;
    List<String> leaders = List.of();
    @Nullable String newsValue;

    Text(ItemKind kind) {
      this.kind = kind;
      columns =
          switch (kind.category()) {
            case GOVERNMENT_INFORMATION -> List.of("tzgg");
            case NEWS -> List.of("gzdt");
            case INTERACTION -> List.of("hdjl");
            case PUBLIC_SERVICE -> List.of("bsfw");
          };
      switch (kind) {
        case FORMAL_DOCUMENT -> document = document("江应急〔2026〕12号", NOW.toLocalDate(), true, false);
        case INTERPRETATION -> pairedWith = "2026-0001";
        case DRAFT_FOR_COMMENT -> {
          comment = new Manifest.Comment("信函、电子邮件", NOW.plusDays(30));
          columns = List.of("tzgg", "yjzj");
        }
        case MAJOR_NEWS, DEPUTY_LEADER_NEWS -> {
          leaders = List.of("陆远征");
          newsValue = new NewsValue("部署全省防汛", "首次公布预案", "公众知道怎样避险").text();
        }
        case REPRINT ->
            reprint = new Manifest.Reprint("中国政府网", "https://www.gov.cn/a.html", NOW.minusHours(1));
        case SERVICE_GUIDE -> body = guide();
        case NOTICE, ORDINARY_NEWS, UNIT_HEAD_NEWS, INTERACTION_REPLY, SITE_ARRANGEMENT -> {}
      }
    }

    Manifest manifest() {
      return new Manifest(
          Manifest.FORMAT,
          "2026-0002",
          1,
          title,
          kind.category(),
          kind,
          SourceKind.UNIT,
          sourceName,
          1,
          publisher,
          columns,
          body,
          List.of(),
          disclosure,
          document,
          reprint,
          comment,
          pairedWith,
          waiver,
          leaders,
          newsValue,
          null);
    }
  }
}
