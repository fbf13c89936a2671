package org.shenfa.support;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.Accounts;
import org.shenfa.access.AdminRole;
import org.shenfa.access.Appearance;
import org.shenfa.access.Due;
import org.shenfa.access.SignedIn;
import org.shenfa.columns.Category;
import org.shenfa.columns.Column;
import org.shenfa.columns.ColumnChange;
import org.shenfa.columns.ColumnChanges;
import org.shenfa.columns.Columns;
import org.shenfa.content.Disclosure;
import org.shenfa.content.Drafting;
import org.shenfa.content.GuideElement;
import org.shenfa.content.Item;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.NewsExceptions;
import org.shenfa.content.NewsValue;
import org.shenfa.content.Proofreading;
import org.shenfa.content.Requirements;
import org.shenfa.content.Revision;
import org.shenfa.content.SourceKind;
import org.shenfa.content.Validity;
import org.shenfa.organization.Appointments;
import org.shenfa.organization.Delegations;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.Unit;
import org.shenfa.organization.UnitKind;
import org.shenfa.organization.Units;
import org.shenfa.publication.Publishing;
import org.shenfa.publication.Release;
import org.shenfa.publication.Scheduling;
import org.shenfa.review.Answer;
import org.shenfa.review.Collating;
import org.shenfa.review.HandingOver;
import org.shenfa.review.HeadConfirmation;
import org.shenfa.review.Look;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Reviewers;
import org.shenfa.review.Reviewing;
import org.shenfa.review.SecrecyReviewForm;
import org.shenfa.review.Submission;
import org.shenfa.review.Submitting;
import org.shenfa.screening.Judgment;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;

/** A small office with a person for every post, and short ways to walk its routes. */
@TestComponent
public class Office {
  /** Where reprints come from; a test that submits one puts it on the list. */
  public static final String REPRINTED = "www.example.gov.cn";

  /** Of every account that a test opens: tests that share a context share its accounts. */
  public static final String PASSWORD = "a password only for tests";

  private static final String GUIDE =
      Arrays.stream(GuideElement.values())
          .map(e -> "<h2>" + e.label() + "</h2><p>" + told(e) + "</p>")
          .collect(Collectors.joining());

  @Autowired private Proofreading proofreading;
  public final Organization organization;
  public final Units units;
  public final Appointments appointments;
  public final Delegations delegations;
  public final Columns columns;
  public final ColumnChanges changes;
  public final Drafting drafting;
  public final NewsExceptions exceptions;
  public final Requirements requirements;
  public final Submitting submitting;
  public final Reviewing reviewing;
  public final Reviewers reviewers;
  public final HandingOver handingOver;
  public final Publishing publishing;
  public final Scheduling scheduling;
  public final Collating collating;

  public final Unit leadership;
  public final Unit publicity;
  public final Unit generalOffice;
  public final Unit hazmat;
  public final Unit bureau;
  public final Person principal;
  public final Person deputyLeader;
  public final Person editorOne;
  public final Person editorTwo;
  public final Person reviewer;
  public final Person publicityHead;
  public final Person openness;
  public final Person clerk;
  public final Person secrecy;
  public final Person head;
  public final Person deputyHead;
  public final Person stranger;
  public final Person intakeClerk;
  public final Person petitionClerk;

  private int people;

  public Office(
      Organization organization,
      Units units,
      Appointments appointments,
      Delegations delegations,
      Columns columns,
      ColumnChanges changes,
      Drafting drafting,
      NewsExceptions exceptions,
      Requirements requirements,
      Submitting submitting,
      Reviewing reviewing,
      Reviewers reviewers,
      HandingOver handingOver,
      Publishing publishing,
      Scheduling scheduling,
      Collating collating) {
    this.organization = organization;
    this.units = units;
    this.appointments = appointments;
    this.delegations = delegations;
    this.columns = columns;
    this.changes = changes;
    this.drafting = drafting;
    this.exceptions = exceptions;
    this.requirements = requirements;
    this.submitting = submitting;
    this.reviewing = reviewing;
    this.reviewers = reviewers;
    this.handingOver = handingOver;
    this.publishing = publishing;
    this.scheduling = scheduling;
    this.collating = collating;
    leadership = units.establish(null, UnitKind.LEADERSHIP, "厅领导", "厅领导", 1);
    publicity = units.establish(null, UnitKind.PUBLICITY_OFFICE, "新闻宣传处", "新闻宣传处", 2);
    generalOffice = units.establish(null, UnitKind.GENERAL_OFFICE, "办公室", "办公室", 3);
    hazmat = units.establish(null, UnitKind.DIVISION, "危险化学品安全监督管理处", "危化监管处", 4);
    bureau = units.establish(null, UnitKind.CITY_BUREAU, "临江市应急管理局", "临江市局", 5);
    principal = hired("厅长", leadership, PostKind.PRINCIPAL_LEADER);
    deputyLeader = hired("副厅长", leadership, PostKind.DEPUTY_LEADER);
    publicityHead = hired("宣传处长", publicity, PostKind.UNIT_HEAD);
    reviewer = hired("宣传审核", publicity, PostKind.EDITORIAL_REVIEWER);
    editorOne = hired("编辑甲", publicity, PostKind.SITE_EDITOR);
    editorTwo = hired("编辑乙", publicity, PostKind.SITE_EDITOR);
    openness = hired("公开审核", generalOffice, PostKind.OPENNESS_REVIEWER);
    clerk = hired("承办人", hazmat, PostKind.CLERK);
    secrecy = hired("保密审查", hazmat, PostKind.SECRECY_REVIEWER);
    head = hired("危化处长", hazmat, PostKind.UNIT_HEAD);
    deputyHead = hired("危化副处长", hazmat, PostKind.DEPUTY_HEAD);
    stranger = hired("联络员", bureau, PostKind.LIAISON);
    intakeClerk = hired("信件受理", publicity, PostKind.INTAKE_CLERK);
    petitionClerk = hired("信访承办", generalOffice, PostKind.PETITION_CLERK);
    column("tzgg", "通知公告", Category.GOVERNMENT_INFORMATION, 1);
    column("yjzj", "意见征集", Category.GOVERNMENT_INFORMATION, 2);
    column("zcwj", "政策文件", Category.GOVERNMENT_INFORMATION, 3);
    column("gzdt", "工作动态", Category.NEWS, 4);
    column("hdjl", "互动交流", Category.INTERACTION, 5);
    column("bsfw", "办事服务", Category.PUBLIC_SERVICE, 6);
  }

