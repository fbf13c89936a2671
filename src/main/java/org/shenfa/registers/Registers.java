package org.shenfa.registers;

import static org.shenfa.regulation.Clause.MEASURES_20_1;
import static org.shenfa.regulation.Clause.MEASURES_27_1;
import static org.shenfa.regulation.Clause.MEASURES_28_1;
import static org.shenfa.regulation.Clause.MEASURES_6_1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Moments;
import org.shenfa.database.Refusals;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.Unit;
import org.shenfa.organization.UnitKind;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * 台账: written by the unit the measures name, read by it and by 新闻宣传处; nothing is overwritten, a
 * change is a new version with a reason. Whoever may not read one is told there is none.
 */
@Service
public class Registers {
  /** So many days before its day an entry is reminded of. */
  public static final int AHEAD = 30;

  /** Name of the field that, once filled in, ends the reminding. */
  private static final String DONE = "finished";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient db;
  private final Organization organization;
  private final AuditTrail trail;

  Registers(JdbcClient db, Organization organization, AuditTrail trail) {
    this.db = db;
    this.organization = organization;
    this.trail = trail;
  }

  /** 一种台账 as somebody sees it: how many entries, how many whose day is over or near. */
  public record Shelf(RegisterKind kind, boolean mine, int entries, int near, int late) {}

  /** The registers somebody may read, with what there is in them. */
  public List<Shelf> shelves(Person me, Instant now) {
    var today = now.atZone(Shenfa.ZONE).toLocalDate();
    return Arrays.stream(RegisterKind.values())
        .filter(k -> reads(me, k, today))
        .map(k -> {
          var all = entries(me, k, now).stream().filter(e -> !e.struck()).toList();
          return new Shelf(
              k,
              keeper(me, k, today).isPresent(),
              all.size(),
              (int) all.stream().filter(e -> e.near(today) && !e.late(today)).count(),
              (int) all.stream().filter(e -> e.late(today)).count());
        })
        .toList();
  }

  private boolean reads(Person me, RegisterKind kind, LocalDate day) {
    return newsroom(me, day) || keeper(me, kind, day).isPresent();
  }

  private boolean newsroom(Person me, LocalDate day) {
    return units(me, day).stream().anyMatch(u -> u.kind() == UnitKind.PUBLICITY_OFFICE);
  }

  private List<Unit> units(Person me, LocalDate day) {
    return organization.postsOf(me.id(), day).stream()
        .map(p -> organization.unit(p.unitId()))
        .distinct()
        .toList();
  }

  /** The unit for which somebody writes a register. */
  public Optional<Unit> keeper(Person me, RegisterKind kind, LocalDate day) {
    return units(me, day).stream().filter(u -> kind.keepers().contains(u.kind())).findFirst();
  }

  private static final String NOW = "select * from register_now ";

  /**
   * The entries of a register, the newest first: all of them for 新闻宣传处, one's own unit's for
   * others.
   *
   * @throws NoSuchElementException for whoever may not read it
   */
  public List<RegisterEntry> entries(Person me, RegisterKind kind, Instant now) {
    var today = now.atZone(Shenfa.ZONE).toLocalDate();
    if (!reads(me, kind, today)) {
      throw new NoSuchElementException();
    }
    var unit = newsroom(me, today) ? null : keeper(me, kind, today).orElseThrow().id();
    return db.sql(
            NOW
                + "where kind = :kind and (:unit::bigint is null or unit_id = :unit) order by id desc")
        .param("kind", kind.name())
        .param("unit", unit, Types.BIGINT)
        .query(Registers::entry)
        .list();
  }

  private static RegisterEntry entry(ResultSet row, int n) throws SQLException {
    return new RegisterEntry(
        row.getLong("id"),
        RegisterKind.valueOf(row.getString("kind")),
        row.getLong("unit_id"),
        row.getString("unit"),
        row.getInt("n"),
        JSON.readValue(row.getString("content"), new TypeReference<Map<String, String>>() {}),
        row.getObject("due", LocalDate.class),
        row.getBoolean("struck"),
        row.getString("reason"),
        row.getString("person_name"),
        Moments.of(row, "at"));
  }

  /** What the fields of a register that name an entry of another one may name. */
  public Choices choices(RegisterKind kind) {
    return new Choices(
        kind.fields().stream()
            .filter(f -> f.type() == Field.Type.ENTRY)
            .collect(Collectors.toMap(Field::name, this::choices)));
  }

  private List<Choices.Choice> choices(Field field) {
    return db.sql(
            "select id, content ->> 'name' as name, struck from register_now where kind = ? order by id desc")
        .param(field.options().getFirst())
        .query((row, n) ->
            new Choices.Choice(
                row.getString("id"), row.getString("name"), row.getBoolean("struck")))
        .list();
  }

  /** One entry as it stands. */
  public RegisterEntry find(Person me, RegisterKind kind, long id, Instant now) {
    return entries(me, kind, now).stream().filter(e -> e.id() == id).findFirst().orElseThrow();
  }

  /** Every version of an entry, the newest first. */
  public List<RegisterEntry> history(Person me, RegisterKind kind, long id, Instant now) {
    find(me, kind, id, now);
    return db.sql(
            """
            select e.id, e.kind, e.unit_id, u.short_name as unit, v.*, p.name as person_name
            from register_entry e join register_version v on v.entry_id = e.id join unit u on u.id = e.unit_id
              join person p on p.id = v.person_id
            where e.id = ? order by v.n desc
            """)
        .param(id)
        .query(Registers::entry)
        .list();
  }

