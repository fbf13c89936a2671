package org.shenfa.files;

import java.util.ArrayList;
import java.util.List;
import org.shenfa.files.Extraction.Kind;
import org.xml.sax.Attributes;

/** 单元格: the rows of one sheet, told apart by whether their row, column or ink is hidden. */
final class SheetCells extends Markup.Reader {
  private record Columns(int from, int to) {}

  private final String place;
  private final boolean hiddenSheet;
  private final List<String> shared;
  private final SheetFormats formats;
  private final Words words;
  private final List<Columns> hiddenColumns = new ArrayList<>();
  private final StringBuilder shown = new StringBuilder();
  private final StringBuilder row = new StringBuilder();
  private final StringBuilder hidden = new StringBuilder();
  private final StringBuilder margins = new StringBuilder();
  private final StringBuilder choices = new StringBuilder();
  private final StringBuilder value = new StringBuilder();
  private boolean hiddenRow;
  private String rowNumber = "";
  private String type = "";
  private String cell = "";
  private int style;
  private int next = 1;
  private StringBuilder into = new StringBuilder();

  SheetCells(
      String place, boolean hiddenSheet, List<String> shared, SheetFormats formats, Words words) {
    this.place = place;
    this.hiddenSheet = hiddenSheet;
    this.shared = shared;
    this.formats = formats;
    this.words = words;
  }

  @Override
  public void startElement(String space, String name, String qualified, Attributes at) {
    into = new StringBuilder();
    switch (name) {
      case "col" -> {
        if (Markup.yes(at, "hidden") || "0".equals(at.getValue("width"))) {
          hiddenColumns.add(new Columns(number(at, "min"), number(at, "max")));
        }
      }
      case "row" -> {
        hiddenRow = Markup.yes(at, "hidden") || "0".equals(at.getValue("ht"));
        rowNumber = at.getValue("r") == null ? "" + next : at.getValue("r");
        next = number(at, "r") + 1;
      }
      case "c" -> {
        type = Markup.value(at, "t");
        cell = Markup.value(at, "r");
        style = number(at, "s");
        value.setLength(0);
      }
      case "v", "t" -> into = value;
      case "f" -> into = choices;
      case "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter" ->
          into = margins;
      case "formula1", "formula2" -> into = choices;
      case "dataValidation" -> {
        for (var text : new String[] {"promptTitle", "prompt", "errorTitle", "error"}) {
          choices.append(Markup.value(at, text)).append('\n');
        }
      }
      case "hyperlink" ->
          choices
              .append(Markup.value(at, "display"))
              .append('\n')
              .append(Markup.value(at, "tooltip"))
              .append('\n');
      default -> {}
    }
  }

  private static int number(Attributes at, String name) {
    try {
      return Integer.parseInt(Markup.value(at, name));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  @Override
  public void characters(char[] characters, int from, int length) {
    into.append(characters, from, length);
  }

  @Override
  public void endElement(String space, String name, String qualified) {
    into = new StringBuilder();
    switch (name) {
      case "c" -> cellEnd();
      case "row" -> {
        shown.append(row).append('\n');
        row.setLength(0);
        words.add(Kind.HIDDEN_CELLS, "%s第 %s 行".formatted(place, rowNumber), hidden);
        hidden.setLength(0);
      }
      case "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter" ->
          margins.append('\n');
      case "f", "formula1", "formula2" -> choices.append('\n');
      default -> {}
    }
  }

  private void cellEnd() {
    var text =
        switch (type) {
          case "s" -> string();
          case "", "n" -> value.isEmpty() ? "" : formats.shown(value.toString(), style);
          case "b" -> value.toString().equals("1") ? "TRUE" : "FALSE";
          default -> value.toString();
        };
    if (text.isEmpty()) {
      row.append('\t');
    } else if (!hiddenSheet && (hiddenRow || hiddenColumn() || formats.hides(style))) {
      hidden.append(text).append('\t');
    } else {
      row.append(text).append('\t');
    }
  }

  private String string() {
    try {
      return shared.get(Integer.parseInt(value.toString().strip()));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return value.toString();
    }
  }

  private boolean hiddenColumn() {
    var column = 0;
    for (int i = 0; i < cell.length() && Character.isLetter(cell.charAt(i)); i++) {
      column = column * 26 + Character.toUpperCase(cell.charAt(i)) - 'A' + 1;
    }
    for (var columns : hiddenColumns) {
      if (column >= columns.from() && column <= columns.to()) {
        return true;
      }
    }
    return false;
  }

  void done() {
    words.add(hiddenSheet ? Kind.HIDDEN_SHEET : Kind.SHOWN, place, shown);
    words.add(Kind.SHOWN, place + "页眉页脚", margins);
    var literal = new StringBuilder();
    choices
        .toString()
        .lines()
        .filter(line -> line.contains("\"") || line.codePoints().anyMatch(Character::isIdeographic))
        .distinct()
        .forEach(line -> literal.append(line).append('\n'));
    words.add(Kind.PROPERTY, place + "的公式、选项和提示", literal);
  }
}
