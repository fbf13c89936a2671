package org.shenfa.solicitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.content.ItemKind;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.procedures.QueryCode;
import org.shenfa.publication.Cancellation;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.CitizenMail;
import org.shenfa.reminders.OwnMails;
import org.shenfa.support.Mailed;
import org.shenfa.support.Office;
import org.shenfa.support.TestServer;
import org.shenfa.vault.ErasureRule;
import org.shenfa.vault.Identity;
import org.shenfa.vault.Vault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("意见的邮件告知：留了邮箱才发，只有编号和办到哪一步；同一邮箱三件以后先由人看")
class OpinionMailModuleTests extends Mailed {
  private static final String SECRET = "隔壁仓库半夜卸货";

  @Autowired Office office;
  @Autowired Soliciting soliciting;
  @Autowired Caseload caseload;
  @Autowired Analysing analysing;
  @Autowired Ending ending;
  @Autowired PublicSolicitations visitors;
  @Autowired CitizenMail mail;
  @Autowired OwnMails own;
  @Autowired Vault vault;
  @Autowired DatabaseSettings database;
  @Autowired JdbcClient db;

  private SolicitationCase asked(String title) {
    var release = office.released(ItemKind.DRAFT_FOR_COMMENT, title);
    soliciting.sweep(Instant.now());
    return caseload.mine(office.clerk, office.drafting.find(release.item()).orElseThrow().id());
  }

  private static Typed typed(SolicitationCase on, String words) {
    var typed = new LinkedHashMap<Integer, String>();
    typed.put(1, words);
    return new Typed(on.digest(), Party.PERSON, typed);
  }

  private Receipt said(SolicitationCase on, String address) {
    return visitors.submit(
        on.number(),
        QueryCode.fresh(),
        typed(on, SECRET + "，五吨合适。" + System.nanoTime()),
        false,
        Identity.ofMail(address));
  }

