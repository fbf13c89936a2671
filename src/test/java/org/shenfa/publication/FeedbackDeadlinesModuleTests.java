package org.shenfa.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.regulation.Clause.MEASURES_17_3;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.content.ItemKind;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.solicitations.Analysing;
import org.shenfa.solicitations.Soliciting;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.workdays.Calendar;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("第十七条 征集截止后一个月内反馈")
class FeedbackDeadlinesModuleTests {
  @Autowired Office office;
  @Autowired FeedbackDeadlines deadlines;
  @Autowired Calendar calendar;
  @Autowired Soliciting soliciting;
  @Autowired Analysing analysing;

  @Test
  @Proves(MEASURES_17_3)
  @DisplayName("第十七条 发布起列在台账，截止后才能起草反馈，反馈发布后移去")
  void theClockRunsUntilTheFeedbackIsPublic() {
    var release = office.released(ItemKind.DRAFT_FOR_COMMENT, "管理办法（征求意见稿）");
    var item = office.drafting.find(release.item()).orElseThrow();
    var open = open(item.id()).orElseThrow();
    var closes = open.closesAt();
    var now = LocalDateTime.now(Shenfa.ZONE);
    assertThat(open.words(now)).isEqualTo(open.due() == null ? open.unknown() : "征集还没有截止");

    assertThatThrownBy(() -> deadlines.begin(office.clerk, item.id(), now))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("还没有截止");
    var reply = deadlines.begin(office.clerk, item.id(), closes.plusMinutes(1));
    var text = office.drafting.latest(reply.id()).orElseThrow().manifest();
    assertThat(text.title()).contains("管理办法（征求意见稿）");
    assertThat(text.body()).contains("征集情况", "意见分析", "采纳情况");
    assertThat(open(item.id()).orElseThrow().reply()).isEqualTo(reply.id());
    assertThatThrownBy(() -> deadlines.begin(office.clerk, item.id(), closes.plusMinutes(1)))
        .isInstanceOf(Violations.class);
    assertThatThrownBy(() -> deadlines.begin(office.stranger, item.id(), closes.plusMinutes(1)))
        .isInstanceOf(Violations.class);

    var ended = closes.plusMinutes(1).atZone(Shenfa.ZONE).toInstant();
    soliciting.sweep(ended);
    analysing.begin(office.clerk, item.id(), true, ended);
    var full =
        office.drafting.save(
            office.clerk,
            reply.id(),
            1,
            office
                .text(reply, ItemKind.INTERACTION_REPLY, text.title())
                .withText(text.title(), text.body(), List.of()));
    office.released(office.cleared(full), null);
    assertThat(open(item.id())).isEmpty();
  }

  @Test
  @Proves(MEASURES_17_3)
  @DisplayName("第十七条 期限的说法：截止前、还剩几天、今天到期、超期几天；没有放假安排的年份说明白")
  void theDueDateIsSaidInWords() {
    var closes = LocalDateTime.of(2026, 3, 10, 17, 30);
    var due = calendar.dueAfterMonths(closes.toLocalDate(), 1);
    var open = new FeedbackDeadline(1, "2026-0001", "稿", 1, "处", closes, due, "", null);
    assertThat(due.date()).isEqualTo(LocalDate.of(2026, 4, 10));
    assertThat(open.words(closes.minusMinutes(1))).isEqualTo("征集还没有截止");
    assertThat(open.words(closes)).isEqualTo("还剩 31 天");
    assertThat(open.words(due.date().atTime(9, 0))).isEqualTo("今天到期");
    assertThat(open.words(due.date().plusDays(2).atTime(9, 0))).isEqualTo("超期 2 天");
    assertThat(open.late(due.date())).isFalse();
    assertThat(open.late(due.date().plusDays(1))).isTrue();
    assertThat(open.near(due.date().minusDays(7))).isTrue();
    assertThat(open.near(due.date().minusDays(8))).isFalse();
    assertThat(open.reminders(closes.toLocalDate(), calendar)).isEmpty();
    assertThat(open.reminders(due.date().minusDays(1), calendar)).containsExactly(15, 7, 3, 1);
    assertThat(open.reminders(due.date(), calendar)).containsExactly(15, 7, 3, 1, 0);
    var januaryEnd =
        new FeedbackDeadline(
            1, "2026-0001", "稿", 1, "处", LocalDateTime.of(2026, 1, 31, 23, 59), null, "", null);
    assertThat(januaryEnd.closed(LocalDateTime.of(2026, 1, 31, 23, 59, 59))).isFalse();
    assertThat(januaryEnd.closed(LocalDateTime.of(2026, 2, 1, 0, 0))).isTrue();
    var unknown = new FeedbackDeadline(1, "2026-0001", "稿", 1, "处", closes, null, "没有安排", null);
    assertThat(unknown.words(closes)).isEqualTo("没有安排");
    assertThat(unknown.late(due.date().plusYears(9))).isFalse();
  }

  @Test
  @Proves(MEASURES_17_3)
  @DisplayName("第十七条 1 月 31 日截止的，2 月末到期，逢放假顺延到第一个工作日")
  void endsOnTheLastOfJanuaryIsDueAtTheEndOfFebruary() {
    assertThat(calendar.dueAfterMonths(LocalDate.of(2025, 1, 31), 1).date())
        .isEqualTo(LocalDate.of(2025, 2, 28));
    assertThat(calendar.dueAfterMonths(LocalDate.of(2026, 1, 31), 1).trace().get(1).date())
        .isEqualTo(LocalDate.of(2026, 2, 28));
  }

  private Optional<FeedbackDeadline> open(long item) {
    return deadlines.running(office.hazmat.id()).stream()
        .filter(d -> d.itemId() == item)
        .findFirst();
  }
}
