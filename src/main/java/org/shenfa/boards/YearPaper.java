package org.shenfa.boards;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;

/** 年度报表的纸面: the table of a year as a Word document, A4, three columns. */
final class YearPaper {
  private static final String TITLE = "方正小标宋简体";
  private static final String BODY = "仿宋_GB2312";
  private static final int[] WIDTHS = {1700, 4900, 2200};

  private YearPaper() {}

  static byte[] docx(YearlyTable of) {
    try (var document = new XWPFDocument();
        var out = new ByteArrayOutputStream()) {
      var title = document.createParagraph();
      title.setAlignment(ParagraphAlignment.CENTER);
      title.setSpacingAfter(200);
      words(title, "政府网站工作年度报表", TITLE, 22);
      var year = document.createParagraph();
      year.setAlignment(ParagraphAlignment.CENTER);
      words(year, "（%d年度）".formatted(of.year()), BODY, 16);
      var table = document.createTable(of.filled().size(), WIDTHS.length);
      var before = "";
      for (var n = 0; n < of.filled().size(); n++) {
        var row = of.filled().get(n);
        var part = row.line().part().label();
        cell(table.getRow(n).getCell(0), part.equals(before) ? "" : part, 0);
        cell(table.getRow(n).getCell(1), row.line().label(), 1);
        cell(table.getRow(n).getCell(2), row.value(), 2);
        before = part;
      }
      a4(document);
      document.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void cell(XWPFTableCell cell, String words, int column) {
    cell.setWidth(Integer.toString(WIDTHS[column]));
    words(cell.getParagraphs().getFirst(), words, BODY, 12);
  }

  private static void words(XWPFParagraph paragraph, String words, String font, int size) {
    var run = paragraph.createRun();
    run.setText(words);
    run.setFontFamily(font);
    run.setFontSize(size);
  }

  private static void a4(XWPFDocument document) {
    var section = document.getDocument().getBody().addNewSectPr();
    var size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(11906));
    size.setH(BigInteger.valueOf(16838));
  }
}
