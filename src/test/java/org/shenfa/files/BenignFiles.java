package org.shenfa.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.shenfa.files.OfficePackage.paragraph;
import static org.shenfa.files.Samples.utf8;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.Units;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.ofdrw.layout.OFDDoc;
import org.ofdrw.layout.element.Paragraph;
import org.shenfa.files.HostileFiles.Sample;

/** Files as offices really have them, each with an author, many with what nobody should publish. */
final class BenignFiles {
  /** Who wrote all of them; must be in none that is kept. */
  static final String AUTHOR = "起草人张三丰";

  private static final List<String> TEXTS =
      List.of(
          "关于开展危险化学品安全专项检查的通知",
          "各设区市应急管理局：现将有关事项通知如下。一、总体要求；二、工作安排；三、保障措施。",
          "表格式公文 姓名：李某  联系电话：025-83332400（办公）",
          "2026年安全生产月活动方案（征求意见稿）第一条 为了规范管理，制定本办法。".repeat(40));

  private final List<Sample> all = new ArrayList<>();

  /** Changes a document; may fail. */
  private interface Change<T> {
    void to(T document) throws IOException;
  }

  private BenignFiles() {}

  static List<Sample> all() throws IOException {
    var files = new BenignFiles();
    for (var text : TEXTS) {
      files.words(text);
      files.wordParts(text);
      files.sheets(text);
      files.slides(text);
      files.pdfs(text.length());
      files.ofds(text);
      files.texts(text);
    }
    files.pictures();
    return files.all;
  }

  private void add(String what, String extension, byte[] raw) {
    all.add(new Sample(what + "." + extension, "附件%d.%s".formatted(all.size(), extension), raw));
  }

  private void word(String what, String text, Change<XWPFDocument> change) throws IOException {
    try (var document = new XWPFDocument()) {
      document.getProperties().getCoreProperties().setCreator(AUTHOR);
      document.getProperties().getExtendedProperties().setCompany(AUTHOR);
      document.getProperties().getCustomProperties().addProperty("经办人", AUTHOR);
      document.createParagraph().createRun().setText(text);
      change.to(document);
      var out = new ByteArrayOutputStream();
      document.write(out);
      add(what, "docx", out.toByteArray());
    }
  }

  private void words(String text) throws IOException {
    word("平常", text, d -> {});
    word(
        "多段",
        text,
        d -> {
          for (int i = 0; i < 30; i++) {
            var run = d.createParagraph().createRun();
            run.setBold(i % 2 == 0);
            run.setFontFamily("仿宋_GB2312");
            run.setFontSize(16);
            run.setText("第%d条 %s".formatted(i, text));
          }
        });
    word(
        "表格",
        text,
        d -> {
          var table = d.createTable(6, 4);
          table.getRows().forEach(row -> row.getTableCells().forEach(cell -> cell.setText("单元")));
        });
    word(
        "页眉页脚",
        text,
        d -> {
          var policy = new XWPFHeaderFooterPolicy(d);
          policy
              .createHeader(XWPFHeaderFooterPolicy.DEFAULT)
              .createParagraph()
              .createRun()
              .setText("页眉");
          policy
              .createFooter(XWPFHeaderFooterPolicy.DEFAULT)
              .createParagraph()
              .createRun()
              .setText("页脚");
        });
    word("脚注", text, d -> d.createFootnote().createParagraph().createRun().setText("脚注内容"));
    word(
        "链接",
        text,
        d -> d.createParagraph().createHyperlinkRun("https://www.example.com/").setText("链接"));
    word(
        "图片",
        text,
        d ->
            picture(
                d, Samples.image("png", 60, 40), org.apache.poi.common.usermodel.PictureType.PNG));
    word(
        "手机照片",
        text,
        d -> picture(d, Samples.photo(6), org.apache.poi.common.usermodel.PictureType.JPEG));
    word("隐藏文字", text, d -> d.createParagraph().createRun().setVanish(true));
    word("分页", text, d -> d.createParagraph().setPageBreak(true));
  }

  private static void picture(
      XWPFDocument document, byte[] bytes, org.apache.poi.common.usermodel.PictureType type)
      throws IOException {
    try {
      document
          .createParagraph()
          .createRun()
          .addPicture(
              new java.io.ByteArrayInputStream(bytes),
              type,
              "C:\\Users\\" + AUTHOR + "\\Desktop\\图.png",
              Units.toEMU(60),
              Units.toEMU(40));
    } catch (org.apache.poi.openxml4j.exceptions.InvalidFormatException e) {
      throw new IOException(e);
    }
  }

