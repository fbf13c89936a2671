package org.shenfa.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shenfa.files.OfficePackage.docx;
import static org.shenfa.files.OfficePackage.paragraph;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ofdrw.reader.ContentExtractor;
import org.ofdrw.reader.OFDReader;
import org.shenfa.files.Extraction.Kind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("附件里看不见而读者取得出的东西")
class HiddenTests {
  private static List<String> texts(FileType type, byte[] bytes, Kind kind) {
    return Reading.of(type, bytes).extraction().parts().stream()
        .filter(part -> part.kind() == kind)
        .map(part -> part.place() + "：" + part.text())
        .toList();
  }

  private static void write(PDPageContentStream pen, String words, float y) throws IOException {
    pen.beginText();
    pen.setFont(new PDType1Font(FontName.HELVETICA), 12);
    pen.newLineAtOffset(72, y);
    pen.showText(words);
    pen.endText();
  }

  private static byte[] pdf() throws IOException {
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      var layers = new PDOptionalContentProperties();
      var layer = new PDOptionalContentGroup("draft");
      layers.addGroup(layer);
      layers.setGroupEnabled(layer, false);
      document.getDocumentCatalog().setOCProperties(layers);
      try (var pen = new PDPageContentStream(document, page)) {
        write(pen, "Seen by all", 700);
        write(pen, "Covered words", 600);
        pen.setNonStrokingColor(0f);
        pen.addRect(60, 590, 300, 30);
        pen.fill();
        pen.setNonStrokingColor(1f);
        write(pen, "White on black", 600);
        write(pen, "White on white", 500);
        pen.setNonStrokingColor(0f);
        pen.beginText();
        pen.setRenderingMode(RenderingMode.NEITHER);
        pen.setFont(new PDType1Font(FontName.HELVETICA), 12);
        pen.newLineAtOffset(72, 400);
        pen.showText("Invisible mode");
        pen.setRenderingMode(RenderingMode.FILL);
        pen.endText();
        pen.beginMarkedContent(COSName.OC, layer);
        write(pen, "Hidden layer", 300);
        pen.endMarkedContent();
      }
      var note = new PDAnnotationText();
      note.setContents("checked by nobody");
      page.getAnnotations().add(note);
      var form = new PDAcroForm(document);
      document.getDocumentCatalog().setAcroForm(form);
      var field = new PDTextField(form);
      field.setPartialName("holder");
      field.getCOSObject().setString(COSName.V, "filled in");
      form.getFields().add(field);
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  @Test
  @Proves(Clause.MEASURES_20_2)
  @DisplayName("20-2 PDF：盖住的、白色的、不显示的、隐藏图层的文字和注释、表单值")
  void pdfHides() throws IOException {
    var pdf = Cleaning.clean(FileType.PDF, pdf()).bytes();

    assertThat(texts(FileType.PDF, pdf, Kind.SHOWN))
        .containsExactly("第 1 页：Seen by all\nWhite on black");
    assertThat(texts(FileType.PDF, pdf, Kind.COVERED)).containsExactly("第 1 页：Covered words");
    assertThat(texts(FileType.PDF, pdf, Kind.HIDDEN_TEXT))
        .containsExactly("第 1 页：White on white\nInvisible mode\nHidden layer");
    assertThat(texts(FileType.PDF, pdf, Kind.ANNOTATION))
        .containsExactly("第 1 页注释：checked by nobody", "表单“holder”：filled in");
  }

  @Test
  @Proves(Clause.MEASURES_20_2)
  @DisplayName("20-2 表格：隐藏和深度隐藏的工作表、隐藏的行列、白字、不显示的格式")
  void sheetsHide() throws IOException {
    byte[] xlsx;
    try (var book = new XSSFWorkbook()) {
      var sheet = book.createSheet("名单");
      sheet.createRow(0).createCell(0).setCellValue("姓名");
      sheet.getRow(0).createCell(1).setCellValue("藏列");
      sheet.setColumnHidden(1, true);
      sheet.createRow(1).createCell(0).setCellValue("藏行");
      sheet.getRow(1).setZeroHeight(true);
      var none = book.createCellStyle();
      none.setDataFormat(book.createDataFormat().getFormat(";;;"));
      var cell = sheet.createRow(2).createCell(0);
      cell.setCellValue("不显示");
      cell.setCellStyle(none);
      for (var visibility : List.of(SheetVisibility.HIDDEN, SheetVisibility.VERY_HIDDEN)) {
        var hidden = book.createSheet(visibility == SheetVisibility.HIDDEN ? "底稿" : "深藏");
        hidden.createRow(0).createCell(0).setCellValue("32010619800101");
        book.setSheetVisibility(book.getSheetIndex(hidden), visibility);
      }
      var out = new ByteArrayOutputStream();
      book.write(out);
      xlsx = Cleaning.clean(FileType.XLSX, out.toByteArray()).bytes();
    }
    assertThat(texts(FileType.XLSX, xlsx, Kind.SHOWN)).containsExactly("工作表“名单”：姓名");
    assertThat(texts(FileType.XLSX, xlsx, Kind.HIDDEN_CELLS))
        .containsExactly("工作表“名单”第 1 行：藏列", "工作表“名单”第 2 行：藏行", "工作表“名单”第 3 行：不显示");
    assertThat(texts(FileType.XLSX, xlsx, Kind.HIDDEN_SHEET))
        .containsExactly("工作表“底稿”（隐藏）：32010619800101", "工作表“深藏”（隐藏）：32010619800101");
  }

  @Test
  @Proves(Clause.MEASURES_20_2)
  @DisplayName("20-2 幻灯片：备注和隐藏页")
  void slidesHide() throws IOException {
    byte[] pptx;
    try (var show = new XMLSlideShow()) {
      var first = show.createSlide();
      first.createTextBox().setText("培训材料");
      show.getNotesSlide(first).createTextBox().setText("讲稿里的话");
      var second = show.createSlide();
      second.createTextBox().setText("藏着的一页");
      second.setHidden(true);
      var out = new ByteArrayOutputStream();
      show.write(out);
      pptx = Cleaning.clean(FileType.PPTX, out.toByteArray()).bytes();
    }
    assertThat(texts(FileType.PPTX, pptx, Kind.SHOWN)).containsExactly("第 1 页：培训材料");
    assertThat(texts(FileType.PPTX, pptx, Kind.NOTES))
        .anySatisfy(text -> assertThat(text).startsWith("第 1 页备注：").contains("讲稿里的话"));
    assertThat(texts(FileType.PPTX, pptx, Kind.HIDDEN_SHEET)).containsExactly("第 2 页（隐藏）：藏着的一页");
  }

  @Test
  @Proves(Clause.MEASURES_20_2)
  @DisplayName("20-2 Word：接受修订以后的正文不变，删去的不在了，去掉了什么说清楚")
  void wordChangesAreAccepted() {
    var by = "w:id='1' w:author='李四' w:date='2026-01-01T00:00:00Z'";
    var body =
        "<w:p w:rsidR='00A1'><w:ins %1$s><w:r><w:t>新增</w:t></w:r></w:ins><w:r><w:t>原有</w:t></w:r><w:del %1$s><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>"
            + "<w:p><w:pPr><w:rPr><w:del %1$s/></w:rPr></w:pPr><w:del %1$s><w:r><w:delText>整段删去</w:delText></w:r></w:del></w:p>"
            + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>留行</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:del %1$s/></w:trPr><w:tc><w:p><w:del %1$s><w:r><w:delText>删行</w:delText></w:r></w:del></w:p></w:tc></w:tr></w:tbl>"
            + paragraph("末段");
    var clean = Cleaning.clean(FileType.DOCX, docx(body.formatted(by)).authored("李四").bytes());
    var xml =
        new String(
            java.util.Objects.requireNonNull(
                Archive.open(clean.bytes(), 20).members().get("word/document.xml")),
            StandardCharsets.UTF_8);

    assertThat(texts(FileType.DOCX, clean.bytes(), Kind.SHOWN)).containsExactly("正文：新增原有\n留行\n末段");
    assertThat(texts(FileType.DOCX, clean.bytes(), Kind.TRACKED_CHANGE)).isEmpty();
    assertThat(xml).doesNotContain("删").doesNotContain("李四").doesNotContain("rsid");
    assertThat(clean.notes()).contains("按接受修订保存了 6 处修订，请核对文字。", "清除了作者、单位、修改人等文件属性。");
  }

  @Test
  @Proves(Clause.MEASURES_20_2)
  @DisplayName("20-2 Word：水印、文本框、备用内容、裁剪过的图片")
  void wordHides() {
    var office =
        docx(
            "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textpath string='内部资料'/></v:shape></w:pict></w:r></w:p>"
                + "<w:p><w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><mc:Choice Requires='wps'><w:txbxContent>"
                + paragraph("框内")
                + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
                + paragraph("框内")
                + paragraph("旧版才见")
                + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
                + "<w:p><w:r><w:drawing><a:srcRect l='20000'/></w:drawing></w:r></w:p>");
    var bytes = Cleaning.clean(FileType.DOCX, office.bytes()).bytes();

    assertThat(texts(FileType.DOCX, bytes, Kind.SHOWN)).containsExactly("正文：内部资料\n框内");
    assertThat(texts(FileType.DOCX, bytes, Kind.HIDDEN_TEXT))
        .anySatisfy(text -> assertThat(text).endsWith("旧版才见"));
    assertThat(Reading.of(FileType.DOCX, bytes).extraction().notes())
        .anySatisfy(note -> assertThat(note).contains("裁剪过"));
  }

  @Test
  @Proves(Clause.MEASURES_20_2)
  @DisplayName("20-2 清理过的文件，原来的程序照样打得开")
  void cleanedFilesStillOpen() throws IOException {
    var broken = new ArrayList<String>();
    for (var file : BenignFiles.all()) {
      var type = FileNames.typeOf(file.name());
      if (opens(type, file.raw()) && !opens(type, Cleaning.clean(type, file.raw()).bytes())) {
        broken.add(file.what());
      }
    }
    assertThat(broken).isEmpty();
  }

  private static boolean opens(FileType type, byte[] bytes) {
    try {
      switch (type) {
        case DOCX -> new XWPFDocument(new ByteArrayInputStream(bytes)).close();
        case XLSX -> new XSSFWorkbook(new ByteArrayInputStream(bytes)).close();
        case PPTX -> new XMLSlideShow(new ByteArrayInputStream(bytes)).close();
        case OFD -> {
          try (var reader = new OFDReader(new ByteArrayInputStream(bytes))) {
            return new ContentExtractor(reader).extractAll() != null;
          }
        }
        case PDF -> Loader.loadPDF(bytes).close();
        case JPG, PNG -> ImageIO.read(new ByteArrayInputStream(bytes)).flush();
        case TXT -> {}
      }
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
