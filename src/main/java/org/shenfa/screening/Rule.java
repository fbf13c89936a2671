package org.shenfa.screening;

/** 规则: looks for one kind of thing; pure, and the same for everybody. */
interface Rule {
  void check(Reading on, Findings found);
}
