package org.shenfa.organization;

import static org.shenfa.regulation.Clause.MEASURES_11_3;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.database.Refusals;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 领导名录: who leads, in which order and with which title (11-3). */
@Service
public class Leaders {
  private final JdbcClient db;
  private final AuditTrail trail;

  Leaders(JdbcClient db, AuditTrail trail) {
    this.db = db;
    this.trail = trail;
  }

  /** The leaders on a day, in their order. */
  public List<Leader> on(LocalDate day) {
    return db.sql(
            """
            select p.id, p.person_id, p.unit_id, p.kind, p.valid_from, p.valid_to, n.staff_no, n.name,
              coalesce(k.rank, 99) as rank, k.title
            from post p join person n on n.id = p.person_id
              left join lateral (select rank, title from leader_rank r where r.post_id = p.id order by r.id desc limit 1) k on true
            where p.kind in ('PRINCIPAL_LEADER', 'DEPUTY_LEADER')
              and ? between p.valid_from and coalesce(p.valid_to, 'infinity')
            order by 9, p.kind desc, p.id
            """)
        .param(day)
        .query((row, n) -> {
          var post = Organization.post(row, n);
          var title = row.getString("title");
          return new Leader(
              new Person(post.personId(), row.getString("staff_no"), row.getString("name")),
              post,
              row.getInt("rank"),
              title == null ? post.kind().label() : title);
        })
        .list();
  }

  /** Sets a leader's place in the order and the title the news uses (11-3). */
  @Transactional
  public void rank(@Nullable Person by, long postId, int rank, String title) {
    new Violations.Gathering()
        .refuseIf(rank < 1 || rank > 99, MEASURES_11_3, "rank", "排序填 1 到 99。")
        .refuseIf(
            title.strip().length() < 2 || title.strip().length() > 40,
            MEASURES_11_3,
            "title",
            "职务名称 2 到 40 字，例如“党委书记、厅长”。")
        .throwIfAny();
    Refusals.asSentences(
        MEASURES_11_3,
        () ->
            db.sql("insert into leader_rank (post_id, rank, title) values (?, ?, ?)")
                .params(postId, rank, title.strip())
                .update());
    trail.append(
        Appointments.entry("leader.ranked", by)
            .about("post", Long.toString(postId))
            .with("rank", Integer.toString(rank))
            .with("title", title.strip()));
  }
}
