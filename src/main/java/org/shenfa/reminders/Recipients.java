package org.shenfa.reminders;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import org.shenfa.organization.Organization;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.springframework.stereotype.Service;

/**
 * 收提醒的人: whom news of the house go to, by post: whoever holds it on that day, and whom they
 * delegated it to. Each answer is a fresh set that more may be added to.
 */
@Service
public class Recipients {
  private final Organization organization;

  Recipients(Organization organization) {
    this.organization = organization;
  }

  /** 新闻宣传处: its head, the editors, who takes letters in. */
  public Set<Long> newsroom(LocalDate day) {
    return of(newsroom(), day, PostKind.UNIT_HEAD, PostKind.SITE_EDITOR, PostKind.INTAKE_CLERK);
  }

  /** The head of 新闻宣传处. */
  public Set<Long> newsroomHead(LocalDate day) {
    return of(newsroom(), day, PostKind.UNIT_HEAD);
  }

  private long newsroom() {
    return organization.only(UnitKind.PUBLICITY_OFFICE).id();
  }

  /** 厅领导. */
  public Set<Long> leaders(LocalDate day) {
    return of(
        organization.only(UnitKind.LEADERSHIP).id(),
        day,
        PostKind.PRINCIPAL_LEADER,
        PostKind.DEPUTY_LEADER);
  }

  /** A unit that has something to do: its head, who drafts, who is its contact. */
  public Set<Long> unit(long unit, LocalDate day) {
    return of(unit, day, PostKind.UNIT_HEAD, PostKind.CLERK, PostKind.LIAISON);
  }

  /** The holders of some posts of a unit, post by post. */
  public Set<Long> of(long unit, LocalDate day, PostKind... kinds) {
    var people = new LinkedHashSet<Long>();
    for (var kind : kinds) {
      organization.holders(unit, kind, day).forEach(a -> people.add(a.person().id()));
    }
    return people;
  }
}
