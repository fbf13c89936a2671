package org.shenfa.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
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
@DisplayName("期限计算器")
class CalculatorModuleTests {
  @Autowired PublicAddress site;

  private final HttpClient http = HttpClient.newHttpClient();

  private HttpResponse<String> get(String query) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(site.address() + "/_/deadlines" + query)).build();
    return http.send(request, BodyHandlers.ofString());
  }

  @ParameterizedTest(name = "{0} 从 {1} {2} 起：{3}")
  @CsvSource({
    "LETTER_ANSWER, 2024-02-02, '', 最后一天是 2024-02-07",
    "LETTER_ANSWER, 2024-02-08, '', 最后一天是 2024-02-20",
    "CONCERN_AUTHORITATIVE, 2026-11-28, 22:00, 到 2026-11-29 03:00 为止"
  })
  @Proves({Clause.MEASURES_19_1, Clause.MEASURES_13_1})
  @DisplayName("公众算出来的与办件用的一样：四个工作日照放假通知，五小时不停")
  void everybodyCountsAlike(String rule, String day, String time, String due) throws Exception {
    var answer = get("?rule=%s&day=%s&time=%s".formatted(rule, day, time));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    assertThat(answer.body().replaceAll("<[^>]+>", "")).contains(due);
    assertThat(answer.body().contains("起算当日不计入")).isEqualTo(time.isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "?rule=NOPE&day=2026-01-01",
        "?rule=LETTER_ANSWER&day=2026-02-30",
        "?rule=LETTER_ANSWER&day=-999999999-01-01",
        "?rule=LETTER_ANSWER&day=2099-06-01",
        "?rule=CONCERN_PRESS&day=2026-01-01",
        "?rule=CONCERN_PRESS&day=2026-01-01&time=25:99",
        "?rule=%3Cscript%3E&day=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
      })
  @DisplayName("选错、填错、没有放假通知的年份，都说明哪里要改；输入的不当作网页")
  void whatCannotBeCountedIsSaid(String query) throws Exception {
    var answer = get(query);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("role=\"alert\"").doesNotContain("alert(1)</script>");
  }

  @Test
  @DisplayName("没有填的时候是一张空表；读不懂的地址也是")
  void anEmptyForm() throws Exception {
    assertThat(get("").body()).contains("期限计算器").doesNotContain("role=\"alert\"");
    assertThat(get("?day=" + "9".repeat(500)).statusCode()).isEqualTo(200);
  }
}
