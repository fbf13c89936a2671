package org.shenfa.concerns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.concerns.ConcernState.ARCHIVED;
import static org.shenfa.concerns.ConcernState.ASSESSED;
import static org.shenfa.concerns.ConcernState.CONCLUDED;
import static org.shenfa.concerns.ConcernState.FOUND;
import static org.shenfa.concerns.ConcernState.IN_REVIEW;
import static org.shenfa.concerns.ConcernState.NO_RESPONSE_NEEDED;
import static org.shenfa.concerns.ConcernState.RESPONDED;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Rule;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.review.Lane;

@DisplayName("回应关切：从发现到评估")
class ConcernsModuleTests extends ConcernSteps {
  @Test
  @Proves(Clause.MEASURES_13_1)
  @DisplayName("验收 40：A 级周六 22:00 发现，五小时的时钟周日 03:00 到点；知道发生时间的从发生起算")
  void saturdayNight() {
    var saturday =
        now().with(TemporalAdjusters.previous(DayOfWeek.SATURDAY)).withHour(22).withMinute(0);
    var found = saturday.withSecond(0);
    var id = concerns.notice(office.stranger, notice(null, found));
    concerns.assess(office.editorOne, id, Level.A, "省防指启动Ⅱ级响应");
    assertThat(clock(id, Rule.CONCERN_AUTHORITATIVE).end())
        .contains(found.plusDays(1).withHour(3).atZone(Shenfa.ZONE).toInstant());
    assertThat(clock(id, Rule.CONCERN_PRESS).end())
        .contains(found.plusHours(24).atZone(Shenfa.ZONE).toInstant());
    var known = concerns.notice(office.stranger, notice(found.minusHours(2), found));
    concerns.assess(office.editorOne, known, Level.A, "省防指启动Ⅱ级响应");
    assertThat(clock(known, Rule.CONCERN_AUTHORITATIVE).end())
        .contains(found.plusHours(3).atZone(Shenfa.ZONE).toInstant());
  }

  @Test
  @Proves(Clause.MEASURES_13_1)
  @DisplayName("第十三条 B 级从发现到归档：交责任单位，首次回应、续报、辟谣、最终结果都从主线放行，逐步记入经过")
  void theWholeCourse() {
    var id = responded();
    assertThat(concern(id).state()).isEqualTo(RESPONDED);
    assertThat(clock(id, Rule.CONCERN_RESPONSE).met()).isPresent();
    assertThat(clock(id, Rule.CONCERN_RESPONSE).late()).isFalse();
    var promise = clock(id, Rule.CONCERN_UPDATE);
    assertThat(promise.open()).isTrue();
    released(drafted(id, StatementKind.REFUTATION, null));
    assertThat(clock(id, Rule.CONCERN_UPDATE).id()).isEqualTo(promise.id());
    released(drafted(id, StatementKind.UPDATE, now().plusHours(12)));
    assertThat(clock(id, Rule.CONCERN_UPDATE).id()).isGreaterThan(promise.id());
    assertThatThrownBy(() -> concerns.conclude(office.head, id, "响应终止"))
        .hasMessageContaining("最终结果还没有");
    released(drafted(id, StatementKind.CONCLUSION, null));
    assertThat(clock(id, Rule.CONCERN_UPDATE).open()).isFalse();
    assertThatThrownBy(() -> concerns.conclude(office.clerk, id, "响应终止"))
        .hasMessageContaining("单位负责人");
    concerns.conclude(office.head, id, "响应终止");
    assertThat(concern(id).state()).isEqualTo(CONCLUDED);
    concerns.evaluate(office.editorOne, id, GOOD);
    watch.sweep(Instant.now());
    assertThat(concern(id).state()).isEqualTo(ConcernState.EVALUATED);
    watch.sweep(Instant.now().plus(Duration.ofDays(1)));
    assertThat(concern(id).state()).isEqualTo(ARCHIVED);
    assertThat(register.story(concern(id)))
        .extracting(p -> p.event())
        .containsExactly(
            "NOTICE",
            "ASSESS",
            "ASSIGN",
            "DRAFT",
            "RESPOND",
            "REFUTE",
            "UPDATE",
            "UPDATE",
            "CONCLUDE",
            "EVALUATE",
            "ARCHIVE");
  }

