package org.shenfa.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.Notice;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.tickets.ErrorKind;
import org.shenfa.tickets.Finding;
import org.shenfa.tickets.Findings;
import org.shenfa.tickets.Severity;
import org.shenfa.tickets.Source;
import org.shenfa.tickets.TicketHandling;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("督办单：从签发到销号")
class OrdersModuleTests {
  @Autowired Office office;
  @Autowired Orders orders;
  @Autowired OrderWatch watch;
  @Autowired Deadlines deadlines;
  @Autowired Findings findings;
  @Autowired TicketHandling handling;
  @Autowired Notices notices;
  @Autowired JdbcClient db;

  private long issued() {
    return orders.issue(
        office.publicityHead,
        office.hazmat.id(),
        "栏目三个月没有更新",
        "补发近三个月的检查结果",
        "管理办法第九条",
        "",
        OrderTerm.FIVE);
  }

  private Order order(long id) {
    return orders.seen(office.publicityHead, id);
  }

  private List<Order> about(String words) {
    return orders.seen(office.publicityHead).stream()
        .filter(o -> o.title().contains(words))
        .toList();
  }

  @Test
  @Proves(Clause.MEASURES_12_2)
  @DisplayName("12-2 手工签发：单位签收、带证据整改；签发的人和整改的人都不能核验，直接写数据库也不能；另一个人核验，处长销号")
  void fromTheIssueToTheClose() {
    assertThatThrownBy(() ->
            orders.issue(
                office.editorOne, office.hazmat.id(), "某件事情", "马上办好", "第九条", "", OrderTerm.ONE))
        .hasMessageContaining("负责人签发");
    assertThatThrownBy(() ->
            orders.issue(office.publicityHead, office.hazmat.id(), "", "", "", "https://x", null))
        .satisfies(e -> assertThat(((Violations) e).all()).hasSize(5));
    var id = issued();
    assertThat(notices.of(office.head.id(), 0))
        .extracting(Notice::link)
        .contains("/desk/orders/" + id);
    assertThat(orders.owed(office.clerk)).extracting(Order::id).contains(id);
    assertThatThrownBy(() -> orders.seen(office.petitionClerk, id))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> orders.acknowledge(office.editorOne, id))
        .isInstanceOf(Violations.class);
    orders.acknowledge(office.clerk, id);
    assertThatThrownBy(() -> orders.rectify(office.clerk, id, "已经补发三篇", ""))
        .hasMessageContaining("证据");
    orders.rectify(office.clerk, id, "已经补发三篇", "放行编号 2026-1127-0036");
    assertThatThrownBy(() -> orders.verify(office.publicityHead, id, "看过三篇"))
        .hasMessageContaining("另一个人");
    assertThatThrownBy(() ->
            db.sql(
                    """
                    insert into course (procedure, case_id, n, event, actor, person_id, unit_id, at, from_state, to_state)
                    values ('supervision', ?, 0, 'VERIFY', 'SUPERVISOR', ?, ?, now(), 'RECTIFIED', 'VERIFIED')
                    """)
                .params(id, office.publicityHead.id(), office.publicity.id())
                .update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("另一个人核验");
    orders.sendBack(office.editorOne, id, "还差两个月的");
    assertThat(order(id).end()).isNotNull();
    orders.rectify(office.head, id, "两个月的也补齐了", "放行编号 2026-1127-0037");
    orders.verify(office.editorOne, id, "逐篇打开看过");
    orders.close(office.publicityHead, id);
    assertThat(order(id).state()).isEqualTo(OrderState.CLOSED);
    assertThat(order(id).unrectified()).isFalse();
  }

  @Test
  @Proves(Clause.MEASURES_12_2)
  @DisplayName("12-2 单位没有按时改正差错：停三天再开也自动立单，一件事只立一次；单子自己超期不再立单")
  void raisedByTheClockOnce() {
    var ticket =
        findings.report(
            new Source.Reader(office.editorOne),
            new Finding("/index.html", ErrorKind.FACT, "电话" + System.nanoTime(), "号码错了"));
    handling.confirm(office.editorOne, ticket, Severity.S2, "");
    handling.notify(office.editorOne, ticket, office.hazmat.id(), "请更正电话");
    var clock =
        deadlines.of("ticket", ticket).stream()
            .filter(d -> d.rule() == Rule.TICKET_UNIT_TWO)
            .findFirst()
            .orElseThrow();
    var later = clock.end().orElseThrow().plus(Duration.ofDays(3));
    watch.sweep(Instant.now());
    var title =
        db.sql("select number from ticket where id = ?").param(ticket).query(String.class).single();
    assertThat(about(title)).isEmpty();
    deadlines.sweep(later);
    watch.sweep(later);
    watch.sweep(later);
    assertThat(about(title)).hasSize(1);
    var raised = about(title).getFirst();
    assertThat(raised.unit()).isEqualTo(office.hazmat.id());
    assertThat(raised.address()).isEqualTo("/desk/tickets/" + ticket);
    assertThat(raised.basis()).contains("单位改正二级差错");
    assertThat(raised.issuedBy()).isNull();

    var far = later.plus(Duration.ofDays(30));
    deadlines.sweep(far);
    watch.sweep(far);
    assertThat(about(title)).hasSize(1);
    assertThat(about(title).getFirst().state()).isEqualTo(OrderState.UNRECTIFIED);
  }

  @Test
  @Proves(Clause.MEASURES_12_2)
  @DisplayName("12-2 逾期未整改只记一次、提醒一次；以后整改、核验、销号，记录还在")
  void unrectifiedStays() {
    var id = issued();
    var end =
        deadlines.of("supervision", id).getFirst().end().orElseThrow().plus(Duration.ofDays(3));
    deadlines.sweep(end);
    deadlines.sweep(end);
    assertThat(order(id).state()).isEqualTo(OrderState.UNRECTIFIED);
    assertThat(orders.story(order(id)))
        .filteredOn(p -> p.event().equals("LAPSE"))
        .singleElement()
        .extracting(p -> p.at())
        .isEqualTo(deadlines.of("supervision", id).getFirst().end().orElseThrow());
    assertThat(notices.of(office.head.id(), 0))
        .filteredOn(n -> n.kind() == NoticeKind.ORDER_LATE && n.link().equals("/desk/orders/" + id))
        .hasSize(1);
    orders.rectify(office.clerk, id, "晚了，已经补发", "放行编号 2026-1127-0040");
    orders.verify(office.editorTwo, id, "打开看过");
    orders.close(office.publicityHead, id);
    assertThat(order(id).unrectified()).isTrue();
    assertThat(deadlines.of("supervision", id)).allMatch(Deadline::late);
  }

  @Test
  @DisplayName("立错了的由处长撤销，写明理由；撤销以后单位没有可办的")
  void withdrawn() {
    var id = issued();
    assertThatThrownBy(() -> orders.withdraw(office.clerk, id, "不归我们"))
        .isInstanceOf(Violations.class);
    orders.withdraw(office.publicityHead, id, "应由防汛处整改，另行签发");
    assertThat(order(id).state()).isEqualTo(OrderState.WITHDRAWN);
    assertThat(order(id).end()).isNull();
    assertThat(orders.owed(office.clerk)).extracting(Order::id).doesNotContain(id);
  }
}
