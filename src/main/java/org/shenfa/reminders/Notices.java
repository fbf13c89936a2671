package org.shenfa.reminders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 提醒箱: each person's notices, read and unread. */
@Service
public class Notices {
  public static final int PAGE = 50;

  /** The count on the rail looks no further back than this many. */
  private static final int COUNTED = 200;

  private static final String SELECT =
      """
      select n.id, n.kind, n.subject, coalesce(i.number, '') as number, n.words, n.link, n.urgent, n.at,
        exists (select from notice_read r where r.notice_id = n.id) as read,
        coalesce(case n.kind
          when 'ARRIVED' then l.case_id is distinct from n.case_id or l.next_look is distinct from n.look
          when 'HANDED' then l.case_id is distinct from n.case_id or l.next_look is distinct from n.look
          when 'LOOK_LATE' then l.case_id is distinct from n.case_id or l.next_look is distinct from n.look
          when 'RETURNED' then l.state <> 'RETURNED' or l.case_id is distinct from n.case_id
          when 'TO_CONFIRM' then l.state <> 'UNCONFIRMED'
          when 'CONFIRM_LATE' then l.state <> 'UNCONFIRMED'
          when 'CLOCK_NEAR' then l.clock_start is null
          when 'REPRINT' then not exists (select from reprint_sighting s where s.item_id = n.item_id
            and s.outcome in ('CHANGED', 'MOVED', 'GONE') and not exists (select from reprint_handling h where h.sighting_id = s.id))
          when 'CLOCK_LATE' then l.clock_start is null end, false) as over
      from notice n left join item i on i.id = n.item_id left join item_listing l on l.item_id = n.item_id
      """;

  private final JdbcClient db;

  Notices(JdbcClient db) {
    this.db = db;
  }

  /** A person's notices, the newest first, from before one of them on; 0 for the newest of all. */
  public List<Notice> of(long person, long before) {
    return db.sql(
            SELECT
                + "where n.person_id = :person and (:before = 0 or n.id < :before) order by n.id desc limit :most")
        .param("person", person)
        .param("before", before)
        .param("most", PAGE)
        .query(Notices::notice)
        .list();
  }

  /** How many of the newest are unread; one query over one index. */
  public int unread(long person) {
    return db.sql(
            """
            select count(*) from (select id from notice where person_id = ? order by id desc limit ?) n
            where not exists (select from notice_read r where r.notice_id = n.id)
            """)
        .params(person, COUNTED)
        .query(Integer.class)
        .single();
  }

  /**
   * Tells a person something of a module above, in the caller's transaction; the key keeps it from
   * being said twice.
   *
   * @param subject what it is about; never mailed
   * @param link the page of the desk where it is dealt with
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(
      long person,
      NoticeKind kind,
      String key,
      String subject,
      String words,
      String link,
      Instant at) {
    db.sql(
            """
            insert into notice (person_id, kind, key, subject, words, link, urgent, at) values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (person_id, key) do nothing
            """)
        .params(
            person,
            kind.name(),
            key,
            subject,
            words,
            link,
            kind.urgent(),
            at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Marks one's own notice as read and gives it back. */
  @Transactional
  public Notice read(long person, long id) {
    var notice =
        db.sql(SELECT + "where n.person_id = ? and n.id = ?")
            .params(person, id)
            .query(Notices::notice)
            .optional()
            .orElseThrow(NoSuchElementException::new);
    db.sql("insert into notice_read (notice_id) values (?) on conflict do nothing")
        .param(id)
        .update();
    return notice;
  }

  /** Marks everything up to one notice as read. */
  @Transactional
  public void readAll(long person, long upTo) {
    db.sql(
            """
            insert into notice_read (notice_id) select id from notice where person_id = ? and id <= ? on conflict do nothing
            """)
        .params(person, upTo)
        .update();
  }

  static Notice notice(ResultSet row, int n) throws SQLException {
    return new Notice(
        row.getLong("id"),
        NoticeKind.valueOf(row.getString("kind")),
        row.getString("subject"),
        row.getString("number"),
        row.getString("words"),
        row.getString("link"),
        row.getBoolean("urgent"),
        Moments.of(row, "at"),
        row.getBoolean("read"),
        row.getBoolean("over"));
  }
}
