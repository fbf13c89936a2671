package org.shenfa.desk;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.shenfa.columns.Category;
import org.shenfa.columns.Column;
import org.shenfa.columns.ColumnChange;
import org.shenfa.columns.ColumnChanges;
import org.shenfa.columns.Columns;
import org.shenfa.columns.TopicApplication.Terms;
import org.shenfa.columns.TopicApplication.Wish;
import org.shenfa.columns.TopicFace;
import org.shenfa.columns.Topics;
import org.shenfa.content.Arrangement;
import org.shenfa.content.Arrangement.Entry;
import org.shenfa.content.Arrangement.Group;
import org.shenfa.content.Arrangement.Picture;
import org.shenfa.content.Arranging;
import org.shenfa.content.Drafting;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.Slot;
import org.shenfa.organization.Leaders;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.Unit;
import org.shenfa.organization.UnitKind;
import org.shenfa.publication.Publishing;
import org.shenfa.review.Reviewers;
import org.shenfa.review.Reviewing;
import org.shenfa.review.Submission;
import org.shenfa.review.Submitting;
import org.shenfa.site.Pages;
import org.springframework.stereotype.Component;

/** 演示网站: columns that changed, special topics, and what stands outside the columns. */
@Component
class DemoSite {
  private static final String FIRE = "火灾防治处";

  private final Organization organization;
  private final Columns columns;
  private final ColumnChanges changes;
  private final Topics topics;
  private final Arranging arranging;
  private final Drafting drafting;
  private final Reviewing reviewing;
  private final Submitting submitting;
  private final Reviewers reviewers;
  private final Publishing publishing;
  private final DemoPolicy policy;
  private final Leaders leaders;
  private final Clock clock;

  DemoSite(
      Organization organization,
      Columns columns,
      ColumnChanges changes,
      Topics topics,
      Arranging arranging,
      Drafting drafting,
      Reviewing reviewing,
      Submitting submitting,
      Reviewers reviewers,
      Publishing publishing,
      DemoPolicy policy,
      Leaders leaders,
      Clock clock) {
    this.organization = organization;
    this.columns = columns;
    this.changes = changes;
    this.topics = topics;
    this.arranging = arranging;
    this.drafting = drafting;
    this.reviewing = reviewing;
    this.submitting = submitting;
    this.reviewers = reviewers;
    this.publishing = publishing;
    this.policy = policy;
    this.leaders = leaders;
    this.clock = clock;
  }

  void create(Consumer<DemoItem> publish) {
    keepers();
    changedColumns(publish);
    disclosure(publish);
    policy.create(unit("危化监管处"));
    topics(publish);
    arrangements();
  }

  private Unit unit(String shortName) {
    return organization.units().stream()
        .filter(u -> u.shortName().equals(shortName))
        .findFirst()
        .orElseThrow();
  }

  private Person holder(Unit unit, PostKind kind) {
    return organization.holders(unit.id(), kind, LocalDate.now(clock)).getFirst().person();
  }

  private Unit newsroom() {
    return organization.only(UnitKind.PUBLICITY_OFFICE);
  }

  private void agreed(ColumnChange change, String reason) {
    var proposal = changes.propose(holder(newsroom(), PostKind.UNIT_HEAD), change, reason);
    changes.decide(holder(newsroom(), PostKind.EDITORIAL_REVIEWER), proposal, true, "");
  }

  /** Every column but one has its named person. */
  private void keepers() {
    for (var column : columns.all()) {
      if (!column.slug().equals("hdjl")) {
        var unit = organization.unit(column.keeperUnit());
        agreed(
            new ColumnChange.Entrust(
                column.slug(),
                unit.id(),
                holder(unit, PostKind.CLERK).id(),
                column.accepts(),
                column.windowDays()),
            "明确保障专人");
      }
    }
  }

