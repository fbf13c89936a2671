package org.shenfa.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.shenfa.letters.Receiving.Receipt;
import org.shenfa.letters.Triage.Judgment;
import org.shenfa.organization.Person;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.CitizenMail;
import org.shenfa.support.Mailed;
import org.shenfa.support.Office;
import org.shenfa.vault.ErasureRule;
import org.shenfa.vault.Identity;
import org.shenfa.vault.Vault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("办理进展的邮件：要了才发，只有编号和办到哪一步")
class LetterMailModuleTests extends Mailed {
  private static final Pattern ADDRESS = Pattern.compile("https://[^/\\s]+(/\\S*)");
  private static final String SECRET = "隔壁老王的车间冒黄烟";

  @Autowired Office office;
  @Autowired Receiving receiving;
  @Autowired Triage triage;
  @Autowired Answering answering;
  @Autowired LetterStatus status;
  @Autowired LetterClocks clocks;
  @Autowired CitizenMail mail;
  @Autowired Vault vault;
  @Autowired JdbcClient db;

  private static LetterForm form(String address, boolean told) {
    return new LetterForm(
        LetterKind.CONSULTATION,
        "许可证延期",
        SECRET + "，请问许可证怎样延期？" + System.nanoTime(),
        "",
        new Identity("欧阳远", "", address, "", ""),
        false,
        told);
  }

  private Receipt sent(String address, boolean told) {
    return receiving.submit(QueryCode.fresh(), form(address, told), List.of());
  }

  private long id(Receipt of) {
    return db.sql("select id from letter where number = ?")
        .param(of.number())
        .query(Long.class)
        .single();
  }

  private void assigned(Receipt of, Instant now) {
    clocks.sweep(now);
    triage.assign(
        office.intakeClerk,
        id(of),
        new Judgment(LetterKind.CONSULTATION, null, "", null),
        office.hazmat.id(),
        now);
  }

