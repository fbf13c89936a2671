package org.shenfa.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.regulation.Clause.MEASURES_15_5;
import static org.shenfa.regulation.Clause.MEASURES_16_1;
import static org.shenfa.regulation.Clause.MEASURES_20_3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Revision;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("第二十条 校对、批注、转交")
class CollatingModuleTests {
  @Autowired Office office;
  @Autowired Collating collating;
  @Autowired Annotating annotating;
  @Autowired JdbcClient db;

  @Test
  @Proves(MEASURES_20_3)
  @DisplayName("第二十条 正式文件没有签发文稿、也没有写明理由的，报送不了，数据库也不收")
  void aFormalDocumentBringsItsManuscript() {
    var draft = office.drafted(ItemKind.FORMAL_DOCUMENT, "没有签发文稿的文件");
    assertThatThrownBy(() ->
            office.submitting.submit(
                office.clerk, draft.itemId(), draft.digest(), Submission.NORMAL))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("领导签发的文稿");
    assertThatThrownBy(() ->
            db.sql("select open_case(?, ?, 'NORMAL', ?, null, null, null, null)")
                .params(draft.itemId(), draft.digest().bytes(), office.clerk.id())
                .query()
                .singleRow())
        .hasMessageContaining("领导签发的文稿");
    assertThatThrownBy(() -> collating.none(office.clerk, draft.itemId(), "没有"))
        .isInstanceOf(Violations.class);
    assertThatThrownBy(() -> collating.none(office.secrecy, draft.itemId(), "不归我写的稿件"))
        .isInstanceOf(NoSuchElementException.class);
    office.unsigned(draft.itemId());
    assertThat(office.submitted(draft).state()).isEqualTo(CaseState.OPEN);
  }

  @Test
  @Proves({MEASURES_20_3, MEASURES_15_5})
  @DisplayName("第二十条 与签发文稿的每一处不同都要认可才能同意；结果随意见留存")
  void everyDifferenceIsTicked() throws IOException {
    var walking = submitted("关于开展检查的通知\n拟确定南滨化工等27家企业，自2026年1月1日起\n施行。");
    var found = collating.compare(walking).orElseThrow();
    assertThat(found.differences())
        .extracting(Difference::manuscript, Difference::page)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("27", "26"),
            org.assertj.core.groups.Tuple.tuple("1", "5"));
    var first = found.differences().getFirst();
    assertThat(first.before()).endsWith("南滨化工等");
    assertThat(first.after()).startsWith("家企业");

    assertThatThrownBy(() -> signed(walking, Map.of()))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("还有 2 处不同没有认可");
    assertThatThrownBy(() -> signed(walking, Map.of(first.key(), "")))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("还有 1 处");
    assertThatThrownBy(() -> past(walking)).hasMessageContaining("还没有与签发文稿逐处核对");
    assertThat(office.reviewing.find(walking.id()).opinions()).isEmpty();

