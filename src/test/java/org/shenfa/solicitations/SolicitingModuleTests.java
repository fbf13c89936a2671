package org.shenfa.solicitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.content.ItemKind;
import org.shenfa.procedures.Passage;
import org.shenfa.procedures.QueryCode;
import org.shenfa.publication.Cancellation;
import org.shenfa.publication.FeedbackDeadlines;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.solicitations.SolicitationCourse.State;
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
@DisplayName("第十七条 征集、意见分析、采纳和反馈")
class SolicitingModuleTests {
  @Autowired Office office;
  @Autowired Soliciting soliciting;
  @Autowired Caseload caseload;
  @Autowired Entering entering;
  @Autowired Analysing analysing;
  @Autowired Ending ending;
  @Autowired Feedback feedback;
  @Autowired FeedbackDeadlines deadlines;
  @Autowired PublicSolicitations visitors;
  @Autowired JdbcClient db;

  private SolicitationCase asked(String title) {
    var release = office.released(ItemKind.DRAFT_FOR_COMMENT, title);
    soliciting.sweep(Instant.now(java.time.Clock.systemUTC()));
    return caseload.mine(office.clerk, office.drafting.find(release.item()).orElseThrow().id());
  }

  private void said(SolicitationCase on, String... words) {
    for (var one : words) {
      var typed = new LinkedHashMap<Integer, String>();
      typed.put(1, one);
      visitors.submit(
          on.number(), QueryCode.fresh(), new Typed(on.digest(), Party.PERSON, typed), false);
    }
  }

  private static LocalDateTime after(SolicitationCase on) {
    return on.endsAt().plusMinutes(1);
  }

  private static Instant instant(LocalDateTime at) {
    return at.atZone(Shenfa.ZONE).toInstant();
  }

  private void analysing(SolicitationCase on) {
    soliciting.sweep(instant(after(on)));
    analysing.begin(office.clerk, on.itemId(), true, instant(after(on)));
  }

  @Test
  @Proves(Clause.MEASURES_17_3)
  @DisplayName("第十七条 每条意见有结论和理由之前反馈报送不了，有了以后数字和采纳情况写进反馈稿，发布后公众查得到")
  void everyOpinionIsAnsweredBeforeTheResultGoesOut() {
    var on = asked("十吨规定（征求意见稿）");
    said(on, "十吨太多，五吨合适。", "十吨太多了，五吨比较合适。", "请写明由谁检查。");
    assertThat(soliciting.state(on.itemId())).isEqualTo(State.OPEN);
    assertThatThrownBy(() -> analysing.begin(office.clerk, on.itemId(), true, Instant.EPOCH))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("征集中");
    analysing(on);
    assertThat(analysing.alike(on.itemId()))
        .singleElement()
        .satisfies(g -> assertThat(g).extracting(Remark::number).containsExactly(1, 2));
    assertThatThrownBy(() -> feedback.begin(office.clerk, on.itemId(), after(on)))
        .hasMessageContaining("还有 3 条意见");

    var amount = analysing.point(office.clerk, on.itemId(), "储存数量", "建议降到五吨<b>", Set.of(1, 2));
    var who = analysing.point(office.clerk, on.itemId(), "检查", "写明检查单位", Set.of(3));
    analysing.decide(office.clerk, on.itemId(), amount, Adoption.PARTLY, "改为八吨，五吨没有依据");
    var early = deadlines.begin(office.clerk, on.itemId(), after(on));
    var written =
        office.drafting.save(
            office.clerk,
            early.id(),
            1,
            office
                .text(early, ItemKind.INTERACTION_REPLY, "征集情况的反馈")
                .withText("征集情况的反馈", "<p>征集情况、意见分析、采纳情况都好。</p>", java.util.List.of()));
    assertThat(office.submitting.objections(written))
        .extracting(Violation::sentence)
        .singleElement()
        .asString()
        .contains("还有 1 条意见没有写明是否采纳");
    assertThatThrownBy(() -> office.submitted(written)).hasMessageContaining("没有写明是否采纳");
    assertThatThrownBy(() ->
            db.sql("select open_case(?, ?, 'NORMAL', ?, null, null, null, null)")
                .params(early.id(), written.digest().bytes(), office.clerk.id())
                .query(Long.class)
                .single())
        .as("the database refuses it, too")
        .hasMessageContaining("没有写明是否采纳");

    analysing.decide(office.clerk, on.itemId(), who, Adoption.ADOPTED, "第三条写明由监管处检查");
    feedback.renew(office.clerk, on.itemId());
    var full = office.drafting.latest(early.id()).orElseThrow();
    assertThat(full.manifest().body())
        .contains("共收到 3 件、3 条意见", "采纳 1 条，部分采纳 2 条，未采纳 0 条", "改为八吨", "网上提交", "&lt;b&gt;")
        .doesNotContain("十吨太多");
    office.released(office.cleared(full), null);
    soliciting.sweep(instant(after(on)));
    assertThat(soliciting.state(on.itemId())).isEqualTo(State.FEEDBACK_PUBLISHED);
    assertThat(visitors.find(on.number()).orElseThrow().feedback()).isEqualTo(early.number());
    assertThatThrownBy(
            () -> analysing.decide(office.clerk, on.itemId(), who, Adoption.NOT, "后来又不采纳了"))
        .hasMessageContaining("已经公布");
    assertThatThrownBy(() -> said(on, "现在还想说一句。")).hasMessageContaining("已经公布");
  }

