package org.shenfa.desk.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** 表格: rows of text as CSV or Excel. Nothing in a cell is taken for a formula. */
final class Sheets {
  private Sheets() {}

  static byte[] csv(List<String> head, List<List<String>> rows) {
    return ("\uFEFF"
            + Stream.concat(Stream.of(head), rows.stream())
                .map(r -> r.stream().map(Sheets::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n")))
        .getBytes(UTF_8);
  }

  static byte[] xlsx(String name, List<String> head, List<List<String>> rows) {
    try (var book = new SXSSFWorkbook(100);
        var out = new ByteArrayOutputStream()) {
      var sheet = book.createSheet(name);
      sheet.createFreezePane(0, 1);
      var n = 0;
      for (var cells : Stream.concat(Stream.of(head), rows.stream()).toList()) {
        var row = sheet.createRow(n++);
        for (var c = 0; c < cells.size(); c++) {
          var text = cells.get(c);
          row.createCell(c).setCellValue(text.length() > 32_000 ? text.substring(0, 32_000) : text);
        }
      }
      book.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A cell that a spreadsheet might compute begins with an apostrophe instead. */
  static String safe(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  private static String quoted(String cell) {
    return '"' + safe(cell).replace("\"", "\"\"") + '"';
  }
}
