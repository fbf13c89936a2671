package org.shenfa.content;

import static org.shenfa.regulation.Clause.MEASURES_11_4;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Moments;
import org.shenfa.database.Refusals;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 报道例外: a unit head's activity is reported only when the unit asks and 新闻宣传处 agrees (11-4). */
@Service
public class NewsExceptions {
  private static final String REQUEST =
      """
      select q.item_id, i.number, u.short_name as unit, q.reason, p.name as by, q.at,
        (select convert_from(r.manifest, 'UTF8')::jsonb ->> 'title' from revision r where r.item_id = i.id order by r.seq desc limit 1) as title
      from exception_request q join item i on i.id = q.item_id join unit u on u.id = i.unit_id join person p on p.id = q.person_id
      """;

  private final JdbcClient db;
  private final Drafting drafting;
  private final AuditTrail trail;

  NewsExceptions(JdbcClient db, Drafting drafting, AuditTrail trail) {
    this.db = db;
    this.drafting = drafting;
    this.trail = trail;
  }

  /** 新闻宣传处's head lets one report on a unit head's activity pass, with a reason (11-4). */
  @Transactional
  public void grant(Person by, long itemId, String reason) {
    new Violations.Gathering()
        .refuseIf(reason.strip().length() < 4, MEASURES_11_4, "reason", "请写明批准例外的理由。")
        .throwIfAny();
    var item = drafting.find(itemId);
    Refusals.asSentences(
        MEASURES_11_4,
        () ->
            db.sql("select grant_activity_exception(?, ?, ?)")
                .params(itemId, by.id(), reason.strip())
                .query()
                .singleRow());
    trail.append(
        Entry.of("exception.granted", by.id(), by.name())
            .about("item", item.number())
            .with("reason", reason.strip()));
  }

  /** Requests that 新闻宣传处 has not answered, the oldest first. */
  public List<ExceptionRequest> open() {
    return db.sql(
            REQUEST
                + """
                where not exists (select from activity_exception a where a.item_id = q.item_id)
                  and not exists (select from exception_request n where n.item_id = q.item_id and n.id > q.id)
                order by q.id
                """)
        .query(NewsExceptions::request)
        .list();
  }

  /** Somebody of the unit asks 新闻宣传处 for the exception, and says why (11-4). */
  @Transactional
  public void ask(Person by, long itemId, String reason) {
    var item = drafting.find(itemId);
    drafting.mustWriteFor(by, item.unitId());
    new Violations.Gathering()
        .refuseIf(
            reason.strip().length() < 4 || reason.strip().length() > 500,
            MEASURES_11_4,
            "reason",
            "请写明为什么确需报道（4 至 500 字）。")
        .refuseIf(granted(itemId), MEASURES_11_4, null, "新闻宣传处已经批准过这一件。")
        .throwIfAny();
    db.sql("insert into exception_request (item_id, person_id, reason) values (?, ?, ?)")
        .params(itemId, by.id(), reason.strip())
        .update();
    trail.append(
        Entry.of("exception.asked", by.id(), by.name())
            .about("item", item.number())
            .with("reason", reason.strip()));
  }

  /** The newest request for the exception on this item. */
  public Optional<ExceptionRequest> asked(long itemId) {
    return db.sql(REQUEST + "where q.item_id = ? order by q.id desc limit 1")
        .param(itemId)
        .query(NewsExceptions::request)
        .optional();
  }

  public boolean granted(long itemId) {
    return db.sql("select exists (select from activity_exception where item_id = ?)")
        .param(itemId)
        .query(Boolean.class)
        .single();
  }

  private static ExceptionRequest request(ResultSet row, int n) throws SQLException {
    return new ExceptionRequest(
        row.getLong("item_id"),
        row.getString("number"),
        row.getString("title"),
        row.getString("unit"),
        row.getString("reason"),
        row.getString("by"),
        Moments.of(row, "at"));
  }
}
