package org.shenfa.demo;

import org.shenfa.columns.ColumnChange;
import org.shenfa.columns.ColumnChanges;
import org.shenfa.organization.PostKind;
import org.springframework.stereotype.Component;

/** 演示栏目变更: changes of columns, each through both hands. */
@Component
class DemoColumns {
  private final ColumnChanges changes;
  private final DemoPeople people;

  DemoColumns(ColumnChanges changes, DemoPeople people) {
    this.changes = changes;
    this.people = people;
  }

  /** Proposed by one, agreed to by another. */
  void agreed(ColumnChange change, String reason) {
    var proposal =
        changes.propose(people.holder(people.newsroom(), PostKind.UNIT_HEAD), change, reason);
    changes.decide(
        people.holder(people.newsroom(), PostKind.EDITORIAL_REVIEWER), proposal, true, "");
  }
}
