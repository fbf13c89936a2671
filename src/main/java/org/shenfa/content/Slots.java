package org.shenfa.content;

import static org.shenfa.regulation.Clause.MEASURES_4_1;

import java.util.Optional;
import org.shenfa.database.Refusals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which item stands in which slot; given once, for good. */
@Repository
class Slots {
  private final JdbcClient db;

  Slots(JdbcClient db) {
    this.db = db;
  }

  Optional<Slot> of(long item) {
    return db.sql("select slot from site_slot where item_id = ?")
        .param(item)
        .query(String.class)
        .optional()
        .map(Slot::valueOf);
  }

  Optional<Long> item(Slot slot) {
    return db.sql("select item_id from site_slot where slot = ?")
        .param(slot.name())
        .query(Long.class)
        .optional();
  }

  void give(Slot slot, long item, long person) {
    Refusals.asSentences(
        MEASURES_4_1,
        () ->
            db.sql("select give_slot(?, ?, ?)")
                .params(slot.name(), item, person)
                .query()
                .singleRow());
  }
}
