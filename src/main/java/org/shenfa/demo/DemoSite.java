package org.shenfa.demo;

import java.util.Set;
import java.util.function.Consumer;
import org.shenfa.columns.Category;
import org.shenfa.columns.Column;
import org.shenfa.columns.ColumnChange;
import org.shenfa.columns.ColumnChanges;
import org.shenfa.columns.Columns;
import org.shenfa.content.ItemKind;
import org.shenfa.organization.Organization;
import org.shenfa.organization.PostKind;
import org.springframework.stereotype.Component;

/** 演示网站: columns with their keepers and those that changed; the rest is begun from here. */
@Component
class DemoSite {
  private final Organization organization;
  private final Columns columns;
  private final ColumnChanges changes;
  private final DemoColumns demoColumns;
  private final DemoPeople people;
  private final DemoDisclosureArea area;
  private final DemoPolicy policy;
  private final DemoTopics topics;
  private final DemoArrangements arrangements;

  DemoSite(
      Organization organization,
      Columns columns,
      ColumnChanges changes,
      DemoColumns demoColumns,
      DemoPeople people,
      DemoDisclosureArea area,
      DemoPolicy policy,
      DemoTopics topics,
      DemoArrangements arrangements) {
    this.organization = organization;
    this.columns = columns;
    this.changes = changes;
    this.demoColumns = demoColumns;
    this.people = people;
    this.area = area;
    this.policy = policy;
    this.topics = topics;
    this.arrangements = arrangements;
  }

  void create(Consumer<DemoItem> publish) {
    keepers();
    changedColumns(publish);
    area.create(publish);
    policy.create(people.unit("危化监管处"));
    topics.create(publish);
    arrangements.create();
  }

  /** Every column but one has its named person. */
  private void keepers() {
    for (var column : columns.all()) {
      if (!column.slug().equals("hdjl")) {
        var unit = organization.unit(column.keeperUnit());
        demoColumns.agreed(
            new ColumnChange.Entrust(
                column.slug(),
                unit.id(),
                people.holder(unit, PostKind.CLERK).id(),
                column.accepts(),
                column.windowDays()),
            "明确保障专人");
      }
    }
  }

  private Column news(String slug, String name, String description, int position) {
    return new Column(
        0,
        slug,
        name,
        description,
        name,
        "工作动态",
        people.newsroom().id(),
        Set.of(Category.NEWS),
        30,
        position);
  }

  private void changedColumns(Consumer<DemoItem> publish) {
    demoColumns.agreed(
        new ColumnChange.Create(news("aqzs", "安全知识", "安全生产和避险知识。", 8)), "群众来信希望集中查阅");
    demoColumns.agreed(new ColumnChange.Create(news("jyjl", "经验交流", "各地经验做法。", 9)), "便于各地互相学习");
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
    demoColumns.agreed(
        new ColumnChange.Rename("aqzs", "安全科普", "安全生产、防灾避险的科普文章。", "科普,避险", "科普知识", "aqkp"),
        "名称与全省科普行动一致");
    demoColumns.agreed(new ColumnChange.Close("jyjl", "gzdt"), "与工作动态重复，半年未更新");
    changes.propose(
        people.holder(people.newsroom(), PostKind.SITE_EDITOR),
        new ColumnChange.Move("zcjd", "zcwj", null, 1),
        "解读和文件放在一起，方便对照");
  }
}