  private OwnMails.Told told(Receipt of) {
    return own.of(of.number(), QueryCode.digest(of.code())).orElseThrow();
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("登记、改稿、公布反馈各告知一次，再看一遍不多发；信里只有编号和办到哪一步，没有意见、标题和查询码")
  void eachNewsIsMailedOnceByNumberAndStandingAlone() throws Exception {
    var on = asked("装卸规定（征求意见稿）");
    var receipt = said(on, "told@example.org");
    var quiet = said(on, "");
    mail.send(Instant.now());
    mail.send(Instant.now());
    assertThat(to("told@")).hasSize(1);
    var first = to("told@").getFirst();
    assertThat(first.getSubject()).isEqualTo("意见 " + receipt.number() + "：已登记");
    assertThat(whole(first))
        .contains(receipt.number(), "/_/solicitations/query")
        .doesNotContain(receipt.code(), SECRET, "装卸规定", "五吨");
    assertThat(whole(first).split("told@example.org", -1)).as("the recipient alone").hasSize(2);

    changed(on);
    mail.send(Instant.now());
    assertThat(to("told@")).hasSize(2);
    assertThat(to("told@").getLast().getSubject()).endsWith("：征求意见稿有修改");
    assertThat(told(receipt)).isEqualTo(new OwnMails.Told(true, 2));
    assertThat(own.of(quiet.number(), QueryCode.digest(quiet.code()))).isEmpty();
    assertThat(own.of(receipt.number(), QueryCode.digest("AAAABBBBCCCC"))).isEmpty();
    assertThat(own.stop(receipt.number(), QueryCode.digest("AAAABBBBCCCC"))).isFalse();
    assertThat(told(receipt).on()).isTrue();
    var stopped = post("/_/solicitations/query/mails", codes(receipt));
    assertThat(stopped.select("#h-mails ~ p").text()).contains("您已经关掉", "代发过 2 次");
    assertThat(stopped.select("form[action$=mails]")).isEmpty();
    ending.cancel(office.head, on.itemId(), Cancellation.BASIS_CHANGED, "上位法已经修改", Instant.now());
    mail.send(Instant.now());
    assertThat(to("told@")).as("whoever has enough is left alone").hasSize(2);
  }

  private void changed(SolicitationCase on) {
    var last = office.drafting.latest(on.itemId()).orElseThrow();
    var other =
        office.drafting.save(
            office.clerk,
            on.itemId(),
            last.seq(),
            Drafts.with(last.manifest(), on.closesAt(), "第一条写得不清楚，改过", "<p>改过的第一条。</p>"));
    office.released(office.cleared(other), null);
    soliciting.sweep(Instant.now());
  }

  private static Map<String, String> codes(Receipt of) {
    return Map.of("number", of.number(), "code", of.code());
  }

  @Test
  @DisplayName("提前终止、公布反馈的，告知一次；终止以后公布的，再告知一次")
  void endingAndResultAreTold() throws Exception {
    var on = asked("终止告知规定（征求意见稿）");
    said(on, "ended@example.org");
    ending.cancel(office.head, on.itemId(), Cancellation.MERGED, "并入年度计划", Instant.now());
    mail.send(Instant.now());
    assertThat(to("ended@"))
        .singleElement()
        .satisfies(m -> assertThat(m.getSubject()).endsWith("：征集提前终止"));
    analysing.begin(office.clerk, on.itemId(), true, Instant.now());
    feedback(on);
    mail.send(Instant.now());
    assertThat(to("ended@")).hasSize(2);
    assertThat(to("ended@").getLast().getSubject()).endsWith("：征集情况和采纳情况已公布");
  }

  @Autowired Feedback feedback;

  private void feedback(SolicitationCase on) {
    var point = analysing.point(office.clerk, on.itemId(), "数量", "降到五吨", java.util.Set.of(1));
    analysing.decide(office.clerk, on.itemId(), point, Adoption.NOT, "五吨没有依据");
    var reply = feedback.begin(office.clerk, on.itemId(), on.endsAt());
    var text = office.drafting.latest(reply.id()).orElseThrow();
    var full =
        office.drafting.save(
            office.clerk,
            reply.id(),
            text.seq(),
            office
                .text(reply, ItemKind.INTERACTION_REPLY, text.manifest().title())
                .withText(text.manifest().title(), text.manifest().body(), java.util.List.of()));
    office.released(office.cleared(full), null);
    soliciting.sweep(Instant.now());
  }

  @Test
  @DisplayName("截止后收到的，信里写明归入截止后收到的意见")
  void theLateBoxIsNamed() throws Exception {
    var on = asked("迟到规定（征求意见稿）");
    var sealed = vault.seal(Identity.ofMail("late-box@example.org"));
    try (var owner = TestServer.get().superuserOn(Objects.requireNonNull(database.url()));
        var call =
            owner.prepareStatement(
                """
                with filed as (
                  select * from file_remarks(?, sha256('late'), sha256('late form'), 'ONLINE', 'PERSON', ?, false, null,
                    decode(?, 'hex'), array[null]::int[], array['赞成这一条'])),
                kept as (select keep_identity(?, ?, ?) as id)
                select filed.number, kept.id from filed, kept
                """)) {
      call.setString(1, on.number());
      call.setObject(2, on.endsAt().atZone(Shenfa.ZONE).toOffsetDateTime());
      call.setString(3, on.digest());
      call.setBytes(4, sealed.bytes());
      call.setBytes(5, sealed.wrapped());
      call.setBytes(6, sealed.nonce());
      var row = call.executeQuery();
      assertThat(row.next()).isTrue();
      try (var keep =
          owner.prepareStatement(
              """
              with c as (insert into remark_contact (receipt_id, identity_id, mark, above)
                select r.id, ?, sha256('late'), false from remark_receipt r where r.number = ? returning receipt_id)
              insert into citizen_mail_wish (procedure, case_id) select 'remark', c.receipt_id from c
              """)) {
        keep.setLong(1, row.getLong("id"));
        keep.setString(2, row.getString("number"));
        keep.executeUpdate();
      }
    }
    mail.send(Instant.now());
    assertThat(to("late-box@"))
        .singleElement()
        .satisfies(m -> assertThat(m.getSubject()).endsWith("：已登记，归入截止后收到的意见"));
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("同一邮箱对同一次征集的第四件照样登记、回执一样，先由人看；不发邮件，计入以后才发；别的征集、别的邮箱不受影响")
  void theFourthOfOneAddressWaitsForAPerson() throws Exception {
    var on = asked("限次规定（征求意见稿）");
    for (var n = 0; n < 3; n++) {
      said(on, n == 1 ? "Often@Example.org" : "often@example.org");
    }
    var fourth = said(on, "often@example.org");
    var other = said(on, "once@example.org");
    var elsewhere = said(asked("另一次规定（征求意见稿）"), "often@example.org");
    assertThat(fourth.code()).isNotBlank();
    var waiting = caseload.remarks(on.itemId()).stream().filter(Remark::suspect).toList();
    assertThat(waiting).singleElement().satisfies(r -> assertThat(r.judged()).isNull());
    mail.send(Instant.now());
    assertThat(to("often@")).as("three and the one of the other solicitation").hasSize(3);
    assertThat(to("Often@")).hasSize(1);
    assertThat(to("once@")).hasSize(1);
    assertThat(to("often@"))
        .extracting(m -> m.getSubject())
        .doesNotContain("意见 " + fourth.number() + "：已登记")
        .contains("意见 " + elsewhere.number() + "：已登记");
    analysing.judge(
        office.clerk, on.itemId(), waiting.getFirst().receiptId(), true, "内容具体，像是同一单位的人");
    mail.send(Instant.now());
    assertThat(to("often@")).hasSize(4);
    assertThat(other.late()).isFalse();
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("表里读不出邮箱：只有密封的一份和带密钥的记号，换一次征集记号就不同，知道邮箱也算不出来")
  void theTableDoesNotTellTheAddress() throws Exception {
    var one = said(asked("甲规定（征求意见稿）"), "hidden@example.org");
    var two = said(asked("乙规定（征求意见稿）"), "hidden@example.org");
    var marks =
        db.sql(
                """
                select encode(c.mark, 'hex') from remark_contact c join remark_receipt r on r.id = c.receipt_id
                where r.number in (?, ?)
                """)
            .params(one.number(), two.number())
            .query(String.class)
            .list();
    assertThat(marks).hasSize(2).doesNotHaveDuplicates();
    assertThat(
            db.sql("select encode(sha256('hidden@example.org'), 'hex')")
                .query(String.class)
                .single())
        .isNotIn(marks);
    for (var table : java.util.List.of("remark_contact", "remark_receipt", "citizen_mail_wish")) {
      assertThat(
              db.sql(
                      "select query_to_xml(format('select * from %I', cast(? as text)), true, true, '')::text")
                  .param(table)
                  .query(String.class)
                  .single())
          .doesNotContain("hidden@");
    }
  }

  @Test
  @DisplayName("身份信息销毁以后，不再发邮件，查询页也不再说起")
  void anErasedAddressGetsNoMail() {
    var on = asked("销毁规定（征求意见稿）");
    var receipt = said(on, "erased-opinion@example.org");
    var identity =
        db.sql(
                """
                select c.identity_id from remark_contact c join remark_receipt r on r.id = c.receipt_id where r.number = ?
                """)
            .param(receipt.number())
            .query(Long.class)
            .single();
    vault.erase(identity, ErasureRule.REQUEST, office.intakeClerk);
    mail.send(Instant.now().plus(Duration.ofMinutes(1)));
    assertThat(to("erased-opinion@")).isEmpty();
    assertThat(own.of(receipt.number(), QueryCode.digest(receipt.code()))).isEmpty();
  }

  @Test
  @DisplayName("表单：邮箱可以不填；写得不对，一句话说清，写好的都还在；填对了，回执写明会发邮件；同一页重发只登记一件")
  void theFormAsksAndKeepsWhatWasTyped() throws Exception {
    var on = asked("表单规定（征求意见稿）");
    var path = "/_/solicitations/" + on.number();
    var page = get(path);
    assertThat(page.select("label[for=mail]").text()).contains("可以不填");
    var fields = new LinkedHashMap<String, String>();
    page.select("main form input[type=hidden]").forEach(i -> fields.put(i.attr("name"), i.val()));
    fields.put("w0", "五吨合适，写清由谁查。");
    fields.put("mail", "没有邮箱");
    var refused = post(path, fields);
    assertThat(refused.select("[role=alert] a[href=#mail]").text()).contains("电子邮箱写得不对");
    assertThat(refused.select("#mail").val()).isEqualTo("没有邮箱");
    assertThat(refused.select("#w0").val()).contains("写清由谁查");
    fields.put("mail", "once-more@example.org");
    var receipt = post(path, fields);
    assertThat(receipt.select(".slip").text()).contains("还会发邮件");
    assertThat(post(path, fields).select("#number").text())
        .isEqualTo(receipt.select("#number").text());
    mail.send(Instant.now());
    assertThat(to("once-more@")).hasSize(1);
    assertThatThrownBy(() -> said(on, "两个@@example.org")).isInstanceOf(Violations.class);
  }
}
