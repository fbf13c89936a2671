package org.shenfa.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.shenfa.access.Accounts;
import org.shenfa.access.AdminRole;
import org.shenfa.columns.Category;
import org.shenfa.columns.Column;
import org.shenfa.columns.ColumnChange;
import org.shenfa.columns.ColumnChanges;
import org.shenfa.concerns.Responding;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.organization.DemoOrganization;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.Unit;
import org.shenfa.organization.UnitKind;
import org.shenfa.reprints.AuthorizedSources;
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
  private final DemoItems items;
  private final DemoSite site;
  private final DemoInteraction interaction;
  private final DemoDuty duty;
  private final DemoRegisters registers;
  private final DemoPast past;
  private final DemoOversight oversight;
  private final DemoAssessments assessments;
  private final Clock clock;

  Demo(
      @Value("${shenfa.demo:false}") boolean wanted,
      DatabaseSettings database,
      DemoOrganization demo,
      Organization organization,
      Accounts accounts,
      ColumnChanges changes,
      AuthorizedSources sources,
      DemoItems items,
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
    this.items = items;
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
    DemoItem.all(LocalDate.now(clock)).forEach(items::make);
    site.create(items::make);
    past.create();
    interaction.create();
    duty.create();
    registers.create();
    oversight.create(items.released(DemoItem.LISTED));
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
}
