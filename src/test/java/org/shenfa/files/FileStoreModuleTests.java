package org.shenfa.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.files.Samples.image;
import static org.shenfa.files.Samples.utf8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.support.TestServer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@DisplayName("文件库")
class FileStoreModuleTests {
  private static final Workroom ROOM = new Workroom();
  private JdbcClient app;
  private JdbcClient visitor;
  private FileStore store;
  private Recognition recognition;

  @BeforeEach
  void database() {
    var url = TestServer.get().newDatabase();
    app = TestServer.client("shenfa_app", url);
    visitor = TestServer.client("shenfa_public", url);
    recognition = new Recognition(app, new Tesseract(), TransactionOperations.withoutTransaction());
    store = store("");
  }

  private FileStore store(String scanner) {
    return new FileStore(app, new VirusScanner(scanner), ROOM, recognition);
  }

  @AfterAll
  static void closeTheRoom() {
    ROOM.close();
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
  @DisplayName("20-2 杀毒软件查出病毒的拒收；配置了却没有应答的，什么也不收")
  void scannerDecides() throws Exception {
    try (var scanner = new ScannerStub()) {
      store = store(scanner.address());
      assertThat(put("说明.txt", utf8("公开内容")).size()).isPositive();
      assertThatThrownBy(() -> put("说明二.txt", utf8(ScannerStub.EICAR)))
          .isInstanceOf(Violations.class)
          .hasMessageContaining("查出病毒（Eicar-Test-Signature），没有保存");
    }
    assertThatThrownBy(() -> put("说明三.txt", utf8("公开内容三")))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("杀毒软件没有应答");
    store = store("/nowhere/clamd.sock");
    assertThatThrownBy(() -> put("说明四.txt", utf8("公开内容四"))).hasMessageContaining("杀毒软件没有应答");
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  @DisplayName("20-2 处理太久的文件被拒收，清理进程换一个，后面的文件照收")
  void slowFilesEndTheirProcessOnly() {
    try (var room = new Hasty()) {
      assertThatThrownBy(() -> room.clean(FileType.PDF, Samples.pdf()))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("没有处理完");
      assertThatThrownBy(() -> room.clean(FileType.PDF, Samples.pdf())).isInstanceOf(Refusal.class);
    }
    assertThat(ROOM.clean(FileType.PDF, Samples.pdf()).reading().pages()).isEqualTo(1);
  }

  /** A room without patience. */
  private static final class Hasty extends Workroom implements AutoCloseable {
    Hasty() {
      super(Duration.ofMillis(20));
    }

    @Override
    public void close() {
      super.close();
    }
  }

  @Test
  @DisplayName("20-2 图片里的文字稍后识别出来，状态看得见；重启不丢")
  void wordsInPicturesAreRecognised() throws Exception {
    var tesseract = new Tesseract();
    Assumptions.assumeTrue(
        tesseract.here(), "tesseract with chi_sim is not installed: recognition is not tested");
    var file = put("扫描件.png", Samples.lettered("内部资料 严禁外传"));

    assertThat(store.facts(file.digest()).ocr()).isEqualTo(FileFacts.Ocr.PENDING);
    assertThat(store.extraction(file.digest()).notes()).contains("图片中的文字正在识别。");

    recognition.sweep();

    assertThat(store.facts(file.digest()).ocr()).isEqualTo(FileFacts.Ocr.READY);
    assertThat(store.extraction(file.digest()).parts())
        .anySatisfy(part -> {
          assertThat(part.kind()).isEqualTo(Extraction.Kind.PICTURE_TEXT);
          assertThat(part.text()).contains("内部资料");
        });
  }

  @Test
  @DisplayName("20-2 清理去掉了什么，说给承办人和审查员听")
  void whatCleaningTookAwayIsSaid() {
    var file = put("通知.docx", Samples.docx());

    assertThat(store.facts(file.digest()).notes()).contains("清除了作者、单位、修改人等文件属性。");
    assertThat(store.extraction(file.digest()).notes())
        .isEqualTo(store.facts(file.digest()).notes());
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
