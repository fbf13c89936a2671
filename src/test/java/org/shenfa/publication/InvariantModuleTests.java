package org.shenfa.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shenfa.Shenfa;
import org.shenfa.audit.AuditTrail;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Revision;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.reprints.AuthorizedSources;
import org.shenfa.review.Answer;
import org.shenfa.review.CaseState;
import org.shenfa.review.Look;
import org.shenfa.review.ReviewCase;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.SettableClock;
import org.shenfa.support.SettableClock.Forward;
import org.shenfa.workdays.Calendar;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({Office.class, SettableClock.class})
@DisplayName("不变式：无论怎样都成立")
class InvariantModuleTests {
  @Autowired Office office;
  @Autowired Sweeps sweeps;
  @Autowired AuthorizedSources sources;
  @Autowired ReleaseDeadlines deadlines;
  @Autowired Calendar calendar;
  @Autowired AuditTrail trail;
  @Autowired Forward clock;
  @Autowired JdbcClient db;

  private ReviewCase cleared(String title) {
    return office.cleared(office.drafted(ItemKind.NOTICE, title));
  }

  private boolean isPublic(ReviewCase walked) {
    return db.sql("select exists (select from current_release where item_id = ?)")
        .param(walked.revision().itemId())
        .query(Boolean.class)
        .single();
  }

  private List<String> acts(ReviewCase walked) {
    return trail.story("item", walked.revision().manifest().item()).stream()
        .map(e -> e.entry().action())
        .toList();
  }

  @Test
  @Proves(Clause.MEASURES_15_5)
  @DisplayName("P-11 同一件上同时发布、撤下：结果合乎某个先后，日志里就是那个先后")
  void theLogIsTheOrderOfWhatHappened() throws Exception {
    for (var round = 0; round < 6; round++) {
      var walked = cleared("抢着发又抢着撤之" + round);
      var acts = new ArrayList<Callable<String>>();
      for (var n = 0; n < 5; n++) {
        acts.add(() -> {
          office.publishing.release(
              office.editorTwo, office.reviewing.clear(walked.id()), UUID.randomUUID());
          return "release.published";
        });
        acts.add(() -> {
          for (var patience = 0; patience < 200; patience++) {
            var out = office.publishing.ofCase(walked.id());
            if (out.isPresent()) {
              office.publishing.withdraw(
                  office.publicityHead, out.get().id(), WithdrawalReason.values()[0], "单位来函要求撤下");
              return "release.withdrawn";
            }
            Thread.sleep(1);
          }
          throw new Violations(Clause.HOUSE, "等不到发布");
        });
      }
      var done = new ArrayList<String>();
      try (var pool = Executors.newFixedThreadPool(acts.size())) {
        for (var one : acts.stream().map(pool::submit).toList()) {
          try {
            done.add(one.get());
          } catch (java.util.concurrent.ExecutionException late) {
            assertThat(late.getCause()).isInstanceOf(Violations.class);
          }
        }
      }
      assertThat(done).containsExactlyInAnyOrder("release.published", "release.withdrawn");
      assertThat(
              acts(walked).stream().filter(a -> a.startsWith("release.") && !a.endsWith("probed")))
          .containsExactly("release.published", "release.withdrawn");
      assertThat(isPublic(walked)).isFalse();
    }
  }

  @Test
  @Proves({Clause.MEASURES_15_5, Clause.MEASURES_20_5})
  @DisplayName("P-13 定时发布只看数据库的时钟：程序的时钟快一天也不提前")
  void nothingScheduledIsEarly() throws Exception {
    var walked = cleared("三秒以后发布的通知");
    var now = db.sql("select clock_timestamp()").query(java.time.OffsetDateTime.class).single();
    var at = now.toInstant().plusSeconds(3);
    office.scheduling.schedule(office.editorTwo, office.reviewing.clear(walked.id()), at);
    clock.advance(Duration.ofDays(1));
    try {
      sweeps.releaseWhatIsDue();
      assertThat(isPublic(walked)).isFalse();
    } finally {
      clock.advance(Duration.ofDays(-1));
    }
    // The database's clock cannot be put forward, so this one test waits for it.
    var until = Instant.now().plusSeconds(20);
    while (!isPublic(walked) && Instant.now().isBefore(until)) {
      Thread.sleep(100);
      sweeps.releaseWhatIsDue();
    }
    assertThat(office.publishing.ofCase(walked.id()).orElseThrow().releasedAt())
        .isAfterOrEqualTo(at);
  }

