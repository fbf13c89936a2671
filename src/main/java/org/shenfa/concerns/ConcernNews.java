package org.shenfa.concerns;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import org.shenfa.deadlines.Deadline;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.shenfa.reminders.Recipients;
import org.springframework.stereotype.Service;

/** 关切的提醒: tells the people it concerns, in the transaction of what happened. */
@Service
class ConcernNews {
  private final Notices notices;
  private final Recipients recipients;
  private final Clock clock;

  ConcernNews(Notices notices, Recipients recipients, Clock clock) {
    this.notices = notices;
    this.recipients = recipients;
    this.clock = clock;
  }

  void found(Concern concern) {
    tell(concern, NoticeKind.CONCERN, "found", "新登记，请定级", recipients.newsroom(today()));
  }

  void assessed(Concern concern) {
    var people = recipients.newsroom(today());
    if (concern.is(Level.A)) {
      people.addAll(recipients.leaders(today()));
    }
    tell(concern, NoticeKind.CONCERN, "assessed", "已定级，请交办", people);
  }

  void assigned(Concern concern) {
    tell(concern, NoticeKind.CONCERN, "assigned", "由本单位负责回应", unit(concern));
  }

  void merged(Concern main, Concern concern) {
    var people = unit(main);
    people.add(concern.noticedBy());
    tell(main, NoticeKind.CONCERN, "merged:" + concern.id(), "又登记过一次，已并作一件", people);
  }

  void late(Concern concern, Deadline deadline) {
    var people = recipients.newsroom(today());
    people.addAll(unit(concern));
    if (concern.is(Level.A)) {
      people.addAll(recipients.leaders(today()));
    }
    tell(
        concern,
        NoticeKind.CONCERN_LATE,
        "late:" + deadline.id(),
        "超过时限：" + deadline.rule().label(),
        people);
  }

  private Set<Long> unit(Concern concern) {
    return concern.unit() == 0 ? new LinkedHashSet<>() : recipients.unit(concern.unit(), today());
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private void tell(Concern concern, NoticeKind kind, String key, String words, Set<Long> people) {
    for (var person : people) {
      notices.tell(
          person,
          kind,
          "concern:" + concern.id() + ":" + key,
          concern.name(),
          words,
          "/desk/concerns/" + concern.id(),
          clock.instant());
    }
  }
}
