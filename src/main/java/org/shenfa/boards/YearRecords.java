package org.shenfa.boards;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 年度报表的记录: what was typed, each version that was made, and the item that publishes it. */
@Repository
class YearRecords {
  private final JdbcClient db;

  YearRecords(JdbcClient db) {
    this.db = db;
  }

  /** 填报的一行: a dated fact of a named person. */
  record Typed(String value, String by, Instant at) {}

  /** 一版. */
  record Version(int version, byte[] content, String by, Instant at) {}

  /** The newest of each row. */
  Map<YearLine, Typed> typed(int year) {
    var all = new EnumMap<YearLine, Typed>(YearLine.class);
    db.sql(
            """
            select distinct on (f.line) f.line, f.value, p.name, f.at from yearly_fact f join person p on p.id = f.person_id
            where f.year = ? order by f.line, f.id desc
            """)
        .param(year)
        .query(row -> {
          var line = row.getString("line");
          var typed =
              new Typed(row.getString("value"), row.getString("name"), Moments.of(row, "at"));
          Arrays.stream(YearLine.values())
              .filter(l -> l.name().equals(line))
              .forEach(l -> all.put(l, typed));
        });
    return all;
  }

  void type(int year, YearLine line, String value, long person, Instant at) {
    db.sql("insert into yearly_fact (year, line, value, person_id, at) values (?, ?, ?, ?, ?)")
        .params(year, line.name(), value, person, at.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Version> newest(int year) {
    return db.sql(
            """
            select t.version, t.content, p.name, t.at from yearly_table t join person p on p.id = t.person_id
            where t.year = ? order by t.version desc limit 1
            """)
        .param(year)
        .query((row, n) ->
            new Version(
                row.getInt("version"),
                row.getBytes("content"),
                row.getString("name"),
                Moments.of(row, "at")))
        .optional();
  }

  void add(int year, int version, byte[] content, long person, Instant at) {
    db.sql(
            "insert into yearly_table (year, version, content, person_id, at) values (?, ?, ?, ?, ?)")
        .params(year, version, content, person, at.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Long> item(int year) {
    return db.sql("select item_id from yearly_table_item where year = ?")
        .param(year)
        .query(Long.class)
        .optional();
  }

  void give(int year, long item, long person, Instant at) {
    db.sql("insert into yearly_table_item (year, item_id, person_id, at) values (?, ?, ?, ?)")
        .params(year, item, person, at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Whether the public reads the table of a year. */
  boolean released(int year) {
    return db.sql(
            "select exists (select from yearly_table_item i join current_release c on c.item_id = i.item_id where i.year = ?)")
        .param(year)
        .query(Boolean.class)
        .single();
  }
}
