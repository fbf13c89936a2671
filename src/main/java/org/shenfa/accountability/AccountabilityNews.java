package org.shenfa.accountability;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.shenfa.Shenfa;
import org.shenfa.organization.Organization;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.springframework.stereotype.Service;

/** 问责的提醒: tells whom it concerns, in the transaction of what happened. */
@Service
class AccountabilityNews {
  private static final List<PostKind> LEADERS =
      List.of(PostKind.PRINCIPAL_LEADER, PostKind.DEPUTY_LEADER);

  private final Notices notices;
  private final Organization organization;

  AccountabilityNews(Notices notices, Organization organization) {
    this.notices = notices;
    this.organization = organization;
  }

  /** A suspicion goes to who looks into it: of 新闻宣传处 itself to the leaders. */
  void suspected(AccountabilityCase one, Instant now) {
    var newsroom = organization.only(UnitKind.PUBLICITY_OFFICE).id();
    tell(
        one,
        "suspected",
        "有一条问责线索，请查实",
        one.unit() == newsroom ? leaders(now) : holders(newsroom, List.of(PostKind.UNIT_HEAD), now),
        now);
  }

  void classified(AccountabilityCase one, Instant now) {
    tell(
        one,
        "classified:" + now,
        "请在五个工作日内陈述",
        holders(one.unit(), List.of(PostKind.UNIT_HEAD), now),
        now);
  }

  void heard(AccountabilityCase one, Instant now) {
    tell(one, "heard:" + now, "单位已经陈述，请作决定", leaders(now), now);
  }

  void decided(AccountabilityCase one, Instant now) {
    var people = holders(one.unit(), List.of(PostKind.UNIT_HEAD), now);
    people.addAll(
        holders(
            organization.only(UnitKind.PUBLICITY_OFFICE).id(), List.of(PostKind.UNIT_HEAD), now));
    tell(one, "decided", "已经作出决定", people, now);
  }

  private Set<Long> leaders(Instant now) {
    return holders(organization.only(UnitKind.LEADERSHIP).id(), LEADERS, now);
  }

  private Set<Long> holders(long unit, List<PostKind> kinds, Instant now) {
    var people = new LinkedHashSet<Long>();
    var today = LocalDate.ofInstant(now, Shenfa.ZONE);
    for (var kind : kinds) {
      organization.holders(unit, kind, today).forEach(a -> people.add(a.person().id()));
    }
    return people;
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
