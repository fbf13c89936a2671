package org.shenfa.desk;

import static org.shenfa.regulation.Clause.MEASURES_3_2;
import static org.shenfa.regulation.Clause.MEASURES_7_1;

import java.util.List;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.content.Drafting;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 承办: who in the producing unit works on an item. A word to colleagues; it gives no right. */
@Service
public class Assignments {
  private final JdbcClient db;
  private final Drafting drafting;
  private final AuditTrail trail;

  Assignments(JdbcClient db, Drafting drafting, AuditTrail trail) {
    this.db = db;
    this.drafting = drafting;
    this.trail = trail;
  }

  /** Gives items of one's own unit to a colleague who writes for it; all of them or none. */
  @Transactional
  public void assign(Person by, List<Long> items, Person to) {
    var all = items.stream().distinct().map(drafting::find).toList();
    var found = new Violations.Gathering();
    for (var item : all) {
      found
          .refuseIf(
              !drafting.writesFor(by, item.unitId()),
              MEASURES_3_2,
              null,
              "%s 不是您单位的稿件，由产生单位自己安排承办人。".formatted(item.number()))
          .refuseIf(
              !drafting.writesFor(to, item.unitId()),
              MEASURES_7_1,
              "to",
              "%s 不能起草 %s 所在单位的稿件，请选本单位的起草人员。".formatted(to.name(), item.number()));
    }
    found.throwIfAny();
    for (var item : all) {
      db.sql("insert into assignment (item_id, person_id, by_id) values (?, ?, ?)")
          .params(item.id(), to.id(), by.id())
          .update();
      trail.append(
          Entry.of("item.assigned", by.id(), by.name())
              .about("item", item.number())
              .with("to", to.name()));
    }
  }
}