    var on = signed(walking, all(found, "经核实，以网页为准"));
    var opinion = on.opinion(Look.SECRECY_REVIEW).orElseThrow();
    assertThat(collating.found(opinion).orElseThrow())
        .hasSize(2)
        .allMatch(a -> a.remark().equals("经核实，以网页为准"));
    assertThatThrownBy(() -> kept(on.revision().itemId(), "另一份文稿"))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("先撤回报送");
  }

  @Test
  @DisplayName("第二十条 断行、空格不同不算不同；完全不是一份的，不让一处处勾过去")
  void onlyTheCharactersCount() throws IOException {
    var same = submitted("关于开展检查的通知\n\n　　拟确定南滨化工等 26 家企业，自 2026 年 1 月 5 日 起施行 。\n");
    assertThat(collating.compare(same).orElseThrow().differences()).isEmpty();
    assertThat(signed(same, Map.of()).opinion(Look.SECRECY_REVIEW)).isPresent();

    var other = new StringBuilder("另一份");
    for (var n = 0; n < 450; n++) {
      other.append("公").append(n).append("示");
    }
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.NOTICE);
    var page = other.toString().replaceAll("公(\\d+)示", "<p>公告$1时</p>");
    var text = office.text(item, ItemKind.NOTICE, "不是一份").withText("不是一份", page, List.of());
    var draft = office.drafting.save(office.clerk, item.id(), 0, text);
    kept(item.id(), other.toString());
    var walking = office.submitted(draft);
    var found = collating.compare(walking).orElseThrow();
    if (found.differences().size() > ManuscriptComparison.MOST) {
      assertThatThrownBy(() -> signed(walking, all(found, "")))
          .isInstanceOf(Violations.class)
          .hasMessageContaining("不像是同一份文稿");
    }
    assertThat(found.differences()).isNotEmpty();
  }

  private ReviewCase submitted(String manuscript) throws IOException {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.NOTICE);
    var text =
        office
            .text(item, ItemKind.NOTICE, "关于开展检查的通知")
            .withText("关于开展检查的通知", "<p>拟确定南滨化工等26家企业，自2026年1月5日起施行。</p>", List.of());
    var draft = office.drafting.save(office.clerk, item.id(), 0, text);
    kept(item.id(), manuscript);
    return office.submitted(draft);
  }

  private void kept(long item, String manuscript) throws IOException {
    collating.keep(
        office.clerk,
        item,
        "签发文稿.txt",
        new ByteArrayInputStream(manuscript.getBytes(StandardCharsets.UTF_8)));
  }

  private ReviewCase signed(ReviewCase on, Map<String, String> accepted) {
    return office.reviewing.sign(
        office.secrecy,
        on.id(),
        on.revision().digest(),
        Office.agreeing(Look.SECRECY_REVIEW),
        List.of(),
        new Addenda("已校对", accepted));
  }

  private static Map<String, String> all(ManuscriptComparison found, String remark) {
    return found.differences().stream().collect(Collectors.toMap(Difference::key, d -> remark));
  }

  /** Past the service: the opinion alone, without what the comparison found. */
  private void past(ReviewCase on) {
    var authority = office.reviewers.authority(office.secrecy, on).orElseThrow();
    db.sql(
            """
            select give_opinion(?, 'SECRECY_REVIEW', ?, ?, null, 'AGREE', ?,
              '{"secret": "NO", "timing": "FIT", "form": "FIT"}'::jsonb, '{}', '')
            """)
        .params(on.id(), office.secrecy.id(), authority.post().id(), on.revision().digest().bytes())
        .query()
        .singleRow();
  }

  @Test
  @DisplayName("第十五条 批注引着原文，起草人和审查人都看得到；只能划去，不能删除")
  void annotationsStay() {
    var draft = office.drafted(ItemKind.NOTICE, "要批注的通知");
    var on = annotated(draft, "正文 一段", "这里应写明期限");
    assertThat(on.place()).isEqualTo("要批注的通知\n".length());
    assertThatThrownBy(() -> annotated(draft, "不在正文里的话", "找不到"))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("找不到所引的原文");
    assertThatThrownBy(() -> annotated(draft, "", " ")).isInstanceOf(Violations.class);

    annotating.reply(office.clerk, draft.itemId(), on.id(), "已补上");
    assertThatThrownBy(() -> annotating.strike(office.clerk, draft.itemId(), on.id(), "不是我的"))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("只能划去自己写的");
    annotating.resolve(office.clerk, draft.itemId(), on.id());
    annotating.strike(office.secrecy, draft.itemId(), on.id(), "看错了");
    var kept = annotating.of(draft.itemId()).getFirst();
    assertThat(kept.words()).isEqualTo("这里应写明期限");
    assertThat(kept.strike()).extracting("words").isEqualTo("看错了");
    assertThat(kept.resolved()).isNotNull();
    assertThat(kept.replies()).extracting(Annotation::words).containsExactly("已补上");
    assertThat(kept.open()).isFalse();
    assertThatThrownBy(() -> db.sql("delete from annotation where id = ?").param(on.id()).update())
        .hasRootCauseMessage("ERROR: permission denied for table annotation");
    assertThat(office.reviewers.whyNot(office.secrecy, office.submitted(draft)))
        .as("speaking beside a text is not writing it")
        .isEmpty();
  }

  private Annotation annotated(Revision on, String quote, String words) {
    return annotating.add(office.secrecy, on, quote, words);
  }

  @Test
  @Proves(MEASURES_16_1)
  @DisplayName("第十六条 转副职：只能转给有有效委托的人，两人中任何一人该回避的都不行")
  void aCaseIsPassedOnlyUnderADelegation() {
    var walking = office.step(office.submitted(office.drafted(ItemKind.NOTICE, "要转的通知")));
    assertThat(office.reviewers.standIns(office.head, walking)).isEmpty();
    assertThatThrownBy(() -> passed(walking)).hasMessageContaining("没有您的有效委托");

    var today = LocalDate.now(Shenfa.ZONE);
    var post = office.organization.postsOf(office.head.id(), today).getFirst();
    office.delegations.give(
        office.head, post.id(), office.deputyHead.id(), today, today.plusDays(7), "外出开会一周");
    assertThat(office.reviewers.standIns(office.head, walking))
        .extracting(a -> a.person().name())
        .containsExactly("危化副处长");
    assertThatThrownBy(
            () -> office.handingOver.passOn(office.stranger, walking.id(), office.deputyHead.id()))
        .isInstanceOf(Violations.class);
    passed(walking);
    assertThat(office.handingOver.handover(walking))
        .hasValueSatisfying(h -> assertThat(h.to()).isEqualTo("危化副处长"));
    var signed = office.step(walking, office.deputyHead, Office.agreeing(Look.HEAD_CONFIRMATION));
    assertThat(signed.opinion(Look.HEAD_CONFIRMATION).orElseThrow().inNameOf()).isEqualTo("危化处长");

    var own = office.drafting.begin(office.head, office.hazmat.id(), ItemKind.NOTICE);
    var text = office.text(own, ItemKind.NOTICE, "处长自己写的通知");
    var draft = office.drafting.save(office.head, own.id(), 0, text);
    var theirs = office.step(office.submitted(draft));
    assertThat(office.reviewers.whyNot(office.deputyHead, theirs))
        .hasValueSatisfying(s -> assertThat(s).contains("受托人与委托人同样回避"));
    assertThatThrownBy(() -> passed(theirs)).isInstanceOf(Violations.class);
  }

  private void passed(ReviewCase on) {
    office.handingOver.passOn(office.head, on.id(), office.deputyHead.id());
  }
}
