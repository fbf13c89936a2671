package org.shenfa.demo;

import java.time.Clock;
import java.time.LocalDate;
import org.shenfa.duty.Roster;
import org.shenfa.organization.PostKind;
import org.springframework.stereotype.Component;

/** 演示值班表: the coming three weeks, so that somebody is to read the site today. */
@Component
class DemoDuty {
  private static final int DAYS = 20;

  private final DemoPeople people;
  private final Roster roster;
  private final Clock clock;

  DemoDuty(DemoPeople people, Roster roster, Clock clock) {
    this.people = people;
    this.roster = roster;
    this.clock = clock;
  }

  void create() {
    roster.plan(
        people.holder(people.newsroom(), PostKind.UNIT_HEAD),
        LocalDate.now(clock).plusDays(DAYS),
        clock.instant());
  }
}
