package org.shenfa.desk;

import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Checkpoints;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 网站状况: what 新闻宣传处 should see without looking for it. */
@Service
public class SiteHealth {
  private final JdbcClient db;
  private final AuditTrail trail;
  private final Checkpoints checkpoints;

  SiteHealth(JdbcClient db, AuditTrail trail, Checkpoints checkpoints) {
    this.db = db;
    this.trail = trail;
    this.checkpoints = checkpoints;
  }

  /**
   * The strip on the work page.
   *
   * @param differing live pages that did not read as they were released when last fetched
   * @param staleColumns columns whose window has passed since their last release
   * @param logWhole whether the log holds together
   * @param sealed entries the newest checkpoint covers
   */
  public record Now(int differing, int staleColumns, boolean logWhole, long sealed) {}

  public Now now() {
    return new Now(
        count(
            """
            select count(*) from item_listing l join release r on r.item_id = l.item_id and r.digest = l.digest
            where l.state = 'UNCONFIRMED' and exists (select from probe b where b.release_id = r.id)
              and not (select b.ok from probe b where b.release_id = r.id order by b.id desc limit 1)
            """),
        count(
            """
            select count(*) from site_column k join (select s as slug, max(l.released_at) as last from item_listing l, unnest(l.columns) s
              where l.released_at is not null and l.state in ('RELEASED', 'UNCONFIRMED') group by s) m on m.slug = k.slug
            where m.last + k.window_days * interval '1 day' < now()
            """),
        trail.whole(),
        checkpoints.latest().map(c -> c.size()).orElse(0L));
  }

  private int count(String sql) {
    return db.sql(sql).query(Integer.class).single();
  }
}
