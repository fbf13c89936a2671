package org.shenfa.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.shenfa.access.Accounts;
import org.shenfa.access.AdminRole;
import org.shenfa.columns.Category;
import org.shenfa.columns.Column;
import org.shenfa.columns.ColumnChange;
import org.shenfa.columns.ColumnChanges;
import org.shenfa.concerns.Responding;
import org.shenfa.content.CleanHtml;
import org.shenfa.content.Disclosure;
import org.shenfa.content.Drafting;
import org.shenfa.content.Item;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.SourceKind;
import org.shenfa.content.Validity;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.organization.DemoOrganization;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.Unit;
import org.shenfa.organization.UnitKind;
import org.shenfa.publication.Publishing;
import org.shenfa.publication.Release;
import org.shenfa.reprints.AuthorizedSources;
import org.shenfa.review.Answer;
import org.shenfa.review.Collating;
import org.shenfa.review.HeadConfirmation;
import org.shenfa.review.Look;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Reviewers;
import org.shenfa.review.Reviewing;
import org.shenfa.review.SecrecyReviewForm;
import org.shenfa.review.Submission;
import org.shenfa.review.Submitting;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * 演示机构: the invented 江海省应急管理厅 with a person for every post, and a few items that walked their
 * routes like any other. Made once, on the embedded database only.
 */
@Component
class Demo implements ApplicationRunner {
  static final String PASSWORD = "shenfa-demo-2026";

  private final boolean wanted;
  private final DatabaseSettings database;
  private final DemoOrganization demo;
  private final Organization organization;
  private final Accounts accounts;
  private final ColumnChanges changes;
  private final AuthorizedSources sources;
  private final Drafting drafting;
  private final Reviewing reviewing;
  private final Submitting submitting;
  private final Reviewers reviewers;
  private final Publishing publishing;
  private final Collating collating;
  private final DemoSite site;
  private final DemoInteraction interaction;
  private final DemoDuty duty;
  private final DemoRegisters registers;
  private final DemoPast past;
  private final DemoOversight oversight;
  private final DemoAssessments assessments;
  private final Clock clock;
  private final Map<String, Release> released = new HashMap<>();

  Demo(
      @Value("${shenfa.demo:false}") boolean wanted,
      DatabaseSettings database,
      DemoOrganization demo,
      Organization organization,
      Accounts accounts,
      ColumnChanges changes,
      AuthorizedSources sources,
      Drafting drafting,
      Reviewing reviewing,
      Submitting submitting,
      Reviewers reviewers,
      Publishing publishing,
      Collating collating,
      DemoSite site,
      DemoInteraction interaction,
      DemoDuty duty,
      DemoRegisters registers,
      DemoPast past,
      DemoOversight oversight,
      DemoAssessments assessments,
      Clock clock) {
    this.wanted = wanted;
    this.database = database;
    this.demo = demo;
    this.organization = organization;
    this.accounts = accounts;
    this.changes = changes;
    this.sources = sources;
    this.drafting = drafting;
    this.reviewing = reviewing;
    this.submitting = submitting;
    this.reviewers = reviewers;
    this.publishing = publishing;
    this.collating = collating;
    this.site = site;
    this.interaction = interaction;
    this.duty = duty;
    this.registers = registers;
    this.past = past;
    this.oversight = oversight;
    this.assessments = assessments;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (wanted && !database.configured()) {
      create();
    }
  }

  /** Makes the demo office, once and only where no unit is registered. */
  void create() {
    if (!demo.create(LocalDate.of(2025, 1, 1))) {
      return;
    }
    accounts.openDemo(organization.people(), PASSWORD);
    administrator(DemoOrganization.SYSTEM_ADMIN, AdminRole.SYSTEM);
    administrator(DemoOrganization.SECURITY_ADMIN, AdminRole.SECURITY);
    administrator(DemoOrganization.AUDIT_ADMIN, AdminRole.AUDIT);
    var publicity = organization.only(UnitKind.PUBLICITY_OFFICE);
    var general = organization.only(UnitKind.GENERAL_OFFICE);
    site(holder(publicity, PostKind.UNIT_HEAD), publicity, general);
    content();
    site.create(this::make);
    past.create();
    interaction.create();
    duty.create();
    registers.create();
    oversight.create(Objects.requireNonNull(released.get(DemoItem.LISTED), "it is on the site"));
    assessments.create();
  }

  private void administrator(String staffNo, AdminRole role) {
    accounts.makeAdministrator(organization.person(staffNo).orElseThrow(), role);
  }

  private Person holder(Unit unit, PostKind kind) {
    return organization.holders(unit.id(), kind, LocalDate.now(clock)).getFirst().person();
  }

