package org.shenfa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@DisplayName("留痕：三十二人同时写")
class AuditWritersModuleTests {
  private static final int WRITERS = 32;

  @Autowired AuditTrail trail;
  @Autowired Checkpoints checkpoints;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient db;

  @Test
  @Proves(Clause.MEASURES_15_4)
  @DisplayName("A-1 A-2 不分叉、不跳号、提交的一条不少、回滚的一条不留；三秒")
  void neitherForkNorGap() throws Exception {
    write(Duration.ofSeconds(3));
  }

  @Test
  @Tag("long")
  @DisplayName("A-1 A-2 不分叉、不跳号、提交的一条不少、回滚的一条不留；一分钟")
  void neitherForkNorGapLong() throws Exception {
    write(Duration.ofSeconds(60));
  }

  private void write(Duration time) throws Exception {
    var from = trail.size();
    var committed = ConcurrentHashMap.<String>newKeySet();
    var end = System.nanoTime() + time.toNanos();
    try (var pool = Executors.newFixedThreadPool(WRITERS)) {
      var all = new ArrayList<Callable<Void>>();
      for (var writer = 0; writer < WRITERS; writer++) {
        var me = writer;
        all.add(() -> {
          for (var n = 0; System.nanoTime() < end; n++) {
            var name = from + "-" + me + "-" + n;
            var fails = n % 5 == 4;
            transaction.executeWithoutResult(t -> {
              trail.append(Entry.of("test.written", me, "写手").about("race", name));
              if (fails) {
                t.setRollbackOnly();
              }
            });
            if (!fails) {
              committed.add(name);
            }
          }
          return null;
        });
      }
      for (var one : pool.invokeAll(all)) {
        one.get();
      }
    }
    var seen = new HashSet<String>();
    db.sql(
            """
            select e.object_id, s.sequence, s.predecessor = lag(s.chain) over (order by s.sequence) as follows,
              s.sequence - lag(s.sequence) over (order by s.sequence) as step,
              s.chain = sha256('shenfa/chain/v1'::bytea || '\\x0a'::bytea || s.predecessor || int8send(s.sequence) || s.leaf)
                and s.leaf = sha256('\\x00'::bytea || audit_entry(s.sequence, s.sealed_at, s.predecessor, e.content)) as sound
            from audit_event e join audit_seal s on s.event_id = e.id order by s.sequence
            """)
        .query(row -> {
          assertThat(row.getBoolean("sound")).isTrue();
          if (row.getLong("sequence") > 1) {
            assertThat(row.getBoolean("follows")).as("no fork").isTrue();
            assertThat(row.getLong("step")).as("no gap").isOne();
          }
          assertThat(seen.add(row.getString("object_id"))).isTrue();
        });
    assertThat(committed).hasSizeGreaterThan(WRITERS);
    assertThat(seen).containsAll(committed);
    assertThat(trail.size() - from).isEqualTo(committed.size());
    assertThat(checkpoints.sign()).get().extracting(Checkpoint::size).isEqualTo(trail.size());
  }
}
