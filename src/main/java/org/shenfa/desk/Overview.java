package org.shenfa.desk;

import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 总览: lists that span modules; reads only. */
@Service
public class Overview {
  private static final int PAGE = 50;
  private static final String LINE =
      """
      select i.id as item_id, i.number, coalesce(nullif(convert_from(v.manifest, 'UTF8')::jsonb ->> 'title', ''), '（无标题）') as title,
        u.short_name as unit, p.name as author, v.seq, v.created_at,
        case
          when exists (select from release r where r.digest = v.digest and not exists (select from withdrawal w where w.release_id = r.id)) then '已发布'
          when exists (select from release r join withdrawal w on w.release_id = r.id where r.digest = v.digest) then '已撤下'
          when c.id is null then '草稿'
          else case case_state(c.id) when 'OPEN' then '在审' when 'RETURNED' then '已退回' when 'CLEARED' then '审毕待发'
            when 'WITHDRAWN' then '已撤回' else '草稿' end end as state
      from item i join unit u on u.id = i.unit_id
        join lateral (select * from revision r where r.item_id = i.id order by seq desc limit 1) v on true
        join person p on p.id = v.created_by
        left join lateral (select * from review_case c where c.item_id = i.id and c.digest = v.digest order by id desc limit 1) c on true
      """;

  private final JdbcClient db;

  Overview(JdbcClient db) {
    this.db = db;
  }

  /** One line of a list of items. */
  public record Line(
      long itemId,
      String number,
      String title,
      String unit,
      String author,
      int seq,
      java.time.OffsetDateTime createdAt,
      String state) {}

  /**
   * Items of a unit, or of all units for 0, newest change first; {@code words} are found in title
   * or number.
   */
  public List<Line> items(long unit, String words, int page) {
    return db.sql(
            LINE
                + """
                 where (:unit = 0 or i.unit_id = :unit) and (:words = '' or i.number = :words
                   or position(lower(:words) in lower(convert_from(v.manifest, 'UTF8')::jsonb ->> 'title')) > 0)
                 order by v.created_at desc limit :size offset :from
                """)
        .param("unit", unit)
        .param("words", words.length() > 200 ? words.substring(0, 200) : words)
        .param("size", PAGE)
        .param("from", (page - 1) * PAGE)
        .query(new DataClassRowMapper<>(Line.class))
        .list();
  }

  /** Newest texts a person saved that are in no review. */
  public List<Line> draftsOf(long person) {
    return db.sql(
            "select * from ("
                + LINE
                + ") d where d.state in ('草稿', '已撤回') and d.item_id in"
                + " (select item_id from contribution where person_id = ?) order by d.created_at desc limit 30")
        .param(person)
        .query(new DataClassRowMapper<>(Line.class))
        .list();
  }
}
