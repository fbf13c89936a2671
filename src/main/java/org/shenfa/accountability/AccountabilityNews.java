package org.shenfa.accountability;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.shenfa.Shenfa;
import org.shenfa.organization.Organization;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.shenfa.reminders.Recipients;
import org.springframework.stereotype.Service;

/** 问责的提醒: tells whom it concerns, in the transaction of what happened. */
@Service
class AccountabilityNews {
  private final Notices notices;
  private final Recipients recipients;
  private final Organization organization;

  AccountabilityNews(Notices notices, Recipients recipients, Organization organization) {
    this.notices = notices;
    this.recipients = recipients;
    this.organization = organization;
  }

  /** A suspicion goes to who looks into it: of 新闻宣传处 itself to the leaders. */
  void suspected(AccountabilityCase one, Instant now) {
    var newsroom = organization.only(UnitKind.PUBLICITY_OFFICE).id();
    tell(
        one,
        "suspected",
        "有一条问责线索，请查实",
        one.unit() == newsroom ? recipients.leaders(day(now)) : recipients.newsroomHead(day(now)),
        now);
  }

  void classified(AccountabilityCase one, Instant now) {
    tell(
        one,
        "classified:" + now,
        "请在五个工作日内陈述",
        recipients.of(one.unit(), day(now), PostKind.UNIT_HEAD),
        now);
  }

  void heard(AccountabilityCase one, Instant now) {
    tell(one, "heard:" + now, "陈述已经办完，请作决定", recipients.leaders(day(now)), now);
  }

  void decided(AccountabilityCase one, Instant now) {
    var people = recipients.of(one.unit(), day(now), PostKind.UNIT_HEAD);
    people.addAll(recipients.newsroomHead(day(now)));
    tell(one, "decided", "已经作出决定", people, now);
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, Shenfa.ZONE);
  }

  private void tell(
      AccountabilityCase one, String key, String words, Set<Long> people, Instant now) {
    for (var person : people) {
      notices.tell(
          person,
          NoticeKind.ACCOUNTABILITY,
          "accountability:" + one.id() + ":" + key,
          "问责登记 " + one.number(),
          words,
          "/desk/accountability/" + one.id(),
          now);
    }
  }
}
