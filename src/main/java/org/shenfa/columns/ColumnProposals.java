package org.shenfa.columns;

import static org.shenfa.regulation.Clause.MEASURES_24_1;
import static org.shenfa.regulation.Clause.MEASURES_4_1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.columns.ColumnProposal.Decision;
import org.shenfa.database.Moments;
import org.shenfa.database.Refusals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Proposals and decisions, as facts; a proposal keeps the whole column as proposed. */
@Repository
class ColumnProposals {
  private static final String SELECT =
      """
      select p.id, p.kind, p.slug, p.leaf, p.name, p.description, p.keywords, p.type, p.keeper_unit, p.keeper_person,
        p.accepts, p.window_days, p.position, p.reason, p.proposed_by, n.name as by_name, p.at,
        m.slug as parent, t.slug as topic, l.slug as leads_to, '' as address, null as ended,
        d.agrees, d.reason as decision_reason, d.person_id, dn.name as decided_by, d.at as decided_at
      from column_proposal p join person n on n.id = p.proposed_by
        left join site_column m on m.id = p.parent_id left join topic t on t.id = p.topic_id
        left join site_column l on l.id = p.leads_to
        left join column_decision d on d.proposal_id = p.id left join person dn on dn.id = d.person_id
      """;

  private final JdbcClient db;

  ColumnProposals(JdbcClient db) {
    this.db = db;
  }

  long add(ColumnChange change, Column column, String reason, long by) {
    var ending = column.ending();
    return db.sql(
            """
            insert into column_proposal (kind, slug, leaf, name, description, keywords, type, keeper_unit, keeper_person, accepts,
              window_days, position, parent_id, topic_id, leads_to, reason, proposed_by)
            values (:kind, :slug, :leaf, :name, :description, :keywords, :type, :keeper, :person, :accepts::text[], :window, :position,
              (select id from site_column where slug = :parent), (select id from topic where slug = :topic),
              (select id from site_column where slug = :leadsTo), :reason, :by)
            returning id
            """)
        .param("kind", kind(change))
        .param("slug", column.slug())
        .param("leaf", column.place().leaf())
        .param("name", column.name())
        .param("description", column.description())
        .param("keywords", column.keywords())
        .param("type", column.type())
        .param("keeper", column.keeperUnit())
        .param("person", column.person(), java.sql.Types.BIGINT)
        .param("accepts", accepts(column))
        .param("window", column.windowDays())
        .param("position", column.position())
        .param("parent", column.place().parent(), java.sql.Types.VARCHAR)
        .param("topic", column.place().topic(), java.sql.Types.VARCHAR)
        .param("leadsTo", ending == null ? null : ending.leadsTo(), java.sql.Types.VARCHAR)
        .param("reason", reason)
        .param("by", by)
        .query(Long.class)
        .single();
  }

  void decide(long proposal, long person, boolean agrees, String reason) {
    Refusals.asSentences(
        MEASURES_24_1,
        MEASURES_4_1,
        () ->
            db.sql("select decide_column(?, ?, ?, ?)")
                .params(proposal, person, agrees, reason)
                .query()
                .singleRow());
  }

  Optional<ColumnProposal> find(long id) {
    return db.sql(SELECT + "where p.id = ?").param(id).query(ColumnProposals::read).optional();
  }

  List<ColumnProposal> open() {
    return db.sql(SELECT + "where d.proposal_id is null order by p.id")
        .query(ColumnProposals::read)
        .list();
  }

  List<ColumnProposal> of(String slug) {
    return db.sql(SELECT + "where p.slug = ? order by p.id desc")
        .param(slug)
        .query(ColumnProposals::read)
        .list();
  }

  static String accepts(Column column) {
    return column.accepts().stream()
        .map(Enum::name)
        .sorted()
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String kind(ColumnChange change) {
    return switch (change) {
      case ColumnChange.Create c -> "CREATE";
      case ColumnChange.Rename r -> "RENAME";
      case ColumnChange.Move m -> "MOVE";
      case ColumnChange.Entrust e -> "ENTRUST";
      case ColumnChange.Merge m -> "MERGE";
      case ColumnChange.Close c -> "CLOSE";
    };
  }

  private static ColumnProposal read(ResultSet row, int n) throws SQLException {
    var column = Columns.column(row, 0);
    var change = change(row.getString("kind"), column, row.getString("leads_to"));
    return new ColumnProposal(
        row.getLong("id"),
        change,
        change.on(column),
        row.getString("reason"),
        row.getLong("proposed_by"),
        row.getString("by_name"),
        Moments.of(row, "at"),
        decision(row));
  }

  private static @Nullable Decision decision(ResultSet row) throws SQLException {
    var at = Moments.orNull(row, "decided_at");
    return at == null
        ? null
        : new Decision(
            row.getBoolean("agrees"),
            row.getString("decision_reason"),
            row.getLong("person_id"),
            row.getString("decided_by"),
            at);
  }

  private static ColumnChange change(String kind, Column c, @Nullable String leadsTo) {
    return switch (kind) {
      case "CREATE" -> new ColumnChange.Create(c);
      case "RENAME" ->
          new ColumnChange.Rename(
              c.slug(), c.name(), c.description(), c.keywords(), c.type(), c.place().leaf());
      case "MOVE" ->
          new ColumnChange.Move(c.slug(), c.place().parent(), c.place().topic(), c.position());
      case "ENTRUST" ->
          new ColumnChange.Entrust(
              c.slug(), c.keeperUnit(), c.person(), c.accepts(), c.windowDays());
      case "MERGE" -> new ColumnChange.Merge(c.slug(), String.valueOf(leadsTo));
      case "CLOSE" -> new ColumnChange.Close(c.slug(), leadsTo);
      default -> throw new IllegalStateException(kind);
    };
  }
}
