package org.shenfa.concerns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.concerns.ConcernState.ASSIGNED;
import static org.shenfa.concerns.ConcernState.MERGED;
import static org.shenfa.concerns.ConcernState.RESPONDED;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Rule;
import org.shenfa.procedures.Passage;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.site.Reconciler;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("第十三条 登记过两次的关切并作一件：经过都在，公众只看到一条时间线，欠的一样不少")
class ConcernMergingModuleTests extends ConcernSteps {
  private static final String WHY = "同一场台风，两个处先后登记";

  @Autowired ConcernMerging merging;
  @Autowired Reconciler reconciler;
  @Autowired DatabaseSettings settings;

  private long foundAt(LocalDateTime at) {
    return concerns.notice(office.stranger, notice(null, at));
  }

  private void merge(long id, long main) {
    merging.merge(office.publicityHead, id, concern(main).number(), WHY);
  }

  private List<String> items(long id) {
    return db.sql("select items from public_concern where number = ?")
        .param(concern(id).number())
        .query((row, n) -> Arrays.asList((String[]) row.getArray(1).getArray()))
        .single();
  }

  private String page(long id) throws IOException {
    reconciler.reconcile();
    return Files.readString(
        settings.data().resolve("site").resolve(concern(id).path().substring(1)));
  }

  @Test
  @Proves(Clause.MEASURES_13_1)
  @DisplayName("验收 28：还没有回应的并入先发现的：经过各自保留、互相写明，来信带过去，时钟停在并入那一刻，责任单位收到提醒")
  void oneThatWaitsEndsInTheOneFoundFirst() {
    var main = foundAt(now().minusHours(1));
    concerns.assess(office.editorOne, main, Level.B, "影响沿海三市");
    concerns.assign(
        office.publicityHead, main, office.hazmat.id(), office.head.staffNo(), "按职能由危化监管处牵头");
    var again = foundAt(now());
    concerns.link(office.editorOne, again, "20261126-0009");
    merge(again, main);
    assertThat(concern(again).state()).isEqualTo(MERGED);
    assertThat(concern(main).state()).as("the other goes on as it was").isEqualTo(ASSIGNED);
    assertThat(register.story(concern(again)))
        .extracting(Passage::event)
        .containsExactly("NOTICE", "MERGE");
    assertThat(register.story(concern(again)).getLast().details())
        .containsEntry("main", concern(main).number());
    assertThat(register.story(concern(main)).getLast())
        .satisfies(p -> assertThat(p.event()).isEqualTo("TAKE_IN"))
        .satisfies(p -> assertThat(p.reason()).isEqualTo(WHY))
        .satisfies(p -> assertThat(p.details()).containsEntry("merged", concern(again).number()));
    assertThat(register.letters(concern(main))).contains("20261126-0009");
    assertThat(register.clocks(concern(again))).noneMatch(Deadline::open);
    assertThat(register.clocks(concern(main))).anyMatch(Deadline::open);
    assertThat(merging.main(concern(again)).orElseThrow().id()).isEqualTo(main);
    assertThat(merging.merged(concern(main))).extracting(Concern::id).containsExactly(again);
    assertThat(notices.of(office.head.id(), 0)).anyMatch(n -> n.words().contains("又登记过一次"));
  }

  @Test
  @Proves(Clause.MEASURES_13_1)
  @DisplayName("第十三条 先发现的没有回应、后登记的已经回应：前一件并入，首次回应按发出的时刻记，超期的仍记超期")
  void whatTheOtherAnsweredCountsFromWhenItWentOut() {
    var early = foundAt(now().minusDays(4));
    concerns.assess(office.editorOne, early, Level.B, "影响沿海三市");
    var later = responded();
    assertThatThrownBy(() -> merge(later, early)).hasMessageContaining("已经回应");
    merge(early, later);
    assertThat(concern(early).state()).isEqualTo(MERGED);
    assertThat(clock(early, Rule.CONCERN_RESPONSE).met())
        .isEqualTo(clock(later, Rule.CONCERN_RESPONSE).met());
    assertThat(clock(early, Rule.CONCERN_RESPONSE).late()).isTrue();
  }

