package org.shenfa.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shenfa.regulation.Clause.MEASURES_15_1;
import static org.shenfa.regulation.Clause.MEASURES_16_1;
import static org.shenfa.regulation.Clause.MEASURES_17_2;
import static org.shenfa.regulation.Clause.MEASURES_18_1;
import static org.shenfa.regulation.Clause.MEASURES_18_2;
import static org.shenfa.regulation.Clause.MEASURES_20_1;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shenfa.content.Disclosure.Decision;
import org.shenfa.content.ItemKind;
import org.shenfa.regulation.Proves;
import org.shenfa.support.TestServer;

@DisplayName("第十五条至第二十条 审查路线")
class RouteTests {

  @Proves({MEASURES_16_1, MEASURES_17_2, MEASURES_18_1, MEASURES_18_2, MEASURES_20_1})
  @ParameterizedTest(name = "{0}：{2}")
  @CsvSource({
    "公文,FORMAL_DOCUMENT,保密审查 主要负责人确认 发布",
    "政策解读,INTERPRETATION,保密审查 主要负责人确认 发布",
    "通知公示,NOTICE,保密审查 主要负责人确认 网站核稿转送 办公室公开审核 发布",
    "征求意见稿,DRAFT_FOR_COMMENT,保密审查 主要负责人确认 网站核稿转送 办公室公开审核 发布",
    "重大决策与主要领导活动,MAJOR_NEWS,保密审查 主要负责人确认 新闻宣传处审核 主要领导审定 发布",
    "厅领导活动,DEPUTY_LEADER_NEWS,保密审查 主要负责人确认 新闻宣传处审核 发布",
    "工作动态,ORDINARY_NEWS,保密审查 主要负责人确认 新闻宣传处审核 发布",
    "单位负责人活动,UNIT_HEAD_NEWS,保密审查 主要负责人确认 新闻宣传处审核 发布",
    "转载,REPRINT,保密审查 主要负责人确认 新闻宣传处审核 发布",
    "互动答复,INTERACTION_REPLY,保密审查 主要负责人确认 发布",
    "办事指南,SERVICE_GUIDE,保密审查 主要负责人确认 发布",
  })
  @DisplayName("每一种信息走它自己的路线")
  void eachKindTakesItsRoute(String name, ItemKind kind, String looks) {
    var route = Route.of(kind, Decision.ACTIVE, Lane.NORMAL);

    assertThat(kind.label()).isEqualTo(name);
    assertThat(String.join(" ", route.looks().stream().map(Look::label).toList())).isEqualTo(looks);
  }

  @Test
  @Proves(MEASURES_15_1)
  @DisplayName("任何信息、任何通道都先自审后送审，没有一个环节可以跳过")
  void nothingSkipsSelfReview() {
    everyCase()
        .forEach(c -> {
          var looks = c.route().looks();
          assertThat(looks.subList(0, 2))
              .containsExactly(Look.SECRECY_REVIEW, Look.HEAD_CONFIRMATION);
          assertThat(looks).doesNotHaveDuplicates();
        });
  }

  @Test
  @DisplayName("应急通道一个环节不少")
  void emergencyLaneTakesTheSameLooks() {
    for (var kind : ItemKind.values()) {
      assertThat(Route.of(kind, Decision.ACTIVE, Lane.EMERGENCY))
          .isEqualTo(Route.of(kind, Decision.ACTIVE, Lane.NORMAL));
    }
  }

  @Test
  @DisplayName("不主动公开的走同样的审查，再由办公室审核，但不发布")
  void withheldIsReviewedButNeverReleased() {
    for (var kind : ItemKind.values()) {
      var route = Route.of(kind, Decision.WITHHELD, Lane.NORMAL);
      assertThat(route.looks()).doesNotContain(Look.RELEASE).contains(Look.OPENNESS_REVIEW);
    }
  }

  @Test
  @DisplayName("数据库自行推导的环节与代码一致，一种不差")
  void databaseDerivesTheSameLooks() {
    var db = TestServer.client("shenfa_app", TestServer.get().newDatabase());
    everyCase()
        .forEach(c -> {
          var manifest =
              "{\"kind\":\"%s\",\"disclosure\":{\"decision\":\"%s\"}}"
                  .formatted(c.kind(), c.decision());
          var derived =
              db.sql("select unnest(required_looks(?::jsonb, ?))")
                  .params(manifest, c.lane().name())
                  .query(String.class)
                  .list();
          assertThat(derived)
              .as(c.toString())
              .isEqualTo(c.route().opinions().stream().map(Enum::name).toList());
        });
  }

  record Case(ItemKind kind, Decision decision, Lane lane) {
    Route route() {
      return Route.of(kind, decision, lane);
    }
  }

  private static Stream<Case> everyCase() {
    return Stream.of(ItemKind.values())
        .flatMap(k ->
            Stream.of(Decision.values())
                .flatMap(d -> Stream.of(Lane.values()).map(l -> new Case(k, d, l))));
  }
}
