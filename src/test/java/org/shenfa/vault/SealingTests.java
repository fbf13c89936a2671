package org.shenfa.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;

@DisplayName("身份信息的封存与开封")
class SealingTests {
  private static final Identity SOMEBODY =
      new Identity("欧阳测试", "13800000001", "ouyang@163.com", "临江市东大街 1 号", "320100199001010011");

  @TempDir static Path data;
  private static VaultKeys keys;

  @BeforeAll
  static void draw() {
    keys = keysIn(data);
  }

  private static VaultKeys keysIn(Path folder) {
    return new VaultKeys(new DatabaseSettings(folder, null, null, null, null));
  }

  private static Identity opened(long id, Sealed sealed) {
    try {
      var key = keys.opening();
      return Sealing.open(id, sealed, key, VaultKeys.publicOf(key));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void refused(long id, Sealed sealed, String what) {
    assertThatThrownBy(() -> opened(id, sealed)).as(what).isInstanceOf(Violations.class);
  }

  @Test
  @DisplayName("封存后原样打开；每条一把密钥，两次封存没有相同之处，长短也看不出")
  void sealsAndOpens() {
    var first = Sealing.seal(SOMEBODY, keys.sealing());
    var second = Sealing.seal(SOMEBODY, keys.sealing());
    assertThat(opened(first.id(), first)).isEqualTo(SOMEBODY);
    assertThat(first.id()).isPositive().isNotEqualTo(second.id());
    assertThat(first.bytes()).isNotEqualTo(second.bytes());
    assertThat(first.wrapped()).hasSize(384).isNotEqualTo(second.wrapped());
    assertThat(Sealing.seal(new Identity("丁一", "", "", "", ""), keys.sealing()).bytes())
        .hasSameSizeAs(first.bytes());
    assertThat(new String(first.bytes(), StandardCharsets.UTF_8)).doesNotContain("欧阳", "163");
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("任何一个字节改动过的都打不开")
  void everyChangedByteIsRefused() {
    var sealed = Sealing.seal(SOMEBODY, keys.sealing());
    var id = sealed.id();
    for (var i = 0; i < sealed.bytes().length; i++) {
      refused(id, new Sealed(flipped(sealed.bytes(), i), sealed.wrapped(), sealed.nonce()), "正文");
    }
    for (var i = 0; i < sealed.nonce().length; i++) {
      refused(id, new Sealed(sealed.bytes(), sealed.wrapped(), flipped(sealed.nonce(), i)), "随机数");
    }
    for (var i = 0; i < sealed.wrapped().length; i++) {
      var changed = new Sealed(sealed.bytes(), flipped(sealed.wrapped(), i), sealed.nonce());
      refused(id, changed, "密钥");
      if (i % 16 == 0) {
        refused(changed.id(), changed, "密钥连同编号");
      }
    }
    assertThat(opened(id, sealed)).isEqualTo(SOMEBODY);
  }

  private static byte[] flipped(byte[] bytes, int at) {
    var other = bytes.clone();
    other[at] ^= (byte) (1 << at % 8);
    return other;
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("两条对调的、拼接的都打不开")
  void swappedIsRefused() {
    var a = Sealing.seal(SOMEBODY, keys.sealing());
    var b = Sealing.seal(new Identity("李测试", "13900000002", "", "", ""), keys.sealing());
    refused(a.id(), b, "整条对调");
    refused(a.id(), new Sealed(b.bytes(), a.wrapped(), a.nonce()), "换正文");
    refused(a.id(), new Sealed(b.bytes(), b.wrapped(), a.nonce()), "换正文和密钥");
    refused(a.id(), new Sealed(a.bytes(), b.wrapped(), a.nonce()), "换密钥");
  }

  @Test
  @DisplayName("打印出来没有一个字；太长的给一句话")
  void printsNothing() {
    assertThat(SOMEBODY + " " + SOMEBODY.contact()).isEqualTo("Identity[已遮盖] Contact[已遮盖]");
    assertThatThrownBy(
            () -> Sealing.seal(new Identity("字".repeat(9000), "", "", "", ""), keys.sealing()))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("太长")
        .hasMessageNotContaining("字字");
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("私钥文件只有所有者能读；不在、损坏、不是那一对时各有一句话，收件照常，绝不另外生成")
  void missingOrWrongKeysAreSaidClearly(@TempDir Path folder) throws IOException {
    var own = keysIn(folder);
    var sealed = Sealing.seal(SOMEBODY, own.sealing());
    var file = folder.resolve("keys/identity.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    var pem = Files.readString(file);

    Files.delete(file);
    assertThatThrownBy(own::opening).isInstanceOf(Violations.class).hasMessageContaining("不在");
    assertThat(own.sealing()).isNotNull();
    assertThat(file).doesNotExist();

    for (var wrong : new String[] {"", "坏了", pem.substring(0, 900), pem.replace('A', 'B')}) {
      Files.writeString(file, wrong);
      assertThatThrownBy(own::opening).isInstanceOf(Violations.class).hasMessageContaining("损坏");
    }
    assertThatThrownBy(() -> opened(sealed.id(), sealed))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("不是用现在这对密钥封存的");

    Files.writeString(file, pem);
    Files.writeString(folder.resolve("keys/identity.pub.pem"), "坏了");
    assertThatThrownBy(own::sealing).isInstanceOf(Violations.class).hasMessageContaining("公钥");
    Files.delete(folder.resolve("keys/identity.pub.pem"));
    var names = new HashSet<Long>();
    names.add(Sealing.keyName(own.sealing()));
    names.add(java.nio.ByteBuffer.wrap(sealed.bytes()).getLong(1));
    assertThat(names).as("公钥从私钥重新得出").hasSize(1);
  }
}