  private void part(String what, OfficePackage office) {
    add(what, "docx", office.authored(AUTHOR).bytes());
  }

  private void wordParts(String text) {
    var rel = OfficePackage.REL;
    var mark = "w:author=\"" + AUTHOR + "\" w:date=\"2026-01-01T00:00:00Z\"";
    part(
        "修订",
        OfficePackage.docx(
            "<w:p w:rsidR=\"00AB12CD\"><w:ins w:id=\"1\" "
                + mark
                + "><w:r><w:t>"
                + text
                + "</w:t></w:r></w:ins><w:del w:id=\"2\" "
                + mark
                + "><w:r><w:delText>删去的话</w:delText></w:r></w:del></w:p>"));
    part(
        "移动",
        OfficePackage.docx(
            "<w:p><w:moveTo w:id=\"1\" "
                + mark
                + "><w:r><w:t>"
                + text
                + "</w:t></w:r></w:moveTo></w:p><w:p><w:moveFrom w:id=\"2\" "
                + mark
                + "><w:r><w:t>原处</w:t></w:r></w:moveFrom></w:p>"));
    part(
        "格式修订",
        OfficePackage.docx(
            "<w:p><w:pPr><w:rPr><w:ins w:id=\"3\" "
                + mark
                + "/></w:rPr><w:pPrChange w:id=\"4\" "
                + mark
                + "><w:pPr/></w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange w:id=\"5\" "
                + mark
                + "><w:rPr/></w:rPrChange></w:rPr><w:t>"
                + text
                + "</w:t></w:r></w:p>"));
    part(
        "批注和作者",
        OfficePackage.docx(
                "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>"
                    + text
                    + "</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>")
            .part(
                "c",
                "word/comments.xml",
                "wordprocessingml.comments+xml",
                rel + "/comments",
                "<w:comments xmlns:w=\""
                    + OfficePackage.WORD
                    + "\"><w:comment w:id=\"0\" "
                    + mark
                    + ">"
                    + paragraph("请核实")
                    + "</w:comment></w:comments>")
            .part(
                "p",
                "word/people.xml",
                "wordprocessingml.people+xml",
                "http://schemas.microsoft.com/office/2011/relationships/people",
                "<w15:people xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"><w15:person w15:author=\""
                    + AUTHOR
                    + "\"/></w15:people>"));
    part(
        "设置",
        OfficePackage.docx(paragraph(text))
            .part(
                "s",
                "word/settings.xml",
                "wordprocessingml.settings+xml",
                rel + "/settings",
                "<w:settings xmlns:w=\""
                    + OfficePackage.WORD
                    + "\"><w:trackRevisions/><w:rsids><w:rsidRoot w:val=\"00AB12CD\"/></w:rsids><w:docVars><w:docVar w:name=\"a\" w:val=\""
                    + AUTHOR
                    + "\"/></w:docVars></w:settings>"));
    part(
        "自定义数据",
        OfficePackage.docx(paragraph(text))
            .part(
                "x",
                "customXml/item1.xml",
                "application/xml",
                rel + "/customXml",
                "<a>" + AUTHOR + "</a>"));
    part(
        "缩略图",
        OfficePackage.docx(paragraph(text))
            .root(
                "docProps/thumbnail.jpeg",
                "image/jpeg",
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
                Samples.image("jpg", 20, 20)));
    part(
        "本机模板",
        OfficePackage.docx(paragraph(text))
            .outside("attachedTemplate", "file:///C:\\Users\\" + AUTHOR + "\\t.dotx"));
    part(
        "没有用到的部分",
        OfficePackage.docx(paragraph(text)).member("word/old.xml", utf8("<a>" + AUTHOR + "</a>")));
    part(
        "取图域",
        OfficePackage.docx(
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>INCLUDEPICTURE \"C:\\\\Users\\\\"
                + AUTHOR
                + "\\\\1.png\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>"
                + text
                + "</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"));
    part(
        "图表",
        OfficePackage.docx(paragraph(text))
            .part(
                "ch",
                "word/charts/chart1.xml",
                "drawingml.chart+xml",
                rel + "/chart",
                "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:r=\""
                    + rel
                    + "\"><c:v>12</c:v><c:externalData r:id=\"rId1\"/></c:chartSpace>")
            .member(
                "word/charts/_rels/chart1.xml.rels",
                utf8(
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\""
                        + rel
                        + "/package\" Target=\"../embeddings/a.xlsx\"/></Relationships>"))
            .member("word/embeddings/a.xlsx", Samples.xlsx()));
    part(
        "文本框",
        OfficePackage.docx(
            "<w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textbox><w:txbxContent>"
                + paragraph(text)
                + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"));
  }

  private void sheet(String what, String text, Change<XSSFSheet> change) throws IOException {
    try (var book = new XSSFWorkbook()) {
      book.getProperties().getCoreProperties().setCreator(AUTHOR);
      book.getProperties().getCoreProperties().setLastModifiedByUser(AUTHOR);
      var sheet = book.createSheet("名单");
      var row = sheet.createRow(0);
      row.createCell(0, CellType.STRING)
          .setCellValue(text.substring(0, Math.min(text.length(), 3_000)));
      row.createCell(1).setCellValue(12.5);
      change.to(sheet);
      var out = new ByteArrayOutputStream();
      book.write(out);
      add(what, "xlsx", out.toByteArray());
    }
  }

  private void sheets(String text) throws IOException {
    sheet("平常", text, s -> {});
    sheet("公式", text, s -> s.getRow(0).createCell(2).setCellFormula("SUM(B1:B1)+IF(B1>1,2,3)"));
    sheet(
        "日期",
        text,
        s -> {
          var style = s.getWorkbook().createCellStyle();
          style.setDataFormat((short) 14);
          var cell = s.getRow(0).createCell(2);
          cell.setCellStyle(style);
          cell.setCellValue(java.time.LocalDate.of(2026, 1, 5));
        });
    sheet("合并", text, s -> s.addMergedRegion(new CellRangeAddress(2, 3, 0, 1)));
    sheet(
        "隐藏表",
        text,
        s -> {
          s.getWorkbook().createSheet("底稿").createRow(0).createCell(0).setCellValue("藏着的数");
          s.getWorkbook().setSheetHidden(1, true);
        });
    sheet(
        "隐藏行列",
        text,
        s -> {
          s.createRow(1).setZeroHeight(true);
          s.getRow(1).createCell(0).setCellValue("藏着的行");
          s.setColumnHidden(1, true);
        });
    sheet(
        "批注",
        text,
        s -> {
          var anchor = new XSSFClientAnchor(0, 0, 0, 0, 1, 1, 3, 3);
          var comment = s.createDrawingPatriarch().createCellComment(anchor);
          comment.setAuthor(AUTHOR);
          comment.setString("请核实");
          s.getRow(0).getCell(0).setCellComment(comment);
        });
    sheet(
        "链接",
        text,
        s -> {
          var link = s.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.URL);
          link.setAddress("https://www.example.com/");
          s.getRow(0).getCell(0).setHyperlink(link);
        });
    sheet(
        "照片",
        text,
        s -> {
          var picture =
              s.getWorkbook()
                  .addPicture(
                      Samples.photo(1), org.apache.poi.ss.usermodel.Workbook.PICTURE_TYPE_JPEG);
          s.createDrawingPatriarch()
              .createPicture(new XSSFClientAnchor(0, 0, 0, 0, 1, 1, 3, 3), picture);
        });
    sheet("页眉", text, s -> s.getHeader().setCenter("页眉"));
    sheet(
        "很多行",
        text,
        s -> {
          for (int i = 1; i < 600; i++) {
            var row = s.createRow(i);
            row.createCell(0).setCellValue("单位" + i);
            row.createCell(1).setCellValue(i);
          }
        });
    add(
        "本机路径",
        "xlsx",
        OfficePackage.xlsx(
                "<fileSharing userName=\""
                    + AUTHOR
                    + "\"/><x15ac:absPath xmlns:x15ac=\"http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac\" url=\"C:\\Users\\"
                    + AUTHOR
                    + "\\\"/>",
                "<sheetData>" + OfficePackage.row(text) + "</sheetData>")
            .authored(AUTHOR)
            .bytes());
    add(
        "透视缓存",
        "xlsx",
        OfficePackage.xlsx("", "<sheetData>" + OfficePackage.row(text) + "</sheetData>")
            .part(
                "pv",
                "xl/pivotCache/pivotCacheDefinition1.xml",
                "spreadsheetml.pivotCacheDefinition+xml",
                OfficePackage.REL + "/pivotCacheDefinition",
                "<pivotCacheDefinition xmlns=\""
                    + OfficePackage.SHEET
                    + "\" refreshedBy=\""
                    + AUTHOR
                    + "\"><s v=\"缓存的数\"/></pivotCacheDefinition>")
            .authored(AUTHOR)
            .bytes());
  }

  private void show(String what, String text, Change<XMLSlideShow> change) throws IOException {
    try (var show = new XMLSlideShow()) {
      show.getProperties().getCoreProperties().setCreator(AUTHOR);
      show.createSlide().createTextBox().setText(text);
      change.to(show);
      var out = new ByteArrayOutputStream();
      show.write(out);
      add(what, "pptx", out.toByteArray());
    }
  }

  private void slides(String text) throws IOException {
    show("平常", text, s -> {});
    show(
        "多页",
        text,
        s -> {
          for (int i = 0; i < 8; i++) {
            s.createSlide().createTextBox().setText("第 %d 页".formatted(i));
          }
        });
    show(
        "备注", text, s -> s.getNotesSlide(s.getSlides().getFirst()).createTextBox().setText("备注内容"));
    show("隐藏页", text, s -> s.createSlide().setHidden(true));
    show("表格", text, s -> s.getSlides().getFirst().createTable(2, 2).getCell(0, 0).setText("单元"));
    show(
        "照片",
        text,
        s ->
            s.getSlides()
                .getFirst()
                .createPicture(
                    s.addPicture(
                        Samples.photo(1),
                        org.apache.poi.sl.usermodel.PictureData.PictureType.JPEG)));
    add(
        "批注",
        "pptx",
        OfficePackage.pptx(OfficePackage.shape(text))
            .part(
                "ca",
                "ppt/commentAuthors.xml",
                "presentationml.commentAuthors+xml",
                OfficePackage.REL + "/commentAuthors",
                "<p:cmAuthorLst xmlns:p=\""
                    + OfficePackage.SLIDE
                    + "\"><p:cmAuthor name=\""
                    + AUTHOR
                    + "\"/></p:cmAuthorLst>")
            .authored(AUTHOR)
            .bytes());
  }

  private void page(String what, int size, Change<PDDocument> change) throws IOException {
    try (var document = new PDDocument()) {
      document.getDocumentInformation().setAuthor(AUTHOR);
      for (int i = 0; i < 1 + size / 200; i++) {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (var pen = new PDPageContentStream(document, page)) {
          pen.beginText();
          pen.setFont(new PDType1Font(FontName.HELVETICA), 12);
          pen.newLineAtOffset(72, 700);
          pen.showText("Notice of inspection, page " + i);
          pen.endText();
        }
      }
      change.to(document);
      var out = new ByteArrayOutputStream();
      document.save(out);
      add(what, "pdf", out.toByteArray());
    }
  }

  private void pdfs(int size) throws IOException {
    page("平常", size, d -> {});
    page("横页", size, d -> d.getPage(0).setRotation(90));
    page(
        "链接",
        size,
        d -> {
          var link = new PDAnnotationLink();
          var action = new PDActionURI();
          action.setURI("https://www.example.com/");
          link.setAction(action);
          link.setRectangle(new PDRectangle(10, 10, 50, 20));
          d.getPage(0).getAnnotations().add(link);
        });
    page(
        "注释",
        size,
        d -> {
          var note = new PDAnnotationText();
          note.setContents("checked");
          note.setTitlePopup(AUTHOR);
          note.setRectangle(new PDRectangle(10, 10, 20, 20));
          d.getPage(0).getAnnotations().add(note);
        });
    page(
        "书签",
        size,
        d -> {
          var outline = new PDDocumentOutline();
          var item = new PDOutlineItem();
          item.setTitle("第一章");
          outline.addLast(item);
          d.getDocumentCatalog().setDocumentOutline(outline);
        });
    page(
        "扫描",
        size,
        d -> {
          var page = new PDPage(PDRectangle.A4);
          d.addPage(page);
          try (var pen = new PDPageContentStream(d, page)) {
            pen.drawImage(
                LosslessFactory.createFromImage(d, Samples.picture(200, 280)), 0, 0, 595, 842);
          }
        });
    page(
        "照片",
        size,
        d -> {
          try (var pen =
              new PDPageContentStream(
                  d, d.getPage(0), PDPageContentStream.AppendMode.APPEND, true)) {
            pen.drawImage(
                org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory.createFromByteArray(
                    d, Samples.photo(1)),
                100,
                100);
          }
        });
    page(
        "元数据",
        size,
        d ->
            d.getDocumentCatalog()
                .setMetadata(
                    new org.apache.pdfbox.pdmodel.common.PDMetadata(
                        d,
                        new java.io.ByteArrayInputStream(
                            utf8(
                                "<x:xmpmeta xmlns:x='adobe:ns:meta/'><a>"
                                    + AUTHOR
                                    + "</a></x:xmpmeta>")))));
    page("页内信息", size, d -> d.getPage(0).getCOSObject().setString("LastModified", "D:20260101"));
    var earlier = all.getLast().raw();
    try (var document = Loader.loadPDF(earlier)) {
      document.getDocumentInformation().setTitle(AUTHOR + "改");
      document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
      document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
      var out = new ByteArrayOutputStream();
      document.saveIncremental(out);
      add("改过又存", "pdf", out.toByteArray());
    }
  }

  private void ofds(String text) throws IOException {
    for (int paragraphs = 1; paragraphs < 5; paragraphs++) {
      var out = new ByteArrayOutputStream();
      try (var document = new OFDDoc(out)) {
        for (int i = 0; i < paragraphs; i++) {
          document.add(new Paragraph(text.substring(0, Math.min(200, text.length()))));
        }
      }
      add("排版%d段".formatted(paragraphs), "ofd", out.toByteArray());
    }
    var info =
        "<ofd:DocInfo><ofd:Author>"
            + AUTHOR
            + "</ofd:Author><ofd:Creator>WPS</ofd:Creator><ofd:CustomDatas><ofd:CustomData Name='a'>"
            + AUTHOR
            + "</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo>";
    add(
        "有作者",
        "ofd",
        OfdTextTests.ofd(
            info,
            "<ofd:TextObject ID='9' Boundary='10 10 60 6' Size='5'><ofd:TextCode X='0' Y='5'>"
                + text
                + "</ofd:TextCode></ofd:TextObject>"));
  }

  private void texts(String text) {
    add("UTF-8", "txt", utf8(text));
    add("带签名", "txt", utf8("\ufeff" + text));
    add("GB18030", "txt", text.getBytes(Charset.forName("GB18030")));
    add("换行", "txt", utf8(text.replace("。", "。\r\n")));
    add("制表", "txt", utf8("姓名\t单位\n" + text));
    add("生僻字", "txt", (text + "㐀𠀀").getBytes(UTF_8));
  }

  private void pictures() throws IOException {
    for (var size : new int[] {1, 8, 33, 120, 400}) {
      add("照片%d".formatted(size), "jpg", Samples.image("jpg", size, size));
      add("图%d".formatted(size), "png", Samples.image("png", size, size + 3));
    }
    for (int turn = 1; turn <= 8; turn++) {
      add("方向%d".formatted(turn), "jpeg", Samples.photo(turn));
    }
    for (var type :
        new int[] {
          BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_BYTE_BINARY,
              BufferedImage.TYPE_BYTE_INDEXED,
          BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_USHORT_GRAY
        }) {
      var out = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(40, 30, type), "png", out);
      add("色型%d".formatted(type), "png", out.toByteArray());
    }
    var grey = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY), "jpg", grey);
    add("灰度", "jpg", grey.toByteArray());
    add("渐进", "jpg", progressive());
    add("末尾有东西", "jpg", Samples.joined(Samples.image("jpg", 30, 30), utf8("tail")));
    add("末尾有东西", "png", Samples.joined(Samples.image("png", 30, 30), utf8("tail")));
    for (int i = 0; i < 8; i++) {
      add("字图%d".formatted(i), "png", Samples.lettered("公告第 %d 号".formatted(i)));
    }
  }

  private static byte[] progressive() throws IOException {
    var writer = ImageIO.getImageWritersByFormatName("jpg").next();
    var settings = writer.getDefaultWriteParam();
    settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    var out = new ByteArrayOutputStream();
    var picture = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
    var pen = picture.createGraphics();
    pen.setColor(Color.BLUE);
    pen.fillOval(5, 5, 40, 40);
    pen.dispose();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture, null, null), settings);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
