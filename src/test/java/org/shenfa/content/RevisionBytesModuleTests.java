package org.shenfa.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.TestServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("稿件版本：一个字节也不能变")
class RevisionBytesModuleTests {
  @Autowired Office office;
  @Autowired DatabaseSettings settings;

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = ItemKind.class,
      names = {"FORMAL_DOCUMENT", "DRAFT_FOR_COMMENT", "MAJOR_NEWS", "SERVICE_GUIDE"})
  @DisplayName("P-6 每一个位置改一个字节，摘要值都变")
  void everyByteCounts(ItemKind kind) {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), kind);
    var bytes = office.text(item, kind, "逐字节改动的“" + kind.label() + "”").canonical();
    var digests = new HashSet<String>();
    digests.add(Digest.of(bytes).hex());
    for (var at = 0; at < bytes.length; at++) {
      for (var flip : new int[] {0x01, 0x20, 0x80}) {
        bytes[at] ^= (byte) flip;
        assertThat(digests.add(Digest.of(bytes).hex())).as("byte %d", at).isTrue();
        bytes[at] ^= (byte) flip;
      }
    }
    assertThat(digests).hasSize(1 + 3 * bytes.length);
  }

  @Test
  @DisplayName("P-6 连库的主人也不能把改过的字节放在原来的摘要值下")
  void theTableRefusesOtherBytes() throws SQLException {
    var revision = office.drafted(ItemKind.NOTICE, "库里的一版");
    var bytes = revision.manifest().canonical();
    try (var owner = TestServer.get().superuserOn(Objects.requireNonNull(settings.url()));
        var insert =
            owner.prepareStatement(
                "insert into revision (digest, item_id, seq, manifest, created_by) values (?, ?, 2, ?, ?)")) {
      for (var at = 0; at < bytes.length; at += 7) {
        bytes[at] ^= 1;
        insert.setBytes(1, revision.digest().bytes());
        insert.setLong(2, revision.itemId());
        insert.setBytes(3, bytes);
        insert.setLong(4, office.clerk.id());
        assertThatThrownBy(insert::executeUpdate)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("revision");
        bytes[at] ^= 1;
      }
    }
  }
}
