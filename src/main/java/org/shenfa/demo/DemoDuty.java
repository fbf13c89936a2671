package org.shenfa.demo;

import java.time.Clock;
import java.time.LocalDate;
import org.shenfa.duty.Roster;
import org.shenfa.organization.PostKind;
import org.shenfa.tickets.ErrorKind;
import org.shenfa.tickets.Finding;
import org.shenfa.tickets.Findings;
import org.shenfa.tickets.Source;
import org.springframework.stereotype.Component;

/**
 * 演示值班: the coming three weeks, so that somebody is to read the site today, and the one error that
 * is true of every demo: its telephone number.
 */
@Component
class DemoDuty {
  private static final int DAYS = 20;

  private final DemoPeople people;
  private final Roster roster;
  private final Findings findings;
  private final Clock clock;

  DemoDuty(DemoPeople people, Roster roster, Findings findings, Clock clock) {
    this.people = people;
    this.roster = roster;
    this.findings = findings;
    this.clock = clock;
  }

  void create() {
    roster.plan(
        people.holder(people.newsroom(), PostKind.UNIT_HEAD),
        LocalDate.now(clock).plusDays(DAYS),
        clock.instant());
    findings.report(
        new Source.Reader(people.editor()),
        new Finding("/index.html", ErrorKind.FACT, "0000-0000000", "值班电话是演示用的号码，正式使用以前要换成真的。"));
  }
}
