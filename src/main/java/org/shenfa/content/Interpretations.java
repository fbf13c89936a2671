package org.shenfa.content;

import static org.shenfa.regulation.Clause.MEASURES_10_2;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Moments;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 文件与解读: a policy and its interpretation begin as a pair, and are planned as one (10-2). */
@Service
public class Interpretations {
  private final Drafting drafting;
  private final Organization organization;
  private final JdbcClient db;
  private final AuditTrail trail;

  Interpretations(Drafting drafting, Organization organization, JdbcClient db, AuditTrail trail) {
    this.drafting = drafting;
    this.organization = organization;
    this.db = db;
    this.trail = trail;
  }

  /** Begins both items of a unit, each naming the other; answers with the policy. */
  @Enforces(MEASURES_10_2)
  @Transactional
  public Item begin(Person author, long unit) {
    var name = organization.unit(unit).shortName();
    var policy = drafting.begin(author, unit, ItemKind.FORMAL_DOCUMENT);
    var reading = drafting.begin(author, unit, ItemKind.INTERPRETATION);
    drafting.save(
        author,
        policy.id(),
        0,
        Manifest.blank(policy, ItemKind.FORMAL_DOCUMENT, name).pairedWith(reading.number()));
    drafting.save(
        author,
        reading.id(),
        0,
        Manifest.blank(reading, ItemKind.INTERPRETATION, name).pairedWith(policy.number()));
    return policy;
  }

  /** Keeps the plan of a policy; an earlier one stays in the history. */
  @Transactional
  public void plan(Person author, long policy, Set<InterpretationForm> forms, String points) {
    var item = drafting.find(policy);
    var words = points.strip();
    new Violations.Gathering()
        .refuseIf(
            !drafting.writesFor(author, item.unitId()), MEASURES_10_2, null, "解读方案由文件的起草单位填写。")
        .refuseIf(forms.isEmpty(), MEASURES_10_2, "forms", "请选定至少一种解读形式。")
        .refuseIf(
            words.length() < 10 || words.length() > 2000,
            MEASURES_10_2,
            "points",
            "请写明解读要点（10 至 2000 字）：为什么制定、主要内容、对公众和企业意味着什么。")
        .throwIfAny();
    db.sql(
            "insert into interpretation_plan (item_id, forms, points, person_id) values (?, ?, ?, ?)")
        .params(
            policy,
            forms.stream().sorted().map(Enum::name).toArray(String[]::new),
            words,
            author.id())
        .update();
    trail.append(
        Entry.of("interpretation.planned", author.id(), author.name())
            .about("item", item.number())
            .with(
                "forms", forms.stream().sorted().map(Enum::name).collect(Collectors.joining(","))));
  }

  /** The plan of a policy as it stands. */
  public Optional<InterpretationPlan> planOf(long policy) {
    return db.sql(
            """
            select i.forms, i.points, p.name, i.at from interpretation_plan i join person p on p.id = i.person_id
            where i.item_id = ? order by i.id desc limit 1
            """)
        .param(policy)
        .query(Interpretations::plan)
        .optional();
  }

  private static InterpretationPlan plan(ResultSet row, int n) throws SQLException {
    var forms = EnumSet.noneOf(InterpretationForm.class);
    Arrays.stream((String[]) row.getArray("forms").getArray())
        .map(InterpretationForm::valueOf)
        .forEach(forms::add);
    return new InterpretationPlan(
        forms, row.getString("points"), row.getString("name"), Moments.of(row, "at"));
  }
}
