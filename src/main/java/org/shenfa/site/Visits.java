package org.shenfa.site;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 访问情况: what is looked at most and where readers come from; numbers by day, nothing of anybody. */
@Service
public class Visits {
  private final JdbcClient db;

  Visits(JdbcClient db) {
    this.db = db;
  }

  /** 一页的浏览: in the period, and ever since it is out. */
  public record Viewed(String path, String title, long views, long ever) {}

  /** 来路: another site, and how many came from it. */
  public record Source(String host, long times) {}

  /**
   * The pages looked at most since a day, in Asia/Shanghai, at most thirty; only what is out now.
   */
  public List<Viewed> pages(LocalDate from) {
    return db.sql(
            """
            select c.path, convert_from(c.manifest, 'UTF8')::jsonb ->> 'title' as title, d.views, v.views as ever
            from (select item_id, sum(views) as views from view_day where day >= ? group by item_id) d
              join current_release c on c.item_id = d.item_id join view_count v on v.item_id = d.item_id
            order by d.views desc, c.path limit 30
            """)
        .param(from)
        .query((row, n) ->
            new Viewed(
                row.getString("path"),
                row.getString("title"),
                row.getLong("views"),
                row.getLong("ever")))
        .list();
  }

  /** The sites most readers came from since a day, at most thirty. */
  public List<Source> sources(LocalDate from) {
    return db.sql(
            "select host, sum(times) as times from referrer_day where day >= ? group by host order by 2 desc, 1 limit 30")
        .param(from)
        .query((row, n) -> new Source(row.getString("host"), row.getLong("times")))
        .list();
  }
}
