package org.shenfa.desk.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("导出的表格：单元格只是文字")
class SheetsTests {
  private static final List<String> HOSTILE =
      List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "写着\"引号\",和逗号", "普通");

  @Test
  @DisplayName("CSV 以 UTF-8 标记开头，会被当成公式的先加撇号，引号加倍")
  void csvIsOnlyText() {
    var text = new String(Sheets.csv(List.of("列"), List.of(HOSTILE)), UTF_8);

    assertThat(text).startsWith("\uFEFF\"列\"\r\n");
    assertThat(text)
        .contains("\"'=1+1\",\"'+1\",\"'-1\",\"'@SUM(A1)\",\"'\t=1\",\"'\r=1\"")
        .contains("\"写着\"\"引号\"\",和逗号\",\"普通\"\r\n");
  }

  @Test
  @DisplayName("Excel 里没有公式，文字原样")
  void excelHasNoFormula() throws IOException {
    var bytes = Sheets.xlsx("稿件", List.of("列"), List.of(HOSTILE));
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      var row = book.getSheet("稿件").getRow(1);
      for (var c = 0; c < HOSTILE.size(); c++) {
        assertThat(row.getCell(c).getCellType()).isEqualTo(CellType.STRING);
        assertThat(row.getCell(c).getStringCellValue().replace("\r", ""))
            .isEqualTo(HOSTILE.get(c).replace("\r", ""));
      }
    }
  }
}
