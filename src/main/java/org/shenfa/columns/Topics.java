package org.shenfa.columns;

import static org.shenfa.regulation.Clause.MEASURES_11_5;
import static org.shenfa.regulation.Clause.MEASURES_7_1;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.columns.TopicApplication.Kind;
import org.shenfa.columns.TopicApplication.State;
import org.shenfa.columns.TopicApplication.Terms;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 专题专栏: the responsible unit applies, its head confirms, 新闻宣传处 reviews; on approval the topic and
 * its columns exist, kept by that unit.
 */
@Service
public class Topics {
  private static final int MOST = 8;

  private final TopicApplications applications;
  private final Organization organization;
  private final AuditTrail trail;
  private final Clock clock;

  Topics(TopicApplications applications, Organization organization, AuditTrail trail, Clock clock) {
    this.applications = applications;
    this.organization = organization;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Applies for a topic of the unit.
   *
   * @param follows the returned application this one corrects
   * @return id of the application
   */
  @Enforces(MEASURES_11_5)
  @Transactional
  public long apply(Person by, long unit, Terms terms, @Nullable Long follows) {
    check(unit, terms);
    var id = applications.add(unit, by.id(), terms, follows);
    trail.append(
        entry("topic.applied", by, id, terms)
            .with("unit", organization.unit(unit).name())
            .with("columns", String.join(",", terms.columns().stream().map(c -> c.name()).toList()))
            .with("from", terms.starts().toString())
            .with("until", terms.ends().toString()));
    return id;
  }

  /**
   * The unit's head confirms, then 新闻宣传处 approves; either may send back with a reason. Nobody
   * decides on what they applied for or confirmed.
   */
  @Enforces(MEASURES_11_5)
  @Transactional
  public TopicApplication decide(Person by, long application, boolean agrees, String reason) {
    var on = find(application);
    new Violations.Gathering()
        .refuseIf(
            !agrees && reason.strip().length() < 4, MEASURES_11_5, "reason", "退回须写明原因，申请的人要照着改。")
        .throwIfAny();
    var step = applications.decide(application, by.id(), agrees, reason.strip());
    var act =
        switch (step) {
          case CONFIRMED -> "topic.confirmed";
          case APPROVED -> "topic.approved";
          case RETURNED -> "topic.returned";
        };
    trail.append(entry(act, by, application, on.terms()).with("reason", reason.strip()));
    return find(application);
  }

  public TopicApplication find(long id) {
    return applications.find(id).orElseThrow(NoSuchElementException::new);
  }

  /** Every application, newest first. */
  public List<TopicApplication> all() {
    return applications.all();
  }

  /** The approved topic of this slug. */
  public TopicApplication approved(String slug) {
    return all().stream()
        .filter(a -> a.state() == State.APPROVED && a.terms().slug().equals(slug))
        .findFirst()
        .orElseThrow(NoSuchElementException::new);
  }

  /** Whether this person may take the step that is due. */
  public boolean mayDecide(Person person, TopicApplication on) {
    var today = LocalDate.now(clock);
    return person.id() != on.by()
        && switch (on.state()) {
          case WAITS_FOR_HEAD ->
              organization.authority(person.id(), on.unit(), PostKind.UNIT_HEAD, today).isPresent();
          case WAITS_FOR_NEWSROOM -> {
            var newsroom = organization.only(UnitKind.PUBLICITY_OFFICE).id();
            yield organization.postsOf(person.id(), today).stream()
                    .anyMatch(p -> p.unitId() == newsroom)
                && on.step(Kind.CONFIRMED).filter(s -> s.by() == person.id()).isEmpty();
          }
          case RETURNED, APPROVED -> false;
        };
  }

  private static Entry entry(String act, Person by, long application, Terms terms) {
    return Entry.of(act, by.id(), by.name())
        .about("topic", terms.slug())
        .with("application", Long.toString(application))
        .with("title", terms.title());
  }

  private void check(long unit, Terms terms) {
    var today = LocalDate.now(clock);
    var found = new Violations.Gathering();
    found
        .refuseIf(
            terms.title().length() < 2 || terms.title().length() > 40,
            MEASURES_11_5,
            "title",
            "专题名称 2 到 40 字。")
        .refuseIf(
            !terms.slug().matches("[a-z][a-z0-9-]{1,19}"),
            MEASURES_11_5,
            "slug",
            "专题地址用小写字母开头，只含字母、数字和短横，2 到 20 个字符。")
        .refuseIf(
            terms.introduction().length() < 10 || terms.introduction().length() > 400,
            MEASURES_11_5,
            "introduction",
            "给读者的导语 10 到 400 字。")
        .refuseIf(terms.purpose().length() < 10, MEASURES_11_5, "purpose", "请写明开设的目的，不少于 10 字。")
        .refuseIf(terms.serves().length() < 4, MEASURES_11_5, "serves", "请写明服务的重大决策部署或者重点工作任务。")
        .refuseIf(terms.ends().isBefore(terms.starts()), MEASURES_11_5, "ends", "结束日期不能早于开始日期。")
        .refuseIf(terms.ends().isBefore(today), MEASURES_11_5, "ends", "结束日期不能早于今天。")
        .refuseIf(
            terms.ends().isAfter(terms.starts().plusYears(3)),
            MEASURES_11_5,
            "ends",
            "专题最长三年；长期的内容请提出新设栏目。")
        .refuseIf(
            organization.postsOf(terms.keeper(), today).stream().noneMatch(p -> p.unitId() == unit),
            MEASURES_7_1,
            "keeper",
            "保障专人须是本单位现任的人员。")
        .refuseIf(
            terms.columns().isEmpty() || terms.columns().size() > MOST,
            MEASURES_11_5,
            "wishName",
            "专题设 1 到 8 个栏目，请写明每个栏目的名称、地址和说明。");
    var leaves = new HashSet<String>();
    for (var wish : terms.columns()) {
      var name = "栏目“%s”".formatted(wish.name());
      found
          .refuseIf(
              wish.name().length() < 2 || wish.name().length() > 20,
              MEASURES_11_5,
              "wishName",
              name + "：名称 2 到 20 字。")
          .refuseIf(
              !wish.leaf().matches("[a-z][a-z0-9-]{1,19}"),
              MEASURES_11_5,
              "wishLeaf",
              name + "：地址用小写字母开头，只含字母、数字和短横，2 到 20 个字符。")
          .refuseIf(!leaves.add(wish.leaf()), MEASURES_11_5, "wishLeaf", name + "：地址和前面的栏目相同。")
          .refuseIf(
              wish.description().length() < 4,
              MEASURES_11_5,
              "wishDescription",
              name + "：请写明放什么内容。");
    }
    found.throwIfAny();
  }
}
