package org.shenfa.flows.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlToken;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.shenfa.flows.Drawing;
import org.shenfa.flows.Flow;

/**
 * 流程图的纸面: a flow as a Word document: the drawing on A4, or on A3 where its words would be too
 * small, then every step and every term in tables on A4.
 */
final class FlowSheet {
  static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  private static final String TITLE = "方正小标宋简体";
  private static final String SONG = "宋体";

  /** Pixels of a millimetre. */
  private static final double MM = 96 / 25.4;

  private static final int MARGIN = 12;

  /** Smaller than this words cannot be read. */
  private static final double LEAST = 0.7;

  private FlowSheet() {}

  /** A sheet of paper in millimetres, and how far a drawing has to shrink to stand on it. */
  private record Paper(int width, int height) {
    double scale(Drawing drawing) {
      return Math.min(
          1,
          Math.min(
              (width - 2 * MARGIN) * MM / drawing.width(),
              (height - 2 * MARGIN - 25) * MM / drawing.height()));
    }

    void set(CTSectPr section) {
      section.addNewPgSz().setW(twips(width));
      section.getPgSz().setH(twips(height));
      var margins = section.addNewPgMar();
      margins.setTop(twips(MARGIN));
      margins.setBottom(twips(MARGIN));
      margins.setLeft(twips(MARGIN));
      margins.setRight(twips(MARGIN));
    }

    private static BigInteger twips(int mm) {
      return BigInteger.valueOf(Math.round(mm * 1440 / 25.4));
    }
  }

  private static final Paper A4 = new Paper(210, 297);

  private static Paper paper(Drawing drawing) {
    return List.of(A4, new Paper(297, 210), new Paper(297, 420)).stream()
        .filter(p -> p.scale(drawing) >= LEAST)
        .findFirst()
        .orElse(drawing.width() > drawing.height() ? new Paper(420, 297) : new Paper(297, 420));
  }

  static byte[] docx(Flow flow) {
    try (var document = new XWPFDocument();
        var out = new ByteArrayOutputStream()) {
      var drawing = Drawing.of(flow);
      var paper = paper(drawing);
      line(document, flow.title(), TITLE, 18, ParagraphAlignment.CENTER).setSpacingAfter(120);
      draw(document.createParagraph(), flow, drawing, paper.scale(drawing));
      var last = document.createParagraph();
      paper.set(last.getCTP().addNewPPr().addNewSectPr());
      line(document, "步骤", SONG, 12, ParagraphAlignment.LEFT);
      table(
          document,
          List.of("现在的状态", "步骤", "谁来办", "之后的状态"),
          flow.acts().stream()
              .map(a -> List.of(flow.called(a.from()), a.label(), a.who(), flow.called(a.to())))
              .toList());
      if (!flow.terms().isEmpty()) {
        line(document, "期限", SONG, 12, ParagraphAlignment.LEFT).setSpacingBefore(240);
        table(
            document,
            List.of("要办的事", "期限", "依据"),
            flow.terms().stream()
                .map(t -> List.of(t.label(), t.term().words(), t.source()))
                .toList());
      }
      A4.set(document.getDocument().getBody().addNewSectPr());
      document.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XmlException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void draw(XWPFParagraph paragraph, Flow flow, Drawing drawing, double scale)
      throws XmlException {
    paragraph.setAlignment(ParagraphAlignment.CENTER);
    var inline = paragraph.createRun().getCTR().addNewDrawing().addNewInline();
    inline.set(XmlToken.Factory.parse(FlowShapes.of(drawing, scale)));
    inline.setDistT(0);
    inline.setDistB(0);
    inline.setDistL(0);
    inline.setDistR(0);
    var properties = inline.addNewDocPr();
    properties.setId(1);
    properties.setName(flow.title());
    properties.setDescr(flow.described());
    var extent = inline.addNewExtent();
    extent.setCx(FlowShapes.units(drawing.width(), scale));
    extent.setCy(FlowShapes.units(drawing.height(), scale));
  }

  private static XWPFParagraph line(
      XWPFDocument document, String words, String font, int size, ParagraphAlignment alignment) {
    var paragraph = document.createParagraph();
    paragraph.setAlignment(alignment);
    write(paragraph, words, font, size, size > 11);
    return paragraph;
  }

  private static void table(XWPFDocument document, List<String> heads, List<List<String>> lines) {
    var table = document.createTable(lines.size() + 1, heads.size());
    table.setWidth("100%");
    table.getRow(0).setRepeatHeader(true);
    for (var c = 0; c < heads.size(); c++) {
      cell(table.getRow(0).getCell(c), heads.get(c), true);
      for (var r = 0; r < lines.size(); r++) {
        cell(table.getRow(r + 1).getCell(c), lines.get(r).get(c), false);
      }
    }
  }

  private static void cell(XWPFTableCell cell, String words, boolean strong) {
    write(cell.getParagraphs().getFirst(), words, SONG, 10, strong);
  }

  private static void write(
      XWPFParagraph paragraph, String words, String font, int size, boolean strong) {
    var run = paragraph.createRun();
    run.setText(words);
    run.setFontFamily(font);
    run.setFontSize(size);
    run.setBold(strong);
  }
}
