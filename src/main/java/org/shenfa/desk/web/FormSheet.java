package org.shenfa.desk.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.Document;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;

/** 表的纸面: forms as a Word document on A4, a ruled table each, a QR code below it. */
final class FormSheet {
  private static final String SONG = "宋体";
  private static final int MARGIN = 1134;
  private static final int LABEL = 1900;
  private static final int WORDS = 7730;

  private FormSheet() {}

  /**
   * One row; the last line of a signed one stands to the right.
   *
   * @param lines never empty
   */
  record Row(String label, List<String> lines, boolean signed) {
    static Row of(String label, String words) {
      return new Row(label, List.of(words), false);
    }
  }

  /** One form. */
  record Sheet(String title, String number, List<Row> rows, String code, List<String> notes) {}

  static byte[] docx(List<Sheet> sheets) {
    try (var document = new XWPFDocument();
        var out = new ByteArrayOutputStream()) {
      for (var sheet : sheets) {
        if (sheet != sheets.getFirst()) {
          document.createParagraph().setPageBreak(true);
        }
        write(document, sheet);
      }
      a4(document);
      document.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidFormatException | WriterException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void a4(XWPFDocument document) {
    var section = document.getDocument().getBody().addNewSectPr();
    section.addNewPgSz().setW(BigInteger.valueOf(11906));
    section.getPgSz().setH(BigInteger.valueOf(16838));
    var margins = section.addNewPgMar();
    margins.setTop(BigInteger.valueOf(MARGIN));
    margins.setBottom(BigInteger.valueOf(MARGIN));
    margins.setLeft(BigInteger.valueOf(MARGIN));
    margins.setRight(BigInteger.valueOf(MARGIN));
  }

  private static void write(XWPFDocument document, Sheet sheet)
      throws IOException, InvalidFormatException, WriterException {
    var title = document.createParagraph();
    title.setAlignment(ParagraphAlignment.CENTER);
    run(title, sheet.title(), 18, true);
    plain(document, sheet.number());
    XWPFTable table = document.createTable(sheet.rows().size(), 2);
    table.setWidth("100%");
    table.setCellMargins(40, 100, 40, 100);
    for (var n = 0; n < sheet.rows().size(); n++) {
      var row = sheet.rows().get(n);
      var cells = table.getRow(n);
      cells.setCantSplitRow(row.lines().size() < 12);
      cell(cells.getCell(0), LABEL, List.of(row.label()), true, false);
      cell(cells.getCell(1), WORDS, row.lines(), false, row.signed());
    }
    document
        .createParagraph()
        .createRun()
        .addPicture(
            new ByteArrayInputStream(qr(sheet.code())),
            Document.PICTURE_TYPE_PNG,
            "proof.png",
            Units.toEMU(92),
            Units.toEMU(92));
    sheet.notes().forEach(n -> plain(document, n));
  }

  private static void plain(XWPFDocument document, String words) {
    run(document.createParagraph(), words, 10, false);
  }

  private static void run(XWPFParagraph paragraph, String words, int size, boolean bold) {
    var run = paragraph.createRun();
    run.setText(words);
    run.setBold(bold);
    run.setFontFamily(SONG);
    run.setFontSize(size);
  }

  private static void cell(
      XWPFTableCell cell, int width, List<String> lines, boolean bold, boolean signed) {
    cell.setWidth(Integer.toString(width));
    var paragraph = cell.getParagraphs().getFirst();
    for (var n = 0; n < lines.size(); n++) {
      if (n > 0) {
        paragraph = cell.addParagraph();
      }
      paragraph.setSpacingAfter(0);
      run(paragraph, lines.get(n), 11, bold);
    }
    if (signed) {
      paragraph.setAlignment(ParagraphAlignment.RIGHT);
    }
  }

  private static byte[] qr(String words) throws WriterException, IOException {
    var code =
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
