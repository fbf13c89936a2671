package org.shenfa.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.regulation.Clause.MEASURES_15_3;
import static org.shenfa.regulation.Clause.MEASURES_7_1;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.columns.Category;
import org.shenfa.columns.Column;
import org.shenfa.content.ItemKind;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("第十五条 纸质报送；第七条 栏目有人管")
class PaperLaneModuleTests {
  @Autowired Office office;

  @Test
  @Proves(MEASURES_15_3)
  @DisplayName("纸质报送没有扫描件、签署人的，不能报送")
  void paperNeedsTheSignedScan() {
    var revision = office.drafted(ItemKind.ORDINARY_NEWS, "纸质报送的一件");
    var without =
        new Submission(Lane.PAPER, null, new ReviewCase.Paper("", " ", LocalDate.now(Shenfa.ZONE)));

    assertThatThrownBy(() ->
            office.submitting.submit(office.clerk, revision.itemId(), revision.digest(), without))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("扫描件")
        .hasMessageContaining("签署人");
    assertThat(office.reviewing.latest(revision.itemId())).isEmpty();
  }

  @Test
  @Proves(MEASURES_15_3)
  @DisplayName("纸质报送多一个环节：由网站编辑打开扫描件，比对纸质和电子件")
  void paperIsComparedByAnother() {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.ORDINARY_NEWS);
    var scan = office.attached(item.id(), "审查表扫描件.txt", "签字盖章");
    var revision =
        office.drafting.save(
            office.clerk, item.id(), 0, office.text(item, ItemKind.ORDINARY_NEWS, "附扫描件的一件"));
    var paper =
        new Submission(
            Lane.PAPER,
            null,
            new ReviewCase.Paper(scan.digest(), "处长签字", LocalDate.now(Shenfa.ZONE)));

    var walking =
        office.submitting.submit(office.clerk, item.id(), revision.digest(), paper).getFirst();

    assertThat(walking.route().looks())
        .containsSequence(Look.SECRECY_REVIEW, Look.HEAD_CONFIRMATION, Look.PAPER_COMPARISON);
    walking = office.step(office.step(walking));
    assertThat(walking.next()).contains(Look.PAPER_COMPARISON);
    var compared = walking;
    assertThatThrownBy(
            () -> office.step(compared, office.deputyHead, Office.agreeing(Look.PAPER_COMPARISON)))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("新闻宣传处网站编辑");
    assertThatThrownBy(() -> office.step(compared))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("没有逐件核对");
    office.reviewing.opened(office.editorOne, walking.id(), scan.digest());
    var agreed =
        office.reviewing.sign(
            office.editorOne,
            walking.id(),
            revision.digest(),
            Office.agreeing(Look.PAPER_COMPARISON),
            List.of(scan.digest()));
    assertThat(agreed.next()).contains(Look.EDITORIAL_REVIEW);
  }

  @Test
  @Proves(MEASURES_7_1)
  @DisplayName("保障单位没有专人的栏目要标出来")
  void columnsWithoutAKeeperAreFlagged() {
    office.agreed(
        new Column(
            0,
            "zjzl",
            "专家专栏",
            "说明",
            "专家",
            "专家",
            office.leadership.id(),
            Set.of(Category.NEWS),
            14,
            99));
    var column = office.columns.find("zjzl").orElseThrow();
    assertThat(office.columns.keeper(column)).isEmpty();
  }
}