  @Test
  @Proves(Clause.MEASURES_17_3)
  @DisplayName("验收 16：第十七条 一条意见也没有的，写明没有收到，照样反馈、发布")
  void feedbackWithZeroOpinionsPublishes() {
    var on = asked("没人提的规定（征求意见稿）");
    analysing(on);
    var reply = feedback.begin(office.clerk, on.itemId(), after(on));
    var text = office.drafting.latest(reply.id()).orElseThrow();
    assertThat(text.manifest().body()).contains("征集期间没有收到意见");
    var full =
        office.drafting.save(
            office.clerk,
            reply.id(),
            text.seq(),
            office
                .text(reply, ItemKind.INTERACTION_REPLY, text.manifest().title())
                .withText(text.manifest().title(), text.manifest().body(), java.util.List.of()));
    office.released(office.cleared(full), null);
    soliciting.sweep(instant(after(on)));
    assertThat(soliciting.state(on.itemId())).isEqualTo(State.FEEDBACK_PUBLISHED);
  }

  @Test
  @Proves(Clause.MEASURES_17_3)
  @DisplayName("第十七条 停了三天，截止和超期照样各记一次，记在它们该在的时刻；再看一遍不多记")
  void timersCatchUp() {
    var on = asked("超期规定（征求意见稿）");
    var due = on.endsAt().plusMonths(1).plusDays(12);
    soliciting.sweep(instant(due));
    soliciting.sweep(instant(due));
    var known = soliciting.deadline(on.itemId()).orElseThrow().due() != null;
    var story = soliciting.story(on.itemId());
    assertThat(story).extracting(Passage::event).startsWith("OPEN", "CLOSE");
    assertThat(story).hasSize(known ? 3 : 2);
    assertThat(story.get(1).at()).isEqualTo(instant(on.endsAt()));
    var owed = java.util.Optional.ofNullable(soliciting.deadline(on.itemId()).orElseThrow().due());
    assertThat(soliciting.terms(on.itemId()))
        .as("one term of the engine, which recounts it and keeps both ends")
        .singleElement()
        .satisfies(t -> assertThat(t.due()).isEqualTo(owed.map(d -> d.date())))
        .satisfies(t -> assertThat(t.open()).isTrue());
  }

