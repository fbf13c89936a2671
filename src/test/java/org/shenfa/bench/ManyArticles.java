package org.shenfa.bench;

import java.sql.Connection;
import java.sql.SQLException;
import org.shenfa.publication.Release;

/** Copies of one released article with everything that makes a release sound, for large sites. */
final class ManyArticles {
  private static final String COPY =
      """
      with m as (select i.*, r.digest as of_digest, r.case_id as of_case, r.released_by, v.manifest
          from release r join item i on i.id = r.item_id join revision v on v.digest = r.digest, (select %3$d as id) k
          where r.id = k.id),
        made as (insert into item (number, unit_id, created_by)
          select '2025-' || n, m.unit_id, m.created_by from m, generate_series(100000 + %1$d, 99999 + %2$d) n returning id, number),
        texts as (select made.id, made.number, convert_to(replace(replace(convert_from(m.manifest, 'UTF8'),
            '"item":"' || m.number || '"', '"item":"' || made.number || '"'), '%4$s', '%4$s' || made.number), 'UTF8') as manifest
          from m, made),
        revisions as (insert into revision (digest, item_id, seq, manifest, created_by)
          select sha256('shenfa/revision/1'::bytea || '\\x0a'::bytea || t.manifest), t.id, 1, t.manifest, m.created_by from m, texts t
          returning digest, item_id),
        cases as (insert into review_case (item_id, digest, lane, opened_by)
          select r.item_id, r.digest, 'NORMAL', m.created_by from m, revisions r returning id, item_id, digest),
        opinions as (insert into opinion (case_id, look, person_id, post_id, verdict, digest, answers, ticked, reason)
          select c.id, o.look, o.person_id, o.post_id, o.verdict, c.digest, o.answers, o.ticked, o.reason
          from m join opinion o on o.case_id = m.of_case, cases c)
      insert into release (item_id, digest, case_id, release_no, path, batch, released_by)
      select c.item_id, c.digest, c.id, 'B-' || made.number, '/art/' || to_char(date '2012-01-01' + make_interval(months => split_part(made.number, '-', 2)::int / 1000 - 100), 'YYYY/MM') || '/' || made.number || '.html', gen_random_uuid(), m.released_by
      from m, cases c join made on made.id = c.item_id
      """;

  private ManyArticles() {}

  /**
   * Copies {@code from} (counted from 0) up to {@code to}, without the triggers that would walk
   * each through its looks again.
   *
   * @param admin a superuser's connection, given back with autocommit on
   * @param title the model's; a copy has its number behind it
   */
  static void copies(Connection admin, Release model, String title, int from, int to)
      throws SQLException {
    try (var copy = admin.createStatement()) {
      admin.setAutoCommit(false);
      copy.execute("alter table release disable trigger as_reviewed");
      copy.execute("alter table opinion disable trigger under_its_own_post");
      copy.execute("set local session_replication_role = replica");
      copy.execute(COPY.formatted(from, to, model.id(), title));
      copy.execute("set local session_replication_role = origin");
      copy.execute("select index_item(id) from item");
      copy.execute("set constraints all immediate");
      copy.execute("alter table release enable always trigger as_reviewed");
      copy.execute("alter table opinion enable always trigger under_its_own_post");
      admin.commit();
      admin.setAutoCommit(true);
      copy.execute("analyze");
    }
  }
}