  @Test
  @Proves(Clause.MEASURES_13_1)
  @DisplayName("第十三条 情况变重的改定为更高级别：时钟从最初发现起算，超期的留着；不能改低；历次定级都在")
  void gravelyReassessed() {
    var found = now().minusHours(7);
    var id = concerns.notice(office.stranger, notice(null, found));
    concerns.assess(office.editorOne, id, Level.C, "个别网民询问");
    assertThatThrownBy(() -> reassessing.graver(office.clerk, id, Level.A, "死亡人数上升"))
        .isInstanceOf(java.util.NoSuchElementException.class);
    assertThatThrownBy(() -> reassessing.graver(office.editorOne, id, Level.D, "不再有人问"))
        .hasMessageContaining("更高");
    reassessing.graver(office.editorOne, id, Level.B, "多家媒体转载");
    assertThat(clock(id, Rule.CONCERN_RESPONSE).open()).as("the same term goes on").isTrue();
    concerns.assign(
        office.publicityHead, id, office.hazmat.id(), office.head.staffNo(), "按职能由危化监管处牵头");
    reassessing.graver(office.publicityHead, id, Level.A, "死亡人数上升，启动Ⅱ级响应");
    assertThat(clock(id, Rule.CONCERN_RESPONSE).open()).isFalse();
    assertThat(clock(id, Rule.CONCERN_AUTHORITATIVE).end())
        .contains(found.plusHours(5).atZone(Shenfa.ZONE).toInstant());
    deadlines.sweep(Instant.now());
    assertThat(clock(id, Rule.CONCERN_AUTHORITATIVE).late()).isTrue();
    assertThat(concern(id).is(Level.A)).isTrue();
    assertThat(reassessing.levels(concern(id)))
        .extracting(Concern.Assessed::level)
        .containsExactly(Level.C, Level.B, Level.A);
    assertThatThrownBy(() ->
            db.sql(
                    "insert into concern_level (concern_id, level, reason, person_id) values (?, 'B', '改低一点', ?)")
                .params(id, office.editorOne.id())
                .update())
        .hasMessageContaining("更高");

    var answered = responded();
    reassessing.graver(office.editorOne, answered, Level.A, "事态扩大");
    assertThat(clock(answered, Rule.CONCERN_AUTHORITATIVE).met())
        .as("the first answer is out")
        .isPresent();
    assertThat(clock(answered, Rule.CONCERN_AUTHORITATIVE).late()).isFalse();
    assertThat(clock(answered, Rule.CONCERN_PRESS).open()).isTrue();
  }

  @Test
  @Proves(Clause.MEASURES_13_1)
  @DisplayName("第十三条 A 级走应急通道，厅领导同意的这一稿才能放行；发布会按举行时间算")
  void theGravestNeedsALeader() {
    var id = assigned(Level.A);
    var item = drafted(id, StatementKind.FIRST, now().plusHours(2));
    var walking = office.reviewing.latest(item.id()).orElseThrow();
    assertThat(walking.lane()).isEqualTo(Lane.EMERGENCY);
    while (walking.next().isPresent()) {
      walking = office.step(walking);
    }
    var cleared = walking;
    assertThatThrownBy(() -> office.released(cleared, null)).hasMessageContaining("厅领导同意");
    assertThatThrownBy(() -> responding.approve(office.head, id, cleared.revision().digest()))
        .hasMessageContaining("厅领导");
    responding.approve(office.deputyLeader, id, cleared.revision().digest());
    office.released(cleared, null);
    watch.sweep(Instant.now());
    assertThat(concern(id).state()).isEqualTo(RESPONDED);
    assertThat(clock(id, Rule.CONCERN_AUTHORITATIVE).met()).isPresent();
    assertThatThrownBy(() -> conferences.held(office.clerk, id, now().plusHours(1), "新闻发布厅"))
        .hasMessageContaining("举行时间");
    conferences.held(office.clerk, id, now(), "新闻发布厅，危化处长发布");
    assertThat(clock(id, Rule.CONCERN_PRESS).met()).isPresent();
  }

  @Test
  @Proves(Clause.MEASURES_13_1)
  @DisplayName("第十三条 约定的更新没有来：过 15 分钟报警，停机三天以后也只报一次；补上以后迟还是迟")
  void aMissedPromiseIsToldOnce() {
    var id = responded();
    var promise = clock(id, Rule.CONCERN_UPDATE);
    deadlines.sweep(promise.from().plus(Duration.ofMinutes(14)));
    assertThat(times(id, ConcernEvent.MISS)).isZero();
    for (var sweep = 0; sweep < 3; sweep++) {
      deadlines.sweep(promise.from().plus(Duration.ofDays(3)));
      watch.sweep(promise.from().plus(Duration.ofDays(3)));
    }
    assertThat(times(id, ConcernEvent.MISS)).isEqualTo(1);
    assertThat(notices.of(office.head.id(), 0))
        .filteredOn(n -> n.kind() == NoticeKind.CONCERN_LATE)
        .filteredOn(n -> n.link().equals("/desk/concerns/" + id))
        .hasSize(1);
    released(drafted(id, StatementKind.UPDATE, now().plusHours(8)));
    assertThat(
            register.clocks(concern(id)).stream()
                .filter(d -> d.id() == promise.id())
                .map(Deadline::late))
        .containsExactly(true);
    assertThat(register.stale(concern(id), Instant.now())).isEmpty();
  }