  /** A person as the desk knows them after they signed in. */
  public static SignedIn signedIn(
      Person person, Unit unit, boolean publicity, Set<PostKind> posts) {
    return new SignedIn(
        person.id(),
        person.staffNo(),
        person.name(),
        unit.id(),
        unit.shortName(),
        publicity,
        false,
        posts,
        null,
        false,
        Appearance.USUAL,
        new SignedIn.Sitting(1, Instant.EPOCH, true),
        Due.NOTHING);
  }

  public Person hired(String name, Unit unit, PostKind kind) {
    var person = appointments.enrol(null, "%06d".formatted(100001 + people++), name);
    appointments.appoint(null, person.id(), unit.id(), kind, LocalDate.of(2020, 1, 1));
    return person;
  }

  /** One of the three administrators, with a demo account; they hold no post. */
  public Person administrator(Accounts accounts, AdminRole role, int staffNo) {
    var person = appointments.enrol(null, Integer.toString(staffNo), role.label());
    accounts.makeAdministrator(person, role);
    accounts.openDemo(List.of(person), PASSWORD);
    return person;
  }

  private void column(String slug, String name, Category accepts, int position) {
    agreed(
        new Column(
            0, slug, name, name + "说明", name, name, publicity.id(), Set.of(accepts), 14, position));
  }

  /** A column as two people of 新闻宣传处 make it, or give it to another keeper. */
  public void agreed(Column column) {
    agreed(
        columns.find(column.slug()).isEmpty()
            ? new ColumnChange.Create(column)
            : new ColumnChange.Entrust(
                column.slug(),
                column.keeperUnit(),
                column.person(),
                column.accepts(),
                column.windowDays()));
  }

  /** An act on a column as two people of 新闻宣传处 take it. */
  public void agreed(ColumnChange change) {
    changes.decide(reviewer, changes.propose(publicityHead, change, "网站调整方案"), true, "");
  }

  private static String told(GuideElement element) {
    return Map.of(
            GuideElement.KIND, "公共服务",
            GuideElement.WHO, "企业",
            GuideElement.FEE, "不收费",
            GuideElement.TERMS, "法定时限 30 日，承诺时限 10 日")
        .getOrDefault(element, element.label() + "的内容。");
  }

  /** A body of one paragraph, and of the elements of a guide where the kind asks for them. */
  public static String body(ItemKind kind, String words) {
    return "<p>" + words + "</p>" + (kind == ItemKind.SERVICE_GUIDE ? GUIDE : "");
  }