  private LetterStatus.Shown shown(Receipt of) {
    return status.of(of.number(), of.code()).orElseThrow();
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("处室以外的人先看过才发；一次进展一封；信里只有编号和状态；地址只在收件人栏；查询页写明代发次数")
  void newsAreMailedOnceByNumberAndState() throws Exception {
    var now = Instant.now();
    var wanted = sent("wanted@example.org", true);
    var other = sent("quiet@example.org", false);
    mail.send(now);
    assertThat(to("wanted@")).as("a form alone mails nobody").isEmpty();
    assigned(wanted, now);
    assigned(other, now);
    mail.send(now);
    mail.send(now.plus(Duration.ofHours(1)));
    assertThat(to("wanted@")).hasSize(1);
    assertThat(to("quiet@")).as("off unless asked for").isEmpty();
    var letter = to("wanted@").getFirst();
    assertThat(letter.getSubject()).isEqualTo("来信 " + wanted.number() + "：办理中");
    var whole = whole(letter);
    assertThat(whole)
        .contains(wanted.number(), "办理中")
        .doesNotContain(wanted.code(), SECRET, "许可证", "欧阳", office.hazmat.name());
    assertThat(whole.split("wanted@example.org", -1)).as("the recipient alone").hasSize(2);
    answering.interim(office.head, id(wanted), "正在核对，请稍等几天。", now);
    mail.send(now);
    assertThat(to("wanted@")).hasSize(2);
    assertThat(shown(wanted).mails()).isEqualTo(LetterStatus.Mails.ON);
    assertThat(shown(wanted).notices()).isEqualTo(2);
    assertThat(shown(wanted).views()).as("nobody looked").isEmpty();
    assertThat(shown(other).mails()).isEqualTo(LetterStatus.Mails.NONE);
    assertThat(
            db.sql(
                    "select count(*) from audit_event where convert_from(content, 'UTF8') like '%wanted@%'")
                .query(Long.class)
                .single())
        .isZero();
    assertThat(
            db.sql(
                    "select count(*) from audit_event where convert_from(content, 'UTF8') like '%identity.notified%'")
                .query(Long.class)
                .single())
        .as("a view of its own kind in the log")
        .isPositive();
  }

  @Test
  @DisplayName("验收 22、23：邮件扫描器打开信里的每个地址，什么也不改变；没有查询码，退订也办不成；写信人退订以后不再发")
  void openingWhatIsInTheMailChangesNothing() throws Exception {
    var now = Instant.now();
    var wanted = sent("scanned@example.org", true);
    assigned(wanted, now);
    mail.send(now);
    var text = String.valueOf(to("scanned@").getFirst().getContent());
    var links = ADDRESS.matcher(text).results().map(m -> m.group(1)).toList();
    assertThat(links).isNotEmpty();
    var before = facts();
    for (var link : links) {
      for (var method : List.of("GET", "HEAD")) {
        var answer =
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(URI.create(site.address() + link))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                    BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(wanted.number());
      }
    }
    assertThat(status.act(wanted.number(), "AAAABBBBCCCC", "STOP_MAILS", "", null)).isFalse();
    assertThat(facts()).isEqualTo(before);
    assertThat(status.act(wanted.number(), wanted.code(), "STOP_MAILS", "", null)).isTrue();
    assertThat(status.act(wanted.number(), wanted.code(), "STOP_MAILS", "", null)).isTrue();
    assertThat(shown(wanted).mails()).isEqualTo(LetterStatus.Mails.STOPPED);
    answering.interim(office.head, id(wanted), "正在核对，请稍等几天。", now);
    mail.send(now);
    assertThat(to("scanned@")).hasSize(1);
  }

  private List<Long> facts() {
    return db.sql(
            """
            select count(*) from course where procedure = 'letter' union all select count(*) from citizen_mail_stop
            union all select count(*) from letter_rating union all select count(*) from identity_view
            union all select count(*) from letter_text
            """)
        .query((row, n) -> row.getLong(1))
        .list();
  }

  @Test
  @DisplayName("身份信息销毁以后，不再发邮件，也不再试")
  void anErasedIdentityGetsNoMail() {
    var now = Instant.now();
    var wanted = sent("erased@example.org", true);
    assigned(wanted, now);
    var identity =
        db.sql("select identity_id from letter where number = ?")
            .param(wanted.number())
            .query(Long.class)
            .single();
    vault.erase(identity, ErasureRule.REQUEST, office.intakeClerk);
    mail.send(now);
    assertThat(to("erased@")).isEmpty();
    assertThat(mails(wanted)).isEmpty();
  }

  private List<String> mails(Receipt of) {
    return db.sql(
            "select coalesce(failure, 'SENT') from citizen_mail where procedure = 'letter' and case_id = ? order by id")
        .param(id(of))
        .query((row, n) -> row.getString(1))
        .list();
  }

  @Test
  @DisplayName("寄不出的过十分钟再试，等的时间逐次加倍，别人的照寄；寄不出的不算代发")
  void whatDoesNotLeaveIsTriedAgain() {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var bad = sent("bad..dots@example.org", true);
    var good = sent("good@example.org", true);
    assigned(bad, now);
    assigned(good, now);
    mail.send(now);
    assertThat(to("good@")).hasSize(1);
    assertThat(mails(bad)).hasSize(1).doesNotContain("SENT");
    mail.send(now.plus(Duration.ofMinutes(9)));
    assertThat(mails(bad)).hasSize(1);
    mail.send(now.plus(Duration.ofMinutes(10)));
    assertThat(mails(bad)).hasSize(2);
    mail.send(now.plus(Duration.ofMinutes(25)));
    assertThat(mails(bad)).as("twice as long").hasSize(2);
    for (var day = 1; day < 12; day++) {
      mail.send(now.plus(Duration.ofDays(day)));
    }
    assertThat(mails(bad)).hasSize(8).doesNotContain("SENT");
    assertThat(shown(bad).notices()).isZero();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  @DisplayName("发信服务器停着：三封寄不出就歇一轮，进展都留着")
  void aServerThatIsDownKeepsNobodysNews() {
    var now = Instant.now();
    var late =
        IntStream.range(0, 5).mapToObj(n -> sent("late" + n + "@example.org", true)).toList();
    late.forEach(l -> assigned(l, now));
    POST.stop();
    try {
      mail.send(now);
      assertThat(late).filteredOn(l -> mails(l).size() == 1).hasSize(3);
      mail.send(now.plusSeconds(30));
      assertThat(late).allMatch(l -> mails(l).size() == 1 && !mails(l).contains("SENT"));
    } finally {
      POST.start();
    }
  }

  @Test
  @DisplayName("登记的来电也可以要；勾了却没有邮箱，一句话说清")
  void whoPhonedMayAskForMailToo() {
    var now = Instant.now();
    assertThatThrownBy(() -> form("", true).check())
        .isInstanceOfSatisfying(
            Violations.class, v -> assertThat(v.all().getFirst().sentence()).contains("请填写邮箱"));
    var taken = entered(office.intakeClerk, now);
    assigned(taken, now);
    mail.send(now);
    assertThat(to("phoned@")).hasSize(1);
  }

  private Receipt entered(Person by, Instant now) {
    return receiving.enter(by, Channel.PHONE, form("phoned@example.org", true), now, now);
  }
}
