package org.shenfa.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.xml.sax.Attributes;

/** 单元格格式: how a number looks in its cell, and whether the format shows nothing of it. */
final class SheetFormats extends Markup.Reader {
  private final Map<Integer, String> codes = new HashMap<>();
  private final List<Integer> numbers = new ArrayList<>();
  private final List<Integer> fontOf = new ArrayList<>();
  private final List<Integer> fillOf = new ArrayList<>();
  private final List<Boolean> whiteFonts = new ArrayList<>();
  private final List<Boolean> darkFills = new ArrayList<>();
  private final DataFormatter formatter = new DataFormatter(Locale.CHINA);
  private String within = "";

  private SheetFormats() {}

  static SheetFormats of(Map<String, byte[]> members) {
    var formats = new SheetFormats();
    var bytes = members.get("xl/styles.xml");
    if (bytes != null) {
      Markup.read(bytes, formats);
    }
    return formats;
  }

  @Override
  public void startElement(String space, String name, String qualified, Attributes at) {
    switch (name) {
      case "numFmts", "fonts", "fills", "cellXfs", "cellStyleXfs", "dxfs" -> within = name;
      case "numFmt" -> codes.put(number(at, "numFmtId"), Markup.value(at, "formatCode"));
      case "font" -> {
        if (within.equals("fonts")) {
          whiteFonts.add(false);
        }
      }
      case "fill" -> {
        if (within.equals("fills")) {
          darkFills.add(false);
        }
      }
      case "color" -> {
        if (within.equals("fonts") && white(at)) {
          whiteFonts.set(whiteFonts.size() - 1, true);
        }
      }
      case "fgColor" -> {
        if (within.equals("fills") && !white(at)) {
          darkFills.set(darkFills.size() - 1, true);
        }
      }
      case "xf" -> {
        if (within.equals("cellXfs")) {
          numbers.add(number(at, "numFmtId"));
          fontOf.add(number(at, "fontId"));
          fillOf.add(number(at, "fillId"));
        }
      }
      default -> {}
    }
  }

  private static boolean white(Attributes at) {
    return WordStyles.light(Markup.value(at, "rgb")) || "0".equals(Markup.value(at, "theme"));
  }

  private static int number(Attributes at, String name) {
    try {
      return Integer.parseInt(Markup.value(at, name));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static <T> T at(List<T> list, int index, T otherwise) {
    return index >= 0 && index < list.size() ? list.get(index) : otherwise;
  }

  /** White ink on white ground, or a format that shows nothing. */
  boolean hides(int style) {
    return code(style).equals(";;;")
        || at(whiteFonts, at(fontOf, style, -1), false)
            && !at(darkFills, at(fillOf, style, -1), false);
  }

  private String code(int style) {
    var number = at(numbers, style, 0);
    var own = codes.get(number);
    return own != null ? own : String.valueOf(BuiltinFormats.getBuiltinFormat(number));
  }

  /** The number as the cell shows it; as it is kept where the format is beyond us. */
  String shown(String value, int style) {
    try {
      return formatter.formatRawCellContents(
          Double.parseDouble(value), at(numbers, style, 0), code(style));
    } catch (RuntimeException e) {
      return value;
    }
  }
}
