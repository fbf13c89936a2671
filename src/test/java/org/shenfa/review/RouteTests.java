package org.shenfa.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shenfa.regulation.Clause.MEASURES_15_1;
import static org.shenfa.regulation.Clause.MEASURES_15_3;
import static org.shenfa.regulation.Clause.MEASURES_15_5;
import static org.shenfa.regulation.Clause.MEASURES_16_1;
import static org.shenfa.regulation.Clause.MEASURES_17_2;
import static org.shenfa.regulation.Clause.MEASURES_18_1;
import static org.shenfa.regulation.Clause.MEASURES_18_2;
import static org.shenfa.regulation.Clause.MEASURES_20_1;
import static org.shenfa.regulation.Clause.MEASURES_2_2;

import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.shenfa.content.Disclosure.Decision;
import org.shenfa.content.ItemKind;
import org.shenfa.regulation.Proves;
import org.shenfa.support.TestServer;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("第十五条至第二十条 审查路线")
class RouteTests {
  private static final JdbcClient DB =
      TestServer.client("shenfa_app", TestServer.get().newDatabase());

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
    "网站布置,SITE_ARRANGEMENT,保密审查 主要负责人确认 新闻宣传处审核 发布",
  })
  @DisplayName("每一种信息走它自己的路线")
  void eachKindTakesItsRoute(String name, ItemKind kind, String looks) {
    var route = Route.of(kind, Decision.ACTIVE, Lane.NORMAL);

    assertThat(kind.label()).isEqualTo(name);
    assertThat(String.join(" ", route.looks().stream().map(Look::label).toList())).isEqualTo(looks);
  }

  @Test
  @DisplayName("没有哪一种信息不在上面的表里")
  void everyKindIsInTheTable() throws NoSuchMethodException {
    var table =
        RouteTests.class
            .getDeclaredMethod("eachKindTakesItsRoute", String.class, ItemKind.class, String.class)
            .getAnnotation(CsvSource.class)
            .value();
    assertThat(Stream.of(table).map(row -> row.split(",", -1)[1]))
        .containsExactlyInAnyOrderElementsOf(Stream.of(ItemKind.values()).map(Enum::name).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyCase")
  @Proves(MEASURES_15_1)
  @DisplayName("任何信息、任何通道都先自审后送审，没有一个环节可以跳过")
  void nothingSkipsSelfReview(Case row) {
    assertThat(row.route().looks()).doesNotHaveDuplicates();
    assertThat(row.route().looks().subList(0, 2))
        .containsExactly(Look.SECRECY_REVIEW, Look.HEAD_CONFIRMATION);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyCase")
  @Proves({MEASURES_15_1, MEASURES_15_3})
  @DisplayName("应急通道一个环节不少；纸质通道只在自审之后多一个纸电比对")
  void lanesTakeTheSameLooks(Case row) {
    var looks = new ArrayList<>(Route.of(row.kind(), row.decision(), Lane.NORMAL).looks());
    if (row.lane() == Lane.PAPER) {
      looks.add(2, Look.PAPER_COMPARISON);
    }
    assertThat(row.route().looks()).isEqualTo(looks);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyCase")
  @Proves(MEASURES_2_2)
  @DisplayName("只有主动公开的以发布结束；不主动公开的走同样的审查，再由办公室审核，但不发布")
  void onlyWhatIsActiveIsReleased(Case row) {
    var looks = row.route().looks();
    if (row.decision() == Decision.ACTIVE) {
      assertThat(looks).endsWith(Look.RELEASE);
    } else {
      assertThat(looks).doesNotContain(Look.RELEASE).contains(Look.OPENNESS_REVIEW);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyCase")
  @Proves({MEASURES_15_1, MEASURES_15_5})
  @DisplayName("数据库自行推导的环节与代码一致，一种不差")
  void databaseDerivesTheSameLooks(Case row) {
    var manifest =
        "{\"kind\":\"%s\",\"disclosure\":{\"decision\":\"%s\"}}"
            .formatted(row.kind(), row.decision());
    var derived =
        DB.sql("select unnest(required_looks(?::jsonb, ?))")
            .params(manifest, row.lane().name())
            .query(String.class)
            .list();
    assertThat(derived).isEqualTo(row.route().opinions().stream().map(Enum::name).toList());
  }

  /** One kind, decided one way, in one lane. */
  record Case(ItemKind kind, Decision decision, Lane lane) {
    Route route() {
      return Route.of(kind, decision, lane);
    }

    @Override
    public String toString() {
      return kind.label() + "，" + decision.label() + "，" + lane.label();
    }
  }

  static Stream<Case> everyCase() {
    return Stream.of(ItemKind.values())
        .flatMap(k ->
            Stream.of(Decision.values())
                .flatMap(d -> Stream.of(Lane.values()).map(l -> new Case(k, d, l))));
  }
}