  /** Writes a new entry for one's own unit and answers its number. */
  @Enforces({MEASURES_6_1, MEASURES_27_1, MEASURES_28_1, MEASURES_20_1})
  @Transactional
  public long add(Person me, RegisterKind kind, Map<String, String> typed, Instant now) {
    var unit = mustKeep(me, kind, now);
    var content = content(kind, typed, Map.of(), now);
    var id =
        db.sql(
                "insert into register_entry (kind, unit_id, person_id, at) values (?, ?, ?, ?) returning id")
            .params(kind.name(), unit.id(), me.id(), now.atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .single();
    write(me, kind, id, 1, content, false, "", now);
    return id;
  }

  /**
   * Changes an entry, or strikes it.
   *
   * @param n the version that was looked at; refused when there is a newer one
   */
  @Transactional
  public void change(
      Person me,
      RegisterKind kind,
      long id,
      int n,
      Map<String, String> typed,
      boolean struck,
      String reason,
      Instant now) {
    var unit = mustKeep(me, kind, now);
    var was = find(me, kind, id, now);
    if (was.unitId() != unit.id()) {
      throw new Violations(kind.clause(), "这一条由" + was.unit() + "登记，由它来改。");
    }
    var content = struck ? was.content() : content(kind, typed, was.content(), now);
    var why = reason.strip();
    if (why.length() < 4 || why.length() > 500) {
      throw new Violations(List.of(new Violation(kind.clause(), "reason", "写明为什么改，4 到 500 字。")));
    }
    write(me, kind, id, n + 1, content, struck, why, now);
  }

  private Unit mustKeep(Person me, RegisterKind kind, Instant now) {
    var today = now.atZone(Shenfa.ZONE).toLocalDate();
    if (!reads(me, kind, today)) {
      throw new NoSuchElementException();
    }
    return keeper(me, kind, today)
        .orElseThrow(() ->
            new Violations(
                kind.clause(),
                "“%s”由%s登记。"
                    .formatted(
                        kind.label(),
                        String.join(
                            "、", kind.keepers().stream().map(UnitKind::label).sorted().toList()))));
  }

  private Map<String, String> content(
      RegisterKind kind, Map<String, String> typed, Map<String, String> was, Instant now) {
    var wrong = new ArrayList<Violation>();
    var content = new TreeMap<String, String>();
    for (var field : kind.fields()) {
      var value = typed.getOrDefault(field.name(), "").strip();
      fault(field, value, was.getOrDefault(field.name(), ""))
          .ifPresent(f -> wrong.add(new Violation(kind.clause(), field.name(), f)));
      if (field.type() == Field.Type.PEOPLE && wrong.isEmpty()) {
        unknown(value)
            .ifPresent(u ->
                wrong.add(
                    new Violation(
                        kind.clause(), field.name(), "“%s”里没有工号 %s。".formatted(field.label(), u))));
      }
      if (!value.isEmpty()) {
        content.put(field.name(), value);
      }
    }
    if (kind == RegisterKind.TRAINING) {
      wrong.addAll(TrainingRecord.faults(content, now.atZone(Shenfa.ZONE).toLocalDate()));
    }
    if (!wrong.isEmpty()) {
      throw new Violations(wrong);
    }
    return content;
  }

  private Optional<String> fault(Field field, String value, String was) {
    var fault = field.fault(value);
    return fault.isPresent()
            || field.type() != Field.Type.ENTRY
            || value.isEmpty()
            || value.equals(was)
            || choices(field).stream().anyMatch(c -> !c.struck() && c.id().equals(value))
        ? fault
        : Optional.of("“" + field.label() + "”请从列出的里面选。");
  }

  /** 工号 with commas, spaces or lines between them. */
  static List<String> numbers(String typed) {
    return Arrays.stream(typed.strip().split("[,，、;；\\s]+"))
        .filter(n -> !n.isEmpty())
        .distinct()
        .toList();
  }

  private Optional<String> unknown(String typed) {
    return numbers(typed).stream().filter(n -> organization.person(n).isEmpty()).findFirst();
  }

  private void write(
      Person me,
      RegisterKind kind,
      long id,
      int n,
      Map<String, String> content,
      boolean struck,
      String reason,
      Instant now) {
    var due = due(kind, content);
    Refusals.asSentences(
        kind.clause(),
        () ->
            db.sql(
                    """
                    insert into register_version (entry_id, n, content, due, struck, reason, person_id, at)
                    values (:id, :n, :content::jsonb, :due, :struck, :reason, :person, :at)
                    """)
                .param("id", id)
                .param("n", n)
                .param("content", JSON.writeValueAsString(content))
                .param("due", due, Types.DATE)
                .param("struck", struck)
                .param("reason", reason)
                .param("person", me.id())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update());
    trail.append(
        Entry.of(
                struck ? "register.struck" : n == 1 ? "register.added" : "register.changed",
                me.id(),
                me.name())
            .about("register", Long.toString(id))
            .with("kind", kind.name()));
  }

  private static @Nullable LocalDate due(RegisterKind kind, Map<String, String> content) {
    return content.containsKey(DONE)
        ? null
        : Field.day(content.getOrDefault(kind.due(), "")).orElse(null);
  }
}
