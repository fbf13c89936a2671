package org.shenfa.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.files.Samples.image;
import static org.shenfa.files.Samples.utf8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.support.TestServer;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("文件库")
class FileStoreModuleTests {
  private JdbcClient app;
  private JdbcClient visitor;
  private FileStore store;

  @BeforeEach
  void database() {
    var url = TestServer.get().newDatabase();
    app = TestServer.client("shenfa_app", url);
    visitor = TestServer.client("shenfa_public", url);
    store = new FileStore(app);
  }

  private StoredFile put(String name, byte[] raw) {
    return store.put(name, new ByteArrayInputStream(raw));
  }

  private long stored() {
    return app.sql("select count(*) from file_blob").query(Long.class).single();
  }

  @Test
  @Proves(Clause.MEASURES_20_2)
  @DisplayName("存的是清理后的字节，地址是它的摘要，名字只是标签")
  void addressIsTheDigestOfTheCleanedBytes() throws Exception {
    var raw = Samples.joined(image("png", 20, 20), utf8("trailing <script>"));
    var first = put("图.png", raw);
    var second = put("另一个名字.png", raw);
    var kept = store.read(first.digest()).orElseThrow();

    assertThat(second.digest()).isEqualTo(first.digest());
    assertThat(second.name()).isEqualTo("另一个名字.png");
    assertThat(stored()).isEqualTo(1);
    assertThat(kept).isNotEqualTo(raw).hasSize((int) first.size());
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(kept)))
        .isEqualTo(first.digest());
    assertThat(first.mediaType()).isEqualTo("image/png");
    assertThat(store.read("00".repeat(32))).isEmpty();
  }

  @Test
  @DisplayName("拒收的附件一个字节也不留")
  void refusedLeavesNothing() {
    assertThatThrownBy(() -> put("空.txt", new byte[0]))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("空文件");
    assertThatThrownBy(() -> put("报告.pdf", utf8("MZ"))).isInstanceOf(Violations.class);
    assertThatThrownBy(() -> put("图.png", new byte[(20 << 20) + 1]))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("20 MB");
    assertThatThrownBy(() -> store.put("大.txt", endless()))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("100 MB");
    assertThat(stored()).isZero();
  }

  private static InputStream endless() {
    return new InputStream() {
      @Override
      public int read() {
        return 'a';
      }

      @Override
      public int read(byte[] into, int from, int length) {
        return length;
      }
    };
  }

  @Test
  @DisplayName("20-2 提取的文字存下来，再要时不再读文件")
  void extractionIsKept() {
    var file = put("名单.xlsx", Samples.xlsx());
    var first = store.extraction(file.digest());

    assertThat(first.shownText()).contains("企业名称");
    assertThat(store.extraction(file.digest())).isEqualTo(first);
    assertThat(app.sql("select count(*) from file_reading").query(Long.class).single())
        .isEqualTo(1);
    assertThat(store.facts(file.digest()).hasText()).isTrue();
    assertThatThrownBy(() -> store.extraction("00".repeat(32)))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  @DisplayName("数据库自己核对摘要，不许改、不许删，来访者看不到未发布的文件")
  void databaseGuardsTheFiles() {
    var file = put("说明.txt", utf8("公开内容"));

    assertThatThrownBy(() ->
            app.sql("insert into file_blob (digest, media_type, bytes) values (?, 'text/plain', ?)")
                .params(new byte[32], utf8("冒名"))
                .update())
        .hasMessageContaining("file_blob");
    assertThatThrownBy(() -> app.sql("update file_blob set media_type = 'text/html'").update())
        .isNotNull();
    assertThatThrownBy(() -> app.sql("delete from file_blob").update()).isNotNull();
    assertThatThrownBy(() -> visitor.sql("select bytes from file_blob").query(byte[].class).list())
        .isNotNull();
    assertThat(visitor.sql("select count(*) from public_file").query(Long.class).single()).isZero();
    assertThat(store.read(file.digest())).isPresent();
  }
}
