package org.shenfa.site;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Validity;
import org.shenfa.publication.Cancellation;
import org.shenfa.workdays.Calendar;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What lists show of current releases, read with the visitor's role. */
@Repository
class PublicHeadings {
  private final JdbcClient db;
  private final Calendar calendar;

  PublicHeadings(@Qualifier("visitor") JdbcClient visitorJdbcClient, Calendar calendar) {
    this.db = visitorJdbcClient;
    this.calendar = calendar;
  }

  private static final String HEADINGS =
      """
      select release_id, item, path, released_at, first_released_at, m ->> 'title' as title,
        m ->> 'publisher' as publisher, m ->> 'kind' as kind, m -> 'document' ->> 'number' as number, m ->> 'pairedWith' as paired, m -> 'document' ->> 'validity' as validity,
        array(select jsonb_array_elements_text(m -> 'columns')) as columns
      from (select *, convert_from(manifest, 'UTF8')::jsonb as m from current_release where release_id > ?) c
      order by first_released_at desc, release_id desc
      """;

  /** Of every article that is out, newest first. */
  List<Heading> all() {
    return after(0).stream().filter(h -> !h.kind().equals("SITE_ARRANGEMENT")).toList();
  }

  /** What was released after a release, newest first; arrangements of the site included. */
  List<Heading> after(long release) {
    var askings = askings();
    return db.sql(HEADINGS)
        .param(release)
        .query((row, n) ->
            new Heading(
                row.getLong("release_id"),
                row.getString("item"),
                row.getString("path"),
                row.getString("title"),
                row.getString("publisher"),
                Arrays.asList((String[]) row.getArray("columns").getArray()),
                row.getString("kind"),
                row.getString("number"),
                row.getString("paired"),
                validity(row.getString("validity")),
                askings.get(row.getString("item")),
                PublicView.local(row, "first_released_at"),
                PublicView.local(row, "released_at")))
        .list();
  }

  /** 征集: every draft for comment that is public, by item number. */
  private Map<String, Asking> askings() {
    var all = new HashMap<String, Asking>();
    db.sql(
            "select item, closes_at, first_closes_at, ends_at, cancelled, owed, feedback, document from public_solicitation")
        .query(row -> {
          var cancelled = row.getString("cancelled");
          var closes = row.getObject("closes_at", LocalDateTime.class);
          var ends = PublicView.local(row, "ends_at");
          all.put(
              row.getString("item"),
              new Asking(
                  closes,
                  row.getObject("first_closes_at", LocalDateTime.class),
                  ends,
                  calendar.dayAfterMonths((cancelled == null ? closes : ends).toLocalDate(), 1),
                  cancelled == null ? null : Cancellation.valueOf(cancelled).label(),
                  row.getBoolean("owed"),
                  row.getString("feedback"),
                  row.getString("document")));
        });
    return all;
  }

  private static @Nullable Validity validity(@Nullable String name) {
    return name == null ? null : Validity.valueOf(name);
  }
}
