package org.shenfa.concerns;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.shenfa.deadlines.Deadline;
import org.shenfa.organization.Organization;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.springframework.stereotype.Service;

/** 关切的提醒: tells the people it concerns, in the transaction of what happened. */
@Service
class ConcernNews {
  private final Notices notices;
  private final Organization organization;
  private final Clock clock;

  ConcernNews(Notices notices, Organization organization, Clock clock) {
    this.notices = notices;
    this.organization = organization;
    this.clock = clock;
  }

  void found(Concern concern) {
    tell(concern, NoticeKind.CONCERN, "found", "新登记，请定级", newsroom());
  }

  void assessed(Concern concern) {
    var people = newsroom();
    if (concern.is(Level.A)) {
      people.addAll(leaders());
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
    var people = newsroom();
    people.addAll(unit(concern));
    if (concern.is(Level.A)) {
      people.addAll(leaders());
    }
    tell(
        concern,
        NoticeKind.CONCERN_LATE,
        "late:" + deadline.id(),
        "超过时限：" + deadline.rule().label(),
        people);
  }

  private Set<Long> newsroom() {
    var newsroom = organization.only(UnitKind.PUBLICITY_OFFICE).id();
    return holders(
        newsroom, List.of(PostKind.UNIT_HEAD, PostKind.SITE_EDITOR, PostKind.INTAKE_CLERK));
  }

  private Set<Long> leaders() {
    return holders(
        organization.only(UnitKind.LEADERSHIP).id(),
        List.of(PostKind.PRINCIPAL_LEADER, PostKind.DEPUTY_LEADER));
  }

  private Set<Long> unit(Concern concern) {
    return concern.unit() == 0
        ? new LinkedHashSet<>()
        : holders(concern.unit(), List.of(PostKind.UNIT_HEAD, PostKind.CLERK, PostKind.LIAISON));
  }

  private Set<Long> holders(long unit, List<PostKind> kinds) {
    var people = new LinkedHashSet<Long>();
    for (var kind : kinds) {
      organization
          .holders(unit, kind, LocalDate.now(clock))
          .forEach(a -> people.add(a.person().id()));
    }
    return people;
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
