package org.shenfa.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.regulation.Clause.MEASURES_10_1;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.content.Disclosure;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.Revision;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.Texts;
import org.shenfa.workdays.Day;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("第十条 二十个工作日的发布期限")
class ReleaseDeadlineModuleTests {
  /** The document of {@link Office#text} is formed on 2026-01-05, 20 working days before this. */
  private static final LocalDate DUE = LocalDate.of(2026, 2, 2);

  @Autowired Office office;
  @Autowired ReleaseDeadlines deadlines;

  private ReleaseDeadline on(Revision revision, LocalDate today) {
    return deadlines.of(revision.itemId(), today).orElseThrow();
  }

  @Test
  @Proves(MEASURES_10_1)
  @DisplayName("自形成之日起算，当日不计，逐日写明计入与否")
  void countsFromTheDayOfFormation() {
    var late = on(office.drafted(ItemKind.FORMAL_DOCUMENT, "起算的文件"), DUE);

    assertThat(late.start()).isEqualTo(LocalDate.of(2026, 1, 5));
    var due = java.util.Objects.requireNonNull(late.due());
    assertThat(due.date()).isEqualTo(DUE);
    assertThat(due.trace().stream().filter(Day::counted)).hasSize(20);
    assertThat(due.trace().getFirst().counted()).isFalse();
  }

  @Test
  @Proves(MEASURES_10_1)
  @DisplayName("期限内、临近、当天、超期各有说法，超期未写原因的标出")
  void standsAsTheDaysPass() {
    var revision = office.drafted(ItemKind.FORMAL_DOCUMENT, "一天天过去的文件");

    assertThat(on(revision, DUE.minusDays(14)).standing())
        .isEqualTo(ReleaseDeadline.Standing.RUNNING);
    assertThat(on(revision, DUE.minusDays(4)).words()).isEqualTo("还剩 2 个工作日");
    assertThat(on(revision, DUE).words()).isEqualTo("今天到期");
    assertThat(on(revision, DUE).standing()).isEqualTo(ReleaseDeadline.Standing.NEAR);
    var late = on(revision, DUE.plusDays(2));
    assertThat(late.words()).isEqualTo("超期 2 个工作日");
    assertThat(late.unexplained()).isTrue();
    assertThat(deadlines.running(office.hazmat.id(), DUE.plusDays(2)))
        .extracting(ReleaseDeadline::itemId)
        .contains(revision.itemId());
    assertThat(deadlines.running(office.bureau.id(), DUE)).isEmpty();
  }

  @Test
  @DisplayName("滞后原因只由产生单位写明，留痕")
  void onlyTheProducingUnitExplains() {
    var revision = office.drafted(ItemKind.FORMAL_DOCUMENT, "滞后的文件");
    var id = revision.itemId();
    var after = DUE.plusDays(3);

    assertThatThrownBy(() -> deadlines.explain(office.stranger, id, "等待会签", after))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("产生单位");
    assertThatThrownBy(() -> deadlines.explain(office.clerk, id, "略", after))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("写明滞后的原因");
    deadlines.explain(office.clerk, id, "等待部门会签意见", after);
    assertThat(on(revision, after).unexplained()).isFalse();
    assertThat(on(revision, after).delay()).isNotNull();
  }

  @Test
  @Proves(MEASURES_10_1)
  @DisplayName("发布后期限办结；内容变更的，自变更之日另起二十个工作日")
  void aChangeStartsAnew() {
    var revision = office.drafted(ItemKind.FORMAL_DOCUMENT, "要更正的文件");
    office.released(office.cleared(revision), null);
    var today = LocalDate.now(Shenfa.ZONE);
    assertThat(deadlines.of(revision.itemId(), today)).isEmpty();

    var item = office.drafting.find(revision.itemId());
    office.drafting.save(
        office.clerk, item.id(), 1, office.text(item, ItemKind.FORMAL_DOCUMENT, "更正了的文件"));
    var again = deadlines.of(revision.itemId(), today).orElseThrow();
    assertThat(again.changed()).isTrue();
    assertThat(again.start()).isEqualTo(today);
    assertThat(again.delay()).isNull();
  }

  @Test
  @DisplayName("没有放假通知的年份不推算，用一句话说明")
  void anUnknownYearHasNoDate() {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.FORMAL_DOCUMENT);
    var text = office.text(item, ItemKind.FORMAL_DOCUMENT, "上个世纪的文件");
    var old = new String(text.canonical(), UTF_8).replace("2026-01-05", "1999-12-20");
    office.drafting.save(office.clerk, item.id(), 0, Manifest.of(old.getBytes(UTF_8)));

    var deadline = deadlines.of(item.id(), DUE).orElseThrow();
    assertThat(deadline.start()).isEqualTo(LocalDate.of(1999, 12, 20));
    assertThat(deadline.due()).isNull();
    assertThat(deadline.standing()).isEqualTo(ReleaseDeadline.Standing.UNKNOWN);
    assertThat(deadline.words()).contains("没有", "年的节假日安排");
    assertThat(deadlines.running(office.hazmat.id(), DUE)).contains(deadline);
  }

  @Test
  @DisplayName("新闻和不主动公开的没有这个期限")
  void newsAndUndisclosedHaveNone() {
    var news = office.drafted(ItemKind.ORDINARY_NEWS, "一条新闻");
    assertThat(deadlines.of(news.itemId(), DUE)).isEmpty();

    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.NOTICE);
    var text = office.text(item, ItemKind.NOTICE, "依申请公开的");
    var kept =
        office.drafting.save(
            office.clerk,
            item.id(),
            0,
            Texts.with(
                text,
                Map.of(
                    "disclosure",
                    new Disclosure(Disclosure.Decision.ON_REQUEST, "内部管理信息", "涉及内部事务"))));
    assertThat(deadlines.of(kept.itemId(), DUE)).isEmpty();
  }
}