  private void site(Person by, Unit publicity, Unit general) {
    var info = Set.of(Category.GOVERNMENT_INFORMATION);
    var all =
        List.of(
            new Column(
                0,
                "tzgg",
                "通知公告",
                "需要社会知晓的通知、公告和公示。",
                "通知,公告,公示",
                "通知公告",
                general.id(),
                info,
                180,
                1),
            new Column(
                0,
                "zcwj",
                "政策文件",
                "行政规范性文件和其他政策文件。",
                "文件,政策,规范性文件",
                "政策文件",
                general.id(),
                info,
                180,
                2),
            new Column(
                0, "zcjd", "政策解读", "与政策文件同步发布的解读。", "政策,解读", "政策解读", general.id(), info, 180, 3),
            new Column(
                0, "yjzj", "意见征集", "公开征求意见的文稿。", "征集,意见", "意见征集", general.id(), info, 180, 4),
            new Column(
                0,
                "gzdt",
                "工作动态",
                "全省应急管理工作动态。",
                "动态,应急管理",
                "工作动态",
                publicity.id(),
                Set.of(Category.NEWS),
                14,
                5),
            new Column(
                0,
                "hdjl",
                "互动交流",
                "来信选登和征集反馈。",
                "来信,答复",
                "互动交流",
                publicity.id(),
                Set.of(Category.INTERACTION),
                90,
                6),
            new Column(
                0,
                "bsfw",
                "办事服务",
                "办事指南和下载。",
                "办事,指南",
                "办事服务",
                publicity.id(),
                Set.of(Category.PUBLIC_SERVICE),
                180,
                7),
            new Column(
                0,
                Responding.COLUMN,
                "回应关切",
                "对公众和媒体关注的事的权威回应。",
                "关切,回应,辟谣",
                "互动交流",
                publicity.id(),
                Set.of(Category.INTERACTION),
                180,
                8));
    var second = holder(publicity, PostKind.EDITORIAL_REVIEWER);
    all.forEach(c ->
        changes.decide(
            second, changes.propose(by, new ColumnChange.Create(c), "网站改版方案"), true, ""));
    sources.add(by, "www.gov.cn", "中国政府网", "办法第十一条所列网站");
    sources.add(by, "www.mem.gov.cn", "应急管理部网站", "办法第十一条所列网站");
    sources.add(by, "www.xinhuanet.com", "新华网", "办法第十一条所列新闻单位");
  }

  private void content() {
    DemoItem.all(LocalDate.now(clock)).forEach(this::make);
  }

  private void make(DemoItem wanted) {
    var unit =
        organization.units().stream()
            .filter(u -> u.shortName().equals(wanted.unit()))
            .findFirst()
            .orElseThrow();
    var clerk = holder(unit, PostKind.CLERK);
    var item = drafting.begin(clerk, unit.id(), wanted.kind());
    var revision = drafting.save(clerk, item.id(), 0, text(wanted, item, unit));
    if (wanted.stop() == DemoItem.Stop.DRAFT) {
      return;
    }
    if (wanted.kind() == ItemKind.FORMAL_DOCUMENT) {
      collating.none(clerk, item.id(), "演示稿件：在公文系统内签发，没有纸质文稿");
    }
    var walked =
        submitting.submit(clerk, item.id(), revision.digest(), Submission.NORMAL).getFirst();
    var steps =
        switch (wanted.stop()) {
          case DRAFT, SUBMITTED, RETURNED -> 0;
          case SELF_REVIEWED -> 2;
          case CLEARED, UNCONFIRMED, PUBLIC -> Integer.MAX_VALUE;
        };
    while (walked.next().isPresent() && walked.opinions().size() < steps) {
      var look = walked.next().get();
      walked =
          reviewing.sign(at(look, walked), walked.id(), revision.digest(), answer(look), List.of());
    }
    if (wanted.stop() == DemoItem.Stop.RETURNED) {
      var by = at(walked.next().orElseThrow(), walked);
      reviewing.sign(
          by,
          walked.id(),
          revision.digest(),
          new Answer.SentBack("“二十三家企业”与附表的二十一家不一致，请核实后再报。"),
          List.of());
    }
    if (wanted.stop() == DemoItem.Stop.PUBLIC || wanted.stop() == DemoItem.Stop.UNCONFIRMED) {
      release(walked, wanted.stop() == DemoItem.Stop.PUBLIC);
    }
  }

  private Person at(Look look, ReviewCase on) {
    return organization
        .holders(reviewers.unitOf(look, on), look.post(), LocalDate.now(clock))
        .getFirst()
        .person();
  }

  private void release(ReviewCase walked, boolean confirmed) {
    var editor =
        organization
            .holders(
                organization.only(UnitKind.PUBLICITY_OFFICE).id(),
                PostKind.SITE_EDITOR,
                LocalDate.now(clock))
            .getLast()
            .person();
    var out = publishing.release(editor, reviewing.clear(walked.id()), UUID.randomUUID());
    out.forEach(r -> released.put(r.title(), r));
    if (confirmed) {
      out.forEach(r -> publishing.confirm(editor, r.id(), true, ""));
    }
  }

  private Manifest text(DemoItem wanted, Item item, Unit unit) {
    var number = wanted.number();
    var formedOn = wanted.formedOn();
    return new Manifest(
        Manifest.FORMAT,
        item.number(),
        1,
        wanted.title(),
        wanted.kind().category(),
        wanted.kind(),
        SourceKind.UNIT,
        unit.shortName(),
        unit.id(),
        unit.shortName(),
        wanted.columns(),
        CleanHtml.of(wanted.body()).html().html(),
        List.of(),
        Disclosure.ACTIVE,
        number == null || formedOn == null
            ? null
            : new Manifest.Document(
                number,
                "江海省应急管理厅",
                formedOn,
                "安全生产监管",
                Validity.VALID,
                "990000001/%d-%05d".formatted(formedOn.getYear(), item.id()),
                false,
                true),
        null,
        wanted.kind() == ItemKind.DRAFT_FOR_COMMENT
            ? new Manifest.Comment(
                "信函或者电子邮件，注明“征求意见”", LocalDate.now(clock).plusDays(wanted.asked()).atTime(17, 30))
            : null,
        null,
        null,
        List.of(),
        null,
        null);
  }

  static Answer answer(Look look) {
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
}
