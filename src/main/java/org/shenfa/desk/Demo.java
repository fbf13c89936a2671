package org.shenfa.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.shenfa.access.Accounts;
import org.shenfa.access.AdminRole;
import org.shenfa.content.AuthorizedSources;
import org.shenfa.content.Category;
import org.shenfa.content.CleanHtml;
import org.shenfa.content.Column;
import org.shenfa.content.Columns;
import org.shenfa.content.Disclosure;
import org.shenfa.content.Drafting;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.SourceKind;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.organization.DemoOrganization;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.Unit;
import org.shenfa.organization.UnitKind;
import org.shenfa.publication.Publishing;
import org.shenfa.review.Answer;
import org.shenfa.review.HeadConfirmation;
import org.shenfa.review.Look;
import org.shenfa.review.Reviewing;
import org.shenfa.review.SecrecyReviewForm;
import org.shenfa.review.Submission;
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
  private final Columns columns;
  private final AuthorizedSources sources;
  private final Drafting drafting;
  private final Reviewing reviewing;
  private final Publishing publishing;
  private final Clock clock;

  Demo(
      @Value("${shenfa.demo:false}") boolean wanted,
      DatabaseSettings database,
      DemoOrganization demo,
      Organization organization,
      Accounts accounts,
      Columns columns,
      AuthorizedSources sources,
      Drafting drafting,
      Reviewing reviewing,
      Publishing publishing,
      Clock clock) {
    this.wanted = wanted;
    this.database = database;
    this.demo = demo;
    this.organization = organization;
    this.accounts = accounts;
    this.columns = columns;
    this.sources = sources;
    this.drafting = drafting;
    this.reviewing = reviewing;
    this.publishing = publishing;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (wanted && !database.configured() && demo.create(LocalDate.of(2025, 1, 1))) {
      create();
    }
  }

  private void create() {
    accounts.openDemo(organization.people(), PASSWORD);
    administrator(DemoOrganization.SYSTEM_ADMIN, AdminRole.SYSTEM);
    administrator(DemoOrganization.SECURITY_ADMIN, AdminRole.SECURITY);
    administrator(DemoOrganization.AUDIT_ADMIN, AdminRole.AUDIT);
    var publicity = organization.only(UnitKind.PUBLICITY_OFFICE);
    var general = organization.only(UnitKind.GENERAL_OFFICE);
    site(holder(publicity, PostKind.UNIT_HEAD), publicity, general);
    content();
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
                7));
    all.forEach(c -> columns.add(by, c));
    sources.add(by, "www.gov.cn", "中国政府网", "办法第十一条所列网站");
    sources.add(by, "www.mem.gov.cn", "应急管理部网站", "办法第十一条所列网站");
    sources.add(by, "www.xinhuanet.com", "新华网", "办法第十一条所列新闻单位");
  }

  private void content() {
    release(
        "防汛抗旱处",
        ItemKind.NOTICE,
        "关于做好汛期值班值守和信息报送工作的通知",
        List.of("tzgg"),
        "<p>各设区市应急管理局，厅机关各处室、直属单位：</p><p>为保证汛情、险情、灾情第一时间掌握、第一时间处置，现就有关事项通知如下。</p><h2>一、值班安排</h2><p>厅总值班室实行二十四小时双岗值班，一名处级干部带班，一名业务人员值守。</p><h2>二、信息报送</h2><p>首报求快，接到突发险情灾情先用电话报告时间、地点、事件类型和人员情况；续报求准，每两小时一次；终报求全。</p>");
    release(
        "危化监管处",
        ItemKind.NOTICE,
        "第三批危险化学品安全生产标准化二级企业名单公示",
        List.of("tzgg"),
        "<p>经企业自评、专家现场评审和综合审议，拟确定南滨化工有限公司等二十六家企业为二级企业，现予公示，公示期五个工作日。</p><p>公示期间有异议的，请向厅危险化学品安全监督管理处反映。</p>");
    release(
        "火灾防治处",
        ItemKind.ORDINARY_NEWS,
        "全省冬春火灾防控工作视频会议召开",
        List.of("gzdt"),
        "<p>全省冬春火灾防控工作视频会议日前召开，部署岁末年初重点场所排查、畅通消防通道和群众宣传等工作。</p><p>会议要求，把隐患清单逐条落实到人，整改一条、销号一条。</p>");
    release(
        "救援总队",
        ItemKind.ORDINARY_NEWS,
        "两支水域救援队完成跨市拉动演练",
        List.of("gzdt"),
        "<p>两支水域救援队四十分钟内抵达指定水域，完成舟艇编组、夜间搜寻和转移安置科目。</p>");
    release(
        "物资保障处",
        ItemKind.SERVICE_GUIDE,
        "受灾困难群众救助申请指南",
        List.of("bsfw"),
        "<p>事项名称：受灾困难群众冬春救助申请。</p><p>申请条件：因自然灾害造成基本生活困难的城乡居民。</p><p>办理材料：申请书、身份证明。</p><p>办理地点：户籍所在地乡镇（街道）。</p>");
  }

  private void release(
      String shortName, ItemKind kind, String title, List<String> in, String body) {
    var unit =
        organization.units().stream()
            .filter(u -> u.shortName().equals(shortName))
            .findFirst()
            .orElseThrow();
    var clerk = holder(unit, PostKind.CLERK);
    var item = drafting.begin(clerk, unit.id(), kind);
    var text =
        new Manifest(
            Manifest.FORMAT,
            item.number(),
            1,
            title,
            kind.category(),
            kind,
            SourceKind.UNIT,
            shortName,
            unit.id(),
            shortName,
            in,
            CleanHtml.of(body).html().html(),
            List.of(),
            Disclosure.ACTIVE,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            null,
            null);
    var revision = drafting.save(clerk, item.id(), 0, text);
    var walked =
        reviewing.submit(clerk, item.id(), revision.digest(), Submission.NORMAL).getFirst();
    while (walked.next().isPresent()) {
      var look = walked.next().get();
      var by =
          organization
              .holders(reviewing.unitOf(look, walked), look.post(), LocalDate.now(clock))
              .getFirst()
              .person();
      walked = reviewing.sign(by, walked.id(), revision.digest(), answer(look), List.of());
    }
    var editors =
        organization.holders(
            organization.only(UnitKind.PUBLICITY_OFFICE).id(),
            PostKind.SITE_EDITOR,
            LocalDate.now(clock));
    var released =
        publishing.release(
            editors.getLast().person(), reviewing.clear(walked.id()), UUID.randomUUID());
    released.forEach(r -> publishing.confirm(editors.getLast().person(), r.id(), true, ""));
  }

  private static Answer answer(Look look) {
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
