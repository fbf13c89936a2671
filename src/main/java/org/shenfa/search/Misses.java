package org.shenfa.search;

import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * 没有结果的检索: words, day and count, for the editors; nothing about who asked. What looks like
 * somebody's number is not kept.
 */
@Service
public class Misses {
  private static final Logger LOG = LoggerFactory.getLogger(Misses.class);

  private final JdbcClient db;
  private final JdbcClient visitor;

  Misses(JdbcClient db, @Qualifier("visitor") JdbcClient visitorJdbcClient) {
    this.db = db;
    this.visitor = visitorJdbcClient;
  }

  /** 一种没有结果的检索: how often in a period, and when last. */
  public record Missed(String words, long times, LocalDate last) {}

  void count(String words) {
    try {
      visitor.sql("select count_missed_search(?)").param(words).query().listOfRows();
    } catch (DataAccessException e) {
      // The answer to the visitor matters more than the count.
      LOG.warn("没有结果的检索未能计数：{}", e.toString());
    }
  }

  /** What was asked most often since a day, in Asia/Shanghai, at most a hundred. */
  public List<Missed> since(LocalDate day) {
    return db.sql(
            """
            select words, sum(times) as times, max(day) as last from missed_search where day >= ?
            group by words order by 2 desc, 3 desc, 1 limit 100
            """)
        .param(day)
        .query((row, n) ->
            new Missed(
                row.getString("words"),
                row.getLong("times"),
                row.getObject("last", LocalDate.class)))
        .list();
  }
}
