package org.shenfa.access;

import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 各人的显示: kept per person; not logged, for nothing of it is business. */
@Service
public class Appearances {
  private final JdbcClient db;

  Appearances(JdbcClient db) {
    this.db = db;
  }

  /** What this person chose, or the usual. */
  public Appearance of(long personId) {
    return db.sql("select theme, density, letters from appearance where person_id = ?")
        .param(personId)
        .query(new DataClassRowMapper<>(Appearance.class))
        .optional()
        .orElse(Appearance.USUAL);
  }

  /** Keeps a choice; the last one counts. */
  @Transactional
  public void choose(long personId, Appearance chosen) {
    db.sql(
            """
            insert into appearance (person_id, theme, density, letters) values (?, ?, ?, ?)
            on conflict (person_id) do update set theme = excluded.theme, density = excluded.density,
              letters = excluded.letters, at = clock_timestamp()
            """)
        .params(personId, chosen.theme().name(), chosen.density().name(), chosen.letters())
        .update();
  }
}
