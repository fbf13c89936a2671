package org.shenfa.tickets;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.shenfa.deadlines.Deadline;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.shenfa.reminders.Recipients;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 纠错单的提醒: tells the people it concerns, in the transaction of what happened. */
@Service
class TicketNews {
  private final JdbcClient db;
  private final Notices notices;
  private final Recipients recipients;
  private final Clock clock;

  TicketNews(JdbcClient db, Notices notices, Recipients recipients, Clock clock) {
    this.db = db;
    this.notices = notices;
    this.recipients = recipients;
    this.clock = clock;
  }

  void reported(Ticket ticket) {
    var grave = ticket.kind().grave() && ticket.state() == TicketState.REPORTED;
    tell(
        ticket,
        grave ? NoticeKind.TICKET_URGENT : NoticeKind.TICKET,
        "reported",
        grave ? "可能很严重，请半小时内核实" : "请核实",
        recipients.newsroom(today()));
  }

  /** The head is told at once, whoever took the page down. */
  void hidden(Ticket ticket, String by) {
    tell(
        ticket,
        NoticeKind.TICKET_URGENT,
        "hidden:" + clock.instant(),
        by + "已把这一页先行撤下，请过问",
        recipients.newsroomHead(today()));
  }

  /** The unit puts it right; whoever confirmed the text is told as well. */
  void notified(Ticket ticket, long unit) {
    var key = "unit:" + clock.instant();
    tell(ticket, NoticeKind.TICKET, key, "请改正，改完在纠错单上回复", recipients.unit(unit, today()));
    tell(ticket, NoticeKind.TICKET, key, "您确认过的稿件有差错", confirmers(ticket));
  }

  void disputed(Ticket ticket) {
    tell(
        ticket,
        NoticeKind.TICKET,
        "disputed:" + clock.instant(),
        "单位有异议，请再看一次",
        recipients.newsroom(today()));
  }

  void fixed(Ticket ticket) {
    tell(
        ticket,
        NoticeKind.TICKET,
        "fixed:" + clock.instant(),
        "已经改正，请另一个人核验",
        recipients.newsroom(today()));
  }

  void late(Ticket ticket, Deadline deadline) {
    var people = recipients.newsroom(today());
    if (ticket.acting() != 0) {
      people.addAll(recipients.unit(ticket.acting(), today()));
    }
    tell(
        ticket,
        NoticeKind.TICKET_URGENT,
        "late:" + deadline.id(),
        "超过时限：" + deadline.rule().label(),
        people);
  }

  private List<Long> confirmers(Ticket ticket) {
    return ticket.item() == null
        ? List.of()
        : db.sql(
                """
                select o.person_id from opinion o
                where o.look = 'HEAD_CONFIRMATION' and o.verdict = 'AGREE'
                  and o.case_id = (select r.case_id from release r where r.item_id = ? order by r.id desc limit 1)
                """)
            .param(ticket.item())
            .query((row, n) -> row.getLong(1))
            .list();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private void tell(
      Ticket ticket, NoticeKind kind, String key, String words, Iterable<Long> people) {
    for (var person : people) {
      notices.tell(
          person,
          kind,
          "ticket:" + ticket.id() + ":" + key,
          "纠错 " + ticket.number() + "　" + ticket.path(),
          words,
          "/desk/tickets/" + ticket.id(),
          clock.instant());
    }
  }
}
