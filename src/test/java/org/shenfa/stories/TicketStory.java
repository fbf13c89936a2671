package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.Visitor;

@DisplayName("故事：读者从页脚报错，不用脚本；编号、查询码、进度")
class TicketStory extends PublicForms {
  private String address(String referer) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(site.address() + "/_/tickets"));
    if (!referer.isEmpty()) {
      request.header("Referer", referer);
    }
    try (var http = HttpClient.newHttpClient()) {
      var page = http.send(request.build(), BodyHandlers.ofString()).body();
      return Jsoup.parse(page).select("#address").val();
    }
  }

  private Map<String, String> typed(Visitor by, String quoted) {
    var fields = new LinkedHashMap<>(by.opened("/_/tickets"));
    fields.put("address", "/index.html");
    fields.put("kind", "TYPO");
    fields.put("quoted", quoted);
    fields.put("words", "应当是“黑”");
    fields.put("contact", "");
    fields.put("homepage", "");
    clock.advance(Duration.ofSeconds(4));
    return fields;
  }

  private String stands(String receipt) {
    var number = Jsoup.parse(receipt).select(".receipt dd").getFirst().text();
    return db.sql(
            """
            select t.state from ticket_report r join ticket_now t on t.id = r.ticket_id where r.number = ?
            """)
        .param(number)
        .query(String.class)
        .single();
  }

  @Test
  @Proves(Clause.MEASURES_25_1)
  @DisplayName("25-1 页脚通到找错页，来的那一页已经填好；别的网站来的不填")
  void fromTheFootOfAnyPage() throws Exception {
    var foot = Jsoup.parse(somebody().get("/_/letters").body()).select("footer a[href=/_/tickets]");
    assertThat(foot.text()).contains("我为政府网站找错");
    assertThat(address(site.address() + "/xwzx/2026/1.html?from=a")).isEqualTo("/xwzx/2026/1.html");
    assertThat(address("https://www.baidu.com/s?wd=a")).isEmpty();
    assertThat(address("")).isEmpty();
  }

  @Test
  @Proves(Clause.MEASURES_25_1)
  @DisplayName("25-1 没写完、别的网站的不收，写的都还在；收了给编号和查询码，凭它们看进度；编号不存在与码不对，回答一样")
  void aReportAndItsProgress() {
    var by = somebody();
    var fields = typed(by, "扫黒除恶" + System.nanoTime());
    fields.put("words", "");
    fields.put("address", "https://example.com/a.html");
    var refused = by.post("/_/tickets", fields);
    answered(refused, "empty");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("只收本网站").contains(fields.get("quoted"));
    fields.put("address", site.address() + "/index.html");
    assertThat(by.post("/_/tickets", fields).body()).contains("请写明哪里不对").contains("/index.html");
    fields.put("words", "应当是“黑”");
    var receipt = by.post("/_/tickets", fields);
    answered(receipt, "receipt");
    var cells = Jsoup.parse(receipt.body()).select(".receipt dd");
    var shown =
        by.post(
            "/_/tickets/status",
            Map.of("number", cells.get(0).text(), "code", cells.get(1).text()));
    assertThat(shown.body()).contains("已收到").contains("当时的页面已经留存").contains("应当是“黑”");

    var wrong =
        by.post("/_/tickets/status", Map.of("number", cells.get(0).text(), "code", "AAAABBBBCCCC"));
    var never =
        by.post(
            "/_/tickets/status", Map.of("number", "JC20200101-0001", "code", cells.get(1).text()));
    assertThat(wrong.statusCode()).isEqualTo(never.statusCode()).isEqualTo(404);
    assertThat(wrong.body().replace(cells.get(0).text(), "N"))
        .isEqualTo(never.body().replace("JC20200101-0001", "N"));
  }

  @Test
  @DisplayName("同一网络五分钟内第三次、填了看不见的栏目的，照样登记，等人甄别")
  void manyWaitForAPerson() {
    var by = somebody();
    for (var n = 0; n < 2; n++) {
      var one = by.post("/_/tickets", typed(by, "甲字" + System.nanoTime()));
      assertThat(stands(one.body())).isEqualTo("REPORTED");
    }
    assertThat(stands(by.post("/_/tickets", typed(by, "乙字" + System.nanoTime())).body()))
        .isEqualTo("QUARANTINED");
    var other = somebody();
    var trapped = typed(other, "丙字" + System.nanoTime());
    trapped.put("homepage", "http://spam.example");
    assertThat(stands(other.post("/_/tickets", trapped).body())).isEqualTo("QUARANTINED");
  }
}