  /** The disclosure area and what the department is, each text reviewed like any other. */
  private void disclosure(Consumer<DemoItem> publish) {
    var position = 20;
    for (var one :
        List.of(
            List.of("jggk", "机构概况", "厅机关的职责、领导分工和内设机构。", "概况信息"),
            List.of("gkzn", "公开指南", "怎样查找和申请政府信息。", "公开指南"),
            List.of("gkzd", "公开制度", "政府信息公开的规定。", "公开制度"),
            List.of("gknb", "公开年报", "历年的政府信息公开工作年度报告。", "公开年报"))) {
      agreed(
          new ColumnChange.Create(
              new Column(
                  0,
                  one.get(0),
                  one.get(1),
                  one.get(2),
                  one.get(1),
                  one.get(3),
                  unit("办公室").id(),
                  Set.of(Category.GOVERNMENT_INFORMATION),
                  366,
                  position++)),
          "按政府信息公开条例开设");
    }
    for (var text :
        List.of(
            List.of(
                "jggk",
                "省应急管理厅主要职责",
                "<p>负责应急管理工作，指导各地区各部门应对安全生产类、自然灾害类等突发事件和综合防灾减灾救灾工作。</p><p>负责安全生产综合监督管理和工矿商贸行业安全生产监督管理工作。</p>"),
            List.of("jggk", "厅领导和分工", leadersTable()),
            List.of("jggk", "内设机构和直属单位", unitsTable()),
            List.of(
                "gkzn",
                "政府信息公开指南",
                "<h2>一、信息分类和编排</h2><p>主动公开的信息按栏目编排，公文另有索引号。</p><h2>二、获取方式</h2><p>在本网站查阅，或者到省档案馆、省图书馆查阅。</p><h2>三、受理机构</h2><p>办公室，工作日 9:00—12:00、14:00—17:00。</p>"),
            List.of(
                "gkzd",
                "政府信息公开工作制度",
                "<p>第一条　公开是原则，不公开是例外。</p><p>第二条　信息公开前经过保密审查，谁产生、谁审查、谁负责。</p>"),
            List.of(
                "gknb",
                "2025年度政府信息公开工作年度报告",
                "<h2>一、总体情况</h2><p>全年主动公开政府信息 312 条，办理依申请公开 27 件，按时办结率百分之百。</p><h2>二、存在的主要问题及改进情况</h2><p>个别栏目更新不够及时，已明确专人负责。</p>"))) {
      publish.accept(
          DemoItem.of(
              "办公室", ItemKind.NOTICE, text.get(0), DemoItem.Stop.PUBLIC, text.get(1), text.get(2)));
    }
  }

  /** Names and posts in the order of the register, released like any other text. */
  private String leadersTable() {
    var duties = List.of("主持全面工作", "防汛抗旱、救援协调", "危险化学品和矿山安全监管", "综合减灾、救灾和物资保障");
    var rows = new StringBuilder();
    var line = 0;
    for (var leader : leaders.on(LocalDate.now(clock))) {
      rows.append(
          "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>"
              .formatted(
                  leader.person().name(), leader.title(), duties.get(line++ % duties.size())));
    }
    return "<table><caption>厅领导和分工</caption><thead><tr><th scope=\"col\">姓名</th><th scope=\"col\">职务</th><th scope=\"col\">分工</th></tr></thead><tbody>%s</tbody></table>"
        .formatted(rows);
  }

  private String unitsTable() {
    return """
    <table><caption>内设机构</caption><thead><tr><th scope="col">机构</th><th scope="col">主要职责</th></tr></thead><tbody><tr><th scope="row">办公室</th><td>文电、会务、政府信息公开、督查</td></tr><tr><th scope="row">新闻宣传处</th><td>网站、新闻发布、科普宣传</td></tr><tr><th scope="row">防汛抗旱处</th><td>防汛抗旱指挥协调和汛期值班</td></tr><tr><th scope="row">危险化学品安全监督管理处</th><td>危险化学品生产、经营、储存安全监管</td></tr><tr><th scope="row">政策法规处</th><td>规范性文件起草、审核和公开征求意见</td></tr></tbody></table><h2>直属单位</h2><ul><li>安全生产技术中心：检测检验和技术支撑。</li><li>应急救援总队：跨区域救援。</li><li>减灾中心：灾情信息和志愿者培训。</li></ul>
    """;
  }

  private Column news(String slug, String name, String description, int position) {
    return new Column(
        0,
        slug,
        name,
        description,
        name,
        "工作动态",
        newsroom().id(),
        Set.of(Category.NEWS),
        30,
        position);
  }

