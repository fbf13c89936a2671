package org.shenfa.assessment;

import static org.shenfa.regulation.Clause.MEASURES_4_1;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 考评规则的各版: every version there was; a new one stands beside the others. */
@Service
public class RuleSets {
  private final JdbcClient db;
  private final AssessmentRights rights;
  private final AuditTrail trail;

  RuleSets(JdbcClient db, AssessmentRights rights, AuditTrail trail) {
    this.db = db;
    this.rights = rights;
    this.trail = trail;
  }

  /** Every version, the newest first. */
  public List<RuleSet> all() {
    return db.sql(
            """
            select s.version, s.from_day, s.note, coalesce(p.name, '') as by_name
            from assessment_rules s left join person p on p.id = s.person_id order by s.version desc
            """)
        .query(this::read)
        .list();
  }

  /**
   * One version.
   *
   * @throws NoSuchElementException when there is none
   */
  public RuleSet version(int version) {
    return all().stream()
        .filter(s -> s.version() == version)
        .findFirst()
        .orElseThrow(NoSuchElementException::new);
  }

  /** The newest version that is in force on a day. */
  RuleSet on(LocalDate day) {
    return all().stream()
        .filter(s -> !s.from().isAfter(day))
        .findFirst()
        .orElseThrow(() -> new Violations(MEASURES_4_1, "这一天还没有考评规则。"));
  }

  private RuleSet read(ResultSet row, int n) throws SQLException {
    var version = row.getInt("version");
    var rules = new EnumMap<LineKind, RuleSet.Rule>(LineKind.class);
    db.sql("select * from assessment_rule where version = ?")
        .param(version)
        .query(r -> {
          rules.put(
              LineKind.valueOf(r.getString("kind")),
              new RuleSet.Rule(
                  Area.valueOf(r.getString("area")),
                  Ledger.clause(r.getString("clause")),
                  r.getBigDecimal("points")));
        });
    var frames = new EnumMap<Area, RuleSet.Frame>(Area.class);
    db.sql("select * from assessment_frame where version = ?")
        .param(version)
        .query(r -> {
          frames.put(
              Area.valueOf(r.getString("area")),
              new RuleSet.Frame(r.getBigDecimal("base"), r.getBigDecimal("most")));
        });
    return new RuleSet(
        version,
        row.getObject("from_day", LocalDate.class),
        row.getString("note"),
        row.getString("by_name"),
        rules,
        frames);
  }

  /**
   * 新一版: other points, other areas; the clause of a kind stays what it is. Periods that are open
   * keep theirs.
   *
   * @param from not before that of the version before
   * @throws Violations for whoever is not the head of 新闻宣传处, and for what makes no rules
   */
  @Transactional
  public int add(
      Person by,
      @Nullable LocalDate from,
      String note,
      Map<LineKind, @Nullable BigDecimal> points,
      Map<Area, RuleSet.@Nullable Frame> frames) {
    rights.supervisor(by);
    var newest = all().getFirst();
    var said = note.strip();
    var wrong = new Violations.Gathering();
    wrong
        .refuseIf(from == null, MEASURES_4_1, "from", "请写明从哪一天起用。")
        .refuseIf(
            from != null && from.isBefore(newest.from()),
            MEASURES_4_1,
            "from",
            "不能早于上一版的 " + newest.from() + "。")
        .refuseIf(
            said.length() < 4 || said.length() > 200,
            MEASURES_4_1,
            "note",
            "请写明依据或者理由（4 至 200 字）。");
    newest
        .rules()
        .forEach((kind, rule) ->
            wrong.refuseIf(
                unusable(points.get(kind), rule.points()),
                MEASURES_4_1,
                kind.name(),
                "“%s”的分值请写 %s 的数，最多两位小数。"
                    .formatted(kind.label(), rule.points().signum() < 0 ? "－100 至 0" : "0 至 100")));
    for (var area : Area.values()) {
      var frame = frames.get(area);
      wrong.refuseIf(
          frame == null
              || frame.base().signum() < 0
              || frame.most().signum() <= 0
              || frame.base().compareTo(frame.most()) > 0
              || frame.most().compareTo(BigDecimal.valueOf(100)) > 0
              || frame.base().stripTrailingZeros().scale() > 2
              || frame.most().stripTrailingZeros().scale() > 2,
          MEASURES_4_1,
          area.name(),
          "“" + area.label() + "”的基础分不能大于上限，上限不超过 100，最多两位小数。");
    }
    wrong.throwIfAny();
    var version = newest.version() + 1;
    db.sql("insert into assessment_rules (version, from_day, note, person_id) values (?, ?, ?, ?)")
        .params(version, Objects.requireNonNull(from), said, by.id())
        .update();
    newest
        .rules()
        .forEach((kind, rule) ->
            db.sql(
                    "insert into assessment_rule (version, kind, area, clause, points) values (?, ?, ?, ?, ?)")
                .params(
                    version,
                    kind.name(),
                    rule.area().name(),
                    rule.clause().id(),
                    Objects.requireNonNull(points.get(kind)))
                .update());
    frames.forEach((area, frame) -> {
      if (frame != null) {
        db.sql("insert into assessment_frame (version, area, base, most) values (?, ?, ?, ?)")
            .params(version, area.name(), frame.base(), frame.most())
            .update();
      }
    });
    trail.append(
        Entry.of("assessment.rules", by.id(), by.name())
            .about("assessment", "rules/" + version)
            .with("from", String.valueOf(from))
            .with("note", said));
    return version;
  }

  /** A number, of two decimals at most, on the side of zero where this kind of event stands. */
  private static boolean unusable(@Nullable BigDecimal points, BigDecimal before) {
    return points == null
        || points.abs().compareTo(BigDecimal.valueOf(100)) > 0
        || points.stripTrailingZeros().scale() > 2
        || points.signum() * before.signum() < 0;
  }
}
