package org.shenfa.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.bouncycastle.util.encoders.Base32;
import org.jspecify.annotations.Nullable;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.Unit;
import org.shenfa.support.DeskBrowser;
import org.shenfa.support.Office;
import org.shenfa.support.SettableClock.Forward;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People with real accounts, and their phones. */
@TestComponent
public class Members {
  static final String PASSWORD = "潮水每天两次漫过旧码头的石阶，从不误时";
  private static final Pattern SECRET = Pattern.compile("<code class=\"pre\">([A-Z2-7 ]+)</code>");
  private static final Pattern RECOVERY = Pattern.compile("<li><code>([A-Z0-9-]+)</code></li>");

  private final Office office;
  private final Accounts accounts;
  private final Forward clock;
  private final JdbcClient db;
  private final AtomicInteger administrators = new AtomicInteger(900100);

  Members(Office office, Accounts accounts, Forward clock, JdbcClient db) {
    this.office = office;
    this.accounts = accounts;
    this.clock = clock;
    this.db = db;
  }

  /** A person, the phone they enrolled and the recovery codes they wrote down. */
  public record Member(Person person, byte[] secret, List<String> recoveryCodes) {
    String staffNo() {
      return person.staffNo();
    }
  }

  /** Somebody with a post and an account that nobody signed in to yet. */
  Person opened(String name, Unit unit, PostKind kind) {
    var person = office.hired(name, unit, kind);
    accounts.open(office.publicityHead, person.id(), PASSWORD);
    return person;
  }

  /** Somebody with a post whose initial password is behind them. */
  public Person settled(String name, Unit unit, PostKind kind) {
    var person = opened(name, unit, kind);
    db.sql("update account set must_change = false where person_id = ?")
        .param(person.id())
        .update();
    return person;
  }

  Person administrator(AdminRole role) {
    var person =
        office.appointments.enrol(
            null, Integer.toString(administrators.incrementAndGet()), role.label());
    accounts.openFirst(person, PASSWORD, role);
    return person;
  }

  /** Enrols at the page, and is signed in after it. */
  public Member enrol(DeskBrowser browser, Person person) {
    assertThat(DeskBrowser.to(browser.password(person.staffNo(), PASSWORD))).isEqualTo("/desk");
    var offered = browser.get("/desk/login/enrol");
    var secret = secret(offered);
    var done = browser.post("/desk/login/enrol", "code", now(secret));
    assertThat(done.statusCode()).isEqualTo(200);
    var codes = RECOVERY.matcher(done.body()).results().map(m -> m.group(1)).toList();
    return new Member(person, secret, codes);
  }

  static byte[] secret(HttpResponse<String> page) {
    var found = SECRET.matcher(page.body());
    assertThat(found.find()).isTrue();
    return Base32.decode(found.group(1).replace(" ", "").getBytes(US_ASCII));
  }

  /** Signs in whole, with a code of a step not used before. */
  HttpResponse<String> signIn(DeskBrowser browser, Member member, @Nullable String password) {
    browser.password(member.staffNo(), password == null ? PASSWORD : password);
    clock.advance(Duration.ofSeconds(60));
    browser.get("/desk/login/code");
    return browser.post("/desk/login/code", "code", now(member.secret()));
  }

  /** What the phone shows now. */
  String now(byte[] secret) {
    return at(secret, 0);
  }

  /** What it shows some steps later or earlier. */
  String at(byte[] secret, int steps) {
    return TimeCodes.code(secret, clock.instant().getEpochSecond() / 30 + steps);
  }
}
