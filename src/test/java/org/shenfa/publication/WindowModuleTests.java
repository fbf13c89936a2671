package org.shenfa.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.regulation.Clause.MEASURES_15_5;
import static org.shenfa.regulation.Clause.MEASURES_20_2;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.content.ItemKind;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.review.Answer;
import org.shenfa.review.LookDeadline;
import org.shenfa.review.Queue;
import org.shenfa.review.ReleaseWindow;
import org.shenfa.review.ReturnReason;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.SecrecyReviewForm;
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
@DisplayName("第二十条 适宜的发布时间与待办队列")
class WindowModuleTests {
  @Autowired Office office;
  @Autowired Queue queue;
  @Autowired JdbcClient db;

  @Test
  @Proves({MEASURES_20_2, MEASURES_15_5})
  @DisplayName("第二十条 不在保密审查认定的时间内，立即发布、定时发布都不行，数据库也不行")
  void nothingGoesOutOutsideTheWindow() {
    var now = LocalDateTime.now(Shenfa.ZONE).truncatedTo(ChronoUnit.MINUTES);
    var cleared = cleared(new ReleaseWindow(now.plusDays(2), now.plusDays(4)));
    assertThatThrownBy(() -> office.released(cleared, null))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("适宜发布时间");
    assertThatThrownBy(() -> scheduled(cleared, now.plusDays(1)))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("适宜发布时间");
    assertThatThrownBy(() -> scheduled(cleared, now.plusDays(5))).isInstanceOf(Violations.class);

    assertThatThrownBy(() -> past(cleared)).hasMessageContaining("不在保密审查认定的适宜发布时间之内");
    assertThatThrownBy(() -> pastWithSchedule(cleared)).hasMessageContaining("不在保密审查认定的适宜发布时间之内");

    assertThat(scheduled(cleared, now.plusDays(3))).isPositive();
    assertThat(office.publishing.ofItem(cleared.revision().itemId())).isEmpty();
  }

  private ReviewCase cleared(ReleaseWindow window) {
    var walking = office.submitted(office.drafted(ItemKind.NOTICE, "到时候才能发的通知"));
    walking =
        office.step(
            walking,
            office.secrecy,
            new Answer.SecrecyCleared(
                new SecrecyReviewForm(
                    "NO", "FIT", "FIT", window, new SecrecyReviewForm.Grounds("", "会后发布", ""))));
    assertThat(walking.window()).isEqualTo(window);
    while (walking.next().isPresent()) {
      walking = office.step(walking);
    }
    return walking;
  }

  private long scheduled(ReviewCase cleared, LocalDateTime at) {
    return office.scheduling.schedule(
        office.editorTwo, office.reviewing.clear(cleared.id()), at.atZone(Shenfa.ZONE).toInstant());
  }

  /** Past the service, as the application's own role. */
  private void past(ReviewCase cleared) {
    db.sql("select * from publish_release(array[?::bigint], ?, ?, null)")
        .params(cleared.id(), office.editorTwo.id(), UUID.randomUUID())
        .query()
        .listOfRows();
  }

  private void pastWithSchedule(ReviewCase cleared) {
    db.sql(
            "insert into schedule (case_ids, release_at, person_id) values (array[?::bigint], now() + interval '1 hour', ?)")
        .params(cleared.id(), office.editorTwo.id())
        .update();
  }

  @Test
  @Proves(MEASURES_20_2)
  @DisplayName("第二十条 已经过去的最晚时间不能签")
  void aWindowThatHasPassedIsNotSigned() {
    var walking = office.submitted(office.drafted(ItemKind.NOTICE, "来不及的通知"));
    var over = new ReleaseWindow(null, LocalDateTime.now(Shenfa.ZONE).minusHours(1));
    var form = new SecrecyReviewForm("NO", "FIT", "FIT", over, SecrecyReviewForm.Grounds.NONE);
    assertThatThrownBy(() -> office.step(walking, office.secrecy, new Answer.SecrecyCleared(form)))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("最晚发布时间已经过了");
  }

