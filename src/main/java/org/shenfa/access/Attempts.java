package org.shenfa.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 登录尝试: what is counted, and when it is too much. A wrong password and a wrong code count alike.
 * Failures slow down the source they come from and never the account, so that a stranger cannot
 * lock an honest user out: a device that signed in to the account before has a counter of its own.
 */
@Component
class Attempts {
  private static final String DEVICE = "device ";

  private final JdbcClient db;

  Attempts(JdbcClient db) {
    this.db = db;
  }

  /**
   * Whether this source has to wait: after five failures in a row at one account, after sixty at
   * all, or, for a device the account does not know, while the account is under attack (over a
   * hundred failures from unknown sources in an hour) and they have used up the ten in a quarter of
   * an hour they then share.
   */
  boolean tooMany(String staffNo, Source source) {
    var counted = counted(staffNo, source);
    return db.sql(
            """
            with failed as (
              select staff_no, source, at from login_attempt
              where not ok and at > clock_timestamp() - interval '15 minutes'),
            strange as (
              select at from login_attempt
              where staff_no = :name and not ok and source not like 'device %'
                and at > clock_timestamp() - interval '1 hour')
            select (select count(*) from failed where staff_no = :name and source = :source
                and at > coalesce((select max(at) from login_attempt
                  where staff_no = :name and source = :source and ok), '-infinity')) >= 5
              or (select count(*) from failed where source = :source) >= 60
              or (:source not like 'device %'
                and (select count(*) from strange) > 100
                and (select count(*) from strange
                  where at > clock_timestamp() - interval '15 minutes') >= 10)
            """)
        .param("name", staffNo)
        .param("source", counted)
        .query(Boolean.class)
        .single();
  }

  void failed(String staffNo, Source source) {
    note(staffNo, counted(staffNo, source), false);
  }

  /** A whole sign-in; from now on the account knows the device, if it has a mark. */
  void succeeded(String staffNo, Source source) {
    var counted = counted(staffNo, source);
    note(staffNo, counted, true);
    if (source.device() != null && !counted.startsWith(DEVICE)) {
      note(staffNo, DEVICE + source.device(), true);
    }
  }

  private void note(String staffNo, String source, boolean ok) {
    db.sql("insert into login_attempt (staff_no, source, ok) values (?, ?, ?)")
        .params(staffNo, source, ok)
        .update();
  }

  private String counted(String staffNo, Source source) {
    if (source.device() == null) {
      return source.address();
    }
    var device = DEVICE + source.device();
    var known =
        db.sql(
                """
                select exists (select from login_attempt where staff_no = ? and source = ? and ok
                  and at > clock_timestamp() - interval '400 days')
                """)
            .params(staffNo, device)
            .query(Boolean.class)
            .single();
    return known ? device : source.address();
  }
}