  private void changedColumns(Consumer<DemoItem> publish) {
    agreed(new ColumnChange.Create(news("aqzs", "安全知识", "安全生产和避险知识。", 8)), "群众来信希望集中查阅");
    agreed(new ColumnChange.Create(news("jyjl", "经验交流", "各地经验做法。", 9)), "便于各地互相学习");
    publish.accept(
        DemoItem.of(
            "宣教中心",
            ItemKind.ORDINARY_NEWS,
            "aqzs",
            DemoItem.Stop.PUBLIC,
            "冬季取暖防一氧化碳中毒十问",
            "<p>门窗紧闭的房间里用炭火取暖最容易中毒。烟道每年入冬前清理一次，睡前熄灭明火。</p>"));
    publish.accept(
        DemoItem.of(
            "云溪市局",
            ItemKind.ORDINARY_NEWS,
            "jyjl",
            DemoItem.Stop.PUBLIC,
            "云溪市用一张清单管住小微企业隐患",
            "<p>云溪市把二十类小微企业常见隐患列成一张清单，企业自查、乡镇抽查，逐条销号。</p>"));
    agreed(
        new ColumnChange.Rename("aqzs", "安全科普", "安全生产、防灾避险的科普文章。", "科普,避险", "科普知识", "aqkp"),
        "名称与全省科普行动一致");
    agreed(new ColumnChange.Close("jyjl", "gzdt"), "与工作动态重复，半年未更新");
    changes.propose(
        holder(newsroom(), PostKind.SITE_EDITOR),
        new ColumnChange.Move("zcjd", "zcwj", null, 1),
        "解读和文件放在一起，方便对照");
  }

  private void topics(Consumer<DemoItem> publish) {
    var today = LocalDate.now(clock);
    var fire = unit(FIRE);
    var terms =
        new Terms(
            "冬春火灾防控",
            "dchz2026",
            "今冬明春火灾防控专项行动的部署、进展和家庭防火常识，随工作更新。",
            "集中反映专项行动进展，方便基层查阅部署和公众学习。",
            "全省冬春火灾防控工作视频会议",
            today.minusDays(10),
            today.plusDays(120),
            holder(fire, PostKind.CLERK).id(),
            TopicFace.ZHU,
            List.of(
                new Wish("bushu", "工作部署", "会议、方案和检查安排", Category.NEWS),
                new Wish("changshi", "防火常识", "家庭和单位防火知识", Category.NEWS)));
    applied(fire, terms, 2);
    publish.accept(
        DemoItem.of(
            FIRE,
            ItemKind.ORDINARY_NEWS,
            "dchz2026-bushu",
            DemoItem.Stop.PUBLIC,
            "各地开展“敲门行动”排查独居老人家庭用火安全",
            "<p>社区网格员逐户查看取暖设备和电线，更换老化插座，为独居老人家庭安装独立感烟报警器。</p>"));
    publish.accept(
        DemoItem.of(
            FIRE,
            ItemKind.ORDINARY_NEWS,
            "dchz2026-changshi",
            DemoItem.Stop.PUBLIC,
            "电热毯使用三不要",
            "<p>不要折叠通电，不要整夜通电，不要超过年限使用。离开房间先拔插头。</p>"));
    var hazmat = unit("危化监管处");
    applied(
        hazmat,
        new Terms(
            "化工园区整治提升",
            "hgyq",
            "化工园区安全整治提升的标准、进度和验收结果。",
            "公开整治标准和进度，接受社会监督。",
            "全省化工园区整治提升三年行动",
            today.plusDays(6),
            today.plusDays(370),
            holder(hazmat, PostKind.CLERK).id(),
            TopicFace.DAI,
            List.of(
                new Wish("biaozhun", "标准解读", "整治标准和问答", Category.GOVERNMENT_INFORMATION),
                new Wish("jindu", "整治进度", "每季度公布一次", Category.NEWS),
                new Wish("yanshou", "验收公示", "验收结果公示", Category.GOVERNMENT_INFORMATION))),
        1);
  }

  /** Applied for, and taken as many steps on. */
  private void applied(Unit unit, Terms terms, int steps) {
    var id = topics.apply(holder(unit, PostKind.CLERK), unit.id(), terms, null);
    topics.decide(holder(unit, PostKind.UNIT_HEAD), id, true, "");
    if (steps > 1) {
      topics.decide(holder(newsroom(), PostKind.EDITORIAL_REVIEWER), id, true, "");
    }
  }

  private static Entry to(String title, String address) {
    return new Entry(title, address, null, "", null);
  }

