package org.shenfa.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.shenfa.columns.Category;
import org.shenfa.columns.Column;
import org.shenfa.columns.ColumnChange;
import org.shenfa.content.ItemKind;
import org.shenfa.organization.Leaders;
import org.springframework.stereotype.Component;

/** 演示的政府信息公开专栏: what the department is and how information is asked for. */
@Component
class DemoDisclosureArea {
  private final DemoPeople people;
  private final DemoColumns columns;
  private final Leaders leaders;
  private final Clock clock;

  DemoDisclosureArea(DemoPeople people, DemoColumns columns, Leaders leaders, Clock clock) {
    this.people = people;
    this.columns = columns;
    this.leaders = leaders;
    this.clock = clock;
  }

  /** The disclosure area and what the department is, each text reviewed like any other. */
  void create(Consumer<DemoItem> publish) {
    var position = 20;
    for (var one :
        List.of(
            List.of("jggk", "机构概况", "厅机关的职责、领导分工和内设机构。", "概况信息"),
            List.of("gkzn", "公开指南", "怎样查找和申请政府信息。", "公开指南"),
            List.of("gkzd", "公开制度", "政府信息公开的规定。", "公开制度"),
            List.of("gknb", "公开年报", "历年的政府信息公开工作年度报告。", "公开年报"))) {
      columns.agreed(
          new ColumnChange.Create(
              new Column(
                  0,
                  one.get(0),
                  one.get(1),
                  one.get(2),
                  one.get(1),
                  one.get(3),
                  people.unit("办公室").id(),
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
}
