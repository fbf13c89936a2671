package org.shenfa.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.access.SecondFactor.Verdict;
import org.shenfa.audit.AuditTrail;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.support.DeskBrowser;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.SettableClock;
import org.shenfa.support.SettableClock.Forward;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "server.forward-headers-strategy=framework")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({Office.class, Members.class, SettableClock.class})
@DisplayName("二次核验")
class SecondFactorModuleTests {
  @Autowired Office office;
  @Autowired Members members;
  @Autowired Accounts accounts;
  @Autowired SigningIn signingIn;
  @Autowired SecondFactor second;
  @Autowired AuditTrail trail;
  @Autowired DatabaseSettings settings;
  @Autowired JdbcClient db;
  @Autowired Forward clock;
  @LocalServerPort int port;

  private DeskBrowser browser(String address) {
    return new DeskBrowser(port, address);
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("新开的账号先登记手机、再换初始密码，此前哪里也去不了；每一步换会话编号")
  void enrolmentAndAPasswordOfOnesOwnComeFirst() {
    var person = members.opened("新来的", office.hazmat, PostKind.CLERK);
    var browser = browser("10.1.0.1");
    browser.get("/desk/login");
    var anonymous = browser.session();
    browser.post("/desk/login", "staffNo", person.staffNo(), "password", Members.PASSWORD);
    var half = browser.session();
    assertThat(half).isNotEmpty().isNotEqualTo(anonymous);
    for (var path :
        List.of("/desk", "/desk/account", "/desk/items", "/desk/no-such", "/desk/login/code")) {
      assertThat(DeskBrowser.to(browser.get(path))).as(path).isEqualTo("/desk/login/enrol");
    }
    var page = browser.get("/desk/login/enrol");
    assertThat(page.body()).contains("<svg", "role=\"img\"").doesNotContain("otpauth:", "data:");
    assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    var secret = Members.secret(page);
    assertThat(secret).hasSize(20);
    assertThat(
            browser
                .post("/desk/account/password", "old", Members.PASSWORD, "password", "x")
                .statusCode())
        .isEqualTo(404);
    assertThat(browser.post("/desk/items/new", "kind", "NOTICE").statusCode()).isEqualTo(404);

    var wrong = browser.post("/desk/login/enrol", "code", members.at(secret, 7));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("role=\"alert\"");
    assertThat(Members.secret(wrong)).isEqualTo(secret);

    var done = browser.post("/desk/login/enrol", "code", members.now(secret));
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body().split("<li><code>", -1)).hasSize(11);
    var enrolled = browser.session();
    assertThat(enrolled).isNotEqualTo(half);
    assertThat(DeskBrowser.to(browser.get("/desk"))).isEqualTo("/desk/login/password");
    assertThat(DeskBrowser.to(browser.get("/desk/login/enrol"))).isEqualTo("/desk/login/password");

    browser.get("/desk/login/password");
    var own = "换成自己的一句足够长的话语";
    var same =
        browser.post("/desk/login/password", "old", Members.PASSWORD, "password", Members.PASSWORD);
    assertThat(same.statusCode()).isEqualTo(422);
    assertThat(same.body()).contains("不能与原密码相同").doesNotContain(Members.PASSWORD);
    assertThat(
            browser
                .post("/desk/login/password", "old", "不对的原来的那个密码啊啊啊", "password", own + own)
                .statusCode())
        .isEqualTo(422);
    assertThat(
            browser
                .post("/desk/login/password", "old", Members.PASSWORD, "password", own)
                .statusCode())
        .isEqualTo(422);
    assertThat(
            DeskBrowser.to(
                browser.post(
                    "/desk/login/password", "old", Members.PASSWORD, "password", own + own)))
        .isEqualTo("/desk");
    assertThat(browser.session()).isNotEqualTo(enrolled);
    assertThat(browser.get("/desk").statusCode()).isEqualTo(200);
    assertThat(trail.story("account", person.staffNo()))
        .extracting(e -> e.entry().action())
        .containsExactly("account.opened", "account.second_factor", "account.password");
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("密码之后还要验证码；用过的、隔得太远的不收，前后一步收；登录后换会话编号")
  void aCodeIsGoodOnceAndNearItsTime() {
    var browser = browser("10.2.0.1");
    var member = members.enrol(browser, members.settled("有手机", office.hazmat, PostKind.CLERK));
    assertThat(browser.get("/desk").statusCode()).isEqualTo(200);
    var used = members.now(member.secret());

    var again = browser("10.2.0.2");
    assertThat(DeskBrowser.to(again.password(member.staffNo(), Members.PASSWORD)))
        .isEqualTo("/desk");
    var half = again.session();
    for (var path :
        List.of("/desk", "/desk/account", "/desk/login/enrol", "/desk/login/password")) {
      assertThat(DeskBrowser.to(again.get(path))).as(path).isEqualTo("/desk/login/code");
    }
    again.get("/desk/login/code");
    assertThat(again.post("/desk/login/enrol", "code", "000000").statusCode()).isEqualTo(302);
    assertThat(again.post("/desk/account/second-factor", "old", "x", "code", "x").statusCode())
        .isEqualTo(404);
    assertThat(again.post("/desk/login/code", "code", used).statusCode()).isEqualTo(422);
    assertThat(again.post("/desk/login/code", "code", members.at(member.secret(), 2)).statusCode())
        .isEqualTo(422);
    assertThat(
            DeskBrowser.to(again.post("/desk/login/code", "code", members.at(member.secret(), 1))))
        .isEqualTo("/desk");
    assertThat(again.session()).isNotEqualTo(half);
    assertThat(again.get("/desk").statusCode()).isEqualTo(200);

    // The step before the one just used is nearer to now, and yet too late.
    var third = browser("10.2.0.3");
    third.password(member.staffNo(), Members.PASSWORD);
    third.get("/desk/login/code");
    assertThat(third.post("/desk/login/code", "code", members.now(member.secret())).statusCode())
        .isEqualTo(422);
    clock.advance(Duration.ofSeconds(90));
    assertThat(
            DeskBrowser.to(third.post("/desk/login/code", "code", members.at(member.secret(), -1))))
        .isEqualTo("/desk");
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("同一个验证码同时用八次，只有一次成功")
  void oneCodeUsedAtOncePassesOnce() throws Exception {
    var member =
        members.enrol(browser("10.3.0.1"), members.settled("并发", office.hazmat, PostKind.CLERK));
    clock.advance(Duration.ofSeconds(60));
    var code = members.now(member.secret());
    var half =
        signingIn.check(member.staffNo(), Members.PASSWORD, Source.at("10.3.0.2")).orElseThrow();
    try (var pool = Executors.newFixedThreadPool(8)) {
      var tries =
          IntStream.range(0, 8)
              .<Callable<Verdict>>mapToObj(
                  n -> () -> second.show(half, code, Source.at("10.3.1." + n)).verdict())
              .toList();
      var verdicts = pool.invokeAll(tries).stream().map(f -> f.resultNow()).toList();
      assertThat(verdicts).filteredOn(v -> v == Verdict.RIGHT).hasSize(1);
    }
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("恢复码各用一次；别人的不收")
  void aRecoveryCodeWorksOnce() {
    var member =
        members.enrol(browser("10.4.0.1"), members.settled("丢手机", office.hazmat, PostKind.CLERK));
    var other =
        members.enrol(browser("10.4.0.2"), members.settled("旁人", office.hazmat, PostKind.CLERK));
    assertThat(member.recoveryCodes())
        .hasSize(10)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(other.recoveryCodes());
    var code = member.recoveryCodes().getFirst();
    var browser = browser("10.4.0.3");
    browser.password(member.staffNo(), Members.PASSWORD);
    browser.get("/desk/login/code");
    assertThat(
            browser.post("/desk/login/code", "code", other.recoveryCodes().getFirst()).statusCode())
        .isEqualTo(422);
    var typed = " " + code.toLowerCase(java.util.Locale.ROOT).replace("-", " ");
    assertThat(DeskBrowser.to(browser.post("/desk/login/code", "code", typed))).isEqualTo("/desk");
    assertThat(browser.get("/desk/account").body()).contains("恢复码还剩 9 个");

    var again = browser("10.4.0.4");
    again.password(member.staffNo(), Members.PASSWORD);
    again.get("/desk/login/code");
    assertThat(again.post("/desk/login/code", "code", code).statusCode()).isEqualTo(422);
    assertThat(trail.story("account", member.staffNo()))
        .extracting(e -> e.entry().action())
        .contains("account.second_factor", "account.recovery_code");
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("验证码错五次，半截的登录作废；密码对了也不重新计数")
  void fiveWrongCodesEndTheHalfSession() {
    var member =
        members.enrol(browser("10.5.0.1"), members.settled("猜验证码", office.hazmat, PostKind.CLERK));
    var thief = browser("10.5.0.2");
    thief.password(member.staffNo(), Members.PASSWORD);
    thief.get("/desk/login/code");
    for (var n = 2; n <= 5; n++) {
      var code = members.at(member.secret(), 10 + n);
      assertThat(thief.post("/desk/login/code", "code", code).statusCode()).isEqualTo(422);
      if (n == 3) {
        assertThat(DeskBrowser.to(thief.password(member.staffNo(), Members.PASSWORD)))
            .isEqualTo("/desk");
        thief.get("/desk/login/code");
      }
    }
    var last = thief.post("/desk/login/code", "code", members.at(member.secret(), 20));
    assertThat(DeskBrowser.to(last)).isEqualTo("/desk/login?failed");
    assertThat(DeskBrowser.to(thief.get("/desk/login/code"))).isEqualTo("/desk/login");
    assertThat(DeskBrowser.to(thief.password(member.staffNo(), Members.PASSWORD)))
        .isEqualTo("/desk/login?failed");
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("半截的登录十五分钟作废")
  void aHalfSessionDoesNotLast() {
    var person = members.settled("走开了", office.hazmat, PostKind.CLERK);
    var browser = browser("10.6.0.1");
    browser.password(person.staffNo(), Members.PASSWORD);
    assertThat(browser.get("/desk/login/enrol").statusCode()).isEqualTo(200);
    clock.advance(Duration.ofMinutes(16));
    assertThat(DeskBrowser.to(browser.get("/desk/login/enrol"))).isEqualTo("/desk/login");
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("演示账号不要二次核验，每页标明；不能改密码、不能重设")
  void theDemoSkipsItAndSaysSo() {
    var person = office.hired("演示人", office.hazmat, PostKind.CLERK);
    accounts.openDemo(List.of(person), "a password everybody knows");
    var browser = browser("10.7.0.1");
    assertThat(DeskBrowser.to(browser.password(person.staffNo(), "a password everybody knows")))
        .isEqualTo("/desk");
    var desk = browser.get("/desk");
    assertThat(desk.statusCode()).isEqualTo(200);
    assertThat(desk.body()).contains("演示账号");
    browser.get("/desk/account");
    var change =
        browser.post(
            "/desk/account/password",
            "old",
            "a password everybody knows",
            "password",
            "换一个别人不知道的长密码吧试试");
    assertThat(change.statusCode()).isEqualTo(422);
    assertThatThrownBy(() -> accounts.reset(office.publicityHead, person.staffNo()))
        .isInstanceOf(Violations.class);
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("数据库里没有明文密钥和恢复码，单有数据库算不出验证码；密钥文件只有所有者可读")
  void theDatabaseAloneGivesNoCodes() throws Exception {
    var member =
        members.enrol(browser("10.8.0.1"), members.settled("封存", office.hazmat, PostKind.CLERK));
    var sealed =
        db.sql("select secret from second_factor where person_id = ?")
            .param(member.person().id())
            .query(byte[].class)
            .single();
    var latin = StandardCharsets.ISO_8859_1;
    assertThat(new String(sealed, latin)).doesNotContain(new String(member.secret(), latin));
    assertThat(sealed).hasSize(12 + 20 + 16);
    assertThat(
            db.sql("select count(*) from recovery_code where person_id = ? and length(hash) = 32")
                .param(member.person().id())
                .query(Integer.class)
                .single())
        .isEqualTo(10);
    var file = settings.data().resolve("keys/access.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    // A secret sealed for one person opens for no other.
    var other =
        signingIn
            .begun(members.settled("旁人", office.hazmat, PostKind.CLERK).id(), false)
            .orElseThrow();
    assertThatThrownBy(() -> second.reveal(other, sealed))
        .isInstanceOf(IllegalStateException.class);
    // Without the file nothing starts, rather than everybody being asked to enrol anew.
    var elsewhere =
        new DatabaseSettings(Files.createTempDirectory("shenfa-no-key"), null, null, null, null);
    assertThatThrownBy(() -> new AccessKey(elsewhere, db)).hasMessageContaining("access.key");
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("安全管理员重设：旧密码、旧手机、旧会话同时失效，初始密码只显示一次；不能重设自己")
  void theSecurityAdministratorResetsOthersOnly() {
    var lost = browser("10.9.0.1");
    var member = members.enrol(lost, members.settled("都丢了", office.hazmat, PostKind.CLERK));
    assertThat(lost.get("/desk").statusCode()).isEqualTo(200);
    var security = browser("10.9.0.2");
    var admin = members.enrol(security, members.administrator(AdminRole.SECURITY));
    assertThat(security.get("/desk/accounts").body()).contains("都丢了", "已登记二次核验");
    var own = security.post("/desk/accounts/reset", "staffNo", admin.staffNo());
    assertThat(own.statusCode()).isEqualTo(422);
    assertThat(own.body()).contains("不能在这里重设");
    security.get("/desk/accounts");
    var answer = security.post("/desk/accounts/reset", "staffNo", member.staffNo());
    assertThat(answer.statusCode()).isEqualTo(200);
    var initial = answer.body().replaceAll("(?s).*<p class=\"pre\">([a-z0-9-]+)</p>.*", "$1");
    assertThat(initial).matches("([a-z2-9]{4}-){5}[a-z2-9]{4}");
    assertThat(security.get("/desk/accounts").body()).doesNotContain(initial).contains("待改初始密码");

    assertThat(DeskBrowser.to(lost.get("/desk"))).isEqualTo("/desk/login");
    assertThat(DeskBrowser.to(lost.password(member.staffNo(), Members.PASSWORD)))
        .isEqualTo("/desk/login?failed");
    assertThat(DeskBrowser.to(lost.password(member.staffNo(), initial))).isEqualTo("/desk");
    assertThat(DeskBrowser.to(lost.get("/desk"))).isEqualTo("/desk/login/enrol");
    assertThat(Members.secret(lost.get("/desk/login/enrol"))).isNotEqualTo(member.secret());
    assertThat(trail.story("account", member.staffNo()))
        .extracting(e -> e.entry().action())
        .contains("account.reset");
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("换手机要密码又要验证码；作废后所有登录退出，重新登记")
  void onesOwnPhoneIsReplacedWithBoth() {
    var browser = browser("10.10.0.1");
    var member = members.enrol(browser, members.settled("换手机", office.hazmat, PostKind.CLERK));
    browser.get("/desk/account");
    clock.advance(Duration.ofSeconds(60));
    assertThat(
            browser
                .post("/desk/account/second-factor", "old", Members.PASSWORD, "code", "123")
                .statusCode())
        .isEqualTo(422);
    assertThat(
            browser
                .post(
                    "/desk/account/second-factor",
                    "old",
                    "不对",
                    "code",
                    members.now(member.secret()))
                .statusCode())
        .isEqualTo(422);
    assertThat(
            DeskBrowser.to(
                browser.post(
                    "/desk/account/second-factor",
                    "old",
                    Members.PASSWORD,
                    "code",
                    members.now(member.secret()))))
        .isEqualTo("/desk/login");
    assertThat(DeskBrowser.to(browser.get("/desk"))).isEqualTo("/desk/login");
    browser.password(member.staffNo(), Members.PASSWORD);
    assertThat(DeskBrowser.to(browser.get("/desk"))).isEqualTo("/desk/login/enrol");
    assertThat(
            db.sql("select count(*) from recovery_code where person_id = ?")
                .param(member.person().id())
                .query(Integer.class)
                .single())
        .isZero();
  }
}
