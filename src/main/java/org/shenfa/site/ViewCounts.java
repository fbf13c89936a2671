package org.shenfa.site;

import java.util.Locale;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 浏览次数: counted for an item that is public now; nothing about the reader is kept. */
@Service
public class ViewCounts {
  private final JdbcClient db;

  ViewCounts(@Qualifier("visitor") JdbcClient visitorJdbcClient) {
    this.db = visitorJdbcClient;
  }

  /**
   * Adds one look and answers how many there are; 0 for anything that is not public.
   *
   * @param from host of the other site the reader came from; what is no host counts as none
   */
  public long count(String item, String from) {
    return item.matches("\\d{4}-\\d{4,9}")
        ? db.sql("select count_view(?, ?)")
            .params(item, from.toLowerCase(Locale.ROOT))
            .query(Long.class)
            .single()
        : 0;
  }
}
