package org.shenfa.columns;

import static org.shenfa.regulation.Clause.MEASURES_24_1;
import static org.shenfa.regulation.Clause.MEASURES_4_1;
import static org.shenfa.regulation.Clause.MEASURES_7_1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Refusals;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 栏目台账: the site's columns, each with the unit that keeps it; only 新闻宣传处 changes them, and no
 * change is one person's alone.
 */
@Service
public class Columns {
  private final JdbcClient db;
  private final Organization organization;
  private final AuditTrail trail;
  private final java.time.Clock clock;

  Columns(JdbcClient db, Organization organization, AuditTrail trail, java.time.Clock clock) {
    this.db = db;
    this.organization = organization;
    this.trail = trail;
    this.clock = clock;
  }

  /** All columns in the order of the site. */
  public List<Column> all() {
    return db.sql(
            """
            select id, slug, name, description, keywords, type, keeper_unit, accepts, window_days, position
            from site_column order by position, id
            """)
        .query((row, n) -> column(row, row.getLong("id")))
        .list();
  }

  private static Column column(ResultSet row, long id) throws SQLException {
    return new Column(
        id,
        row.getString("slug"),
        row.getString("name"),
        row.getString("description"),
        row.getString("keywords"),
        row.getString("type"),
        row.getLong("keeper_unit"),
        Arrays.stream((String[]) row.getArray("accepts").getArray())
            .map(Category::valueOf)
            .collect(Collectors.toUnmodifiableSet()),
        row.getInt("window_days"),
        row.getInt("position"));
  }

  public Optional<Column> find(String slug) {
    return all().stream().filter(c -> c.slug().equals(slug)).findFirst();
  }

  /** The named columns that exist, in the order asked for. */
  public List<Column> named(List<String> slugs) {
    var all = all();
    return slugs.stream().flatMap(s -> all.stream().filter(c -> c.slug().equals(s))).toList();
  }

  /** Columns whose keeping unit has nobody named for the work today (7-1). */
  @Enforces(MEASURES_7_1)
  public List<Column> unkept() {
    var today = java.time.LocalDate.now(clock);
    return all().stream()
        .filter(c ->
            organization.holders(c.keeperUnit(), PostKind.CLERK, today).isEmpty()
                && organization.holders(c.keeperUnit(), PostKind.LIAISON, today).isEmpty())
        .toList();
  }

  /**
   * Proposes a column, new or changed; the address of an existing one stays. Refused to everyone
   * but 新闻宣传处. Nothing changes on the site until another person agrees.
   *
   * @return id of the proposal
   */
  @Enforces({MEASURES_4_1, MEASURES_24_1})
  @Transactional
  public long propose(Person by, Column column) {
    mustOwnTheSite(by);
    check(column);
    var id =
        db.sql(
                """
                insert into column_proposal (slug, name, description, keywords, type, keeper_unit, accepts, window_days, position, proposed_by)
                values (:slug, :name, :description, :keywords, :type, :keeper, :accepts::text[], :window, :position, :by)
                returning id
                """)
            .param("slug", column.slug())
            .param("name", column.name())
            .param("description", column.description())
            .param("keywords", column.keywords())
            .param("type", column.type())
            .param("keeper", column.keeperUnit())
            .param("accepts", accepts(column))
            .param("window", column.windowDays())
            .param("position", column.position())
            .param("by", by.id())
            .query(Long.class)
            .single();
    trail.append(
        described(Entry.of("column.proposed", by.id(), by.name()), column)
            .with("proposal", Long.toString(id)));
    return id;
  }

  /** Agrees to a proposal, which then is the column, or turns it down; never one's own. */
  @Enforces(MEASURES_4_1)
  @Transactional
  public void decide(Person by, long proposal, boolean agrees, String reason) {
    var pending =
        proposals().stream()
            .filter(p -> p.id() == proposal)
            .findFirst()
            .orElseThrow(() -> new Violations(MEASURES_4_1, "这项改动已经有人核对过，或者不存在。"));
    new Violations.Gathering()
        .refuseIf(!agrees && reason.strip().length() < 4, MEASURES_4_1, "reason", "不同意的，请写明原因。")
        .throwIfAny();
    check(pending.column());
    Refusals.asSentences(
        MEASURES_4_1,
        () ->
            db.sql("select decide_column(?, ?, ?, ?)")
                .params(proposal, by.id(), agrees, reason.strip())
                .query()
                .singleRow());
    trail.append(
        described(
                Entry.of(agrees ? "column.agreed" : "column.refused", by.id(), by.name()),
                pending.column())
            .with("proposal", Long.toString(proposal))
            .with("reason", reason.strip()));
  }

  /** Proposals nobody has decided, oldest first. */
  public List<ColumnProposal> proposals() {
    return db.sql(
            """
            select p.*, n.name as by_name from column_proposal p join person n on n.id = p.proposed_by
            where not exists (select from column_decision d where d.proposal_id = p.id) order by p.id
            """)
        .query((row, n) ->
            new ColumnProposal(
                row.getLong("id"),
                column(row, 0),
                row.getLong("proposed_by"),
                row.getString("by_name"),
                row.getObject("at", java.time.OffsetDateTime.class).toInstant()))
        .list();
  }

  private static String accepts(Column column) {
    return column.accepts().stream()
        .map(Enum::name)
        .sorted()
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static Entry described(Entry entry, Column column) {
    return entry
        .about("column", column.slug())
        .with("name", column.name())
        .with("keeper", Long.toString(column.keeperUnit()))
        .with("accepts", accepts(column))
        .with("windowDays", Integer.toString(column.windowDays()));
  }

  private void check(Column column) {
    new Violations.Gathering()
        .refuseIf(
            !column.slug().matches("[a-z][a-z0-9-]{1,40}")
                || List.of(
                        "art",
                        "files",
                        "assets",
                        "desk",
                        "api",
                        "admin",
                        "actuator",
                        "log",
                        "verify")
                    .contains(column.slug()),
            MEASURES_24_1,
            "slug",
            "栏目地址用小写字母开头，只含字母、数字和短横，2 到 41 个字符，且不能用系统保留的词。")
        .refuseIf(
            column.name().strip().length() < 2 || column.name().length() > 40,
            MEASURES_24_1,
            "name",
            "栏目名称 2 到 40 字。")
        .refuseIf(column.description().isBlank(), MEASURES_24_1, "description", "请写明栏目说明，网页标签要用。")
        .refuseIf(column.keywords().isBlank(), MEASURES_24_1, "keywords", "请写明关键词，网页标签要用。")
        .refuseIf(column.accepts().isEmpty(), MEASURES_24_1, "accepts", "请至少选择一类信息。")
        .refuseIf(
            column.windowDays() < 1 || column.windowDays() > 366,
            MEASURES_24_1,
            "windowDays",
            "更新期限为 1 到 366 天。")
        .refuseIf(
            organization.units().stream().noneMatch(u -> u.id() == column.keeperUnit()),
            MEASURES_7_1,
            "keeper",
            "请选择保障单位。")
        .throwIfAny();
  }

  /** Refuses everyone who holds no post in 新闻宣传处 today (4-1). */
  public void mustOwnTheSite(Person by) {
    var publicity = organization.only(UnitKind.PUBLICITY_OFFICE).id();
    var mine = organization.postsOf(by.id(), java.time.LocalDate.now(clock));
    if (mine.stream().noneMatch(p -> p.unitId() == publicity)) {
      throw new Violations(MEASURES_4_1, "栏目和授权来源由新闻宣传处管理。");
    }
  }
}