  @Test
  @Proves(Clause.MEASURES_15_5)
  @DisplayName("P-14 到点之前收回了意见的，到点不发，发布人看得到原因")
  void whatWasTakenBackBeforeItsTimeStaysIn() throws Exception {
    var walked = cleared("到点之前收回意见的通知");
    var at = Instant.now().plusSeconds(2);
    office.scheduling.schedule(office.editorTwo, office.reviewing.clear(walked.id()), at);
    office.reviewing.revoke(
        office.openness, walked.id(), walked.opinions().getLast().id(), "还有一处要核实");
    var until = Instant.now().plusSeconds(20);
    while (office.scheduling.schedulesOf(walked.id()).getFirst().outcome() == null
        && Instant.now().isBefore(until)) {
      Thread.sleep(100);
      sweeps.releaseWhatIsDue();
    }
    var told = office.scheduling.schedulesOf(walked.id()).getFirst();
    assertThat(told.outcome()).isEqualTo("REFUSED");
    assertThat(told.detail()).contains("已退回");
    assertThat(isPublic(walked)).isFalse();
    assertThat(acts(walked)).contains("schedule.refused");
  }

  @Test
  @Proves(Clause.MEASURES_15_5)
  @DisplayName("P-15 已发布的，意见收不回来，只能撤下：没有“意见没了、网页还在”的时候")
  void aReleasedPageNeverOutlivesItsOpinions() {
    var walked = cleared("已经发布的通知");
    office.released(walked, null);
    assertThatThrownBy(() ->
            office.reviewing.revoke(
                office.openness, walked.id(), walked.opinions().getLast().id(), "发现有误"))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("须办理撤下");
    assertThat(isPublic(walked)).isTrue();
  }

  @Test
  @Proves(Clause.MEASURES_11_6)
  @DisplayName("P-17 审毕之后来源被移出名单的转载，发布时照样拦下")
  void aReprintNeedsItsSourceWhenItGoesOut() {
    sources.add(office.publicityHead, Office.REPRINTED, "部网站", "厅发文同意");
    var walked = office.cleared(office.drafted(ItemKind.REPRINT, "转载的消息"));
    var listed = sources.all().stream().filter(s -> s.validTo() == null).findFirst();
    sources.end(office.publicityHead, listed.orElseThrow().id());
    assertThatThrownBy(() -> office.released(walked, null))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("不在授权名单内");
    assertThat(isPublic(walked)).isFalse();
  }

  /** An item brought to a state. */
  private Revision in(CaseState state) {
    var revision = office.drafted(ItemKind.NOTICE, "停在" + state.label());
    var walked = office.submitted(revision);
    switch (state) {
      case OPEN -> office.step(walked);
      case CLEARED -> {
        while (walked.next().isPresent()) {
          walked = office.step(walked);
        }
      }
      case RETURNED -> office.step(walked, office.secrecy, new Answer.SentBack("日期写错了，请更正"));
      case WITHDRAWN -> office.submitting.withdraw(office.clerk, walked.id(), "先撤回来再看看");
      case SUPERSEDED -> edited(revision);
    }
    assertThat(office.reviewing.latest(revision.itemId()).orElseThrow().state()).isEqualTo(state);
    return revision;
  }

