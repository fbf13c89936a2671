package org.shenfa.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.shenfa.columns.Category;
import org.shenfa.columns.TopicApplication.Terms;
import org.shenfa.columns.TopicApplication.Wish;
import org.shenfa.columns.TopicFace;
import org.shenfa.columns.Topics;
import org.shenfa.content.ItemKind;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.Unit;
import org.springframework.stereotype.Component;

/** 演示专题: one that is open, one that waits. */
@Component
class DemoTopics {
  private static final String FIRE = "火灾防治处";

  private final DemoPeople people;
  private final Topics topics;
  private final Clock clock;

  DemoTopics(DemoPeople people, Topics topics, Clock clock) {
    this.people = people;
    this.topics = topics;
    this.clock = clock;
  }

  void create(Consumer<DemoItem> publish) {
    var today = LocalDate.now(clock);
    var fire = people.unit(FIRE);
    var terms =
        new Terms(
            "冬春火灾防控",
            "dchz2026",
            "今冬明春火灾防控专项行动的部署、进展和家庭防火常识，随工作更新。",
            "集中反映专项行动进展，方便基层查阅部署和公众学习。",
            "全省冬春火灾防控工作视频会议",
            today.minusDays(10),
            today.plusDays(120),
            people.holder(fire, PostKind.CLERK).id(),
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
    var hazmat = people.unit("危化监管处");
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
            people.holder(hazmat, PostKind.CLERK).id(),
            TopicFace.DAI,
            List.of(
                new Wish("biaozhun", "标准解读", "整治标准和问答", Category.GOVERNMENT_INFORMATION),
                new Wish("jindu", "整治进度", "每季度公布一次", Category.NEWS),
                new Wish("yanshou", "验收公示", "验收结果公示", Category.GOVERNMENT_INFORMATION))),
        1);
  }

  /** Applied for, and taken as many steps on. */
  private void applied(Unit unit, Terms terms, int steps) {
    var id = topics.apply(people.holder(unit, PostKind.CLERK), unit.id(), terms, null);
    topics.decide(people.holder(unit, PostKind.UNIT_HEAD), id, true, "");
    if (steps > 1) {
      topics.decide(people.holder(people.newsroom(), PostKind.EDITORIAL_REVIEWER), id, true, "");
    }
  }
}