  /** A complete text of a kind, by 危化监管处. */
  public Manifest text(Item item, ItemKind kind, String title) {
    var columnsOf =
        switch (kind) {
          case DRAFT_FOR_COMMENT -> List.of("tzgg", "yjzj");
          case NOTICE -> List.of("tzgg");
          case FORMAL_DOCUMENT, INTERPRETATION -> List.of("zcwj");
          case MAJOR_NEWS, DEPUTY_LEADER_NEWS, ORDINARY_NEWS, UNIT_HEAD_NEWS, REPRINT ->
              List.of("gzdt");
          case INTERACTION_REPLY -> List.of("hdjl");
          case SERVICE_GUIDE -> List.of("bsfw");
          case SITE_ARRANGEMENT -> List.<String>of();
        };
    return new Manifest(
        Manifest.FORMAT,
        item.number(),
        1,
        title,
        kind.category(),
        kind,
        SourceKind.UNIT,
        "危化监管处",
        item.unitId(),
        "危化监管处",
        columnsOf,
        body(kind, "正文一段。"),
        List.of(),
        Disclosure.ACTIVE,
        kind == ItemKind.FORMAL_DOCUMENT
            ? new Manifest.Document(
                "江应急〔2026〕12号",
                "江海省应急管理厅",
                LocalDate.of(2026, 1, 5),
                "安全生产",
                Validity.VALID,
                "990000001/2026-00012",
                false,
                true)
            : null,
        kind == ItemKind.REPRINT
            ? new Manifest.Reprint(
                "部网站",
                "https://" + REPRINTED + "/a.html",
                LocalDateTime.now(org.shenfa.Shenfa.ZONE).minusDays(1).withNano(0))
            : null,
        kind == ItemKind.DRAFT_FOR_COMMENT
            ? new Manifest.Comment(
                "来信、电子邮件", LocalDateTime.now(org.shenfa.Shenfa.ZONE).plusDays(30).withNano(0))
            : null,
        null,
        null,
        switch (kind) {
          case MAJOR_NEWS, DEPUTY_LEADER_NEWS -> List.of("厅长");
          default -> List.of();
        },
        switch (kind) {
          case MAJOR_NEWS, DEPUTY_LEADER_NEWS ->
              new NewsValue("部署全省重点工作", "首次公布新举措", "公众知道怎样避险").text();
          default -> null;
        },
        null);
  }

  public Revision drafted(ItemKind kind, String title) {
    var item = drafting.begin(clerk, hazmat.id(), kind);
    return drafting.save(clerk, item.id(), 0, text(item, kind, title));
  }

  /** A formal document goes in with its manuscript, or with the word that none was signed. */
  public void unsigned(long item) {
    if (collating.of(item).isEmpty()) {
      collating.none(clerk, item, "在公文系统内签发，没有纸质文稿");
    }
  }

  public ReviewCase submitted(Revision revision) {
    if (revision.manifest().kind() == ItemKind.FORMAL_DOCUMENT) {
      unsigned(revision.itemId());
    }
    explained(revision);
    return submitting
        .submit(clerk, revision.itemId(), revision.digest(), Submission.NORMAL)
        .getFirst();
  }

  public Manifest.Attachment attached(long item, String name, String content) {
    return drafting.attach(
        clerk, item, name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }

  /** Who takes a look in this office. */
  public Person at(Look look) {
    return switch (look) {
      case SECRECY_REVIEW -> secrecy;
      case HEAD_CONFIRMATION -> head;
      case PAPER_COMPARISON, SITE_CHECK -> editorOne;
      case OPENNESS_REVIEW -> openness;
      case EDITORIAL_REVIEW -> reviewer;
      case FINAL_APPROVAL -> principal;
      case RELEASE -> editorTwo;
    };
  }

  public static Answer agreeing(Look look) {
    return switch (look) {
      case SECRECY_REVIEW -> new Answer.SecrecyCleared(new SecrecyReviewForm("NO", "FIT", "FIT"));
      case HEAD_CONFIRMATION -> new Answer.Confirmed(new HeadConfirmation(true, true, true, true));
      case PAPER_COMPARISON,
          SITE_CHECK,
          OPENNESS_REVIEW,
          EDITORIAL_REVIEW,
          FINAL_APPROVAL,
          RELEASE ->
          new Answer.Agreed();
    };
  }

  /** Signs the look that is due, as the person whose post it is. */
  public ReviewCase step(ReviewCase on) {
    var look = on.next().orElseThrow();
    return step(on, at(look), agreeing(look));
  }

  public ReviewCase step(ReviewCase on, Person by, Answer answer) {
    var files =
        on.revision().manifest().attachments().stream().map(Manifest.Attachment::digest).toList();
    files.forEach(f -> reviewing.opened(by, on.id(), f));
    return reviewing.sign(by, on.id(), on.revision().digest(), answer, files);
  }

  /** A draft that is open for less than thirty days says why. */
  private void explained(Revision revision) {
    proofreading.screened(revision).stream()
        .filter(j -> j.blocks() && j.finding().rule().equals("short-period"))
        .forEach(j ->
            proofreading.decide(
                clerk,
                revision.itemId(),
                j.finding().key(),
                Judgment.EXPLAINED,
                "内部管理事项，不属于规章和重大行政决策"));
  }

  public ReviewCase cleared(Revision revision) {
    var walking = submitted(revision);
    while (walking.next().isPresent()) {
      walking = step(walking);
    }
    return walking;
  }

  public Release released(ItemKind kind, String title) {
    return released(cleared(drafted(kind, title)), null);
  }

  public Release released(ReviewCase cleared, @Nullable Person by) {
    return publishing
        .release(by == null ? editorTwo : by, reviewing.clear(cleared.id()), UUID.randomUUID())
        .getFirst();
  }
}
