package org.shenfa.solicitations;

import static org.shenfa.regulation.Clause.MEASURES_17_3;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.content.Digest;
import org.shenfa.content.Drafting;
import org.shenfa.content.Item;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Actors;
import org.shenfa.procedures.By;
import org.shenfa.publication.Cancellation;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 征集台账: every solicitation, its opinions and their points, as the desk sees them. */
@Service
public class Caseload {
  private static final String CASES =
      """
      select s.*, encode(s.digest, 'hex') as hex, u.short_name as unit, undecided_remarks(s.item_id) as undecided,
        (select count(*) from remark_now m where m.item_id = s.item_id and not m.late and m.counts) as remarks,
        (select count(*) from remark_now m where m.item_id = s.item_id and m.late) as late,
        (select max(f.reply_id) from solicitation_feedback f where f.item_id = s.item_id) as reply,
        exists (select from solicitation_feedback f join release a on a.item_id = f.reply_id where f.item_id = s.item_id) as answered
      from solicitation s join unit u on u.id = s.unit_id
      """;

  private final JdbcClient db;
  private final Drafting drafting;
  private final Actors actors;
  private final Clock clock;

  Caseload(JdbcClient db, Drafting drafting, Actors actors, Clock clock) {
    this.db = db;
    this.drafting = drafting;
    this.actors = actors;
    this.clock = clock;
  }

  /** Solicitations of a unit, or of all for 0; those that end last stand first. */
  public List<SolicitationCase> of(long unit) {
    return db.sql(
            CASES + "where (:unit = 0 or s.unit_id = :unit) order by s.ends_at desc, s.item_id")
        .param("unit", unit)
        .query(Caseload::solicitation)
        .list();
  }

  Optional<SolicitationCase> find(long item) {
    return db.sql(CASES + "where s.item_id = ?")
        .param(item)
        .query(Caseload::solicitation)
        .optional();
  }

  /**
   * One of the solicitations of the unit whose handler or head this person is.
   *
   * @throws NoSuchElementException for every other
   */
  public SolicitationCase mine(Person by, long item) {
    return find(item)
        .filter(c -> !capacities(by, c.unitId()).isEmpty())
        .orElseThrow(NoSuchElementException::new);
  }

  /** In which capacity this person works on one of theirs. */
  By as(Person by, long item) {
    var unit = mine(by, item).unitId();
    var actor = capacities(by, unit).contains(Actor.HANDLER) ? Actor.HANDLER : Actor.HEAD;
    return By.staff(actor, by, unit);
  }

  /** As the head of the unit; refused to everybody else of it. */
  By asHead(Person by, long item) {
    var unit = mine(by, item).unitId();
    if (!capacities(by, unit).contains(Actor.HEAD)) {
      throw new Violations(MEASURES_17_3, "由单位负责人决定，您不是这个单位的负责人，也没有受其委托。");
    }
    return By.staff(Actor.HEAD, by, unit);
  }

  /** Whether this person is, or stands in for, the head of its unit. */
  public boolean heads(Person by, long item) {
    return capacities(by, mine(by, item).unitId()).contains(Actor.HEAD);
  }

  /** The paragraphs that are public now. */
  public List<Paragraph> paragraphs(SolicitationCase on) {
    return Paragraph.of(body(on.digest()));
  }

  private Set<Actor> capacities(Person by, long unit) {
    var as = EnumSet.of(Actor.HANDLER, Actor.HEAD);
    as.retainAll(actors.of(by.id(), unit, LocalDate.now(clock)));
    return as;
  }

  Optional<Long> item(String number) {
    return drafting.find(number).map(Item::id);
  }

  /** The body of a released text. */
  String body(String digest) {
    return drafting.revision(new Digest(digest)).orElseThrow().manifest().body();
  }

  /** Every opinion, in the order of their numbers. */
  public List<Remark> remarks(long item) {
    return db.sql(
            "select m.*, encode(m.digest, 'hex') as hex from remark_now m where m.item_id = ? order by m.n")
        .param(item)
        .query(Caseload::remark)
        .list();
  }

  /** Every point that has opinions, theme by theme. */
  public List<Point> points(long item) {
    return db.sql(
            """
            select p.*, array(select m.n from remark_now m where m.point_id = p.id order by m.n) as numbers
            from remark_point_now p
            where p.item_id = ? and exists (select from remark_now m where m.point_id = p.id)
            order by p.theme, p.id
            """)
        .param(item)
        .query(Caseload::point)
        .list();
  }

  private static SolicitationCase solicitation(ResultSet row, int n) throws SQLException {
    var cancelled = row.getString("cancelled");
    return new SolicitationCase(
        row.getLong("item_id"),
        row.getString("number"),
        row.getString("title"),
        row.getLong("unit_id"),
        row.getString("unit"),
        row.getString("path"),
        row.getString("hex"),
        local(row, "opened_at"),
        row.getObject("closes_at", LocalDateTime.class),
        row.getObject("first_closes_at", LocalDateTime.class),
        local(row, "ends_at"),
        cancelled == null ? null : Cancellation.valueOf(cancelled),
        row.getLong("remarks"),
        row.getLong("undecided"),
        row.getLong("late"),
        row.getObject("reply", Long.class),
        row.getBoolean("answered"));
  }

  private static Remark remark(ResultSet row, int n) throws SQLException {
    return new Remark(
        row.getLong("id"),
        row.getInt("n"),
        row.getLong("receipt_id"),
        row.getString("number"),
        Channel.valueOf(row.getString("channel")),
        Party.valueOf(row.getString("party")),
        local(row, "received_at"),
        row.getBoolean("late"),
        row.getBoolean("suspect"),
        row.getObject("judged", Boolean.class),
        row.getBoolean("counts"),
        row.getString("hex"),
        row.getInt("place"),
        row.getString("words"),
        row.getLong("point_id"),
        adoption(row));
  }

  private static Point point(ResultSet row, int n) throws SQLException {
    return new Point(
        row.getLong("id"),
        row.getString("theme"),
        row.getString("gist"),
        adoption(row),
        Optional.ofNullable(row.getString("reason")).orElse(""),
        Arrays.asList((Integer[]) row.getArray("numbers").getArray()));
  }

  private static @Nullable Adoption adoption(ResultSet row) throws SQLException {
    var decision = row.getString("decision");
    return decision == null ? null : Adoption.valueOf(decision);
  }

  private static LocalDateTime local(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class)
        .atZoneSameInstant(Shenfa.ZONE)
        .toLocalDateTime();
  }
}
