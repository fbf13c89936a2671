package org.shenfa.procedures;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;

/**
 * 文书的纸面: a paper as a Word document in the layout of official papers (GB/T 9704): A4, a text area
 * of 156 by 225 mm, the title in 小标宋, the body in 仿宋 of size three, 28 points a line.
 */
public final class OfficialPaper {
  public static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  private static final String TITLE = "方正小标宋简体";
  private static final String BODY = "仿宋_GB2312";
  private static final String HEADING = "黑体";
  private static final int TWO_SIGNS = 640;
  private static final double LINE = 28;

  private OfficialPaper() {}

  /**
   * The paper.
   *
   * @param organ who signs
   * @param title such as 信访事项受理告知书
   * @param addressee to whom it goes
   * @param body its paragraphs
   * @param on the day it bears
   */
  public static byte[] docx(
      String organ,
      String title,
      String number,
      String addressee,
      List<String> body,
      LocalDate on) {
    try (var document = new XWPFDocument();
        var out = new ByteArrayOutputStream()) {
      line(document, organ, TITLE, 22, ParagraphAlignment.CENTER);
      line(document, title, TITLE, 22, ParagraphAlignment.CENTER);
      line(document, number, BODY, 16, ParagraphAlignment.CENTER).setSpacingAfter(560);
      line(document, addressee + "：", BODY, 16, ParagraphAlignment.LEFT);
      for (var words : body) {
        for (var part : words.split("\n", -1)) {
          line(document, part, BODY, 16, ParagraphAlignment.BOTH)
              .setIndentationFirstLine(TWO_SIGNS);
        }
      }
      var signed = line(document, organ, BODY, 16, ParagraphAlignment.RIGHT);
      signed.setSpacingBefore(1120);
      signed.setIndentationRight(TWO_SIGNS);
      line(
              document,
              "%d年%d月%d日".formatted(on.getYear(), on.getMonthValue(), on.getDayOfMonth()),
              BODY,
              16,
              ParagraphAlignment.RIGHT)
          .setIndentationRight(TWO_SIGNS * 2);
      a4(document);
      document.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The title of a paper that is put together by its module. */
  public static void title(XWPFDocument document, String words) {
    line(document, words, TITLE, 22, ParagraphAlignment.CENTER).setSpacingAfter(280);
  }

  /** A paragraph of its body. */
  public static void paragraph(XWPFDocument document, String words) {
    line(document, words, BODY, 16, ParagraphAlignment.BOTH).setIndentationFirstLine(TWO_SIGNS);
  }

  /** A heading of its body, or the line of the addressee: without indentation, in black type. */
  public static void heading(XWPFDocument document, String words) {
    line(document, words, HEADING, 16, ParagraphAlignment.LEFT);
  }

  /** The line of organ and day. */
  public static void signature(XWPFDocument document, String organ, LocalDate on) {
    var signed = line(document, organ, BODY, 16, ParagraphAlignment.RIGHT);
    signed.setSpacingBefore(560);
    signed.setIndentationRight(TWO_SIGNS);
    line(
            document,
            "%d年%d月%d日".formatted(on.getYear(), on.getMonthValue(), on.getDayOfMonth()),
            BODY,
            16,
            ParagraphAlignment.RIGHT)
        .setIndentationRight(TWO_SIGNS);
  }

  private static XWPFParagraph line(
      XWPFDocument document, String words, String font, int size, ParagraphAlignment alignment) {
    var paragraph = document.createParagraph();
    paragraph.setAlignment(alignment);
    paragraph.setSpacingBetween(LINE, LineSpacingRule.EXACT);
    var run = paragraph.createRun();
    run.setText(words);
    run.setFontFamily(font);
    run.setFontSize(size);
    return paragraph;
  }

  /** The sheet, with margins of 37, 35, 28 and 26 mm; after the last paragraph. */
  public static void a4(XWPFDocument document) {
    var section = document.getDocument().getBody().addNewSectPr();
    var size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(11906));
    size.setH(BigInteger.valueOf(16838));
    var margins = section.addNewPgMar();
    margins.setTop(BigInteger.valueOf(2098));
    margins.setBottom(BigInteger.valueOf(1984));
    margins.setLeft(BigInteger.valueOf(1587));
    margins.setRight(BigInteger.valueOf(1474));
  }
}
