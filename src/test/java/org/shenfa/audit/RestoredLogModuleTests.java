package org.shenfa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.content.ItemKind;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.TestServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** On a database of its own, since the end of the log is cut off. */
@SpringBootTest(properties = "shenfa.origin=restored.example/log")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("运行中被换回旧数据的日志")
class RestoredLogModuleTests {
  @Autowired Office office;
  @Autowired AuditTrail trail;
  @Autowired Checkpoints checkpoints;
  @Autowired DatabaseSettings settings;
  @Autowired JdbcClient db;

  @Test
  @Proves(Clause.MEASURES_15_4)
  @DisplayName("TA-10 程序没有重启，库却回到从前：宣告恢复后签的是现在的日志，不是记着的旧日志")
  void whatIsSignedIsWhatIsThere() throws SQLException {
    office.drafted(ItemKind.NOTICE, "备份里有的草稿");
    var kept = trail.size();
    for (var n = 0; n < 5; n++) {
      office.drafted(ItemKind.NOTICE, "备份之后的草稿" + n);
    }
    checkpoints.sign();
    checkpoints.tiles();
    cutAfter(kept);
    assertThat(trail.whole()).isFalse();
    checkpoints.declareRecovery(1, "审计管理员", "误操作恢复了旧备份，经厅领导批准继续使用");
    office.drafted(ItemKind.NOTICE, "恢复以后的草稿");

    var note = checkpoints.sign().orElseThrow().note().split("\n", -1);
    var leaves =
        db.sql("select leaf from audit_seal order by sequence")
            .query((row, n) -> row.getBytes(1))
            .list();
    assertThat(note[1]).isEqualTo(Integer.toString(leaves.size()));
    assertThat(note[2]).isEqualTo(Base64.getEncoder().encodeToString(MerkleTree.root(leaves)));
    assertThat(checkpoints.tiles().get("tile/0/000.p/" + leaves.size()))
        .hasSize(leaves.size() * 32)
        .endsWith(leaves.getLast());
  }

  /** What restoring an older backup leaves of the log. */
  private void cutAfter(long kept) throws SQLException {
    try (var server = TestServer.get().superuserOn(Objects.requireNonNull(settings.url()));
        var sql = server.createStatement()) {
      server.setAutoCommit(false);
      for (var table : new String[] {"audit_seal", "audit_event", "checkpoint"}) {
        sql.execute("alter table " + table + " disable trigger user");
      }
      sql.execute("delete from checkpoint where size > " + kept);
      sql.execute(
          "with cut as (delete from audit_seal where sequence > %d returning event_id) delete from audit_event where id in (select event_id from cut)"
              .formatted(kept));
      for (var table : new String[] {"audit_seal", "audit_event", "checkpoint"}) {
        sql.execute("alter table " + table + " enable trigger user");
      }
      server.commit();
    }
  }
}
