package org.shenfa.help;

import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 第一天的进度: which steps a person has ticked; their own affair, so not logged. */
@Service
public class Tours {
  private final JdbcClient db;

  Tours(JdbcClient db) {
    this.db = db;
  }

  /** Keys of the steps this person has taken. */
  public Set<String> taken(long personId) {
    return new HashSet<>(
        db.sql("select step from tour_step where person_id = ?")
            .param(personId)
            .query(String.class)
            .list());
  }

  /** Ticks a step, or takes the tick away. */
  @Transactional
  public void tick(long personId, Tour.Step step, boolean taken) {
    db.sql(
            taken
                ? "insert into tour_step (person_id, step) values (?, ?) on conflict do nothing"
                : "delete from tour_step where person_id = ? and step = ?")
        .params(personId, step.key())
        .update();
  }
}
