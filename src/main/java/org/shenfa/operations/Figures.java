package org.shenfa.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 运行数字: how much there is and how much waits; counts, nothing of what is counted. */
@Repository
public class Figures {
  private final JdbcClient db;

  Figures(JdbcClient db) {
    this.db = db;
  }

  /** 一条队列 that the product works off by itself. */
  public enum Queue {
    NOTICE_MAIL(
        "待发的提醒邮件",
        "notice_mail",
        """
        select count(*) from notice n join notice_address a on a.person_id = n.person_id
        where a.confirmed_at is not null and n.at >= a.confirmed_at
          and not exists (select from notice_read r where r.notice_id = n.id)
          and not exists (select from notice_mailed m where m.notice_id = n.id)
        """),
    CITIZEN_MAIL("待发给群众的邮件", "citizen_mail", "select count(*) from citizen_untold"),
    PROBES(
        "待上网访问的新页面",
        "probes",
        """
        select count(*) from current_release c where not exists (select from probe b where b.release_id = c.release_id and b.ok)
        """),
    RECOGNITION(
        "待识别文字的图片",
        "recognition",
        """
        select count(distinct r.digest) from file_reading r where r.pictures
          and not exists (select from file_recognition f where f.digest = r.digest)
        """);

    private final String label;
    private final String tag;
    private final String sql;

    Queue(String label, String tag, String sql) {
      this.label = label;
      this.tag = tag;
      this.sql = sql;
    }

    public String label() {
      return label;
    }

    String tag() {
      return tag;
    }
  }

  /** How much waits in each queue. */
  public Map<Queue, Long> queues() {
    var all = new LinkedHashMap<Queue, Long>();
    for (var queue : Queue.values()) {
      all.put(queue, waiting(queue));
    }
    return all;
  }

  long waiting(Queue queue) {
    return count(queue.sql);
  }

  long releases() {
    return count("select count(*) from current_release");
  }

  long openLetters() {
    return count(
        "select count(*) from letter_now where state in ('RECEIVED', 'ASSIGNED', 'RETURNED', 'DRAFTED', 'APPROVED')");
  }

  long overdue() {
    return count("select count(*) from deadline_now where late and met_at is null and not dropped");
  }

  long databaseBytes() {
    return count("select pg_database_size(current_database())");
  }

  long fileBytes() {
    return count("select pg_total_relation_size('file_blob')");
  }

  /** Newest migration and version of the server. */
  public String migration() {
    return db.sql("select version from product_migration").query(String.class).single();
  }

  public String server() {
    return db.sql("show server_version").query(String.class).single();
  }

  /** Domains and certificates of the register with their days, the nearest first. */
  public Map<String, java.time.LocalDate> certificates() {
    return db
        .sql(
            """
            select coalesce(content ->> 'sort', '') || '　' || coalesce(content ->> 'name', '') as name, due from register_now
            where kind = 'CERTIFICATE' and not struck and due is not null order by due, id
            """)
        .query((row, n) ->
            Map.entry(row.getString("name"), row.getObject("due", java.time.LocalDate.class)))
        .list()
        .stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  private long count(String sql) {
    return db.sql(sql).query(Long.class).single();
  }
}
