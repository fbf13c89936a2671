package org.shenfa.solicitations.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.site.PublicAddress;
import org.shenfa.solicitations.Caseload;
import org.shenfa.solicitations.Channel;
import org.shenfa.solicitations.Drafts;
import org.shenfa.solicitations.Entering;
import org.shenfa.solicitations.Party;
import org.shenfa.solicitations.Remark;
import org.shenfa.solicitations.Typed;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.TestServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("第十二条 公众对征求意见稿提意见")
class SolicitationPagesModuleTests {
  private static final String SECRET = "张三丰 13800138000";

  @Autowired Office office;
  @Autowired PublicAddress site;
  @Autowired Caseload caseload;
  @Autowired Entering entering;
  @Autowired DatabaseSettings database;

  private final HttpClient http = HttpClient.newHttpClient();

  private Document get(String path) throws Exception {
    var answer = send(HttpRequest.newBuilder(URI.create(site.address() + path)).build());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.headers().allValues("set-cookie")).isEmpty();
    return Jsoup.parse(answer.body());
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return http.send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
    var body =
        fields.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(site.address() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static Map<String, String> hidden(Document page) {
    var fields = new LinkedHashMap<String, String>();
    page.select("main form input[type=hidden]").forEach(i -> fields.put(i.attr("name"), i.val()));
    return fields;
  }

  private Manifest asked(String title, LocalDateTime closes) {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.DRAFT_FOR_COMMENT);
    var text =
        Drafts.with(
            office.text(item, ItemKind.DRAFT_FOR_COMMENT, title),
            closes,
            null,
            "<p>第一条 为了安全。</p><p>第二条 存放不得超过十吨。</p>");
    var revision = office.drafting.save(office.clerk, item.id(), 0, text);
    office.released(office.cleared(revision), null);
    return text;
  }

  private long id(Manifest text) {
    return office.drafting.find(text.item()).orElseThrow().id();
  }

  private static LocalDateTime inDays(int days) {
    return LocalDateTime.now(Shenfa.ZONE).plusDays(days).withNano(0);
  }

