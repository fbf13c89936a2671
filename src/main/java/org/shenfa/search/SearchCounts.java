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
 * 检索次数: what is asked how often, and how often in vain; words, day and counts for the editors,
 * nothing about who asked. What looks like somebody's number is not kept.
 */
@Service
public class SearchCounts {
  private static final Logger LOG = LoggerFactory.getLogger(SearchCounts.class);

  /** What fewer asked may be about somebody; it is not shown among what is asked most. */
  private static final int SEVERAL = 3;

  private final JdbcClient db;
  private final JdbcClient visitor;

  SearchCounts(JdbcClient db, @Qualifier("visitor") JdbcClient visitorJdbcClient) {
    this.db = db;
    this.visitor = visitorJdbcClient;
  }

  /** 一种检索: how often in a period, and when last. */
  public record Counted(String words, long times, LocalDate last) {}

  void count(String words, boolean inVain) {
    try {
      visitor.sql("select count_search(?, ?)").params(words, inVain).query().listOfRows();
    } catch (DataAccessException e) {
      // The answer to the visitor matters more than the count.
      LOG.warn("检索未能计数：{}", e.toString());
    }
  }

  /** What was asked in vain most often since a day, in Asia/Shanghai, at most a hundred. */
  public List<Counted> inVain(LocalDate day) {
    return counted(
        """
        select words, sum(missed) as times, max(day) as last from search_count where day >= ? and missed > 0
        group by words order by 2 desc, 3 desc, 1 limit 100
        """,
        day);
  }

  /** What was asked most often since a day, three times at least, at most thirty. */
  public List<Counted> mostAsked(LocalDate day) {
    return counted(
        """
        select words, sum(times) as times, max(day) as last from search_count where day >= ?
        group by words having sum(times) >= %d order by 2 desc, 3 desc, 1 limit 30
        """
            .formatted(SEVERAL),
        day);
  }

  private List<Counted> counted(String sql, LocalDate day) {
    return db.sql(sql)
        .param(day)
        .query((row, n) ->
            new Counted(
                row.getString("words"),
                row.getLong("times"),
                row.getObject("last", LocalDate.class)))
        .list();
  }
}
