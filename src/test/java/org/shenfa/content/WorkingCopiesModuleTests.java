package org.shenfa.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.regulation.Clause.HOUSE;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.review.Answer;
import org.shenfa.review.CaseState;
import org.shenfa.review.SecrecyReviewForm;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("工作稿：自动保存不是版本")
class WorkingCopiesModuleTests {
  private static final String PAGE = "0123456789abcdef0123456789abcdef";
  private static final String WINDOW = "fedcba9876543210fedcba9876543210";

  @Autowired Office office;
  @Autowired WorkingCopies copies;
  @Autowired Presence presence;

  private WorkingCopy typed(long item, String page, int version, int known, String title) {
    return copies.keep(
        item, office.clerk.id(), page, version, known, 1, Map.of("title", List.of(title)));
  }

  @Test
  @DisplayName("后一次自动保存替换前一次；重发和迟到的不起作用")
  void laterTakesThePlaceOfEarlier() {
    var item = office.drafted(ItemKind.NOTICE, "自动保存的通知").itemId();
    typed(item, PAGE, 1, 0, "一");
    typed(item, PAGE, 3, 0, "三");

    assertThat(typed(item, PAGE, 3, 0, "三").typed()).containsEntry("title", List.of("三"));
    assertThat(typed(item, PAGE, 2, 0, "二").typed()).containsEntry("title", List.of("三"));
    assertThat(copies.of(item, office.clerk.id()).orElseThrow().version()).isEqualTo(3);
  }

  @Test
  @DisplayName("同一个人的另一个窗口不会悄悄盖掉这一个窗口写的")
  void anotherWindowReplacesOnlyWhatItKnew() {
    var item = office.drafted(ItemKind.NOTICE, "两个窗口的通知").itemId();
    typed(item, PAGE, 4, 0, "第一个窗口");

    var refused = typed(item, WINDOW, 1, 0, "第二个窗口");
    assertThat(refused.writtenBy(WINDOW)).isFalse();
    assertThat(refused.typed()).containsEntry("title", List.of("第一个窗口"));

    assertThat(typed(item, WINDOW, 2, 4, "第二个窗口").writtenBy(WINDOW)).isTrue();
  }

  @Test
  @DisplayName("什么都能存，不因为没填完而拒绝；太大的拒绝")
  void nothingIsRefusedForBeingIncomplete() {
    var item = office.drafted(ItemKind.NOTICE, "没填完的通知").itemId();
    Map<String, List<String>> odd = Map.of("formedOn", List.of("二月三十日"), "body", List.of("\0<p"));
    assertThat(copies.keep(item, office.clerk.id(), PAGE, 1, 0, 1, odd).typed()).isEqualTo(odd);

    var huge = Map.of("body", List.of("长".repeat(4_000_001)));
    assertThatThrownBy(() -> copies.keep(item, office.clerk.id(), PAGE, 2, 0, 1, huge))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("正文太长");
  }

  @Test
  @DisplayName("清掉自己的工作稿，别人的还在")
  void clearingTouchesOwnCopyAlone() {
    var item = office.drafted(ItemKind.NOTICE, "保存的通知").itemId();
    typed(item, PAGE, 1, 0, "承办人的");
    copies.keep(item, office.deputyHead.id(), PAGE, 1, 0, 1, Map.of("title", List.of("副处长的")));

    copies.clear(item, office.clerk.id());

    assertThat(copies.of(item, office.clerk.id())).isEmpty();
    assertThat(copies.of(item, office.deputyHead.id())).isPresent();
  }

  @Test
  @Proves(HOUSE)
  @DisplayName("工作稿不是版本：写了没有保存的人没有改过稿件，仍可审查")
  void typingWithoutSavingIsNoContribution() {
    var revision = office.drafted(ItemKind.NOTICE, "处长也动过笔的通知");
    copies.keep(
        revision.itemId(), office.head.id(), PAGE, 1, 0, 1, Map.of("title", List.of("没有保存")));

    var walking =
        office.step(
            office.submitted(revision),
            office.secrecy,
            new Answer.SecrecyCleared(new SecrecyReviewForm("NO", "FIT", "FIT")));
    walking = office.step(walking);

    assertThat(walking.state()).isEqualTo(CaseState.OPEN);
    assertThat(walking.opinions()).anyMatch(o -> o.personId() == office.head.id());
    assertThat(office.drafting.revisions(revision.itemId())).hasSize(1);
  }

  @Test
  @DisplayName("在场的人互相看得见，离开的和出声以外的看不见")
  void peopleSeeEachOther() {
    var item = office.drafted(ItemKind.NOTICE, "两个人在写的通知").itemId();
    assertThat(presence.beat(item, office.clerk.id(), "正文")).isEmpty();
    assertThat(presence.beat(item, office.deputyHead.id(), ""))
        .containsExactly(new Presence.Here(office.clerk.id(), office.clerk.name(), "正文"));
    presence.leave(item, office.clerk.id());
    assertThat(presence.others(item, office.deputyHead.id())).isEmpty();
  }
}
