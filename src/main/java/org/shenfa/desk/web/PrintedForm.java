package org.shenfa.desk.web;

import static org.shenfa.regulation.Clause.ANNEX_1;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.Document;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.jspecify.annotations.Nullable;
import org.shenfa.organization.Person;
import org.shenfa.organization.Unit;
import org.shenfa.publication.Release;
import org.shenfa.regulation.Enforces;
import org.shenfa.review.Look;
import org.shenfa.review.Opinion;
import org.shenfa.review.ReviewCase;

/** 网站信息发布保密审查表: annex 1 as a Word document, filled from the record. */
final class PrintedForm {
  private static final String SONG = "宋体";

  private PrintedForm() {}

  /** What one form is filled from. */
  record Filled(
      ReviewCase on,
      Unit unit,
      Person author,
      List<String> columns,
      @Nullable Release release,
      String proof) {}

  /** One form for each, every one on pages of its own. */
  @Enforces(ANNEX_1)
  static byte[] docx(List<Filled> forms) {
    try (var document = new XWPFDocument();
        var out = new ByteArrayOutputStream()) {
      for (var form : forms) {
        if (form != forms.getFirst()) {
          document.createParagraph().setPageBreak(true);
        }
        write(document, form);
      }
      document.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidFormatException | WriterException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(XWPFDocument document, Filled form)
      throws IOException, InvalidFormatException, WriterException {
    var on = form.on();
    var text = on.revision().manifest();
    var unit = form.unit();
    var author = form.author();
    var release = form.release();
    title(document, "网站信息发布保密审查表");
    plain(
        document,
        "编号：%s　　　　报送日期：%s".formatted(text.item(), Times.minute(on.openedAt()).substring(0, 10)));
    XWPFTable table = document.createTable(0, 0);
    table.setWidth("100%");
    row(table, "信息标题", text.title());
    row(table, "报送单位", unit.name());
    row(table, "信息类别", text.category().label() + " · " + text.kind().label());
    row(table, "信息来源", text.source().label() + "（" + text.sourceName() + "）");
    row(table, "拟发栏目", String.join("、", form.columns()));
    row(
        table,
        "公开属性",
        text.disclosure().decision().label()
            + (text.disclosure().ground().isEmpty() ? "" : "，依据：" + text.disclosure().ground()));
    row(
        table,
        "附　　件",
        text.attachments().isEmpty()
            ? "无"
            : String.join(
                "；",
                text.attachments().stream()
                    .map(a -> a.name() + "（摘要值 " + a.digest().substring(0, 8) + "）")
                    .toList()));
    row(table, "报送方式", on.lane().label());
    row(table, "承 办 人", author.name() + "　" + Times.minute(on.openedAt()));
    for (var look : on.route().opinions()) {
      row(
          table,
          look.label(),
          on.opinion(look).map(o -> words(look, o)).orElse("签名：　　　　　　　年　　月　　日"));
    }
    row(
        table,
        "发　　布",
        release == null
            ? ""
            : release.releasedByName()
                + "　"
                + Times.minute(release.releasedAt())
                + "　放行编号 "
                + release.number());
    var confirmation = release == null ? null : release.confirmation();
    row(
        table,
        "上网确认",
        confirmation == null
            ? ""
            : confirmation.by()
                + "　"
                + Times.minute(confirmation.at())
                + (confirmation.correct() ? "　页面无误" : "　" + confirmation.remark()));
    var picture = document.createParagraph();
    picture
        .createRun()
        .addPicture(
            new ByteArrayInputStream(
                qr(
                    "%s\n%s\n%s"
                        .formatted(text.item(), on.revision().digest().hex(), form.proof()))),
            Document.PICTURE_TYPE_PNG,
            "proof.png",
            Units.toEMU(130),
            Units.toEMU(130));
    plain(document, "版本摘要值 " + on.revision().digest().hex());
    plain(document, "本表由留痕日志生成。二维码含稿件编号、版本摘要值，以及最近一条留痕在日志中的位置和通向核验点的证明路径。");
  }

  private static String words(Look look, Opinion opinion) {
    var who =
        opinion.inNameOf() == null
            ? opinion.personName()
            : opinion.personName() + "（代" + opinion.inNameOf() + "）";
    var said =
        switch (look) {
          case SECRECY_REVIEW ->
              "☑ 不涉密　☑ 时间适宜　☑ 格式表述规范　附件逐件核对 %d 件".formatted(opinion.ticked().size());
          case HEAD_CONFIRMATION -> "☑ 真实　☑ 合法　☑ 及时　☑ 准确";
          case PAPER_COMPARISON -> "纸质审查表与电子文稿一致";
          case SITE_CHECK -> "格式、来源、栏目齐全，转办公室";
          case OPENNESS_REVIEW -> "同意公开";
          case EDITORIAL_REVIEW -> "同意";
          case FINAL_APPROVAL -> "同意发布";
          case RELEASE -> "";
        };
    return said + "\n" + who + "　" + Times.minute(opinion.at());
  }

  private static void title(XWPFDocument document, String words) {
    var paragraph = document.createParagraph();
    paragraph.setAlignment(ParagraphAlignment.CENTER);
    var run = paragraph.createRun();
    run.setText(words);
    run.setBold(true);
    run.setFontFamily(SONG);
    run.setFontSize(18);
  }

  private static void plain(XWPFDocument document, String words) {
    var run = document.createParagraph().createRun();
    run.setText(words);
    run.setFontFamily(SONG);
    run.setFontSize(10);
  }

  private static void row(XWPFTable table, String label, String words) {
    var row = table.createRow();
    while (row.getTableCells().size() < 2) {
      row.createCell();
    }
    cell(row.getCell(0), label, true);
    cell(row.getCell(1), words, false);
    row.getCell(0).setWidth("20%");
    row.getCell(1).setWidth("80%");
  }

  private static void cell(XWPFTableCell cell, String words, boolean bold) {
    var paragraph = cell.getParagraphs().getFirst();
    for (var line : words.split("\n", -1)) {
      var run = paragraph.createRun();
      run.setText(line);
      run.setBold(bold);
      run.setFontFamily(SONG);
      run.setFontSize(11);
      paragraph = cell.addParagraph();
      paragraph.setAlignment(ParagraphAlignment.RIGHT);
    }
    cell.removeParagraph(cell.getParagraphs().size() - 1);
  }

  private static byte[] qr(String words) throws WriterException, IOException {
    BitMatrix code =
        new QRCodeWriter()
            .encode(
                words,
                BarcodeFormat.QR_CODE,
                320,
                320,
                Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"));
    var image = new BufferedImage(code.getWidth(), code.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (var y = 0; y < code.getHeight(); y++) {
      for (var x = 0; x < code.getWidth(); x++) {
        image.setRGB(x, y, code.get(x, y) ? 0x000000 : 0xffffff);
      }
    }
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
