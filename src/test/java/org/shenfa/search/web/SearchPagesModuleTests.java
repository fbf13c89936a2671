package org.shenfa.search.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.content.ItemKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.search.Indexing;
import org.shenfa.site.PublicAddress;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("检索页")
class SearchPagesModuleTests {
  @Autowired Office office;
  @Autowired Indexing indexing;
  @Autowired PublicAddress site;

  private final HttpClient http = HttpClient.newHttpClient();

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(site.address() + path)).build();
    return http.send(request, BodyHandlers.ofString());
  }

  private Document page(String words) throws IOException, InterruptedException {
    var answer = get("/_/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  @Test
  @Proves({Clause.MEASURES_15_1, Clause.HOUSE})
  @DisplayName("发布几秒之内找得到，找到的字标出来；页面带全套安全头，不存、不设 Cookie、没有行内脚本样式")
  void searchingOverHttp() throws Exception {
    office.released(ItemKind.NOTICE, "凤凰台<b>加固</b>通知");
    office.drafted(ItemKind.NOTICE, "凤凰台草稿");
    var until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (page("凤凰台").select(".hits li").isEmpty() && System.nanoTime() < until) {
      Thread.sleep(300);
    }
    var found = page("凤凰台");
    assertThat(found.select(".hits h2 a").eachText()).containsExactly("凤凰台<b>加固</b>通知");
    assertThat(found.select(".hits h2 mark").eachText()).containsExactly("凤凰台");
    assertThat(found.select("script:not([src]), style, [style], .hits b")).isEmpty();
    assertThat(found.select(".hits h2 a").attr("href")).startsWith("/art/");
    assertThat(get(found.select(".hits h2 a").attr("href")).statusCode()).isEqualTo(200);

    var fromFile = get("/index.html").headers();
    for (var answer : List.of(get("/_/search?q=x"), get("/_/search/suggest?q=x"))) {
      for (var name :
          List.of(
              "content-security-policy",
              "x-content-type-options",
              "referrer-policy",
              "cross-origin-opener-policy",
              "cross-origin-resource-policy",
              "permissions-policy")) {
        assertThat(answer.headers().allValues(name)).as(name).isEqualTo(fromFile.allValues(name));
      }
      assertThat(answer.headers().firstValue("cache-control").orElse("")).contains("no-store");
      assertThat(answer.headers().allValues("set-cookie")).isEmpty();
    }
    assertThat(get("/_/search/suggest?q=%E5%87%A4%E5%87%B0%E5%8F%B0").body())
        .isEqualTo("[\"凤凰台<b>加固</b>通知\"]");
  }

  @Test
  @DisplayName("什么地址都有礼貌的回答：没有 500，没有结果的页给出路")
  void oddAddressesAreAnsweredKindly() throws Exception {
    for (var odd :
        List.of(
            "/_/search",
            "/_/search?",
            "/_/search?q=",
            "/_/search?q=%ff%fe",
            "/_/search?q=%00",
            "/_/search?q=a&q=b&page=-1&year=%27&column=..%2f&sort=%3Cscript%3E",
            "/_/search?q=" + "%E6%B1%9B".repeat(800),
            "/_/search?page=99999999999999999999&q=x",
            "/_/search/suggest",
            "/_/search/suggest?q=%ff")) {
      var answer = get(odd);
      assertThat(answer.statusCode()).as(odd).isIn(200, 400, 422);
      assertThat(answer.body()).as(odd).doesNotContain("Exception").doesNotContain("org.");
    }
    assertThat(get("/_/searching").statusCode()).isEqualTo(404);
    assertThat(get("/_/search/other").statusCode()).isEqualTo(404);
    var post =
        http.send(
            HttpRequest.newBuilder(URI.create(site.address() + "/_/search"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
    assertThat(post.statusCode()).isBetween(400, 405);
    var none = page("<script>alert(1)</script>鼉");
    assertThat(none.select("h2").eachText()).contains("没有找到“<script>alert(1)</script>鼉”");
    assertThat(none.select(".hints li")).isNotEmpty();
    assertThat(none.select(".cols a[href=/map.html]")).hasSize(1);
  }

  @Test
  @DisplayName("每一页的页眉都有搜索框，没有脚本也能用")
  void everyPageHasTheBox() throws Exception {
    var until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (get("/map.html").statusCode() != 200 && System.nanoTime() < until) {
      Thread.sleep(100);
    }
    for (var path : List.of("/index.html", "/map.html", "/404.html", "/_/search")) {
      var forms = Jsoup.parse(get(path).body()).select("body > header form[role=search]");
      assertThat(forms).as(path).hasSize(1);
      var form = forms.getFirst();
      assertThat(form.attr("method")).isEqualTo("get");
      assertThat(form.attr("action")).isEqualTo("/_/search");
      assertThat(form.select("label[for=sq]")).hasSize(1);
    }
  }
}
