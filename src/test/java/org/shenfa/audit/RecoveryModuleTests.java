package org.shenfa.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.content.ItemKind;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.regulation.Clause;
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
@DisplayName("从旧备份恢复的数据库")
class RecoveryModuleTests {
  @Autowired Office office;
  @Autowired AuditTrail trail;
  @Autowired Checkpoints checkpoints;
  @Autowired DatabaseSettings settings;

  @Test
  @Proves(Clause.MEASURES_15_4)
  @DisplayName("TA-10 比外部核验点旧的日志：不签、不发，宣告恢复并写明丢失范围之后才继续")
  void refusesUntilTheLossIsDeclared() throws IOException {
    var ready = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "备份之前审毕的"));
    var signed = checkpoints.sign().orElseThrow();
    assertThatThrownBy(() -> checkpoints.declareRecovery(1, "审计管理员", "日志完整时不能宣告恢复的"))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("没有需要宣告的恢复");

    // What a restore looks like from inside: the world has seen more of the log than the log has.
    var file = settings.data().resolve("witness").resolve("checkpoint");
    var lines = signed.note().split("\n", -1);
    lines[1] = Long.toString(signed.size() + 40);
    lines[3] = "chain " + "ab".repeat(32);
    Files.writeString(file, String.join("\n", lines));

    assertThat(trail.whole()).isFalse();
    assertThatThrownBy(checkpoints::sign).isInstanceOf(Violations.class);
    assertThatThrownBy(() -> office.released(ready, null))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("宣告恢复");
    assertThatThrownBy(() -> checkpoints.declareRecovery(1, "审计管理员", "恢复"))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("哪一份备份");

    var size = trail.size();
    checkpoints.declareRecovery(1, "审计管理员", "磁盘损坏，经厅领导批准由 11 月 23 日备份恢复");

    assertThat(trail.whole()).isTrue();
    var declared = trail.story("log", lines[0]).getLast().entry();
    assertThat(declared.action()).isEqualTo("recovery.declared");
    assertThat(declared.details())
        .containsEntry("kept", Long.toString(size))
        .containsEntry("lost", Long.toString(signed.size() + 40));
    assertThat(checkpoints.sign().orElseThrow().size()).isGreaterThan(size);
    assertThat(office.released(ready, null).number()).isNotBlank();
    try (var kept = Files.list(file.getParent())) {
      assertThat(kept.map(p -> p.getFileName().toString()))
          .anyMatch(n -> n.startsWith("checkpoint.lost."));
    }
  }
}
