package org.shenfa.columns;

import static org.shenfa.regulation.Clause.MEASURES_24_1;
import static org.shenfa.regulation.Clause.MEASURES_4_1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Moments;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.UnitKind;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 栏目台账: the site's columns, each with the unit and the person that keep it. */
@Service
public class Columns {
  private static final String SELECT =
      """
      select c.id, c.slug, c.leaf, c.address, c.name, c.description, c.keywords, c.type, c.keeper_unit, c.keeper_person,
        c.accepts, c.window_days, c.position, c.ended, p.slug as parent, t.slug as topic, l.slug as leads_to
      from site_column c left join site_column p on p.id = c.parent_id left join topic t on t.id = c.topic_id
        left join site_column l on l.id = c.leads_to
      """;
  private static final int WAYS = 50;

  private final JdbcClient db;
  private final Organization organization;
  private final Clock clock;

  Columns(JdbcClient db, Organization organization, Clock clock) {
    this.db = db;
    this.organization = organization;
    this.clock = clock;
  }

  /** Columns that take new texts, in the order of the site. */
  public List<Column> all() {
    return everything().stream().filter(c -> c.ending() == null).toList();
  }

  /** Columns that were merged or closed. */
  public List<Column> ended() {
    return everything().stream().filter(c -> c.ending() != null).toList();
  }

  private List<Column> everything() {
    return db.sql(
            SELECT
                + "order by c.topic_id nulls first, coalesce(p.position, c.position), c.parent_id nulls first, c.position, c.id")
        .query((row, n) -> column(row, row.getLong("id")))
        .list();
  }

  static Column column(ResultSet row, long id) throws SQLException {
    var person = row.getLong("keeper_person");
    var named = row.wasNull() ? null : person;
    var slug = row.getString("slug");
    return new Column(
        id,
        slug,
        row.getString("name"),
        row.getString("description"),
        row.getString("keywords"),
        row.getString("type"),
        row.getLong("keeper_unit"),
        Arrays.stream((String[]) row.getArray("accepts").getArray())
            .map(Category::valueOf)
            .collect(Collectors.toUnmodifiableSet()),
        row.getInt("window_days"),
        row.getInt("position"),
        new Column.Place(
            Optional.ofNullable(row.getString("leaf")).orElse(slug),
            row.getString("parent"),
            row.getString("topic"),
            row.getString("address")),
        named,
        ending(row.getString("ended"), row.getString("leads_to")));
  }

  private static Column.@Nullable Ending ending(@Nullable String ended, @Nullable String leadsTo) {
    return ended == null ? null : new Column.Ending(ended.equals("MERGED"), leadsTo);
  }

  /** The column of this slug, if it takes new texts. */
  public Optional<Column> find(String slug) {
    return any(slug).filter(c -> c.ending() == null);
  }

  /** The column of this slug, whatever became of it. */
  public Optional<Column> any(String slug) {
    return everything().stream().filter(c -> c.slug().equals(slug)).findFirst();
  }

  /**
   * The named columns that exist, in the order asked for; a merged one stands for the column its
   * articles are listed under now.
   */
  @Enforces(MEASURES_24_1)
  public List<Column> named(List<String> slugs) {
    var all = everything().stream().collect(Collectors.toMap(Column::slug, c -> c));
    return slugs.stream()
        .map(all::get)
        .flatMap(c -> Optional.ofNullable(c).stream())
        .map(c -> {
          var here = c;
          for (var step = 0; step < WAYS; step++) {
            var ending = here.ending();
            var next =
                ending == null || !ending.merged()
                    ? null
                    : all.get(String.valueOf(ending.leadsTo()));
            if (next == null) {
              break;
            }
            here = next;
          }
          return here;
        })
        .toList();
  }

  /** 旧址: an address a column has or had, and since when. */
  public record Address(String address, Instant since) {}

  /** Every address the column ever had, the oldest first; all of them lead to it. */
  public List<Address> addresses(Column column) {
    return db.sql("select address, at from column_address where column_id = ? order by at, address")
        .param(column.id())
        .query((row, n) -> new Address(row.getString("address"), Moments.of(row, "at")))
        .list();
  }

  /** The person named for the column, while in post at the keeping unit. */
  public Optional<Person> keeper(Column column) {
    var today = LocalDate.now(clock);
    return Optional.ofNullable(column.person())
        .filter(p ->
            organization.postsOf(p, today).stream()
                .anyMatch(q -> q.unitId() == column.keeperUnit()))
        .map(organization::person);
  }

  /** Whether a special topic of this slug was ever approved. */
  boolean hasTopic(String slug) {
    return db.sql("select exists (select from topic where slug = ?)")
        .param(slug)
        .query(Boolean.class)
        .single();
  }

  /** Whether the column takes a new text on this day: open, and not in a topic that is over. */
  public boolean takesOn(Column column, LocalDate day) {
    var topic = column.place().topic();
    return column.ending() == null
        && (topic == null
            || db.sql(
                    """
                    select a.ends >= ? from topic t join topic_application a on a.id = t.application_id where t.slug = ?
                    """)
                .params(day, topic)
                .query(Boolean.class)
                .single());
  }

  /** Refuses everyone who holds no post in 新闻宣传处 today (4-1). */
  public void mustOwnTheSite(Person by) {
    var publicity = organization.only(UnitKind.PUBLICITY_OFFICE).id();
    var mine = organization.postsOf(by.id(), LocalDate.now(clock));
    if (mine.stream().noneMatch(p -> p.unitId() == publicity)) {
      throw new Violations(MEASURES_4_1, "栏目、网站布置和授权来源由新闻宣传处管理。");
    }
  }
}
