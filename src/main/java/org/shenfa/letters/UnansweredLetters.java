package org.shenfa.letters;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 没有答复的来信: number and day of those that the public waits for, without a word of them. */
@Service
public class UnansweredLetters {
  private final JdbcClient db;

  UnansweredLetters(JdbcClient db) {
    this.db = db;
  }

  /**
   * 一封.
   *
   * @param unit who handles it, null while nobody does
   */
  public record Waiting(String number, Instant received, @Nullable Long unit) {}

  /**
   * Questions and suggestions without an answer, the oldest first; complaints and reports go
   * another way.
   */
  public List<Waiting> all() {
    return db.sql(
            """
            select number, received_at, unit_id from letter_now
            where kind in ('CONSULTATION', 'SUGGESTION', 'PLEA', 'UNSURE')
              and state in ('RECEIVED', 'ASSIGNED', 'RETURNED', 'DRAFTED', 'APPROVED') order by received_at, id
            """)
        .query((row, n) ->
            new Waiting(
                row.getString("number"),
                Moments.of(row, "received_at"),
                row.getObject("unit_id", Long.class)))
        .list();
  }
}
