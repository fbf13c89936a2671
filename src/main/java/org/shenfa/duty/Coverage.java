package org.shenfa.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.organization.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 读网覆盖: which of the current pages somebody on duty has read, and which nobody has for long. */
@Service
public class Coverage {
  private static final int SHOWN = 50;

  private final JdbcClient db;
  private final DutyRights rights;

  Coverage(JdbcClient db, DutyRights rights) {
    this.db = db;
    this.rights = rights;
  }

  /**
   * One column, or the whole site.
   *
   * @param pages how many are public now
   * @param read how many of them were read in the last ninety days
   * @param never how many nobody on duty has ever read
   */
  public record Share(String name, int pages, int read, int never) {
    /** In tenths, rounded down. */
    public int tenths() {
      return pages == 0 ? 0 : read * 10 / pages;
    }
  }

  /** A page nobody has read for long. */
  public record Unread(String title, String path, @Nullable LocalDate read, long days) {}

  /** Columns in the order of the ledger, those with most unread pages telling themselves apart. */
  public List<Share> columns(Person me, Instant now) {
    rights.mustRead(me, Roster.day(now));
    return db.sql(
            """
            select k.name, count(*) as pages, count(*) filter (where p.read_on > :since) as read,
              count(*) filter (where p.read_on is null) as never
            from page_reading p, unnest(p.columns) s join site_column k on k.slug = s
            group by k.name, k.slug order by k.name
            """)
        .param("since", since(now))
        .query((row, n) -> share(row.getString("name"), row))
        .list();
  }

  /** The whole site. */
  public Share site(Person me, Instant now) {
    rights.mustRead(me, Roster.day(now));
    return db.sql(
            """
            select count(*) as pages, count(*) filter (where read_on > :since) as read,
              count(*) filter (where read_on is null) as never from page_reading
            """)
        .param("since", since(now))
        .query((row, n) -> share("全站", row))
        .single();
  }

  private static Share share(String name, java.sql.ResultSet row) throws java.sql.SQLException {
    return new Share(name, row.getInt("pages"), row.getInt("read"), row.getInt("never"));
  }

  /** The pages that have waited longest for a reader, at most {@value #SHOWN}. */
  public List<Unread> longest(Person me, Instant now) {
    rights.mustRead(me, Roster.day(now));
    return db.sql(
            """
            select title, path, read_on, :today - coalesce(read_on, (first_released_at at time zone 'Asia/Shanghai')::date) as days
            from page_reading order by days desc, item_id limit :most
            """)
        .param("today", Roster.day(now))
        .param("most", SHOWN)
        .query((row, n) ->
            new Unread(
                row.getString("title"),
                row.getString("path"),
                row.getObject("read_on", LocalDate.class),
                row.getLong("days")))
        .list();
  }

  private static LocalDate since(Instant now) {
    return Roster.day(now).minusDays(SheetMaking.LONG);
  }
}
