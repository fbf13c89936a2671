package org.shenfa.publication;

import static org.shenfa.regulation.Clause.MEASURES_17_3;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import org.shenfa.content.Drafting;
import org.shenfa.content.Item;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.shenfa.workdays.Calendar;
import org.shenfa.workdays.Due;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 反馈期限台账: solicitations that were public and whose result is not, by due date. */
@Service
public class FeedbackDeadlines {
  private static final String OPEN =
      """
      with drafts as materialized (
        select i.id, i.number, i.unit_id, convert_from(v.manifest, 'UTF8')::jsonb as text
        from release r join item i on i.id = r.item_id join revision v on v.digest = r.digest
          join item_listing l on l.item_id = i.id and l.kind = 'DRAFT_FOR_COMMENT' and l.released_at is not null
        where not exists (select from release n where n.item_id = r.item_id and n.id > r.id))
      select d.id, d.number, d.unit_id, u.short_name as unit, d.text ->> 'title' as title,
        coalesce(c.at at time zone 'Asia/Shanghai', (d.text #>> '{comment,closesAt}')::timestamp) as closes_at,
        (select max(f.reply_id) from solicitation_feedback f where f.item_id = d.id) as reply
      from drafts d join unit u on u.id = d.unit_id left join solicitation_cancellation c on c.item_id = d.id
      where d.text ->> 'kind' = 'DRAFT_FOR_COMMENT'
        and (c.at is null or exists (select from remark_now m where m.item_id = d.id and not m.late and m.counts))
        and not exists (select from solicitation_feedback f join release a on a.item_id = f.reply_id where f.item_id = d.id)
      """;

  private final JdbcClient db;
  private final Calendar calendar;
  private final Drafting drafting;
  private final Organization organization;

  FeedbackDeadlines(
      JdbcClient db, Calendar calendar, Drafting drafting, Organization organization) {
    this.db = db;
    this.calendar = calendar;
    this.drafting = drafting;
    this.organization = organization;
  }

  /** Every solicitation of a unit, or of all units for 0, whose feedback is not public yet. */
  @Enforces(MEASURES_17_3)
  public List<FeedbackDeadline> running(long unit) {
    return db
        .sql(OPEN + "and (:unit = 0 or d.unit_id = :unit)")
        .param("unit", unit)
        .query((row, n) -> deadline(row))
        .list()
        .stream()
        .sorted(Comparator.comparing(FeedbackDeadline::closesAt))
        .toList();
  }

  /** Begins the feedback of a solicitation that has closed, as a reply of the same unit. */
  @Transactional
  public Item begin(Person author, long solicitation, LocalDateTime now) {
    var open =
        running(0).stream().filter(d -> d.itemId() == solicitation).findFirst().orElseThrow();
    new Violations.Gathering()
        .refuseIf(!open.closed(now), MEASURES_17_3, null, "征集还没有截止，截止以后再起草情况反馈。")
        .refuseIf(open.reply() != null, MEASURES_17_3, null, "这次征集的情况反馈已经在起草。")
        .throwIfAny();
    var reply = drafting.begin(author, open.unitId(), ItemKind.INTERACTION_REPLY);
    drafting.save(
        author,
        reply.id(),
        0,
        Manifest.blank(
                reply, ItemKind.INTERACTION_REPLY, organization.unit(open.unitId()).shortName())
            .withText(
                "关于“%s”征集情况的反馈".formatted(open.title()),
                "<h2>征集情况</h2><h2>意见分析</h2><h2>采纳情况</h2>",
                List.of()));
    db.sql("insert into solicitation_feedback (item_id, reply_id, person_id) values (?, ?, ?)")
        .params(solicitation, reply.id(), author.id())
        .update();
    return reply;
  }

  private FeedbackDeadline deadline(ResultSet row) throws SQLException {
    var closes = row.getObject("closes_at", LocalDateTime.class);
    Due due = null;
    var unknown = "";
    try {
      due = calendar.dueAfterMonths(closes.toLocalDate(), 1);
    } catch (Violations noCalendar) {
      unknown = noCalendar.all().getFirst().sentence();
    }
    return new FeedbackDeadline(
        row.getLong("id"),
        row.getString("number"),
        row.getString("title"),
        row.getLong("unit_id"),
        row.getString("unit"),
        closes,
        due,
        unknown,
        row.getObject("reply", Long.class));
  }
}
