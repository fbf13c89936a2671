package org.shenfa.accountability;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 线索: what the records show that looks like one of the six: an order whose time ran out, a grave
 * error that somebody verified, a changed page or a mark of secrecy that somebody accepted as true.
 * Which of the six it is, and whether it is one, is for people to say.
 */
@Repository
class Suspicions {
  private static final String OPEN =
      """
      with seen as (
        select 'order:' || o.id as cause, o.unit_id, '督办 ' || o.number || ' 逾期未整改：' || left(o.title, 120) as title,
          '督办单到期没有整改。是否属于经督办仍不改正，请查实。' as words, 'STALE_AFTER_SUPERVISION' as proposed, 'ORDER' as kind, o.number as ref
        from supervision_now o where o.unrectified and o.state <> 'WITHDRAWN'
        union all
        select 'ticket:' || t.id, coalesce(t.charged_unit, t.unit_id), '一级差错 ' || t.number,
          '网站上有一级差错，已经核验。是否造成不良影响，请查实。', 'FALSE_INFORMATION', 'TICKET', t.number
        from ticket_now t where t.severity = 'S1' and t.state in ('VERIFIED', 'CLOSED') and coalesce(t.charged_unit, t.unit_id) is not null
          and exists (select from course c where c.procedure = 'ticket' and c.case_id = t.id and c.event = 'VERIFY')
        union all
        select 'fault:' || f.id, f.unit_id, '巡检认定属实：' || case f.kind when 'CHANGED' then '页面与放行的清单不符' else '涉密标志' end,
          '巡检发现的问题由人认定属实。是否未经审核发布，请查实。', 'WITHOUT_REVIEW', 'FAULT', f.id::text
        from inspection_fault f where f.kind in ('CHANGED', 'SECRECY')
          and (select j.decision from inspection_judgment j where j.fault_id = f.id order by j.id desc limit 1) in ('ACCEPTED', 'HANDED_OVER'))
      select s.* from seen s join unit u on u.id = s.unit_id
      where not exists (select from accountability_case a where a.cause = s.cause) order by s.cause limit 200
      """;

  private final JdbcClient db;

  Suspicions(JdbcClient db) {
    this.db = db;
  }

  /** What looks like a breach and where it is seen. */
  record Suspicion(
      String cause,
      long unit,
      String title,
      String words,
      Situation proposed,
      Proof.Kind kind,
      String ref) {}

  /** Those that were not raised yet. */
  List<Suspicion> open() {
    return db.sql(OPEN)
        .query((row, n) ->
            new Suspicion(
                row.getString("cause"),
                row.getLong("unit_id"),
                row.getString("title"),
                row.getString("words"),
                Situation.valueOf(row.getString("proposed")),
                Proof.Kind.valueOf(row.getString("kind")),
                row.getString("ref")))
        .list();
  }
}