  private Revision edited(Revision revision) {
    return office.drafting.save(
        office.clerk,
        revision.itemId(),
        revision.seq(),
        revision.manifest().withText("改好的标题", "<p>改好的正文。</p>", List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(CaseState.class)
  @Proves({Clause.MEASURES_15_1, Clause.MEASURES_4_1})
  @DisplayName("W-3 无论停在哪个状态，都走得到发布，没有死路")
  void noStateIsADeadEnd(CaseState state) {
    var revision = in(state);
    var walked =
        switch (state) {
          case OPEN, CLEARED -> office.reviewing.latest(revision.itemId()).orElseThrow();
          case WITHDRAWN -> office.submitted(revision);
          case RETURNED -> office.submitted(edited(revision));
          case SUPERSEDED ->
              office.submitted(office.drafting.latest(revision.itemId()).orElseThrow());
        };
    while (walked.next().isPresent()) {
      walked = office.step(walked);
    }
    office.released(walked, null);
    assertThat(isPublic(walked)).isTrue();
  }

  @Test
  @Proves({Clause.MEASURES_8_1, Clause.MEASURES_16_1})
  @DisplayName("W-6 免了职的人手上没有待办；没有人能办的岗位立刻标出空缺，补上即可接着办")
  void noTaskWaitsForNobodyUnnoticed() {
    var unit =
        office.units.establish(
            null, org.shenfa.organization.UnitKind.DIVISION, "火灾防治管理处", "火灾防治处", 40);
    var clerk = office.hired("火灾承办", unit, PostKind.CLERK);
    var gone = office.hired("火灾保密", unit, PostKind.SECRECY_REVIEWER);
    var item = office.drafting.begin(clerk, unit.id(), ItemKind.SERVICE_GUIDE);
    var revision =
        office.drafting.save(
            clerk, item.id(), 0, office.text(item, ItemKind.SERVICE_GUIDE, "防火指南"));
    var walked =
        office
            .submitting
            .submit(clerk, item.id(), revision.digest(), org.shenfa.review.Submission.NORMAL)
            .getFirst();
    assertThat(office.reviewers.whyNot(gone, walked)).isEmpty();
    var post = office.organization.postsOf(gone.id(), today()).getFirst();
    office.appointments.end(office.publicityHead, post.id());

    assertThat(office.reviewers.whyNot(gone, walked)).isPresent();
    assertThat(office.reviewers.candidates(walked)).isEmpty();
    assertThat(office.organization.gaps(today())).contains("火灾防治管理处缺保密审查员");

    var next = office.hired("火灾保密新", unit, PostKind.SECRECY_REVIEWER);
    assertThat(office.reviewers.candidates(walked).stream().map(a -> a.person()))
        .containsExactly(next);
    assertThat(office.step(walked, next, Office.agreeing(Look.SECRECY_REVIEW)).opinions())
        .hasSize(1);
  }

  @Test
  @Proves(Clause.MEASURES_15_4)
  @DisplayName("W-7 报送时的路线记在日志里：以后改了规矩，当时要过哪几步仍然查得到")
  void theRouteOfTheDayIsOnRecord() {
    var walked = office.submitted(office.drafted(ItemKind.MAJOR_NEWS, "记下路线的要闻"));
    var opened =
        trail.story("item", walked.revision().manifest().item()).stream()
            .filter(e -> e.entry().action().equals("case.opened"))
            .findFirst()
            .orElseThrow();
    assertThat(opened.entry().details().get("route"))
        .isEqualTo("SECRECY_REVIEW,HEAD_CONFIRMATION,EDITORIAL_REVIEW,FINAL_APPROVAL,RELEASE");
  }

  @Test
  @Proves(Clause.MEASURES_10_1)
  @DisplayName("W-8 工作日调整以后，没办结的期限随之改变，已经按期办结的不再有期限")
  void aMetDeadlineStaysMet() {
    var running = office.drafted(ItemKind.FORMAL_DOCUMENT, "还没有发布的文件");
    var met = office.released(ItemKind.NOTICE, "形成当天就发布的通知");
    var before = due(running);
    assertThat(deadlines.of(met.itemId(), today())).isEmpty();

    calendar.enter(office.publicityHead, LocalDate.of(2026, 1, 10), true, "临时调整为工作日");

    assertThat(due(running)).isBefore(before);
    assertThat(deadlines.of(met.itemId(), today())).isEmpty();
    assertThat(deadlines.running(0, today()).stream().map(ReleaseDeadline::item))
        .doesNotContain(met.item());
  }

  private LocalDate due(Revision revision) {
    return Objects.requireNonNull(deadlines.of(revision.itemId(), today()).orElseThrow().due())
        .date();
  }

  @Test
  @Proves(Clause.MEASURES_15_4)
  @DisplayName("A-7 一件之内，日志的先后就是办事的先后：先签署、再发布、后撤下")
  void theLogKeepsCauseBeforeEffect() {
    var walked = cleared("按先后记的通知");
    var out = office.released(walked, null);
    office.publishing.withdraw(
        office.publicityHead, out.id(), WithdrawalReason.values()[0], "单位来函要求撤下");
    var acts = acts(walked);
    assertThat(acts.indexOf("case.opened")).isGreaterThan(acts.indexOf("revision.saved"));
    assertThat(acts.indexOf("opinion.agreed")).isGreaterThan(acts.indexOf("case.opened"));
    assertThat(acts.indexOf("release.published")).isGreaterThan(acts.lastIndexOf("opinion.agreed"));
    assertThat(acts.indexOf("release.withdrawn")).isGreaterThan(acts.indexOf("release.published"));
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("A-8 理由里写了手机号、身份证号的，不收：日志擦不掉")
  void noPersonalDatumIsSealed() {
    for (var words : List.of("联系人电话 13912345678，请核对", "身份证 110101199003077578 有误")) {
      var walked = office.submitted(office.drafted(ItemKind.NOTICE, "带了个人信息的理由"));
      assertThatThrownBy(() -> office.submitting.withdraw(office.clerk, walked.id(), words))
          .isInstanceOf(Violations.class)
          .hasMessageContaining("个人信息");
      assertThat(office.reviewing.find(walked.id()).state()).isEqualTo(CaseState.OPEN);
    }
    assertThat(
            db.sql(
                    "select count(*) from audit_event where convert_from(content, 'UTF8') ~ '13912345678|110101199003077578'")
                .query(Long.class)
                .single())
        .isZero();
  }

  private static LocalDate today() {
    return LocalDate.now(Shenfa.ZONE);
  }
}
