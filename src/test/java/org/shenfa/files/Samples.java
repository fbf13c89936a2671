package org.shenfa.files;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Files made while the tests run; none is kept in the repository. */
final class Samples {
  /** One member of an archive. */
  record Member(String name, byte[] bytes) {}

  /** Something that writes bytes and may fail. */
  interface Writing<T> {
    void to(T target) throws IOException;
  }

  private Samples() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Member member(String name, String text) {
    return new Member(name, utf8(text));
  }

  private static byte[] bytes(Writing<ByteArrayOutputStream> writing) {
    var out = new ByteArrayOutputStream();
    try {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] zip(Member... members) {
    return bytes(out -> {
      try (var zip = new ZipOutputStream(out)) {
        for (var member : members) {
          zip.putNextEntry(new ZipEntry(member.name()));
          zip.write(member.bytes());
          zip.closeEntry();
        }
      }
    });
  }

  /** A docx of bare bones, with more members. */
  static byte[] docxWith(Member... more) {
    return officeWith("word/document.xml", more);
  }

  static byte[] officeWith(String main, Member... more) {
    var members = new ArrayList<Member>();
    members.add(member("[Content_Types].xml", "<Types/>"));
    members.add(
        member(
            "_rels/.rels",
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1'"
                + " Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='"
                + main
                + "'/></Relationships>"));
    members.add(member(main, "<document/>"));
    members.addAll(List.of(more));
    return zip(members.toArray(Member[]::new));
  }

  static byte[] docx() {
    return bytes(out -> {
      try (var document = new XWPFDocument()) {
        document.getProperties().getCoreProperties().setCreator("起草人张三");
        document.getProperties().getExtendedProperties().setCompany("某内部处室");
        document.createParagraph().createRun().setText("关于开展检查的通知");
        document.write(out);
      }
    });
  }

  static byte[] xlsx() {
    return bytes(out -> {
      try (var book = new XSSFWorkbook()) {
        book.getProperties().getCoreProperties().setCreator("起草人张三");
        var row = book.createSheet("名单").createRow(0);
        row.createCell(0, CellType.STRING).setCellValue("企业名称");
        row.createCell(1, CellType.NUMERIC).setCellValue(12);
        row.createCell(2).setCellFormula("SUM(B1:B1)+IF(B1>1,2,3)");
        book.write(out);
      }
    });
  }

  static byte[] pptx() {
    return bytes(out -> {
      try (var show = new XMLSlideShow()) {
        show.getProperties().getCoreProperties().setCreator("起草人张三");
        show.createSlide().createTextBox().setText("培训材料");
        show.write(out);
      }
    });
  }

  static byte[] ofd() {
    return zip(
        member(
            "OFD.xml",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"),
        member("Doc_0/Document.xml", "<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\"/>"));
  }

  static byte[] pdf(Writing<PDDocument> change) {
    return bytes(out -> {
      try (var document = new PDDocument()) {
        var page = new PDPage();
        document.addPage(page);
        try (var pen = new PDPageContentStream(document, page)) {
          pen.beginText();
          pen.setFont(new PDType1Font(FontName.HELVETICA), 12);
          pen.newLineAtOffset(72, 700);
          pen.showText("Notice of inspection");
          pen.endText();
        }
        change.to(document);
        document.save(out);
      }
    });
  }

  static byte[] pdf() {
    return pdf(document -> document.getDocumentInformation().setAuthor("drafter-zhang"));
  }

  static COSDictionary action(String kind) {
    var action = new COSDictionary();
    action.setName(COSName.S, kind);
    return action;
  }

  static BufferedImage picture(int width, int height) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = picture.createGraphics();
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, width / 2, height / 2);
    pen.dispose();
    return picture;
  }

  /** Black words on white, large enough to be read. */
  static byte[] lettered(String words) {
    var picture = new BufferedImage(900, 160, BufferedImage.TYPE_INT_RGB);
    var pen = picture.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 900, 160);
    pen.setColor(Color.BLACK);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 64));
    pen.drawString(words, 40, 100);
    pen.dispose();
    return bytes(out -> ImageIO.write(picture, "png", out));
  }

  static byte[] image(String format, int width, int height) {
    return bytes(out -> ImageIO.write(picture(width, height), format, out));
  }

  /** A JPEG whose camera left its maker and a turn in it. */
  static byte[] photo(int orientation) {
    var plain = image("jpg", 40, 20);
    var exif =
        ByteBuffer.allocate(60)
            .putShort((short) 0xffe1)
            .putShort((short) 58)
            .put(utf8("Exif\0\0MM"))
            .putShort((short) 42)
            .putInt(8)
            .putShort((short) 1)
            .putShort((short) 0x0112)
            .putShort((short) 3)
            .putInt(1)
            .putShort((short) orientation)
            .putShort((short) 0)
            .putInt(0)
            .put(utf8("GPS 31.23,121.47"));
    return bytes(out -> {
      out.write(plain, 0, 2);
      out.write(exif.array());
      out.write(plain, 2, plain.length - 2);
    });
  }

  /** A PNG of a few bytes that says it is enormous. */
  static byte[] pixelFlood() {
    var head =
        ByteBuffer.allocate(17)
            .put(utf8("IHDR"))
            .putInt(60_000)
            .putInt(60_000)
            .put(new byte[] {8, 2, 0, 0, 0});
    var crc = new CRC32();
    crc.update(head.array());
    return ByteBuffer.allocate(8 + 4 + 17 + 4)
        .putLong(0x89504e470d0a1a0aL)
        .putInt(13)
        .put(head.array())
        .putInt((int) crc.getValue())
        .array();
  }

  static byte[] joined(byte[] head, byte[] tail) {
    return ByteBuffer.allocate(head.length + tail.length).put(head).put(tail).array();
  }
}