  @Test
  @Proves({Clause.MEASURES_12_1, Clause.MEASURES_17_3})
  @DisplayName("第十二条 逐段和对全文提意见，得编号和查询码；同一张表交两次只登记一次；凭编号和查询码查得到")
  void anOpinionIsRegisteredAndCanBeLookedUp() throws Exception {
    var text = asked("存放规定（征求意见稿）", inDays(30));
    var path = "/_/solicitations/" + text.item();
    var page = get(path);
    assertThat(page.select("script:not([src]), style, [style]")).isEmpty();
    assertThat(page.select(".parts > li")).hasSize(2);
    var fields = hidden(page);
    fields.put("w0", "总的赞成。");
    fields.put("w2", "十吨太多。<b>五吨</b>合适。" + SECRET);
    fields.put("party", "COMPANY");
    assertThat(page.select("[name=mail]")).as("no server, nothing promised").isEmpty();
    fields.put("mail", "unasked@example.org");
    var first = Jsoup.parse(post(path, fields).body());
    var number = first.select("#number").text();
    var code = first.select("#code").text();
    assertThat(number).isEqualTo(text.item() + "-0001");
    assertThat(first.select("dd").eachText()).contains("按期收到的意见");
    var again = Jsoup.parse(post(path, fields).body());
    assertThat(again.select("#number").text()).isEqualTo(number);
    assertThat(again.select("#code").text()).isEqualTo(code);
    assertThat(caseload.remarks(id(text)))
        .extracting(Remark::number, Remark::place, Remark::party, Remark::channel, Remark::late)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, 0, Party.COMPANY, Channel.ONLINE, false),
            org.assertj.core.groups.Tuple.tuple(2, 2, Party.COMPANY, Channel.ONLINE, false));

    var answer =
        Jsoup.parse(post("/_/solicitations/query", Map.of("number", number, "code", code)).body());
    assertThat(answer.select(".said").eachText())
        .hasSize(2)
        .last()
        .asString()
        .contains("<b>五吨</b>");
    assertThat(answer.select(".notice").text()).contains("公布以后");
    assertThat(answer.select("#h-mails")).isEmpty();
    var live = get(path);
    assertThat(live.select("header.head .num").text()).isEqualTo("1");
    assertThat(live.text()).doesNotContain(SECRET);
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("H-1 编号不存在和查询码不对，回答一样；猜到第六次暂停，回答仍然一样；查询不把编号放进地址")
  void unknownNumbersAndWrongCodesAreAnsweredAlike() throws Exception {
    var text = asked("猜码规定（征求意见稿）", inDays(30));
    var path = "/_/solicitations/" + text.item();
    var fields = hidden(get(path));
    fields.put("w0", "没有意见就是赞成。");
    var number = Jsoup.parse(post(path, fields).body()).select("#number").text();
    var wrong = post("/_/solicitations/query", Map.of("number", number, "code", "AAAA-BBBB-CCCC"));
    var unknown =
        post("/_/solicitations/query", Map.of("number", number + "9", "code", "AAAA-BBBB-CCCC"));
    assertThat(wrong.statusCode()).isEqualTo(422).isEqualTo(unknown.statusCode());
    assertThat(wrong.body().replace(number + "\"", "\""))
        .isEqualTo(unknown.body().replace(number + "9\"", "\""));
    for (var n = 0; n < 4; n++) {
      post("/_/solicitations/query", Map.of("number", number, "code", "AAAA-BBBB-CCC" + n));
    }
    var paused =
        post(
            "/_/solicitations/query",
            Map.of("number", number, "code", fields.getOrDefault("code", "")));
    assertThat(paused.statusCode()).isEqualTo(422);
    assertThat(paused.body()).isEqualTo(wrong.body()).contains("十五分钟");
  }

  @Test
  @Proves(Clause.MEASURES_17_3)
  @DisplayName("验收 17：第十七条 23:59:59 收到的算按期，00:00:00 收到的进截止后收到的一格，由数据库的钟决定")
  void theLastSecondCountsAndTheNextDoesNot() throws Exception {
    var day = inDays(20).toLocalDate();
    var text = asked("准时规定（征求意见稿）", day.atTime(23, 59));
    var digest =
        caseload.of(office.hazmat.id()).stream()
            .filter(c -> c.number().equals(text.item()))
            .findFirst()
            .orElseThrow()
            .digest();
    file(text.item(), digest, day.atTime(23, 59, 59));
    file(text.item(), digest, day.plusDays(1).atStartOfDay());
    assertThat(caseload.remarks(id(text))).extracting(Remark::late).containsExactly(false, true);
    var onTheDot = asked("正点规定（征求意见稿）", day.atTime(17, 30));
    var other =
        caseload.of(office.hazmat.id()).stream()
            .filter(c -> c.number().equals(onTheDot.item()))
            .findFirst()
            .orElseThrow();
    file(onTheDot.item(), other.digest(), day.atTime(17, 29, 59));
    file(onTheDot.item(), other.digest(), day.atTime(17, 30, 0));
    assertThat(caseload.remarks(other.itemId()))
        .extracting(Remark::late)
        .containsExactly(false, true);
  }

  /** As the database files what reaches it at a moment. */
  private void file(String item, String digest, LocalDateTime at) throws SQLException {
    try (var owner = TestServer.get().superuserOn(Objects.requireNonNull(database.url()));
        var call =
            owner.prepareStatement(
                """
                select * from file_remarks(?, sha256(?::bytea), sha256(?::bytea), 'ONLINE', 'PERSON', ?, false, null,
                  decode(?, 'hex'), array[null]::int[], array['赞成这一条'])
                """)) {
      call.setString(1, item);
      call.setString(2, "c" + at);
      call.setString(3, item + at);
      call.setObject(4, at.atZone(Shenfa.ZONE).toOffsetDateTime());
      call.setString(5, digest);
      call.executeQuery();
    }
  }

  @Test
  @Proves(Clause.MEASURES_12_1)
  @DisplayName("第十二条 来信、电话由本单位人员录入同一台账，写明渠道，也给编号和查询码；别的单位的人录不了")
  void offlineOpinionsGoIntoTheSameLedger() throws Exception {
    var text = asked("来信规定（征求意见稿）", inDays(30));
    var on = caseload.mine(office.clerk, id(text));
    var words = new LinkedHashMap<Integer, String>();
    words.put(1, "来信说：第一条写得空。");
    var typed = new Typed(on.digest(), Party.PERSON, words);
    var now = LocalDateTime.now(Shenfa.ZONE);
    var receipt =
        entering.enter(office.clerk, on.itemId(), QueryCode.fresh(), Channel.LETTER, now, typed);
    assertThat(receipt.late()).isFalse();
    assertThat(caseload.remarks(on.itemId()))
        .extracting(Remark::channel)
        .containsExactly(Channel.LETTER);
    var found =
        Jsoup.parse(
            post(
                    "/_/solicitations/query",
                    Map.of("number", receipt.number(), "code", receipt.code()))
                .body());
    assertThat(found.select("header.head").text()).contains("由来信收到");
    org.assertj.core.api.Assertions.assertThatThrownBy(() ->
            entering.enter(
                office.stranger, on.itemId(), QueryCode.fresh(), Channel.PHONE, now, typed))
        .isInstanceOf(java.util.NoSuchElementException.class);
    org.assertj.core.api.Assertions.assertThatThrownBy(() ->
            entering.enter(
                office.clerk,
                on.itemId(),
                QueryCode.fresh(),
                Channel.PHONE,
                now.minusDays(9),
                typed))
        .hasMessageContaining("早于征集开始");
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("H-1 填不全的表原样回来；看不见的那一栏填了的照样登记、待人核看；没有公开的稿件没有这一页")
  void refusedFormsComeBackWholeAndSuspectsAreKept() throws Exception {
    var text = asked("退回规定（征求意见稿）", inDays(30));
    var path = "/_/solicitations/" + text.item();
    var fields = hidden(get(path));
    fields.put("w0", "短");
    fields.put("w1", "这一条写得很好，保留。");
    var refused = post(path, fields);
    assertThat(refused.statusCode()).isEqualTo(422);
    var page = Jsoup.parse(refused.body());
    assertThat(page.select("[role=alert] a[href=#w0]").text()).contains("太短");
    assertThat(page.select("#w1").val()).isEqualTo("这一条写得很好，保留。");
    assertThat(page.select("details[open]")).hasSize(1);
    fields.put("w0", "赞成，买药请加微信。");
    fields.put("homepage", "http://spam.example");
    var receipt = Jsoup.parse(post(path, fields).body());
    assertThat(receipt.select("#number").text()).endsWith("-0001");
    assertThat(caseload.remarks(id(text))).allMatch(Remark::waits).noneMatch(Remark::counts);
    assertThat(get(path).select("header.head .num").text()).isEqualTo("0");

    var draft = office.drafted(ItemKind.DRAFT_FOR_COMMENT, "没有公开（征求意见稿）");
    var notice = office.released(ItemKind.NOTICE, "不是征求意见");
    for (var number :
        new String[] {
          draft.manifest().item(), notice.item(), "2026-99999", "x", "1-1/../../desk"
        }) {
      var answer =
          send(
              HttpRequest.newBuilder(URI.create(site.address() + "/_/solicitations/" + number))
                  .build());
      assertThat(answer.statusCode()).as(number).isIn(400, 404);
    }
  }
}
