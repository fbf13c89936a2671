package org.shenfa.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** 旧版 Word 来稿 (doc): read paragraph by paragraph; a clear word where that is not possible. */
final class DocReading {
  private static final Pattern HEADING = Pattern.compile("(?i)(?:heading|标题)\\s*([1-6])");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t\\n]]");

  private final HWPFDocument document;
  private final Pictures pictures = new Pictures();
  private final List<Omission> omissions = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final DocNumbering numbers = new DocNumbering();
  private int footnote;

  private DocReading(HWPFDocument document) {
    this.document = document;
  }

  static Raw raw(String name, byte[] bytes) {
    try (var document = new HWPFDocument(new ByteArrayInputStream(bytes))) {
      return new DocReading(document).read(text(document));
    } catch (OldWordFileFormatException e) {
      throw Manuscripts.unreadable(name, "是 Word 95 或者更早的格式，请用 Word、WPS 打开后另存为 docx 再交");
    } catch (EncryptedDocumentException e) {
      throw Manuscripts.unreadable(name, "设有密码，请去除打开密码后再交");
    } catch (IOException | RuntimeException e) {
      throw Manuscripts.unreadable(name, "不能可靠地读出，请用 Word、WPS 打开后另存为 docx 再交");
    }
  }

  /** The pieces of the file one after another, without the instructions of fields. */
  private static String text(HWPFDocument document) {
    return Range.stripFields(document.getDocumentText())
        .replaceAll("\\u0013[^\\u0013-\\u0015]*[\\u0014\\u0015]", "")
        .replace('\r', '\n')
        .replace('\7', '\n');
  }

  private Raw read(String text) {
    var body = new Element("body");
    blocks(document.getRange(), body);
    beside("页眉、页脚", document.getHeaderStoryRange());
    beside("批注", document.getCommentsRange());
    footnote = 0;
    notes(body, document.getFootnoteRange());
    notes(body, document.getEndnoteRange());
    var boxes = document.getMainTextboxRange();
    for (int i = 0; i < boxes.numParagraphs(); i++) {
      paragraph(boxes.getParagraph(i), body);
    }
    body.select("table").forEach(Tables::finish);
    notes.addAll(pictures.notes());
    return new Raw(body, text, pictures.taken(), List.of(), omissions, notes);
  }

  private void blocks(Range range, Element into) {
    for (int i = 0; i < range.numParagraphs(); i++) {
      var paragraph = range.getParagraph(i);
      if (paragraph.isInTable()) {
        var table = range.getTable(paragraph);
        table(table, into);
        i += table.numParagraphs() - 1;
      } else {
        paragraph(paragraph, into);
      }
    }
  }

  private void paragraph(Paragraph paragraph, Element into) {
    var line = new Element(tag(paragraph));
    if (paragraph.isInList()) {
      line.appendText(CONTROL.matcher(numbers.label(paragraph)).replaceAll(""));
    }
    runs(paragraph, line);
    switch (paragraph.getJustification()) {
      case 1 -> line.attr("align", "center");
      case 2 -> line.attr("align", "right");
      default -> {}
    }
    if (line.hasText() || !line.select("img").isEmpty()) {
      into.appendChild(line);
    }
  }

  private String tag(Paragraph paragraph) {
    var style = document.getStyleSheet().getStyleDescription(paragraph.getStyleIndex());
    var name = style == null ? "" : String.valueOf(style.getName());
    var heading = HEADING.matcher(name);
    if (heading.matches()) {
      return "h" + heading.group(1);
    }
    var outline = paragraph.getLvl();
    return outline >= 0 && outline < 6 ? "h" + (outline + 1) : "p";
  }

  /** Runs of a paragraph; the instructions of fields are no text, their results are. */
  private void runs(Range paragraph, Element line) {
    var instruction = 0;
    for (int i = 0; i < paragraph.numCharacterRuns(); i++) {
      var run = paragraph.getCharacterRun(i);
      var part = new StringBuilder();
      for (var c : run.text().toCharArray()) {
        switch (c) {
          case 0x13 -> instruction++;
          case 0x02 -> part.append("[%d]".formatted(++footnote));
          case 0x14, 0x15 -> instruction = Math.max(0, instruction - 1);
          default -> {
            if (instruction == 0) {
              part.append(c == 0x0b ? '\n' : c == 0x1e ? '-' : c == 0x07 || c == '\r' ? ' ' : c);
            }
          }
        }
      }
      append(run, CONTROL.matcher(part).replaceAll(""), line);
    }
  }

  private void append(CharacterRun run, String part, Element line) {
    if (document.getPicturesTable().hasPicture(run)) {
      var picture = document.getPicturesTable().extractPicture(run, true);
      if (picture != null) {
        pictures
            .take(picture.getContent(), "")
            .ifPresent(a -> line.appendElement("img").attr("src", a).attr("alt", ""));
      }
      return;
    }
    if (run.isMarkedDeleted()) {
      omissions.add(new Omission("修订中删去的文字", part));
    } else if (run.isVanished() && !part.isBlank()) {
      omissions.add(new Omission("隐藏的文字", part));
    } else {
      var lines = part.split("\n", -1);
      var into = run.isBold() && !part.isBlank() ? line.appendElement("strong") : line;
      for (int i = 0; i < lines.length; i++) {
        if (i > 0) {
          into.appendElement("br");
        }
        into.appendChild(new TextNode(lines[i]));
      }
    }
  }

  private void table(Table table, Element into) {
    var made = into.appendElement("table");
    var edges = new TreeSet<Integer>();
    for (int r = 0; r < table.numRows(); r++) {
      for (int c = 0; c < table.getRow(r).numCells(); c++) {
        edges.add(table.getRow(r).getCell(c).getLeftEdge());
      }
    }
    for (int r = 0; r < table.numRows(); r++) {
      var row = table.getRow(r);
      var line = made.appendElement("tr");
      @Nullable Element last = null;
      for (int c = 0; c < row.numCells(); c++) {
        var cell = row.getCell(c);
        if (cell.isMerged() && !cell.isFirstMerged() && last != null) {
          widen(last, "colspan");
          blocks(cell, last);
          continue;
        }
        var above = cell.isVerticallyMerged() && !cell.isFirstVerticallyMerged();
        var owner = above ? above(table, r, cell) : null;
        if (owner != null && made.select("[data-at=" + owner + "]").first() instanceof Element e) {
          widen(e, "rowspan");
          cell(cell, e);
          continue;
        }
        last = line.appendElement("td").attr("data-at", r + "-" + cell.getLeftEdge());
        var columns = edges.subSet(cell.getLeftEdge(), cell.getLeftEdge() + cell.getWidth()).size();
        if (columns > 1 && !cell.isFirstMerged()) {
          last.attr("colspan", Integer.toString(columns));
        }
        cell(cell, last);
      }
    }
    made.select("td").removeAttr("data-at");
  }

  /** Where the cell begins that this one continues. */
  private static @Nullable String above(Table table, int row, TableCell cell) {
    for (int r = row - 1; r >= 0; r--) {
      for (int c = 0; c < table.getRow(r).numCells(); c++) {
        var other = table.getRow(r).getCell(c);
        if (other.getLeftEdge() == cell.getLeftEdge() && other.isFirstVerticallyMerged()) {
          return r + "-" + cell.getLeftEdge();
        }
      }
    }
    return null;
  }

  private static void widen(Element cell, String span) {
    var now = cell.hasAttr(span) ? Integer.parseInt(cell.attr(span)) : 1;
    cell.attr(span, Integer.toString(now + 1));
  }

  private void cell(Range cell, Element into) {
    for (int i = 0; i < cell.numParagraphs(); i++) {
      paragraph(cell.getParagraph(i), into);
    }
    into.select("> h1, > h2, > h3, > h4, > h5, > h6").tagName("p");
  }

  private void beside(String what, Range range) {
    if (range == null) {
      return;
    }
    var plain = CONTROL.matcher(Range.stripFields(range.text())).replaceAll(" ").strip();
    if (!plain.isEmpty()) {
      var number = plain.replaceAll("[-—–―\\s　第页共\\d/]", "").isEmpty();
      omissions.add(new Omission(what, plain, !number));
    }
  }

  private void notes(Element body, Range range) {
    if (range == null) {
      return;
    }
    for (int i = 0; i < range.numParagraphs(); i++) {
      var line = new Element("p");
      runs(range.getParagraph(i), line);
      if (line.hasText()) {
        body.appendChild(line);
      }
    }
  }
}
