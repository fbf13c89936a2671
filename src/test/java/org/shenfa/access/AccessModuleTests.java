package org.shenfa.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.content.ItemKind;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.DeskBrowser;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.SettableClock;
import org.shenfa.support.SettableClock.Forward;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "server.forward-headers-strategy=framework")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({Office.class, Members.class, SettableClock.class})
@DisplayName("登录、会话与权限")
class AccessModuleTests {
  private static final Map<String, String> STRICT =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "SAMEORIGIN",
          "Referrer-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin");

  @Autowired Office office;
  @Autowired Members members;
  @Autowired Accounts accounts;
  @Autowired JdbcClient db;
  @Autowired Forward clock;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @LocalServerPort int port;

  private DeskBrowser browser(String address) {
    return new DeskBrowser(port, address);
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("密码以 argon2id（64 MiB、三遍）保存")
  void passwordsAreKeptAsArgon2id() {
    var person = members.opened("存密码", office.hazmat, PostKind.CLERK);
    var hash =
        db.sql("select password_hash from account where person_id = ?")
            .param(person.id())
            .query(String.class)
            .single();
    assertThat(hash).startsWith("$argon2id$v=19$m=65536,t=3,p=1$").doesNotContain("潮水");
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("页面压缩以后传送；口令每一页都不一样，压缩后的长短猜不出它")
  void pagesGoPackedAndTheTokenIsMasked() {
    var one = browser("10.20.1.1");
    var packed = one.get("/desk/login", "Accept-Encoding", "gzip");
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.headers().firstValue("Vary")).contains("Accept-Encoding");
    var plain = one.get("/desk/login");
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    var tokens =
        Stream.of(plain, one.get("/desk/login"), one.get("/desk/login"))
            .map(page -> token(page.body()))
            .toList();
    assertThat(tokens).doesNotHaveDuplicates();
    assertThat(
            one.postWith(tokens.getFirst(), "/desk/login", "staffNo", "没有", "password", "没有")
                .statusCode())
        .as("an earlier token of the session still counts")
        .isEqualTo(302);
    assertThat(one.postWith("none", "/desk/login", "staffNo", "没有", "password", "没有").statusCode())
        .isEqualTo(403);
  }

  private static String token(String page) {
    var found = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("别处的人怎样乱试也锁不住本人：登录过的设备单独计数，不认识的来源共用一份慢的")
  void aStrangerCannotLockAnHonestUserOut() {
    var home = browser("10.20.0.1");
    var member = members.enrol(home, members.settled("被盯上的", office.hazmat, PostKind.CLERK));
    var mark = home.cookie("shenfa-device").orElseThrow();
    assertThat(mark.isHttpOnly()).isTrue();
    assertThat(mark.getMaxAge()).isEqualTo(Duration.ofDays(400).toSeconds());

    var stranger = browser("10.20.0.9");
    for (var n = 0; n < 5; n++) {
      assertThat(DeskBrowser.to(stranger.password(member.staffNo(), "乱试的一个不对的密码哦" + n)))
          .isEqualTo("/desk/login?failed");
    }
    // Five are enough for this stranger, even with the right one; not for anybody elsewhere.
    assertThat(refused(stranger, member)).isTrue();
    assertThat(refused(browser("10.20.0.8"), member)).isFalse();

    for (var n = 0; n < 101; n++) {
      db.sql("insert into login_attempt (staff_no, source, ok) values (?, ?, false)")
          .params(member.staffNo(), "10.21.0." + n)
          .update();
    }
    assertThat(refused(browser("10.20.0.7"), member))
        .as("an unknown device, under attack")
        .isTrue();
    assertThat(DeskBrowser.to(members.signIn(home, member, null))).isEqualTo("/desk");
    var moved = browser("10.20.0.6");
    moved.carry("shenfa-device", mark.getValue());
    assertThat(refused(moved, member)).as("the same device at another address").isFalse();

    var forger = browser("10.20.0.5");
    var name = mark.getValue().replaceFirst("[.].*", "");
    forger.carry("shenfa-device", name + "." + "A".repeat(43));
    assertThat(refused(forger, member)).as("a mark that is not ours").isTrue();
    // A mark of one's own says nothing to somebody else's account.
    var colleague = browser("10.20.0.4");
    members.enrol(colleague, members.settled("同事", office.hazmat, PostKind.CLERK));
    assertThat(refused(colleague, member)).as("a device of another account").isTrue();
  }

  private static boolean refused(DeskBrowser browser, Members.Member member) {
    return DeskBrowser.to(browser.password(member.staffNo(), Members.PASSWORD))
        .equals("/desk/login?failed");
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("设备自己的计数也会用完")
  void aKnownDeviceHasABudgetToo() {
    var browser = browser("10.22.0.1");
    var member = members.enrol(browser, members.settled("老设备", office.hazmat, PostKind.CLERK));
    browser.post("/desk/logout");
    for (var n = 0; n < 5; n++) {
      browser.password(member.staffNo(), "在熟悉的设备上也不能一直乱试" + n);
    }
    assertThat(refused(browser, member)).isTrue();
  }

  @Test
  @Proves({Clause.HOUSE, Clause.MEASURES_5_1})
  @DisplayName("最后一个职务结束、账号停用、在别处改密码，会话在下一次请求时结束")
  void aSessionEndsWithWhatItStandsOn() {
    var demoted = browser("10.23.0.1");
    var one = members.enrol(demoted, members.settled("免职的", office.hazmat, PostKind.CLERK));
    var closed = browser("10.23.0.2");
    var two = members.enrol(closed, members.settled("停用的", office.hazmat, PostKind.CLERK));
    var here = browser("10.23.0.3");
    var there = browser("10.23.0.4");
    var three = members.enrol(here, members.settled("改密码的", office.hazmat, PostKind.CLERK));
    members.signIn(there, three, null);
    for (var browser : List.of(demoted, closed, here, there)) {
      assertThat(browser.get("/desk").statusCode()).isEqualTo(200);
    }
    var today = java.time.LocalDate.now(clock);
    office
        .organization
        .postsOf(one.person().id(), today)
        .forEach(p -> office.appointments.end(office.publicityHead, p.id()));
    accounts.disable(office.publicityHead, two.staffNo());
    here.get("/desk/account");
    var before = here.session();
    var wanted = "换成另外一句谁也没有听过的话吧";
    assertThat(
            DeskBrowser.to(
                here.post("/desk/account/password", "old", Members.PASSWORD, "password", wanted)))
        .isEqualTo("/desk/account?changed=true");
    for (var browser : List.of(closed, there)) {
      assertThat(DeskBrowser.to(browser.get("/desk"))).isEqualTo("/desk/login");
    }
    assertThat(here.session()).isNotEqualTo(before);
    assertThat(here.get("/desk").statusCode()).isEqualTo(200);
    assertThat(DeskBrowser.to(demoted.get("/desk"))).isEqualTo("/desk/login");
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("登录、退出都换会话；退出后旧编号没有用")
  void signingInAndOutChangeTheSession() {
    var browser = browser("10.24.0.1");
    var member = members.enrol(browser, members.settled("退出的", office.hazmat, PostKind.CLERK));
    browser.get("/desk");
    var old = browser.session();
    assertThat(DeskBrowser.to(browser.post("/desk/logout"))).isEqualTo("/desk/login");
    assertThat(DeskBrowser.to(browser.get("/desk"))).isEqualTo("/desk/login");
    var thief = browser("10.24.0.2");
    thief.carry("shenfa", old);
    assertThat(DeskBrowser.to(thief.get("/desk"))).isEqualTo("/desk/login");

    // A session id planted before the sign-in is worth nothing after it.
    var planted = browser("10.24.0.3");
    planted.get("/desk/login");
    var fixed = planted.session();
    members.signIn(planted, member, null);
    assertThat(planted.session()).isNotEqualTo(fixed);
    var planter = browser("10.24.0.4");
    planter.carry("shenfa", fixed);
    assertThat(DeskBrowser.to(planter.get("/desk"))).isEqualTo("/desk/login");
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("没有或者伪造 CSRF 令牌的提交一律 403，不论登录到哪一步")
  void aPostWithoutItsTokenIsRefused() {
    var anonymous = browser("10.25.0.1");
    var half = browser("10.25.0.2");
    half.password(members.settled("半截", office.hazmat, PostKind.CLERK).staffNo(), Members.PASSWORD);
    var whole = browser("10.25.0.3");
    members.enrol(whole, members.settled("整个", office.hazmat, PostKind.CLERK));
    for (var browser : List.of(anonymous, half, whole)) {
      for (var path :
          List.of(
              "/desk/login",
              "/desk/login/code",
              "/desk/login/enrol",
              "/desk/logout",
              "/desk/account/password",
              "/desk/items/new",
              "/desk/accounts/reset")) {
        assertThat(browser.postWith("forged", path).statusCode()).as(path).isEqualTo(403);
      }
    }
    assertThat(whole.get("/desk").statusCode()).isEqualTo(200);
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("每个回答都带严格的安全头，页面多大都一样；HTTPS 下有 HSTS")
  void everyAnswerCarriesStrictHeaders() {
    var clerk = browser("10.26.0.1");
    var member = members.enrol(clerk, members.settled("看页面", office.hazmat, PostKind.CLERK));
    var answers = new TreeMap<String, HttpResponse<String>>();
    // Between 8 and 32 KB in one piece: such pages once went out bare.
    for (var length : List.of(1, 200, 600, 1000, 2000)) {
      var id = draft(member, length);
      for (var path : List.of("/desk/items/" + id, "/desk/items/" + id + "/edit")) {
        var answer = clerk.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        answers.put(path + " of " + length, answer);
      }
    }
    for (var path :
        List.of(
            "/",
            "/desk",
            "/desk/account",
            "/desk/trace",
            "/desk/audit",
            "/desk/assets/desk.css",
            "/desk/assets/none",
            "/desk/none",
            "/none",
            "/desk/items/99999",
            "/desk/items/x",
            "/desk/setup/x",
            "/error")) {
      answers.put(path, clerk.get(path));
    }
    answers.put("download", clerk.get("/desk/audit/bundle"));
    answers.put("forbidden", clerk.get("/desk/accounts"));
    answers.put("csrf", clerk.postWith("forged", "/desk/items/new"));
    answers.put("refused", clerk.post("/desk/account/password", "old", "x", "password", "y"));
    answers.put("anonymous", browser("10.26.0.2").get("/desk/login"));
    var half = browser("10.26.0.3");
    half.password(members.settled("半页", office.hazmat, PostKind.CLERK).staffNo(), Members.PASSWORD);
    answers.put("enrol", half.get("/desk/login/enrol"));
    answers.forEach((name, answer) -> {
      STRICT.forEach((header, value) ->
          assertThat(answer.headers().firstValue(header)).as(name + " " + header).contains(value));
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .as(name)
          .startsWith("default-src 'none'; script-src 'self'")
          .contains("form-action 'self'", "base-uri 'none'", "frame-ancestors 'self'")
          .doesNotContain("unsafe", "data:", "*");
      assertThat(answer.headers().firstValue("Server")).as(name).isEmpty();
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).as(name).isEmpty();
    });
    assertThat(
            browser("10.26.0.4")
                .get("/desk/login", "X-Forwarded-Proto", "https")
                .headers()
                .firstValue("Strict-Transport-Security")
                .orElse(""))
        .contains("max-age=31536000");
  }

  private long draft(Members.Member by, int sentences) {
    var item = office.drafting.begin(by.person(), office.hazmat.id(), ItemKind.NOTICE);
    var text = office.text(item, ItemKind.NOTICE, "长短不一");
    office.drafting.save(
        by.person(),
        item.id(),
        0,
        text.withText(text.title(), "<p>" + "正文一段很长的话。".repeat(sentences) + "</p>", List.of()));
    return item.id();
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("进不去的路由与不存在的路由，回答逐字节相同")
  void aForbiddenRouteLooksLikeNone() {
    var clerk = browser("10.27.0.1");
    members.enrol(clerk, members.settled("打听的", office.hazmat, PostKind.CLERK));
    var none = seen(clerk.get("/desk/no-such-route"));
    assertThat(none).startsWith("404");
    for (var path :
        List.of(
            "/desk/accounts", "/desk/accounts/reset", "/desk/login/code", "/desk/login/password")) {
      assertThat(seen(clerk.get(path))).as(path).isEqualTo(none);
    }
    clerk.get("/desk");
    var nonePosted = seen(clerk.post("/desk/no-such-route"));
    for (var path :
        List.of(
            "/desk/accounts",
            "/desk/accounts/reset",
            "/desk/accounts/disable",
            "/desk/columns",
            "/desk/organization/people",
            "/desk/audit/recovery",
            "/desk/releases/1/withdraw",
            "/desk/login/code")) {
      clerk.get("/desk");
      assertThat(seen(clerk.post(path))).as(path).isEqualTo(nonePosted);
    }
  }

  /** Everything of an answer but the date. */
  private static String seen(HttpResponse<String> answer) {
    var headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    return answer.statusCode() + "\n" + headers + "\n" + answer.body();
  }

  @Test
  @Proves({Clause.MEASURES_5_1, Clause.HOUSE})
  @DisplayName("X-6 A-10 第五条 三名管理员对每一个写稿、审查、发布的路由都只得到“没有这一页”")
  void administratorsFindNoWritingReviewingOrPublishing() {
    var walked = office.submitted(office.drafted(ItemKind.NOTICE, "管理员看不到"));
    var released = office.released(ItemKind.NOTICE, "管理员发不了");
    var reading = new TreeSet<String>();
    var tried = new ArrayList<String>();
    for (var role : AdminRole.values()) {
      var browser = browser("10.28.0." + role.ordinal());
      members.enrol(browser, members.administrator(role));
      assertThat(browser.get("/desk/account").statusCode()).isEqualTo(200);
      var none =
          Map.of("GET", seen(browser.get("/desk/none")), "POST", seen(browser.post("/desk/none")));
      routes
          .getHandlerMethods()
          .forEach((route, handler) -> {
            for (var pattern : route.getPatternValues()) {
              if (!pattern.matches(
                  "/desk/(items|review|releases|columns|sources|deadlines)(/.*)?")) {
                continue;
              }
              for (var method : route.getMethodsCondition().getMethods()) {
                var path =
                    pattern
                        .replace("/releases/{id}", "/releases/" + released.id())
                        .replace("/review/{id}", "/review/" + walked.id())
                        .replace("/items/{id}", "/items/" + walked.revision().itemId())
                        .replaceAll("\\{[^}]+}", "0".repeat(64));
                var open =
                    Set.of(
                        Objects.requireNonNull(handler.getMethodAnnotation(MayEnter.class))
                            .value());
                browser.get("/desk/account");
                var answer = method.name().equals("GET") ? browser.get(path) : browser.post(path);
                tried.add(role + " " + method + " " + path);
                if (method.name().equals("GET")
                    && role == AdminRole.AUDIT
                    && open.contains(Role.AUDIT_ADMIN)) {
                  reading.add(pattern);
                } else {
                  assertThat(seen(answer))
                      .as(role + " " + method + " " + path)
                      .isEqualTo(none.get(method.name()));
                }
              }
            }
          });
    }
    assertThat(tried).hasSizeGreaterThan(60);
    assertThat(reading)
        .containsExactlyInAnyOrder(
            "/desk/items/{id}",
            "/desk/items/{id}/files/{digest}",
            "/desk/items/{id}/findings",
            "/desk/items/{id}/preview",
            "/desk/items/{id}/source",
            "/desk/review/{id}/form.docx",
            "/desk/review/{id}/preview");
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("会话最长八小时")
  void aSessionLastsEightHoursAtMost() {
    var browser = browser("10.29.0.1");
    members.enrol(browser, members.settled("忘了退出", office.hazmat, PostKind.CLERK));
    db.sql("update spring_session set creation_time = ? where session_id = ?")
        .params(
            Instant.now(clock).minus(Duration.ofHours(8)).minusSeconds(60).toEpochMilli(),
            new String(
                java.util.Base64.getDecoder().decode(browser.session()),
                java.nio.charset.StandardCharsets.US_ASCII))
        .update();
    assertThat(DeskBrowser.to(browser.get("/desk"))).isEqualTo("/desk/login");
  }
}