  private void arrangements() {
    released(
        Slot.LINKS,
        new Arrangement(
            List.of(
                new Group(
                    "国家",
                    List.of(
                        to("中国政府网", "https://www.gov.cn/"),
                        to("应急管理部", "https://www.mem.gov.cn/"))),
                new Group("新闻媒体", List.of(to("新华网", "http://www.xinhuanet.com/"))))),
        List.of());
    released(
        Slot.NAVIGATION,
        new Arrangement(
            List.of(
                new Group(
                    "政务公开",
                    List.of(
                        to("政府信息公开", "/xxgk/index.html"),
                        to("机构概况", "/jggk/index.html"),
                        to("通知公告", "/tzgg/index.html"),
                        to("政策文件", "/zcwj/index.html"))),
                new Group(
                    "新闻",
                    List.of(
                        to("工作动态", "/gzdt/index.html"),
                        to("安全科普", "/aqkp/index.html"),
                        to("专题专栏", "/zt/index.html"))),
                new Group(
                    "服务互动",
                    List.of(to("办事服务", "/bsfw/index.html"), to("互动交流", "/hdjl/index.html"))))),
        List.of());
    released(
        Slot.HEADLINE,
        new Arrangement(
            List.of(
                new Group(
                    "",
                    List.of(
                        new Entry(
                            "今冬明春火灾防控专项行动全面展开",
                            "/zt/dchz2026/index.html",
                            null,
                            "重点场所逐一排查，独居老人家庭逐户上门。部署、进展和家庭防火常识集中在这一个专题里。",
                            LocalDate.now(clock).plusDays(30)))))),
        List.of());
    var item = arranging.open(editor(), Slot.BANNER);
    var picture = picture(item.id());
    released(
        Slot.BANNER,
        new Arrangement(
            List.of(
                new Group(
                    "",
                    List.of(
                        new Entry(
                            "冬春火灾防控专题",
                            "/zt/dchz2026/index.html",
                            new Picture(Pages.address(picture), "深色山峦上的一线灯火"),
                            "",
                            LocalDate.now(clock).plusDays(120)))))),
        List.of(picture));
  }

  private Person editor() {
    return holder(newsroom(), PostKind.SITE_EDITOR);
  }

  private Manifest.Attachment picture(long item) {
    var image = new BufferedImage(1200, 180, BufferedImage.TYPE_INT_RGB);
    for (var x = 0; x < image.getWidth(); x++) {
      var ridge = 110 + 28 * Math.sin(x / 90.0) + 16 * Math.sin(x / 37.0);
      for (var y = 0; y < image.getHeight(); y++) {
        var lit = Math.abs(y - ridge) < 1.5 && x % 24 < 5;
        var sky = new Color(38 + y / 6, 52 + y / 6, 74 + y / 8);
        image.setRGB(
            x, y, (lit ? new Color(0xE3BB68) : y < ridge ? sky : new Color(0x1F2B35)).getRGB());
      }
    }
    try (var bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", bytes);
      return drafting.attach(
          editor(), item, "横幅.png", new ByteArrayInputStream(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void released(Slot slot, Arrangement arrangement, List<Manifest.Attachment> pictures) {
    var item = arranging.open(editor(), slot);
    var seq = drafting.latest(item.id()).orElseThrow().seq();
    var revision = arranging.save(editor(), slot, seq, arrangement, pictures);
    var walked =
        submitting.submit(editor(), item.id(), revision.digest(), Submission.NORMAL).getFirst();
    var ticked = pictures.stream().map(Manifest.Attachment::digest).toList();
    while (walked.next().isPresent()) {
      var look = walked.next().get();
      var by =
          organization
              .holders(reviewers.unitOf(look, walked), look.post(), LocalDate.now(clock))
              .getFirst()
              .person();
      for (var digest : ticked) {
        reviewing.opened(by, walked.id(), digest);
      }
      walked = reviewing.sign(by, walked.id(), revision.digest(), Demo.answer(look), ticked);
    }
    var last =
        organization
            .holders(newsroom().id(), PostKind.SITE_EDITOR, LocalDate.now(clock))
            .getLast()
            .person();
    publishing
        .release(last, reviewing.clear(walked.id()), UUID.randomUUID())
        .forEach(r -> publishing.confirm(last, r.id(), true, ""));
  }
}
