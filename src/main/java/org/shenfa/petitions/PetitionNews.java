package org.shenfa.petitions;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.shenfa.deadlines.Deadline;
import org.shenfa.organization.Organization;
import org.shenfa.organization.PostKind;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.springframework.stereotype.Component;

/** 信访提醒: who is told what; a number and a word, never what a petition says or who wrote it. */
@Component
class PetitionNews {
  private final Notices notices;
  private final PetitionRights rights;
  private final Organization organization;

  PetitionNews(Notices notices, PetitionRights rights, Organization organization) {
    this.notices = notices;
    this.rights = rights;
    this.organization = organization;
  }

  void arrived(Petition petition, Instant now) {
    tell(petition, NoticeKind.PETITION, "arrived", "转来，请登记", desk(petition, now), now);
  }

  void urgent(Petition petition, Instant now) {
    tell(
        petition,
        NoticeKind.PETITION_LATE,
        "urgent:" + now,
        "报告重大、紧急事项",
        leaders(petition, now),
        now);
  }

  void assigned(Petition petition, Collection<Long> handlers, Instant now) {
    tell(petition, NoticeKind.PETITION, "assigned:" + now, "指定您承办", handlers, now);
  }

  void drafted(Petition petition, Instant now) {
    tell(petition, NoticeKind.PETITION, "opinion:" + now, "处理意见等您签发", leaders(petition, now), now);
  }

  void atSite(Petition petition, Instant now) {
    tell(
        petition,
        NoticeKind.PETITION,
        "site:" + now,
        "办结，请答复写信人",
        holders(rights.publicity(), PostKind.SITE_EDITOR, petition, now),
        "/reply",
        now);
  }

  /** 督办: the desk, its head and the leaders learn that a term has passed. */
  void late(Petition petition, Deadline deadline, Instant now) {
    var people = desk(petition, now);
    people.addAll(leaders(petition, now));
    tell(
        petition,
        NoticeKind.PETITION_LATE,
        "late:" + deadline.id(),
        "督办：超过期限，" + deadline.rule().label(),
        people,
        now);
  }

  private Set<Long> leaders(Petition petition, Instant now) {
    return rights.leaders(petition, PetitionCourse.day(now));
  }

  private Set<Long> desk(Petition petition, Instant now) {
    var people = holders(rights.office(), PostKind.PETITION_CLERK, petition, now);
    people.addAll(holders(rights.office(), PostKind.UNIT_HEAD, petition, now));
    people.removeIf(p -> petition.sealed() && !petition.admitted().contains(p));
    return people;
  }

  private Set<Long> holders(long unit, PostKind kind, Petition petition, Instant now) {
    var day = PetitionCourse.day(now);
    var people = new LinkedHashSet<Long>();
    organization.holders(unit, kind, day).forEach(a -> people.add(a.person().id()));
    people.removeIf(p -> rights.accused(petition, p, day));
    return people;
  }

  private void tell(
      Petition petition,
      NoticeKind kind,
      String key,
      String words,
      Collection<Long> people,
      Instant now) {
    tell(petition, kind, key, words, people, "", now);
  }

  private void tell(
      Petition petition,
      NoticeKind kind,
      String key,
      String words,
      Collection<Long> people,
      String page,
      Instant now) {
    for (var person : people) {
      notices.tell(
          person,
          kind,
          "petition:" + petition.id() + ":" + key,
          "信访事项 " + petition.number(),
          words,
          "/desk/petitions/" + petition.id() + page,
          now);
    }
  }
}
