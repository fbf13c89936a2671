package org.shenfa.archive;

import static org.shenfa.regulation.Clause.MEASURES_26_1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.content.ItemKind;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 保管期限表: which kind is kept how long, dated, set by 新闻宣传处. */
@Service
public class RetentionRules {
  private static final String SELECT =
      """
      select r.id, r.kind, r.class, r.valid_from, r.explanation, coalesce(p.name, '') as name
      from archive_rule r left join person p on p.id = r.person_id
      """;

  private final JdbcClient db;
  private final AuditTrail trail;

  RetentionRules(JdbcClient db, AuditTrail trail) {
    this.db = db;
    this.trail = trail;
  }

  /** Every line there ever was, the newest first. */
  public List<RetentionRule> all() {
    return db.sql(SELECT + "order by r.valid_from desc, r.id desc")
        .query(RetentionRules::rule)
        .list();
  }

  /** The line that holds for each kind on a day; before the first, the first. */
  public Map<ItemKind, RetentionRule> on(LocalDate day) {
    var rules = new EnumMap<ItemKind, RetentionRule>(ItemKind.class);
    for (var rule : all().reversed()) {
      if (!rule.validFrom().isAfter(day)) {
        rules.put(rule.kind(), rule);
      } else {
        rules.putIfAbsent(rule.kind(), rule);
      }
    }
    return rules;
  }

  /**
   * Sets the class of a kind from a day on.
   *
   * @param today no line begins before it: what is filed stays as it was filed
   */
  @Enforces(MEASURES_26_1)
  @Transactional
  public void set(
      Person by,
      ItemKind kind,
      RetentionClass retention,
      @Nullable LocalDate from,
      String explanation,
      LocalDate today) {
    var why = explanation.strip();
    new Violations.Gathering()
        .refuseIf(
            from == null || from.isBefore(today) || from.getYear() > 2200,
            MEASURES_26_1,
            "from",
            "请写从哪一天起，不早于今天：已经归档的按归档时的期限。")
        .refuseIf(
            why.length() < 4 || why.length() > 500,
            MEASURES_26_1,
            "explanation",
            "请说明为什么是这个期限，4 到 500 字。")
        .throwIfAny();
    db.sql(
            """
            insert into archive_rule (kind, class, valid_from, explanation, person_id)
            values (:kind, :class, :from, :why, :person)
            """)
        .param("kind", kind.name())
        .param("class", retention.name())
        .param("from", from, java.sql.Types.DATE)
        .param("why", why)
        .param("person", by.id())
        .update();
    trail.append(
        Entry.of("archive.rule", by.id(), by.name())
            .about("archive", kind.name())
            .with("class", retention.name())
            .with("from", String.valueOf(from))
            .with("reason", why));
  }

  private static RetentionRule rule(ResultSet row, int n) throws SQLException {
    return new RetentionRule(
        row.getLong("id"),
        ItemKind.valueOf(row.getString("kind")),
        RetentionClass.valueOf(row.getString("class")),
        row.getObject("valid_from", LocalDate.class),
        row.getString("explanation"),
        row.getString("name"));
  }
}
