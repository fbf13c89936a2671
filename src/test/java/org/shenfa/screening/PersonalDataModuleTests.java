package org.shenfa.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ofdrw.layout.OFDDoc;
import org.ofdrw.layout.element.Paragraph;
import org.shenfa.files.FileStore;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("20-2 个人信息：五种格式里都找得到，普通文章很少误报")
class PersonalDataModuleTests {
  private static final Set<String> PERSONAL =
      Set.of(
          IdNumbers.RULE, Mobiles.RULE, BankCards.RULE, PersonalTraces.RULE, PromisingHeaders.RULE);

  @Autowired FileStore files;
  @Autowired Screening screening;

  private enum Format {
    TXT,
    DOCX,
    XLSX,
    PDF,
    OFD
  }

  private static byte[] made(Format format, Synthetic.Text text) throws IOException {
    return switch (format) {
      case TXT -> text.words().getBytes(StandardCharsets.UTF_8);
      case DOCX -> docx(text.words());
      case XLSX -> xlsx(text.words());
      case PDF -> pdf(text.words());
      case OFD -> ofd(text.words());
    };
  }

  /** Word likes to cut a number into runs. */
  private static byte[] docx(String words) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var document = new XWPFDocument()) {
      var paragraph = document.createParagraph();
      for (var at = 0; at < words.length(); at += 7) {
        paragraph.createRun().setText(words.substring(at, Math.min(words.length(), at + 7)));
      }
      document.write(out);
    }
    return out.toByteArray();
  }

  private static byte[] xlsx(String words) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var book = new XSSFWorkbook()) {
      var sheet = book.createSheet("名单");
      var row = 0;
      for (var sentence : words.split("。|(?<=：)", -1)) {
        var cells = sheet.createRow(row++);
        cells.createCell(0).setCellValue(row);
        if (sentence.matches("1\\d{10}")) {
          cells.createCell(1).setCellValue(Double.parseDouble(sentence));
        } else {
          cells.createCell(1).setCellValue(sentence);
        }
        cells.createCell(2).setCellValue("备注");
      }
      book.write(out);
    }
    return out.toByteArray();
  }

  private static byte[] pdf(String words) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      try (var stream = new PDPageContentStream(document, page)) {
        stream.beginText();
        stream.setFont(new PDType1Font(FontName.HELVETICA), 11);
        stream.newLineAtOffset(50, 700);
        for (var line : words.split("(?<=, )", -1)) {
          stream.showText(line);
          stream.newLineAtOffset(0, -16);
        }
        stream.endText();
      }
      document.save(out);
    }
    return out.toByteArray();
  }

  private static byte[] ofd(String words) throws IOException {
    var file = Files.createTempFile("shenfa", ".ofd");
    try (var document = new OFDDoc(file)) {
      for (var sentence : words.split("(?<=。)", -1)) {
        var paragraph = new Paragraph(sentence);
        paragraph.setFontSize(4d);
        document.add(paragraph);
      }
    }
    var bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  private static String plain(String excerpt) {
    return Passage.dense(excerpt).replace("-", "").replace("+86", "").toUpperCase(Locale.ROOT);
  }

  /** Numbers written and numbers found, over so many texts of each format. */
  private void recall(int each) throws IOException {
    var seed = Long.getLong("shenfa.seed", 20261125L);
    var synthetic = new Synthetic(new Random(seed));
    for (var format : Format.values()) {
      var written = 0;
      var found = 0;
      for (var i = 0; i < each; i++) {
        var text = synthetic.personal(format == Format.PDF);
        var name = "名单" + i + "." + format.name().toLowerCase(Locale.ROOT);
        var stored = files.put(name, new ByteArrayInputStream(made(format, text)));
        var material =
            new Material(
                "名单公示",
                "<p>名单见附件。</p>",
                "",
                List.of(new FileText(name, stored.digest(), files.extraction(stored.digest()))),
                List.of());
        var numbers = new HashSet<String>();
        screening.screen(material, Screened.TODAY).stream()
            .filter(f -> f.rule().equals(IdNumbers.RULE) || f.rule().equals(Mobiles.RULE))
            .forEach(f -> numbers.add(plain(f.excerpt())));
        written += text.numbers().size();
        found += (int) text.numbers().stream().filter(numbers::contains).count();
      }
      System.out.printf(
          "%s: %d texts, %d of %d numbers found, seed %d%n", format, each, found, written, seed);
      assertThat((double) found / written)
          .as("%s, seed %d", format, seed)
          .isGreaterThanOrEqualTo(0.99);
    }
  }

  private void falseAlarms(int articles) {
    var seed = Long.getLong("shenfa.seed", 20261125L);
    var synthetic = new Synthetic(new Random(seed));
    var alarmed = 0;
    for (var i = 0; i < articles; i++) {
      var body = synthetic.ordinary();
      var alarms =
          Rulebook.check(Material.of("工作通报", body), Screened.known()).stream()
              .filter(f -> PERSONAL.contains(f.rule()))
              .toList();
      alarmed += alarms.size();
    }
    System.out.printf("%d alarms in %d ordinary articles, seed %d%n", alarmed, articles, seed);
    assertThat(alarmed * 100.0 / articles).as("seed %d", seed).isLessThanOrEqualTo(2);
  }

  @Test
  @Proves(Clause.MEASURES_20_2)
  @DisplayName("一百份文件里的身份证号和手机号码至少找出百分之九十九")
  void recall() throws IOException {
    recall(20);
  }

  @Test
  @Tag("long")
  @DisplayName("两千份文件里的身份证号和手机号码至少找出百分之九十九")
  void longRecall() throws IOException {
    recall(400);
  }

  @Test
  @DisplayName("普通文章每一百篇误报不超过两处")
  void ordinaryArticles() {
    falseAlarms(200);
  }

  @Test
  @Tag("long")
  @DisplayName("两千篇普通文章每一百篇误报不超过两处")
  void manyOrdinaryArticles() {
    falseAlarms(2000);
  }
}