  @Test
  @DisplayName("第十五条 退回原因可以选几项，一项都不选不行，各项能统计")
  void reasonsAreKeptForTheCount() {
    var walking = office.submitted(office.drafted(ItemKind.NOTICE, "要退回的通知"));
    assertThatThrownBy(
            () -> office.step(walking, office.secrecy, new Answer.SentBack(List.of(), "数字要再核")))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("至少选一项");
    var returned =
        office.step(
            walking,
            office.secrecy,
            new Answer.SentBack(
                List.of(ReturnReason.PRIVACY, ReturnReason.FACTS, ReturnReason.PRIVACY),
                "电话要遮盖，数字要再核"));
    assertThat(returned.sentBack().orElseThrow().causes())
        .containsExactly(ReturnReason.PRIVACY, ReturnReason.FACTS);
    assertThat(returned.sentBack().orElseThrow().reason()).isEqualTo("电话要遮盖，数字要再核");
    var since = Instant.now().minus(1, ChronoUnit.HOURS);
    var counts = office.reviewing.returns(office.hazmat.id(), since, Instant.now().plusSeconds(9));
    assertThat(counts).containsEntry(ReturnReason.PRIVACY, 1).containsEntry(ReturnReason.FACTS, 1);
    assertThat(office.reviewing.returns(office.bureau.id(), since, Instant.now())).isEmpty();
  }

  @Test
  @DisplayName("第十五条 队列里只有等我办的，写明等了多久、哪天到期；认领只是告诉同事，不上锁")
  void aClaimTellsAndNeverLocks() {
    var walking = office.submitted(office.drafted(ItemKind.NOTICE, "排在队里的通知"));
    var second =
        office.hired(
            "保密审查乙",
            office.hazmat,
            office
                .organization
                .postsOf(office.secrecy.id(), java.time.LocalDate.now(Shenfa.ZONE))
                .getFirst()
                .kind());
    assertThat(mine(office.head, walking)).isEmpty();
    assertThat(mine(office.clerk, walking)).isEmpty();
    assertThatThrownBy(() -> queue.claim(office.head, walking.id())).isInstanceOf(Violations.class);

    queue.claim(second, walking.id());
    queue.claim(second, walking.id());
    var seen = mine(office.secrecy, walking).getFirst();
    assertThat(seen.claim()).extracting("name").isEqualTo("保密审查乙");
    assertThat(seen.due().words()).isEqualTo("还剩 1 个工作日");
    assertThat(seen.due().standing()).isEqualTo(LookDeadline.Standing.RUNNING);

    queue.claim(office.secrecy, walking.id());
    assertThat(queue.claim(walking))
        .hasValueSatisfying(c -> assertThat(c.personId()).isEqualTo(office.secrecy.id()));
    queue.putBack(office.secrecy, walking.id());
    assertThat(queue.claim(walking)).isEmpty();

    queue.claim(office.secrecy, walking.id());
    var signed =
        office.step(walking, second, Office.agreeing(org.shenfa.review.Look.SECRECY_REVIEW));
    assertThat(queue.claim(signed)).as("the next look is nobody's yet").isEmpty();
    assertThat(mine(office.head, signed)).hasSize(1);
    var cleared = signed;
    while (cleared.next().isPresent()) {
      cleared = office.step(cleared);
    }
    assertThat(mine(office.editorTwo, cleared).getFirst().look())
        .isEqualTo(org.shenfa.review.Look.RELEASE);
    assertThat(mine(office.editorOne, cleared)).as("who compared does not release").isEmpty();
  }

  private List<org.shenfa.review.Waiting> mine(org.shenfa.organization.Person who, ReviewCase on) {
    return queue.of(who).stream().filter(w -> w.on().id() == on.id()).toList();
  }
}
