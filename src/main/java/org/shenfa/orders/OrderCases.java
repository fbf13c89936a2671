package org.shenfa.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders as they were issued, and where they stand. */
@Repository
class OrderCases {
  private static final String SELECT =
      """
      select o.*, u.short_name as unit_name, coalesce(p.name, '') as issued_by_name
      from supervision_now o join unit u on u.id = o.unit_id left join person p on p.id = o.issued_by
      """;

  private final JdbcClient db;

  OrderCases(JdbcClient db) {
    this.db = db;
  }

  /** Empty when this cause was raised before. */
  Optional<Long> issue(
      long unit, @Nullable String cause, Demand demand, @Nullable Long by, Instant at) {
    return db.sql(
            """
            select issue_supervision_order(:unit, :cause, :title, :demand, :basis, :address, :term, :by, :at)
            """)
        .param("unit", unit)
        .param("cause", cause, Types.VARCHAR)
        .param("title", demand.title())
        .param("demand", demand.words())
        .param("basis", demand.basis())
        .param("address", demand.address())
        .param("term", demand.term().name())
        .param("by", by, Types.BIGINT)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query((row, n) -> Optional.ofNullable(row.getObject(1, Long.class)))
        .single();
  }

  Optional<Order> find(long id) {
    return db.sql(SELECT + "where o.id = ?").param(id).query(OrderCases::order).optional();
  }

  /** The newest thousand. */
  List<Order> all() {
    return db.sql(SELECT + "order by o.id desc limit 1000").query(OrderCases::order).list();
  }

  List<Order> lapsed(Instant from, Instant until) {
    return db.sql(
            SELECT
                + """
                where o.state <> 'WITHDRAWN' and exists (select from course c where c.procedure = 'supervision'
                  and c.case_id = o.id and c.event = 'LAPSE' and c.at >= ? and c.at < ?) order by o.id
                """)
        .params(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
        .query(OrderCases::order)
        .list();
  }

  /** 超期的期限 of these rules that is still open and was not raised. */
  record Late(long id, String procedure, long caseId) {}

  List<Late> late(List<String> rules) {
    return db.sql(
            """
            select d.id, d.procedure, d.case_id from deadline_now d
            where d.rule = any (?) and d.late and d.met_at is null and not d.dropped
              and not exists (select from supervision_order o where o.cause = 'deadline:' || d.id)
            order by d.id limit 200
            """)
        .param(rules.toArray(String[]::new))
        .query((row, n) ->
            new Late(row.getLong("id"), row.getString("procedure"), row.getLong("case_id")))
        .list();
  }

  private static Order order(ResultSet row, int n) throws SQLException {
    return new Order(
        row.getLong("id"),
        row.getString("number"),
        row.getLong("unit_id"),
        row.getString("unit_name"),
        row.getString("title"),
        row.getString("demand"),
        row.getString("basis"),
        row.getString("address"),
        OrderTerm.valueOf(row.getString("term")),
        row.getObject("issued_by", Long.class),
        row.getString("issued_by_name"),
        OrderState.valueOf(row.getString("state")),
        row.getBoolean("unrectified"),
        Moments.of(row, "at"),
        Moments.of(row, "since"),
        Moments.orNull(row, "end_at"));
  }
}
