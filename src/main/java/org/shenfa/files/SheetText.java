package org.shenfa.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.shenfa.files.Extraction.Kind;
import org.xml.sax.Attributes;

/** 表格文字: the cells of every sheet as they are shown, and what is hidden among them. */
final class SheetText {
  private record Sheet(String name, String state, String relation) {}

  private SheetText() {}

  static void read(Archive archive, Words words) {
    var members = archive.members();
    var shared = strings(members);
    var formats = SheetFormats.of(members);
    var targets = Office.targets(members, "xl/workbook.xml");
    for (var sheet : sheets(members, words)) {
      var place = "工作表“%s”".formatted(sheet.name());
      var bytes = members.get(targets.getOrDefault(sheet.relation(), ""));
      if (bytes != null) {
        var hidden = sheet.state().startsWith("very") || sheet.state().equals("hidden");
        var cells = new SheetCells(hidden ? place + "（隐藏）" : place, hidden, shared, formats, words);
        Markup.read(bytes, cells);
        cells.done();
      }
    }
    Office.drawings(members, "xl/drawings/drawing\\d*\\.xml", Kind.SHOWN, "图形", words);
    Office.drawings(members, "xl/charts/chart\\d*\\.xml", Kind.SHOWN, "图表", words);
    Office.drawings(members, "xl/diagrams/data\\d*\\.xml", Kind.SHOWN, "图示", words);
    for (var bytes : Office.named(members, "xl/(pivotCache|externalLinks)/.*\\.xml").values()) {
      words.add(Kind.HIDDEN_CELLS, "数据缓存", values(bytes));
    }
    Office.common(members, words);
  }

  private static List<Sheet> sheets(Map<String, byte[]> members, Words words) {
    var sheets = new ArrayList<Sheet>();
    var names = new StringBuilder();
    var book = members.get("xl/workbook.xml");
    if (book == null) {
      throw new Refusal(Refusal.DAMAGED);
    }
    Markup.read(
        book,
        new Markup.Reader() {
          private boolean hidden;

          @Override
          public void startElement(String space, String name, String qualified, Attributes at) {
            if (name.equals("sheet")) {
              sheets.add(
                  new Sheet(
                      String.valueOf(at.getValue("name")),
                      Markup.value(at, "state"),
                      Markup.value(at, "id")));
            }
            hidden = name.equals("definedName") && Markup.yes(at, "hidden");
            if (hidden) {
              names.append(at.getValue("name")).append('=');
            }
          }

          @Override
          public void characters(char[] characters, int from, int length) {
            if (hidden) {
              names.append(characters, from, length);
            }
          }

          @Override
          public void endElement(String space, String name, String qualified) {
            if (hidden) {
              names.append('\n');
            }
            hidden = false;
          }
        });
    words.pages(sheets.size());
    words.add(Kind.PROPERTY, "隐藏的名称", names);
    return sheets;
  }

  private static List<String> strings(Map<String, byte[]> members) {
    var strings = new ArrayList<String>();
    var bytes = members.get("xl/sharedStrings.xml");
    if (bytes != null) {
      Markup.read(
          bytes,
          new Markup.Reader() {
            private final StringBuilder text = new StringBuilder();
            private boolean inside;

            @Override
            public void startElement(String space, String name, String qualified, Attributes at) {
              inside = name.equals("t");
              if (name.equals("si")) {
                text.setLength(0);
              }
            }

            @Override
            public void characters(char[] characters, int from, int length) {
              if (inside) {
                text.append(characters, from, length);
              }
            }

            @Override
            public void endElement(String space, String name, String qualified) {
              inside = false;
              if (name.equals("si")) {
                strings.add(text.toString());
              }
            }
          });
    }
    return strings;
  }

  /** The values a cache keeps: text of elements and of their value marks. */
  private static String values(byte[] bytes) {
    var text = new StringBuilder();
    Markup.read(
        bytes,
        new Markup.Reader() {
          @Override
          public void startElement(String space, String name, String qualified, Attributes at) {
            if (name.equals("s") || name.equals("n") || name.equals("d")) {
              text.append(Markup.value(at, "v")).append('\n');
            }
          }

          @Override
          public void characters(char[] characters, int from, int length) {
            text.append(characters, from, length);
          }
        });
    return text.toString();
  }
}