  @Test
  @Proves(Clause.MEASURES_13_1)
  @DisplayName("第十三条 都回应过的并作一件：一条时间线按发出先后排，另一个地址引到这里；并入的不再出现，也不能再续报")
  void twoThatWereAnsweredHaveOnePage() throws Exception {
    var main = responded();
    var again = assigned(Level.B);
    released(drafted(again, StatementKind.FIRST, now().plusHours(20)));
    var before = List.of(items(main).getFirst(), items(again).getFirst());
    assertThat(page(again)).contains("关于台风海燕影响的首次回应");
    merge(again, main);
    assertThat(items(main)).isEqualTo(before);
    assertThat(page(main).split("关于台风海燕影响的首次回应", -1).length)
        .as("both answers stand on it")
        .isGreaterThan(2);
    assertThat(page(again)).contains(concern(main).path()).doesNotContain("关于台风海燕影响的首次回应");
    assertThat(
            db.sql("select unnest(former) from public_concern where number = ?")
                .param(concern(main).number())
                .query(String.class)
                .list())
        .containsExactly(concern(again).number());
    assertThat(db.sql("select number from public_concern").query(String.class).list())
        .doesNotContain(concern(again).number());
    assertThatThrownBy(() -> drafted(again, StatementKind.UPDATE, now().plusHours(9)))
        .hasMessageContaining("已并入另一件");
    assertThat(concern(main).state()).isEqualTo(RESPONDED);
  }

  @Test
  @Proves(Clause.MEASURES_13_1)
  @DisplayName("第十三条 并不掉欠的：级别更高的、发现在先的、约定更新更早的、稿件在审的都不能并；办结的、并掉的、自己不能并入")
  void nothingOwedIsLost() {
    var main = responded();
    var graver = foundAt(now());
    concerns.assess(office.editorOne, graver, Level.A, "省防指启动Ⅱ级响应");
    assertThatThrownBy(() -> merge(graver, main)).hasMessageContaining("还没有定到这一级");
    var sooner = assigned(Level.B);
    released(drafted(sooner, StatementKind.FIRST, now().plusHours(2)));
    assertThatThrownBy(() -> merge(sooner, main)).hasMessageContaining("请先续报");
    var waiting = assigned(Level.B);
    drafted(waiting, StatementKind.FIRST, now().plusHours(9));
    assertThatThrownBy(() -> merge(waiting, main)).hasMessageContaining("不能“并入另一件”");
    var first = foundAt(now().minusHours(2));
    var second = foundAt(now().minusHours(1));
    assertThatThrownBy(() -> merge(first, second)).hasMessageContaining("发现在先");
    assertThatThrownBy(() -> merge(first, first)).hasMessageContaining("不能并入自己");
    merge(second, first);
    assertThatThrownBy(() -> merge(graver, second)).hasMessageContaining("只能并入在办的");
    assertThatThrownBy(() -> merge(second, main)).hasMessageContaining("已并入另一件");
    assertThatThrownBy(() ->
            db.sql(
                    "insert into concern_merge (concern_id, main_id, reason, person_id) values (?, ?, '直接写', ?)")
                .params(first, second, office.publicityHead.id())
                .update())
        .as("the database refuses a circle, too")
        .hasMessageContaining("只能并入在办的关切");
  }

  @Test
  @Proves({Clause.MEASURES_13_1, Clause.HOUSE})
  @DisplayName("第十三条 并入由新闻宣传处负责人办理，要写理由；看不到的人，和没有这一件一样")
  void theSupervisorMerges() {
    var main = foundAt(now().minusHours(1));
    var again = foundAt(now());
    var number = concern(main).number();
    assertThatThrownBy(() -> merging.merge(office.editorOne, again, number, WHY))
        .hasMessageContaining("“并入另一件”由");
    assertThatThrownBy(() -> merging.merge(office.publicityHead, again, number, "同"))
        .hasMessageContaining("4");
    assertThatThrownBy(() -> merging.merge(office.publicityHead, again, "GQ2020-9999", WHY))
        .hasMessageContaining("没有编号为这个的关切");
    assertThatThrownBy(() -> merging.merge(office.clerk, again, number, WHY))
        .isInstanceOf(NoSuchElementException.class);
  }
}