  @Test
  @Proves(Clause.MEASURES_17_3)
  @DisplayName("第十七条 延期只能更晚、写明理由；改稿要留够天数；提前的报送不了、也发布不了")
  void anExtensionIsOnlyLongerAndSaysWhy() {
    var on = asked("延期规定（征求意见稿）");
    var last = office.drafting.latest(on.itemId()).orElseThrow();
    var sooner =
        Drafts.with(last.manifest(), on.closesAt().minusDays(1), "提前截止", last.manifest().body());
    var refused = office.drafting.save(office.clerk, on.itemId(), 1, sooner);
    assertThat(office.submitting.objections(refused))
        .extracting(Violation::sentence)
        .contains("截止时间只能延后，不能提前。");
    var silent =
        Drafts.with(last.manifest(), on.closesAt().plusDays(10), null, last.manifest().body());
    assertThat(
            office.submitting.objections(
                office.drafting.save(office.clerk, on.itemId(), 2, silent)))
        .extracting(Violation::field)
        .contains("note");
    var longer =
        office.drafting.save(
            office.clerk,
            on.itemId(),
            3,
            Drafts.with(
                last.manifest(), on.closesAt().plusDays(10), "有单位反映来不及，延长十天", "<p>改过的一段。</p>"));
    office.released(office.cleared(longer), null);
    soliciting.sweep(Instant.now(java.time.Clock.systemUTC()));
    var now = caseload.mine(office.clerk, on.itemId());
    assertThat(now.closesAt()).isEqualTo(on.closesAt().plusDays(10));
    assertThat(now.firstClosesAt()).isEqualTo(on.closesAt());
    assertThat(soliciting.story(on.itemId()))
        .extracting(Passage::event)
        .containsExactly("OPEN", "EXTEND", "AMEND");
    assertThat(soliciting.story(on.itemId()).get(1).reason()).contains("来不及");
  }

  @Test
  @Proves(Clause.MEASURES_17_3)
  @DisplayName("第十七条 终止由负责人定，公众看得到原因；已有意见的照样欠反馈，没有的不欠")
  void cancellingLeavesTheDebt() {
    var on = asked("终止规定（征求意见稿）");
    said(on, "这一条写得很好。");
    var now = Instant.now(java.time.Clock.systemUTC());
    assertThatThrownBy(
            () -> ending.cancel(office.clerk, on.itemId(), Cancellation.MERGED, "并入年度计划", now))
        .hasMessageContaining("由单位负责人决定");
    ending.cancel(office.head, on.itemId(), Cancellation.MERGED, "并入年度计划", now);
    assertThat(visitors.find(on.number()).orElseThrow().cancelled()).isEqualTo(Cancellation.MERGED);
    assertThat(deadlines.running(office.hazmat.id())).anyMatch(d -> d.itemId() == on.itemId());
    assertThatThrownBy(() -> said(on, "还能提吗？")).hasMessageContaining("已经终止");
    analysing.begin(office.clerk, on.itemId(), true, now);
    assertThat(soliciting.state(on.itemId())).isEqualTo(State.ANALYSING);

    var silent = asked("无人提即终止的规定（征求意见稿）");
    ending.cancel(office.head, silent.itemId(), Cancellation.DROPPED, "不再制定", now);
    assertThat(deadlines.running(office.hazmat.id())).noneMatch(d -> d.itemId() == silent.itemId());
    soliciting.sweep(now.plus(java.time.Duration.ofDays(91)));
    assertThat(soliciting.state(silent.itemId())).isEqualTo(State.ARCHIVED);
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("H-1 别的单位的人看不到、动不了这次征集，和没有一样")
  void othersHaveNoSuchSolicitation() {
    var on = asked("本单位的规定（征求意见稿）");
    for (var stranger :
        java.util.List.of(office.stranger, office.editorOne, office.publicityHead)) {
      assertThatThrownBy(() -> caseload.mine(stranger, on.itemId()))
          .isInstanceOf(NoSuchElementException.class);
      assertThatThrownBy(() -> analysing.point(stranger, on.itemId(), "主题", "要点", Set.of(1)))
          .isInstanceOf(NoSuchElementException.class);
      assertThatThrownBy(() -> feedback.begin(stranger, on.itemId(), after(on)))
          .isInstanceOf(NoSuchElementException.class);
    }
    assertThatThrownBy(() -> caseload.mine(office.clerk, on.itemId() + 100_000))
        .isInstanceOf(NoSuchElementException.class);
  }
}
