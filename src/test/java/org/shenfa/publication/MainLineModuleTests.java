package org.shenfa.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.regulation.Clause.HOUSE;
import static org.shenfa.regulation.Clause.MEASURES_10_2;
import static org.shenfa.regulation.Clause.MEASURES_11_1;
import static org.shenfa.regulation.Clause.MEASURES_11_4;
import static org.shenfa.regulation.Clause.MEASURES_15_1;
import static org.shenfa.regulation.Clause.MEASURES_15_2;
import static org.shenfa.regulation.Clause.MEASURES_15_4;
import static org.shenfa.regulation.Clause.MEASURES_15_5;
import static org.shenfa.regulation.Clause.MEASURES_16_1;
import static org.shenfa.regulation.Clause.MEASURES_20_2;
import static org.shenfa.regulation.Clause.MEASURES_20_5;
import static org.shenfa.regulation.Clause.MEASURES_2_1;
import static org.shenfa.regulation.Clause.MEASURES_2_3;
import static org.shenfa.regulation.Clause.MEASURES_3_1;
import static org.shenfa.regulation.Clause.MEASURES_3_2;
import static org.shenfa.regulation.Clause.MEASURES_4_1;
import static org.shenfa.regulation.Clause.MEASURES_9_1;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shenfa.audit.AuditTrail;
import org.shenfa.content.ItemKind;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.review.Answer;
import org.shenfa.review.CaseState;
import org.shenfa.review.Look;
import org.shenfa.review.Submission;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("主线：从处室起草到公众网站")
class MainLineModuleTests {
  @Autowired Office office;
  @Autowired AuditTrail trail;

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = ItemKind.class,
      names = {"UNIT_HEAD_NEWS", "REPRINT", "INTERPRETATION", "SITE_ARRANGEMENT"},
      mode = EnumSource.Mode.EXCLUDE)
  @Proves({MEASURES_2_1, MEASURES_3_1, MEASURES_9_1, MEASURES_15_1, MEASURES_15_4, MEASURES_11_1})
  @DisplayName("每一种信息走完自己的路线才能发布，全程留痕")
  void everyKindWalksItsRouteAndGoesOut(ItemKind kind) {
    var release = office.released(kind, kind.label() + "一件");

    var story = trail.story("item", release.item()).stream().map(e -> e.entry().action()).toList();
    if (kind == ItemKind.FORMAL_DOCUMENT) {
      assertThat(story.get(2))
          .as("a formal document speaks of its manuscript")
          .isEqualTo("manuscript.none");
    }
    assertThat(story.stream().filter(a -> !a.startsWith("manuscript.")))
        .startsWith("item.created", "revision.saved", "case.opened")
        .endsWith("release.published");
    assertThat(story.stream().filter("opinion.agreed"::equals)).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  @Proves({MEASURES_15_5, MEASURES_16_1})
  @DisplayName("第十五条 没有走完审查的不能放行，也不能发布")
  void nothingGoesOutBeforeTheRouteIsWalked() {
    var walking = office.submitted(office.drafted(ItemKind.NOTICE, "缺一步的公告"));
    while (walking.next().isPresent()) {
      var id = walking.id();
      assertThatThrownBy(() -> office.reviewing.clear(id)).isInstanceOf(Violations.class);
      walking = office.step(walking);
    }
    assertThat(walking.state()).isEqualTo(CaseState.CLEARED);
    assertThat(office.released(walking, null).number()).isNotBlank();
  }

  @Test
  @Proves({MEASURES_15_5, MEASURES_3_2})
  @DisplayName("P-3 起草、改动过稿件的人不能审查，也不能发布")
  void contributorsGiveNoOpinion() {
    var item = office.drafting.begin(office.head, office.hazmat.id(), ItemKind.ORDINARY_NEWS);
    var revision =
        office.drafting.save(
            office.head, item.id(), 0, office.text(item, ItemKind.ORDINARY_NEWS, "处长自己写的"));
    var walking = office.step(office.submitted(revision));

    assertThat(walking.next()).contains(Look.HEAD_CONFIRMATION);
    assertThatThrownBy(() -> office.step(walking))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("不能再审查它");
    assertThatThrownBy(
            () -> office.drafting.begin(office.stranger, office.hazmat.id(), ItemKind.NOTICE))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("只有信息产生单位");
  }

  @Test
  @Proves(HOUSE)
  @DisplayName("P-4 同一人不能在一件稿件上签两次，受委托也不行")
  void nobodySignsTwiceNotEvenAsDelegate() {
    var today = java.time.LocalDate.now(org.shenfa.Shenfa.ZONE);
    var post = office.organization.postsOf(office.head.id(), today).getFirst();
    var delegation =
        office.delegations.give(
            office.head, post.id(), office.secrecy.id(), today, today.plusDays(3), "出差期间代为确认");
    try {
      var walking =
          office.step(office.submitted(office.drafted(ItemKind.ORDINARY_NEWS, "委托给保密审查员")));
      assertThatThrownBy(
              () -> office.step(walking, office.secrecy, Office.agreeing(Look.HEAD_CONFIRMATION)))
          .isInstanceOf(Violations.class)
          .hasMessageContaining("不能签两次");
    } finally {
      office.delegations.revoke(office.head, delegation.id());
    }
  }

  @Test
  @Proves({MEASURES_15_2, MEASURES_20_2})
  @DisplayName("P-5 附件没有逐件打开核对的，保密审查不能通过")
  void everyAttachmentIsOpenedAndTicked() {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.NOTICE);
    var one = office.attached(item.id(), "名单.txt", "甲厂");
    var two = office.attached(item.id(), "说明.txt", "乙厂");
    var plain = office.text(item, ItemKind.NOTICE, "两个附件的公示");
    var text = plain.withText(plain.title(), plain.body(), List.of(one, two));
    var walking = office.submitted(office.drafting.save(office.clerk, item.id(), 0, text));
    var agree = Office.agreeing(Look.SECRECY_REVIEW);
    var digest = walking.revision().digest();
    var id = walking.id();

    assertThatThrownBy(() -> office.reviewing.sign(office.secrecy, id, digest, agree, List.of()))
        .hasMessageContaining("没有逐件核对");
    office.reviewing.opened(office.secrecy, id, one.digest());
    assertThatThrownBy(() ->
            office.reviewing.sign(
                office.secrecy, id, digest, agree, List.of(one.digest(), two.digest())))
        .hasMessageContaining("没有打开看过");
    office.reviewing.opened(office.secrecy, id, two.digest());
    assertThat(
            office
                .reviewing
                .sign(office.secrecy, id, digest, agree, List.of(two.digest(), one.digest()))
                .next())
        .contains(Look.HEAD_CONFIRMATION);
  }

  @Test
  @DisplayName("改动一字，已有的放行即失效")
  void anEditVoidsTheClearance() {
    var revision = office.drafted(ItemKind.ORDINARY_NEWS, "改过的稿件");
    var cleared = office.cleared(revision);
    var clearance = office.reviewing.clear(cleared.id());
    var item = office.drafting.find(revision.itemId());
    office.drafting.save(
        office.clerk, item.id(), 1, office.text(item, ItemKind.ORDINARY_NEWS, "改过的稿件，多了几个字"));

    assertThatThrownBy(
            () -> office.publishing.release(office.editorTwo, clearance, UUID.randomUUID()))
        .isInstanceOf(Violations.class);
    assertThat(office.reviewing.find(cleared.id()).state()).isEqualTo(CaseState.SUPERSEDED);
  }

  @Test
  @DisplayName("W-4 退回须有原因，起草人看得见，改后重报")
  void returnsNeedAReason() {
    var walking = office.submitted(office.drafted(ItemKind.ORDINARY_NEWS, "要退回的"));
    assertThatThrownBy(() -> office.step(walking, office.secrecy, new Answer.SentBack("。")))
        .hasMessageContaining("退回须写明原因");
    var returned = office.step(walking, office.secrecy, new Answer.SentBack("第二段数字与附件不一致"));
    assertThat(returned.state()).isEqualTo(CaseState.RETURNED);
    assertThat(returned.sentBack().orElseThrow().reason()).contains("数字");
    assertThatThrownBy(() -> office.submitted(returned.revision())).hasMessageContaining("已经报送过");
  }

  @Test
  @Proves({MEASURES_4_1})
  @DisplayName("发布由没有参与过的网站编辑办理，参与过的编辑不行")
  void theReleaserTookNoOtherPart() {
    var cleared = office.cleared(office.drafted(ItemKind.NOTICE, "编辑核过稿的公告"));
    assertThatThrownBy(() -> office.released(cleared, office.editorOne))
        .hasMessageContaining("不能发布它");
    assertThatThrownBy(() -> office.released(cleared, office.publicityHead))
        .hasMessageContaining("网站编辑");
    assertThat(office.released(cleared, office.editorTwo).path()).endsWith(".html");
  }

  @Test
  @DisplayName("P-10 重复的发布请求只有一次效果")
  void repeatsHaveOneEffect() {
    var cleared = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "重复点了发布"));
    var command = UUID.randomUUID();
    var first =
        office.publishing.release(office.editorTwo, office.reviewing.clear(cleared.id()), command);
    var second =
        office.publishing.release(office.editorTwo, office.reviewing.clear(cleared.id()), command);
    assertThat(second).isEqualTo(first);
  }

  @Test
  @Proves({MEASURES_10_2})
  @DisplayName("第十条 政策文件与解读同步报送、同步发布")
  void policyAndInterpretationGoTogether() {
    var policy = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.FORMAL_DOCUMENT);
    office.unsigned(policy.id());
    var reading = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.INTERPRETATION);
    var one =
        office.drafting.save(
            office.clerk,
            policy.id(),
            0,
            office.text(policy, ItemKind.FORMAL_DOCUMENT, "政策文件").pairedWith(reading.number()));
    assertThatThrownBy(() -> office.submitted(one)).hasMessageContaining("没有与本件互相关联");
    office.drafting.save(
        office.clerk,
        reading.id(),
        0,
        office.text(reading, ItemKind.INTERPRETATION, "政策解读").pairedWith(policy.number()));

    var cases =
        office.submitting.submit(office.clerk, policy.id(), one.digest(), Submission.NORMAL);
    assertThat(cases).hasSize(2);
    var walked = cases.getFirst();
    while (walked.next().isPresent()) {
      walked = office.step(walked);
    }
    var id = walked.id();
    assertThatThrownBy(() ->
            office.publishing.release(
                office.editorTwo, office.reviewing.clear(id), UUID.randomUUID()))
        .hasMessageContaining("同步发布");
    var partner = cases.getLast();
    while (partner.next().isPresent()) {
      partner = office.step(partner);
    }
    assertThat(
            office.publishing.release(
                office.editorTwo, office.reviewing.clear(id), UUID.randomUUID()))
        .hasSize(2);
  }

  @Test
  @Proves({MEASURES_11_4})
  @DisplayName("第十一条 单位负责人活动原则上不报道，新闻宣传处批准例外才可报送")
  void unitHeadNewsNeedsAnException() {
    var revision = office.drafted(ItemKind.UNIT_HEAD_NEWS, "处长调研");
    assertThatThrownBy(() -> office.submitted(revision)).hasMessageContaining("原则上不作报道");
    assertThatThrownBy(() -> office.exceptions.grant(office.head, revision.itemId(), "确有必要报道"))
        .hasMessageContaining("只有新闻宣传处负责人");
    office.exceptions.grant(office.publicityHead, revision.itemId(), "抗洪一线，确有必要");
    assertThat(office.released(office.cleared(revision), null).number()).isNotBlank();
  }

  @Test
  @Proves({MEASURES_20_5, MEASURES_2_3})
  @DisplayName("第二十条 发布人本人上网确认；撤下须写明情况，再发布须重新审查")
  void confirmAndWithdraw() {
    var release = office.released(ItemKind.ORDINARY_NEWS, "要撤下的");
    assertThatThrownBy(() -> office.publishing.confirm(office.editorOne, release.id(), true, ""))
        .hasMessageContaining("发布人本人");
    office.publishing.confirm(office.editorTwo, release.id(), true, "");
    assertThatThrownBy(() ->
            office.publishing.withdraw(office.clerk, release.id(), WithdrawalReason.ERROR, "内容有误"))
        .hasMessageContaining("新闻宣传处");
    office.publishing.withdraw(office.editorOne, release.id(), WithdrawalReason.ERROR, "第三段数字有误");
    assertThat(office.publishing.find(release.id()).withdrawal()).isNotNull();
  }
}
