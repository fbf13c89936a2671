package org.shenfa.concerns;

import static org.shenfa.regulation.Clause.HOUSE;
import static org.shenfa.regulation.Clause.MEASURES_13_1;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.shenfa.Shenfa;
import org.shenfa.audit.AuditTrail;
import org.shenfa.columns.Columns;
import org.shenfa.content.Digest;
import org.shenfa.content.Drafting;
import org.shenfa.content.Item;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.Revision;
import org.shenfa.emergency.EmergencyWords;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Courses;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.shenfa.review.Lane;
import org.shenfa.review.Submission;
import org.shenfa.review.Submitting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 回应: what the unit has to say becomes an item of the main line at once, in the emergency lane
 * where it is gravest; its release there is the answer.
 */
@Service
public class Responding {
  /** The column every statement stands in. */
  public static final String COLUMN = "hygq";

  private final ConcernRegister register;
  private final ConcernRights rights;
  private final Statements statements;
  private final Columns columns;
  private final Drafting drafting;
  private final Submitting submitting;
  private final Organization organization;
  private final Courses courses;
  private final AuditTrail trail;
  private final Clock clock;

  Responding(
      ConcernRegister register,
      ConcernRights rights,
      Statements statements,
      Columns columns,
      Drafting drafting,
      Submitting submitting,
      Organization organization,
      Courses courses,
      AuditTrail trail,
      Clock clock) {
    this.register = register;
    this.rights = rights;
    this.statements = statements;
    this.columns = columns;
    this.drafting = drafting;
    this.submitting = submitting;
    this.organization = organization;
    this.courses = courses;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Makes a statement of a fact sheet and sends it into review.
   *
   * @param evidence where a rumour was seen and what was kept of it; asked for with a refutation
   * @param handedTo whom unlawful spreading was handed to, empty where there was none
   */
  @Enforces(MEASURES_13_1)
  @Transactional
  public Item draft(Person by, long id, FactSheet sheet, String evidence, String handedTo) {
    var concern = register.seen(by, id);
    var first = sheet.kind() == StatementKind.FIRST;
    var as = rights.as(by, concern, sheet.kind().drafting());
    var found = sheet.missing(LocalDateTime.now(clock));
    found
        .refuseIf(
            sheet.kind() == StatementKind.REFUTATION
                && (evidence.strip().length() < 4 || evidence.strip().length() > 2000),
            MEASURES_13_1,
            "evidence",
            "请写明在哪里看到、留存了什么证据（4 到 2000 字），只供内部。")
        .refuseIf(handedTo.strip().length() > 500, MEASURES_13_1, "handedTo", "移交情况最多写 500 字。")
        .refuseIf(
            columns.find(COLUMN).isEmpty(),
            MEASURES_13_1,
            null,
            "网站还没有“回应关切”栏目（标识 %s），请新闻宣传处先设置。".formatted(COLUMN))
        .throwIfAny();
    var item = drafting.begin(by, concern.unit(), ItemKind.INTERACTION_REPLY);
    var revision = drafting.save(by, item.id(), 0, text(item, sheet));
    statements.add(
        id, item.id(), sheet.kind(), as.actor(), by.id(), evidence.strip(), handedTo.strip());
    if (first) {
      courses.take(
          ConcernEvent.PROCEDURE,
          id,
          ConcernEvent.DRAFT,
          as,
          clock.instant(),
          "",
          Map.of("item", item.number()));
    }
    trail.append(
        Concerns.entry("concern.statement_drafted", by, concern)
            .with("item", item.number())
            .with("kind", sheet.kind().name()));
    submitting.submit(by, item.id(), revision.digest(), submission(concern, sheet.kind()));
    return item;
  }

  private static Submission submission(Concern concern, StatementKind kind) {
    return concern.is(Level.A)
        ? new Submission(
            Lane.EMERGENCY, "A 级关切 %s 的%s".formatted(concern.number(), kind.label()), null)
        : Submission.NORMAL;
  }

  private Manifest text(Item item, FactSheet sheet) {
    return Manifest.blank(
            item, ItemKind.INTERACTION_REPLY, organization.unit(item.unitId()).shortName())
        .under(List.of(COLUMN))
        .withText(sheet.title(), sheet.body(), List.of());
  }

  /** A leader agrees to the words of the first answer to the gravest; to these words only. */
  @Enforces(MEASURES_13_1)
  @Transactional
  public void approve(Person by, long id, Digest seen) {
    var concern = register.seen(by, id);
    var newest = newest(concern);
    new Violations.Gathering()
        .refuseIf(!rights.leader(by), MEASURES_13_1, null, "A 级关切的首次回应由厅领导同意。")
        .refuseIf(
            !concern.is(Level.A) || concern.state() != ConcernState.IN_REVIEW,
            MEASURES_13_1,
            null,
            "现在没有等厅领导同意的首次回应。")
        .refuseIf(
            newest.filter(r -> r.digest().equals(seen)).isEmpty(),
            HOUSE,
            null,
            "这一稿刚刚改过，请看过新的一稿再办。")
        .throwIfAny();
    statements.approve(id, seen, by.id());
    trail.append(Concerns.entry("concern.approved", by, concern).digest(seen.hex()));
  }

  /** The text of the first answer as it reads now. */
  public Optional<Revision> newest(Concern concern) {
    return statements.of(concern.id()).stream()
        .filter(s -> s.kind() == StatementKind.FIRST)
        .findFirst()
        .flatMap(s -> drafting.latest(s.itemId()));
  }

  /** Who of the leaders agreed to the text as it reads now. */
  public Optional<String> approvedBy(Concern concern) {
    return newest(concern).flatMap(r -> statements.approved(concern.id(), r.digest()));
  }

  /**
   * What the light page of an emergency could say of a concern; two people read it before it
   * stands.
   */
  public EmergencyWords words(Person by, long id) {
    var concern = register.seen(by, id);
    var last =
        statements.of(id).stream()
            .flatMap(s -> Stream.ofNullable(s.out()))
            .reduce((a, b) -> b)
            .orElse(null);
    var promised = last == null ? null : last.promised();
    return new EmergencyWords(
        concern.name(),
        "",
        last == null ? "" : beginning(last.digest()),
        List.of(),
        List.of(),
        COLUMN,
        promised == null ? null : LocalDateTime.ofInstant(promised, Shenfa.ZONE));
  }

  private String beginning(Digest digest) {
    return drafting
        .revision(digest)
        .map(r -> Jsoup.parseBodyFragment(r.manifest().body()).select("p").eachText())
        .flatMap(all -> all.stream().findFirst())
        .orElse("");
  }

  /** Every statement of a concern, the first first. */
  public List<Statement> statements(Concern concern) {
    return statements.of(concern.id());
  }
}
