package org.shenfa.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.reminders.CitizenMail;
import org.shenfa.support.Mailed;
import org.shenfa.support.Office;
import org.shenfa.tickets.Findings.Receipt;
import org.shenfa.vault.Identity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("邮件告知报错的人")
class ReportMailModuleTests extends Mailed {
  @Autowired Office office;
  @Autowired Findings findings;
  @Autowired TicketHandling handling;
  @Autowired TicketClocks clocks;
  @Autowired CitizenMail mail;
  @Autowired JdbcClient db;

  private Receipt reported(String address, String quoted) {
    var receipt =
        findings.submit(
            QueryCode.fresh(),
            new Finding("/index.html", ErrorKind.TYPO, quoted, "“黒”应当是“黑”"),
            new Identity("", "", address, "", ""),
            Set.of());
    clocks.sweep();
    return receipt;
  }

  private long ticket(Receipt receipt) {
    return db.sql("select ticket_id from ticket_report where number = ?")
        .param(receipt.number())
        .query(Long.class)
        .single();
  }

  @Test
  @Proves(Clause.MEASURES_25_1)
  @DisplayName("报错本身不发；核实、答复各一封，并入别人那张的跟着那张；只有编号和办到哪一步；一次关掉不再发")
  void reportersAreTold() throws Exception {
    var first = reported("reporter@example.org", "首页扫黒甲");
    var second = reported("second@example.org", "首页扫黒乙");
    mail.send(Instant.now());
    assertThat(to("reporter@")).as("a form alone mails nobody").isEmpty();

    handling.duplicate(office.intakeClerk, ticket(second), number(ticket(first)));
    mail.send(Instant.now());
    assertThat(to("second@")).hasSize(1);
    handling.reject(office.intakeClerk, ticket(first), "那是书名，原书如此");
    mail.send(Instant.now());
    mail.send(Instant.now());
    assertThat(to("reporter@")).hasSize(1);
    assertThat(to("second@")).hasSize(2);

    post("/_/tickets/mails", Map.of("number", second.number(), "code", "AAAA-BBBB-CCCC"));
    var page = post("/_/tickets/mails", Map.of("number", second.number(), "code", second.code()));
    assertThat(page.text()).contains("您已经关掉", "系统代发过 2 次");
    handling.answer(office.intakeClerk, ticket(first), "谢谢，那是书名。");
    mail.send(Instant.now());
    assertThat(to("second@")).hasSize(2);
    assertThat(to("reporter@")).hasSize(2);
    var last = to("reporter@").getLast();
    assertThat(last.getSubject()).isEqualTo("网站找错 " + first.number() + "：已答复");
    assertThat(whole(last))
        .contains(first.number(), "/_/tickets/status")
        .doesNotContain(first.code(), "书名", "扫黒");
  }

  private String number(long ticket) {
    return db.sql("select number from ticket where id = ?")
        .param(ticket)
        .query(String.class)
        .single();
  }
}
