package org.shenfa.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@DisplayName("首次设置：没有账号的服务器")
class FirstStartModuleTests {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @Autowired FirstStart first;
  @Autowired Accounts accounts;
  @Autowired SigningIn signingIn;
  @LocalServerPort int port;

  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return browser.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private HttpResponse<String> post(String path, String csrf, List<String> fields)
      throws IOException, InterruptedException {
    var form = new StringBuilder("_csrf=" + URLEncoder.encode(csrf, UTF_8));
    for (var n = 0; n < fields.size(); n += 2) {
      form.append('&').append(fields.get(n)).append('=');
      form.append(URLEncoder.encode(fields.get(n + 1), UTF_8));
    }
    return browser.send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.toString()))
            .build(),
        BodyHandlers.ofString());
  }

  private static List<String> three(String second, String password) {
    return List.of(
        "staffNo",
        "900001",
        "name",
        "系统员",
        "password",
        password + "一号",
        "staffNo",
        second,
        "name",
        "安全员\"><b>",
        "password",
        password + "二号",
        "staffNo",
        "900003",
        "name",
        "审计员",
        "password",
        password + "三号");
  }

  @Test
  @Proves({Clause.MEASURES_5_1, Clause.HOUSE})
  @DisplayName("X-6 一次性链接设三名不同的管理员；填错的留住所填；用过、猜的、换新前的都与不存在的页面一样")
  void theLinkMakesThreeAdministratorsOnce() throws Exception {
    var stale = first.token().orElseThrow();
    var link = "/desk/setup/" + first.token().orElseThrow();
    var absent = get("/desk/no-such-page-at-all");
    for (var wrong : List.of(stale, "x", "A".repeat(43))) {
      var answer = get("/desk/setup/" + wrong);
      assertThat(answer.statusCode()).isEqualTo(404);
    }
    assertThat(absent.statusCode()).isIn(302, 404);

    var page = get(link);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    var found = TOKEN.matcher(page.body());
    assertThat(found.find()).isTrue();
    var csrf = found.group(1);

    assertThat(post(link, "forged", three("900002", "三句不同的长一些的口令啊啊")).statusCode()).isEqualTo(403);
    var refused = post(link, csrf, three("900001", "short"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("须是三个人", "至少 15 个字符", "value=\"系统员\"", "安全员&#34;")
        .doesNotContain("short", "安全员\">");
    assertThat(accounts.none()).isTrue();

    var strong = "江海大潮夜里涨到三号码头的第几级台阶";
    var bad = post(link, csrf, List.of("staffNo", "900001", "name", "一人", "password", strong));
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(post(link, csrf, three("900002", strong)).statusCode()).isEqualTo(302);
    assertThat(accounts.all()).hasSize(3).noneMatch(Accounts.Line::demo);
    assertThat(signingIn.check("900002", strong + "二号", Source.at("test")))
        .get()
        .extracting(SignedIn::admin)
        .isEqualTo(AdminRole.SECURITY);
    assertThat(get(link).statusCode()).isEqualTo(404);
    assertThat(first.token()).isEmpty();
  }
}
