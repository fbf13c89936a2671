package org.shenfa.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.letters.LetterForm.Upload;
import org.shenfa.letters.Receiving.Receipt;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.vault.Identity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("来信附件：写信、补充、登记来电来函都能带，写信人看得到带了什么")
class LetterFilesModuleTests {
  private static final String NAME = "欧阳远家门口的照片";

  @Autowired Office office;
  @Autowired Receiving receiving;
  @Autowired LetterStatus status;
  @Autowired LetterFiles files;
  @Autowired JdbcClient db;

  private static Upload picture() throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", out);
    return new Upload(NAME + ".png", out.toByteArray());
  }

  private static LetterForm form() {
    return new LetterForm(
        LetterKind.CONSULTATION,
        "路口积水",
        "路口积水请来看看，照片在附件里。" + System.nanoTime(),
        "",
        new Identity("", "", "", "", ""),
        false);
  }

  private LetterStatus.Shown shown(Receipt of) {
    return status.of(of.number(), of.code()).orElseThrow();
  }

  private boolean supplement(Receipt of, String code, List<Upload> uploads) {
    return status.supplement(of.number(), code, "补充几张照片。", uploads);
  }

  @Test
  @Proves(Clause.MEASURES_12_1)
  @DisplayName("查询页列出附件：编号、大小、状态，不是写信人机器上的文件名；补充带来的写明")
  void theWriterSeesWhatIsAttached() throws Exception {
    var receipt = receiving.submit(QueryCode.fresh(), form(), List.of(picture()), List.of());
    assertThat(supplement(receipt, receipt.code(), List.of(picture(), picture()))).isTrue();
    assertThat(shown(receipt).files())
        .extracting(LetterFile::name, LetterFile::added, LetterFile::sized, LetterFile::gone)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("附件1.png", false, "1 KB", false),
            org.assertj.core.groups.Tuple.tuple("附件2.png", true, "1 KB", false),
            org.assertj.core.groups.Tuple.tuple("附件3.png", true, "1 KB", false));
    assertThat(shown(receipt).toString()).doesNotContain("欧阳远");
    assertThat(
            db.sql(
                    "select count(*) from letter_file f join letter l on l.id = f.letter_id where l.number = ? and f::text like '%欧阳远%'")
                .param(receipt.number())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  @DisplayName("补充的附件一次三个、前后九个；太多或者不是图片文档的，补充的话也不收，一次说清")
  void supplementsHaveTheSameLimits() throws Exception {
    var receipt = receiving.submit(QueryCode.fresh(), form(), List.of());
    var three = Collections.nCopies(3, picture());
    assertThatThrownBy(
            () -> supplement(receipt, receipt.code(), Collections.nCopies(4, three.getFirst())))
        .hasMessageContaining("最多附 3 个");
    assertThatThrownBy(() ->
            supplement(receipt, receipt.code(), List.of(new Upload("程序.exe", new byte[] {77, 90}))))
        .hasMessageContaining("第 1 个附件不是图片");
    for (var n = 0; n < 3; n++) {
      assertThat(supplement(receipt, receipt.code(), three)).isTrue();
    }
    assertThatThrownBy(() -> supplement(receipt, receipt.code(), List.of(three.getFirst())))
        .hasMessageContaining("最多附九个文件，已经有9个");
    assertThat(shown(receipt).texts())
        .filteredOn(t -> t.kind() == LetterText.Kind.SUPPLEMENT)
        .as("what is refused leaves no words either")
        .hasSize(3);
    assertThat(supplement(receipt, receipt.code(), List.of())).as("words alone").isTrue();
  }

  @Test
  @DisplayName("没有查询码，附件一个字节也不留")
  void withoutTheCodeNothingIsKept() throws Exception {
    var receipt = receiving.submit(QueryCode.fresh(), form(), List.of());
    assertThat(supplement(receipt, "AAAABBBBCCCC", List.of(picture()))).isFalse();
    assertThat(shown(receipt).files()).isEmpty();
  }

  @Test
  @Proves(Clause.MEASURES_12_2)
  @DisplayName("登记的来函可以带扫描件，与网上来信同样清理、同样上限，写信人同样看得到")
  void enteredLettersTakeScans() throws Exception {
    var now = Instant.now();
    var receipt =
        receiving.enter(office.intakeClerk, Channel.PAPER, form(), List.of(picture()), now, now);
    assertThat(shown(receipt).files()).extracting(LetterFile::name).containsExactly("附件1.png");
    var id =
        db.sql("select id from letter where number = ?")
            .param(receipt.number())
            .query(Long.class)
            .single();
    assertThat(files.of(id)).hasSize(1);
    assertThat(files.open(office.intakeClerk, id, 1, now).bytes()).isNotEmpty();
    var four = Collections.nCopies(4, picture());
    assertThatThrownBy(
            () -> receiving.enter(office.intakeClerk, Channel.PAPER, form(), four, now, now))
        .hasMessageContaining("最多附 3 个");
  }
}
