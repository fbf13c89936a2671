package org.shenfa.privacy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import javax.imageio.ImageIO;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** What a test gives away of invented persons, by every way in, and may find nowhere afterwards. */
final class Secrets {
  static final String NAME = "诸葛明懿";
  static final String PHONE = "13877665544";
  static final String MAIL = "zgmingyi@163.com";
  static final String ID = "320102198506051235";
  static final String HOME = "17栋2单元501室";
  static final String REPORT = "线索代号蓝鲸七号";
  static final String OPINION = "意见代号红隼三号";
  static final String REQUEST = "申请代号白鹭五号";
  static final String KEPT = "不公开的答复代号青鸾";
  static final String EXIF = "EXIF-SEED-GPS-31.2299";
  static final String SHEET = "暗表里的端木秋实";
  static final String DELETED = "删去的慕容雪";
  static final String AUTHOR = "起草人令狐远";
  static final String FILE = "独孤九的身份证";

  static final List<String> ALL =
      List.of(
          NAME, PHONE, MAIL, ID, HOME, REPORT, OPINION, REQUEST, KEPT, EXIF, SHEET, DELETED, AUTHOR,
          FILE);

  private Secrets() {}

  /** A photograph whose camera says where it was. */
  static byte[] photo() throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB), "jpg", out);
    var plain = out.toByteArray();
    var words = ("Exif\0\0" + EXIF).getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(plain.length + words.length + 4)
        .put(plain, 0, 2)
        .putShort((short) 0xffe1)
        .putShort((short) (words.length + 2))
        .put(words)
        .put(plain, 2, plain.length - 2)
        .array();
  }

  /** A workbook with a sheet nobody sees. */
  static byte[] workbook() throws IOException {
    try (var book = new XSSFWorkbook()) {
      book.getProperties().getCoreProperties().setCreator(AUTHOR);
      book.createSheet("名单").createRow(0).createCell(0).setCellValue("南滨化工有限公司");
      book.createSheet("内部").createRow(0).createCell(0).setCellValue(SHEET);
      book.setSheetHidden(1, true);
      var out = new ByteArrayOutputStream();
      book.write(out);
      return out.toByteArray();
    }
  }

  /** A document with a tracked deletion. */
  static byte[] document() throws IOException {
    try (var document = new XWPFDocument()) {
      document.getProperties().getCoreProperties().setCreator(AUTHOR);
      var paragraph = document.createParagraph();
      paragraph.createRun().setText("关于检查情况的说明。");
      var gone = paragraph.getCTP().addNewDel();
      gone.setId(BigInteger.ONE);
      gone.setAuthor(AUTHOR);
      gone.setDate(Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT));
      gone.addNewR().addNewDelText().setStringValue(DELETED);
      var out = new ByteArrayOutputStream();
      document.write(out);
      return out.toByteArray();
    }
  }
}
