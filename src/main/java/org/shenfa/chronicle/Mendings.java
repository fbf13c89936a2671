package org.shenfa.chronicle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shenfa.site.SiteMended;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** 改动记录: what somebody had done to the site's folder behind the product's back, and it undid. */
@Service
public class Mendings {
  private static final int EXAMPLES = 50;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient db;
  private final Clock clock;

  Mendings(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * 一次恢复.
   *
   * @param files how many
   * @param examples path and what had been done to it, at most fifty
   */
  public record Mending(Instant at, int files, Map<String, String> examples) {}

  @EventListener
  void on(SiteMended news) {
    var examples = new LinkedHashMap<String, String>();
    news.differences().entrySet().stream()
        .limit(EXAMPLES)
        .forEach(d -> examples.put(d.getKey(), d.getValue().label()));
    db.sql("insert into site_mending (at, files, examples) values (?, ?, ?::jsonb)")
        .params(
            Timestamp.from(clock.instant()),
            news.differences().size(),
            JSON.writeValueAsString(examples))
        .update();
  }

  /** The last fifty, newest first. */
  public List<Mending> last() {
    return db.sql("select at, files, examples from site_mending order by id desc limit 50")
        .query((row, n) -> mending(row))
        .list();
  }

  @SuppressWarnings("unchecked")
  private static Mending mending(ResultSet row) throws SQLException {
    return new Mending(
        row.getTimestamp("at").toInstant(),
        row.getInt("files"),
        JSON.readValue(row.getString("examples"), LinkedHashMap.class));
  }
}
