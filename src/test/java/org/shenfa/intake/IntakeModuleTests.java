package org.shenfa.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.content.Item;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@DisplayName("收稿")
@SpringBootTest
@Import(Office.class)
@ContextConfiguration(initializers = OwnDatabase.class)
class IntakeModuleTests {
  @Autowired private Office office;
  @Autowired private Intake intake;

  private Item begun(ItemKind kind) {
    return office.drafting.begin(office.clerk, office.hazmat.id(), kind);
  }

  private Manifest blank(Item item, ItemKind kind) {
    return Manifest.blank(item, kind, "危化监管处");
  }

  private static Intake.Source open(String name, byte[] bytes, boolean keep) {
    return Intake.open(name, new ByteArrayInputStream(bytes), keep);
  }

  private static byte[] document() {
    return new WordFile()
        .centred("江海省应急管理厅文件")
        .centred("江应急[2026]31号")
        .centred("关于公布典型案例的通知")
        .p("各单位：", "现将典型案例予以公布，请结合实际做好警示教育。")
        .picture("a.png", WordDocuments.image("png", Color.RED), "图片 1")
        .p("附件：1.典型案例")
        .right("江海省应急管理厅")
        .right("2026年3月5日")
        .member("word/embeddings/sheet.xlsx", new byte[] {'P', 'K', 3, 4, 0, 0})
        .bytes();
  }

  @Proves(Clause.MEASURES_17_1)
  @Test
  @DisplayName("公文的文号、机关、日期进要素，图片成为本件的文件并改用本站地址，可以直接保存")
  void documentFallsIntoItsFields() {
    var item = begun(ItemKind.FORMAL_DOCUMENT);
    var taken =
        intake.take(
            office.clerk,
            item.id(),
            blank(item, ItemKind.FORMAL_DOCUMENT),
            open("典型案例.docx", document(), false));
    var text = taken.text();
    var document = java.util.Objects.requireNonNull(text.document());

    assertThat(text.title()).isEqualTo("关于公布典型案例的通知");
    assertThat(document.number()).isEqualTo("江应急〔2026〕31号");
    assertThat(document.issuer()).isEqualTo("江海省应急管理厅");
    assertThat(document.formedOn()).isEqualTo(LocalDate.of(2026, 3, 5));
    assertThat(text.attachments()).extracting(Manifest.Attachment::name).containsExactly("图1.png");
    assertThat(text.body())
        .contains("/files/" + text.attachments().getFirst().digest() + "/")
        .contains("alt=\"\"");
    assertThat(text.listed()).isEmpty();
    assertThat(String.join("；", taken.said()))
        .contains("文号 江应急〔2026〕31号", "图片 1 张，须逐张填写文字说明", "附件说明列有“典型案例”", "嵌入文件1.xlsx", "版头没有带入");
    var saved = office.drafting.save(office.clerk, item.id(), 0, text);
    assertThat(saved.manifest().body()).isEqualTo(text.body());
  }

  @Test
  @DisplayName("没有文号栏的种类，文号留在正文里，不会丢")
  void aNumberWithoutAFieldStaysInTheText() {
    var item = begun(ItemKind.NOTICE);
    var taken =
        intake.take(
            office.clerk,
            item.id(),
            blank(item, ItemKind.NOTICE),
            open("典型案例.docx", document(), false));

    assertThat(taken.text().document()).isNull();
    assertThat(taken.text().body()).startsWith("<p>江应急〔2026〕31号</p><p>各单位：</p>");
  }

  @Test
  @DisplayName("来稿文件可以同时作为附件；不收的类型说明原因，正文照样带入")
  void theFileItselfMayBeKept() {
    var item = begun(ItemKind.NOTICE);
    var blank = blank(item, ItemKind.NOTICE);
    var plain = "标题\n\n正文一段。".getBytes(StandardCharsets.UTF_8);
    var page = "<html><body><p>标题</p><p>正文一段。</p></body></html>".getBytes(StandardCharsets.UTF_8);

    var kept = intake.take(office.clerk, item.id(), blank, open("来稿.txt", plain, true));
    var refused = intake.take(office.clerk, item.id(), blank, open("来稿.html", page, true));

    assertThat(kept.text().attachments())
        .extracting(Manifest.Attachment::name)
        .containsExactly("来稿.txt");
    assertThat(refused.text().attachments()).isEmpty();
    assertThat(refused.text().body()).isEqualTo("<p>正文一段。</p>");
    assertThat(String.join("；", refused.said())).contains("来稿.html");
  }

  @Test
  @DisplayName("扫描件不能带入；勾选同时作为附件的，只作附件并说明")
  void aScanIsAnAttachmentAtMost() {
    var scan = PageDocuments.scan();
    var item = begun(ItemKind.NOTICE);

    assertThatThrownBy(() -> open("扫描件.pdf", scan, false))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("是扫描件");
    var taken =
        intake.take(
            office.clerk, item.id(), blank(item, ItemKind.NOTICE), open("扫描件.pdf", scan, true));
    assertThat(taken.text().body()).isEmpty();
    assertThat(taken.text().attachments()).hasSize(1);
    assertThat(String.join("；", taken.said())).contains("是扫描件");
  }

  @Proves(Clause.MEASURES_20_2)
  @Test
  @DisplayName("标有密级的文稿，正文和附件都不收")
  void secretsStayOutside() {
    var secret = "机密★1年\n关于某事的通知\n\n内容。".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> open("通知.txt", secret, true))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("机密★1年")
        .hasMessageContaining("不得进入网站系统");
  }

  @Test
  @DisplayName("正文里已经有内容的稿件不接受导入")
  void nothingIsOverwritten() {
    var revision = office.drafted(ItemKind.NOTICE, "已有内容");
    var source = open("来稿.txt", "标题\n\n正文。".getBytes(StandardCharsets.UTF_8), false);

    assertThatThrownBy(
            () -> intake.take(office.clerk, revision.itemId(), revision.manifest(), source))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("正文里已经有内容");
  }
}
