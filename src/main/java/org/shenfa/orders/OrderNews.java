package org.shenfa.orders;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.shenfa.reminders.Recipients;
import org.springframework.stereotype.Service;

/** 督办的提醒: tells the people it concerns, in the transaction of what happened. */
@Service
class OrderNews {
  private final Notices notices;
  private final Recipients recipients;
  private final Clock clock;

  OrderNews(Notices notices, Recipients recipients, Clock clock) {
    this.notices = notices;
    this.recipients = recipients;
    this.clock = clock;
  }

  void issued(Order order) {
    tell(order, NoticeKind.ORDER, "issued", "请签收，限 " + order.term().label() + "整改", unit(order));
  }

  void rectified(Order order) {
    tell(order, NoticeKind.ORDER, "rectified:" + clock.instant(), "已经整改，请另一个人核验", newsroom());
  }

  void sentBack(Order order) {
    tell(order, NoticeKind.ORDER, "back:" + clock.instant(), "核验退回，请继续整改", unit(order));
  }

  void lapsed(Order order) {
    var people = newsroom();
    people.addAll(unit(order));
    tell(order, NoticeKind.ORDER_LATE, "lapsed:" + order.since(), "逾期未整改", people);
  }

  private Set<Long> unit(Order order) {
    return recipients.unit(order.unit(), LocalDate.now(clock));
  }

  private Set<Long> newsroom() {
    return recipients.newsroom(LocalDate.now(clock));
  }

  private void tell(Order order, NoticeKind kind, String key, String words, Set<Long> people) {
    for (var person : people) {
      notices.tell(
          person,
          kind,
          "order:" + order.id() + ":" + key,
          "督办 " + order.number() + "　" + order.title(),
          words,
          "/desk/orders/" + order.id(),
          clock.instant());
    }
  }
}
