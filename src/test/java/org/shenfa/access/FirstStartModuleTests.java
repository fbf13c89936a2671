package org.shenfa.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.DeskBrowser;
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
  private static final String STRONG = "江海大潮夜里涨到三号码头的第几级台阶";

  @Autowired FirstStart first;
  @Autowired Accounts accounts;
  @Autowired SigningIn signingIn;
  @LocalServerPort int port;

  private static String[] three(String second, String password) {
    return new String[] {
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
      password + "三号"
    };
  }

  @Test
  @Proves({Clause.MEASURES_5_1, Clause.HOUSE})
  @DisplayName("X-6 一次性链接设三名不同的管理员；填错的留住所填；用过的、猜的、换新前的回答一样，都没有这一页")
  void theLinkMakesThreeAdministratorsOnce() {
    var browser = new DeskBrowser(port, "127.0.0.1");
    var stale = first.token().orElseThrow();
    var link = "/desk/setup/" + first.token().orElseThrow();
    var guessed = browser.get("/desk/setup/" + "A".repeat(43));
    assertThat(guessed.statusCode()).isEqualTo(404);
    assertThat(browser.get("/desk/setup/" + stale).body()).isEqualTo(guessed.body());

    var page = browser.get(link);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(browser.postWith("forged", link, three("900002", STRONG)).statusCode())
        .isEqualTo(403);
    var refused = browser.post(link, three("900001", "short"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("须是三个人", "至少 15 个字符", "value=\"系统员\"", "安全员&#34;")
        .doesNotContain("short", "安全员\">");
    assertThat(accounts.none()).isTrue();

    var one = browser.post(link, "staffNo", "900001", "name", "一人", "password", STRONG);
    assertThat(one.statusCode()).isEqualTo(400);
    assertThat(accounts.none()).isTrue();
    assertThat(browser.post(link, three("900002", STRONG)).statusCode()).isEqualTo(302);
    assertThat(accounts.all()).hasSize(3).noneMatch(Accounts.Line::demo);
    assertThat(signingIn.check("900002", STRONG + "二号", Source.at("test")))
        .get()
        .extracting(SignedIn::admin)
        .isEqualTo(AdminRole.SECURITY);
    var used = browser.get(link);
    assertThat(used.statusCode()).isEqualTo(404);
    assertThat(used.body()).isEqualTo(guessed.body());
    assertThat(first.token()).isEmpty();
  }
}