  @Test
  @Proves({Clause.MEASURES_13_1, Clause.HOUSE})
  @DisplayName("第十三条 不予回应要有理由、要另一人同意；D 级不交办")
  void droppingTakesTwo() {
    var id = found();
    concerns.assess(office.editorOne, id, Level.D, "个别议论，影响很小");
    assertThatThrownBy(() ->
            concerns.assign(
                office.publicityHead, id, office.hazmat.id(), office.head.staffNo(), "按职能"))
        .hasMessageContaining("D 级");
    assertThatThrownBy(() -> unanswered.propose(office.editorOne, id, "无"))
        .isInstanceOf(Violations.class);
    unanswered.propose(office.editorOne, id, "不涉及本厅职能");
    assertThatThrownBy(() -> unanswered.propose(office.editorTwo, id, "不涉及本厅职能"))
        .hasMessageContaining("已经有人提出");
    assertThatThrownBy(() -> unanswered.decide(office.editorOne, id, true, ""))
        .hasMessageContaining("另一人");
    unanswered.decide(office.editorTwo, id, false, "还要再看一天");
    assertThat(concern(id).state()).isEqualTo(ASSESSED);
    unanswered.propose(office.editorTwo, id, "一天没有新的议论");
    unanswered.decide(office.editorOne, id, true, "");
    assertThat(concern(id).state()).isEqualTo(NO_RESPONSE_NEEDED);
    assertThat(register.clocks(concern(id))).noneMatch(Deadline::open);
  }

  @Test
  @DisplayName("看不见的和没有的一样答；没有轮到的、不归自己的一步，说明由谁办理")
  void whoMayDoWhat() {
    var id = found();
    assertThatThrownBy(() -> register.seen(office.secrecy, id))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> concerns.assess(office.clerk, id, Level.A, "理由理由"))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> concerns.assess(office.stranger, id, Level.A, "理由理由"))
        .hasMessageContaining("受理员");
    assertThatThrownBy(() -> concerns.conclude(office.publicityHead, id, "理由理由"))
        .hasMessageContaining("不能“办结”");
    concerns.assess(office.editorOne, id, Level.C, "一般议论");
    assertThatThrownBy(
            () -> concerns.assign(office.editorOne, id, office.hazmat.id(), "100001", "按职能"))
        .hasMessageContaining("新闻宣传处负责人");
    assertThatThrownBy(() -> concerns.assign(office.principal, id, 999_999, "没有这个人", "按职能"))
        .hasMessageContaining("责任单位")
        .hasMessageContaining("工号");
    assertThat(concern(id).state()).isEqualTo(ASSESSED);
    assertThat(concern(found()).state()).isEqualTo(FOUND);
    assertThatThrownBy(() -> concerns.link(office.editorOne, id, "'; drop table concern"))
        .hasMessageContaining("来信编号");
    concerns.link(office.editorOne, id, "x2026-0001");
    concerns.link(office.editorOne, id, "X2026-0001");
    assertThat(register.letters(concern(id))).containsExactly("X2026-0001");
  }

  @Test
  @Proves(Clause.MEASURES_13_1)
  @DisplayName("第十三条 改掉了约定的一稿放不出去；没有回应以前不能续报")
  void whatGoesOutKeepsThePromise() {
    var id = assigned(Level.C);
    assertThatThrownBy(() -> drafted(id, StatementKind.UPDATE, now().plusHours(3)))
        .isInstanceOf(Violations.class);
    var item = drafted(id, StatementKind.FIRST, now().plusHours(3));
    assertThatThrownBy(() -> drafted(id, StatementKind.FIRST, now().plusHours(3)))
        .hasMessageContaining("首次回应审查中");
    var walking = office.reviewing.latest(item.id()).orElseThrow();
    office.submitting.withdraw(office.clerk, walking.id(), "改一处文字");
    var text = walking.revision().manifest();
    var changed =
        office.drafting.save(
            office.clerk,
            item.id(),
            1,
            text.withText(
                text.title(),
                text.body().replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d", "尽快"),
                text.attachments()));
    var again = office.cleared(changed);
    assertThatThrownBy(() -> office.released(again, null)).hasMessageContaining("下次更新");
    assertThat(concern(id).state()).isEqualTo(IN_REVIEW);
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("访客的数据库角色看不到登记的内容，只看到放行了的是哪几件")
  void theVisitorSeesAnswersOnly() {
    var waiting = assigned(Level.C);
    var pending = drafted(waiting, StatementKind.FIRST, now().plusHours(3));
    var id = responded();
    assertThat(db.sql("select number from public_concern").query(String.class).list())
        .contains(concern(id).number())
        .doesNotContain(concern(waiting).number());
    assertThat(db.sql("select unnest(items) from public_concern").query(String.class).list())
        .isNotEmpty()
        .doesNotContain(pending.number());
    assertThat(
            db.sql(
                    """
                    select count(*) from information_schema.role_table_grants
                    where grantee = 'shenfa_public' and table_name like 'concern%'
                    """)
                .query(Integer.class)
                .single())
        .isZero();
  }
}
