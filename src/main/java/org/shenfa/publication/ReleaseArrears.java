package org.shenfa.publication;

import static org.shenfa.regulation.Clause.MEASURES_10_1;

import java.time.LocalDate;
import java.util.List;
import org.shenfa.deadlines.Arrears;
import org.shenfa.regulation.Enforces;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Government information that is not out after twenty working days while it lies with the unit that
 * made it: not written, returned, or not yet through its own looks. What waits with others is
 * theirs.
 */
@Service
class ReleaseArrears implements Arrears {
  private final ReleaseDeadlines deadlines;
  private final JdbcClient db;

  ReleaseArrears(ReleaseDeadlines deadlines, JdbcClient db) {
    this.deadlines = deadlines;
    this.db = db;
  }

  @Enforces(MEASURES_10_1)
  @Override
  public List<Arrear> overdue(LocalDate today) {
    var theirs =
        db.sql(
                "select item_id from item_listing where clock_start is not null and coalesce(next_unit, unit_id) = unit_id")
            .query(Long.class)
            .list();
    return deadlines.running(0, today).stream()
        .filter(d -> {
          var due = d.due();
          return due != null && due.lateOn(today) && theirs.contains(d.itemId());
        })
        .map(d ->
            new Arrear(
                "release:%d:%s".formatted(d.itemId(), d.start()),
                d.unitId(),
                "“" + d.title() + "”超过 20 个工作日没有发布",
                "请马上送审发布；不能按时发布的，在稿件上写明原因。",
                "管理办法第十条",
                "/desk/items/" + d.itemId()))
        .toList();
  }
}
