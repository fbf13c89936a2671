package org.shenfa.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shenfa.content.ItemKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.review.ReviewCase;
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
@DisplayName("争先：许多人同时办同一件")
class RaceModuleTests {
  private static final int RACERS = 16;

  @Autowired Office office;
  @Autowired JdbcClient db;

  @Test
  @Proves(Clause.MEASURES_15_5)
  @DisplayName("P-10 十六人同时发布，只发出一次；八轮")
  void oneOfSixteenReleases() throws Exception {
    for (var round = 0; round < 8; round++) {
      publishers(round);
    }
  }

  @Test
  @Tag("long")
  @DisplayName("P-10 十六人同时发布，只发出一次；二百轮")
  void oneOfSixteenReleasesLong() throws Exception {
    for (var round = 0; round < 200; round++) {
      publishers(round);
    }
  }

  private void publishers(int round) throws Exception {
    var cleared = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "抢着发布之" + round));
    var out = new AtomicInteger();
    var refused = new AtomicInteger();
    var acts = new ArrayList<Act>();
    for (var n = 0; n < RACERS; n++) {
      var by = n % 2 == 0 ? office.editorOne : office.editorTwo;
      acts.add(() -> {
        try {
          office.publishing.release(by, office.reviewing.clear(cleared.id()), UUID.randomUUID());
          out.incrementAndGet();
        } catch (Violations late) {
          refused.incrementAndGet();
        }
      });
    }
    together(acts);
    assertThat(out.get()).isEqualTo(1);
    assertThat(refused.get()).isEqualTo(RACERS - 1);
    assertThat(office.publishing.ofItem(cleared.revision().itemId())).hasSize(1);
  }

  @Test
  @DisplayName("P-8 P-11 发布与改稿、撤回报送、收回意见相争：发出的总是审毕而未变的那一版")
  void releaseAgainstChanges() throws Exception {
    for (var round = 0; round < 12; round++) {
      var cleared = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "边发边改之" + round));
      var item = office.drafting.find(cleared.revision().itemId());
      var against = against(round % 3, cleared);
      together(
          java.util.List.of(
              () ->
                  quietly(() ->
                      office.publishing.release(
                          office.editorTwo,
                          office.reviewing.clear(cleared.id()),
                          UUID.randomUUID())),
              () -> quietly(against)));
      var out = office.publishing.ofItem(item.id());
      if (!out.isEmpty()) {
        assertThat(out).hasSize(1);
        assertThat(out.getFirst().digest()).isEqualTo(cleared.revision().digest());
        assertThat(standing(cleared.id())).isEqualTo(3);
      }
    }
    assertThat(
            db.sql(
                    """
                    select count(*) from release r join review_case c on c.id = r.case_id
                    where c.digest <> r.digest or exists (select from case_withdrawal w where w.case_id = c.id)
                    """)
                .query(Long.class)
                .single())
        .isZero();
  }

  private Callable<?> against(int kind, ReviewCase cleared) {
    var item = office.drafting.find(cleared.revision().itemId());
    return switch (kind) {
      case 0 ->
          () ->
              office.drafting.save(
                  office.clerk,
                  item.id(),
                  1,
                  office.text(item, ItemKind.ORDINARY_NEWS, "改了的" + item.number()));
      case 1 ->
          () -> {
            office.submitting.withdraw(office.clerk, cleared.id(), "先不发了，再核一遍");
            return null;
          };
      default ->
          () -> {
            office.reviewing.revoke(
                office.reviewer, cleared.id(), cleared.opinions().getLast().id(), "发现一处要核实");
            return null;
          };
    };
  }

  private long standing(long caseId) {
    return db.sql(
            """
            select count(*) from opinion o where o.case_id = ? and o.verdict = 'AGREE'
              and not exists (select from opinion_revocation v where v.opinion_id = o.id)
            """)
        .param(caseId)
        .query(Long.class)
        .single();
  }

  /** One act of a race; what it may not do is refused with a sentence, and nothing else. */
  private interface Act {
    void run() throws Exception;
  }

  private static void quietly(Callable<?> act) throws Exception {
    try {
      act.call();
    } catch (Violations late) {
      assertThat(late.all()).isNotEmpty().allMatch(v -> !v.sentence().isBlank());
    }
  }

  private static void together(java.util.List<Act> acts) throws Exception {
    var gate = new CyclicBarrier(acts.size());
    try (var pool = Executors.newFixedThreadPool(acts.size())) {
      var running =
          acts.stream()
              .map(a ->
                  pool.submit(() -> {
                    gate.await();
                    a.run();
                    return null;
                  }))
              .toList();
      for (var one : running) {
        one.get();
      }
    }
  }
}
