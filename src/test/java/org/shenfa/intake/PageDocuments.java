package org.shenfa.intake;

import static org.shenfa.intake.Sample.of;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.ofdrw.layout.OFDDoc;
import org.ofdrw.layout.element.Img;
import org.ofdrw.layout.element.Paragraph;
import org.ofdrw.layout.element.TextAlign;

/** Documents of fixed pages: PDF and OFD. */
final class PageDocuments {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
  private static final int WIDTH = 28;

  private PageDocuments() {}

  /** A line of a made page. */
  record Line(double indent, String text) {}

  static List<Sample> all() {
    var notice = notice();
    return List.of(
        of("通知.pdf", pdf(List.of(notice), null))
            .titled("关于开展汛后尾矿库安全检查的通知")
            .numbered("江应急〔2026〕15号")
            .on(DAY)
            .issued("江海省应急管理厅")
            .names("版记", "段落是按版面还原的")
            .has(
                "<h2>一、检查范围</h2>",
                "<p>全省在用、停用、闭库的尾矿库逐库检查，重点检查坝体稳定、排洪设施、在线监测系统和应急物资储备情况，检查结果存档。</p>"),
        of("两页公文.pdf", pdf(twoPages(), null))
            .titled("关于印发应急物资储备目录的通知")
            .on(LocalDate.of(2026, 11, 20))
            .has("年终前完成补充更新，并报省厅备案"),
        of("名单.pdf", pdf(List.of(list()), null))
            .titled("拟表彰人员名单")
            .names("像有表格")
            .has("<td>赵一</td><td>临江市应急管理局</td>"),
        of("带图.pdf", pdf(List.of(notice), WordDocuments.image("png", Color.RED, 80)))
            .titled("关于开展汛后尾矿库安全检查的通知")
            .numbered("江应急〔2026〕15号")
            .on(DAY)
            .has("图1.png")
            .names("核对位置"),
        of(
                "通知.ofd",
                ofd(
                    false,
                    "关于报送月度统计表的通知",
                    "各设区市应急管理局：",
                    "请于每月5日前报送上月统计表，逾期不报的予以通报。",
                    "一、报送方式",
                    "通过统计系统报送。",
                    "江海省应急管理厅",
                    "2026年3月5日"))
            .titled("关于报送月度统计表的通知")
            .on(DAY)
            .has("<h2>一、报送方式</h2>"),
        of("长文.ofd", ofd(false, "年度工作总结", "一年来，全省应急管理系统坚持问题导向、目标导向，统筹发展和安全。".repeat(40), "特此报告。"))
            .titled("年度工作总结")
            .has("特此报告"),
        of(
                "红头.ofd",
                ofd(
                    true,
                    "江海省应急管理厅文件",
                    "江应急〔2026〕21号",
                    "关于命名示范社区的决定",
                    "各县（市、区）应急管理局：",
                    "决定命名幸福社区等十个社区为示范社区。",
                    "江海省应急管理厅",
                    "二〇二六年三月五日",
                    "江海省应急管理厅办公室　　2026年3月6日印发"))
            .titled("关于命名示范社区的决定")
            .numbered("江应急〔2026〕21号")
            .on(DAY)
            .issued("江海省应急管理厅")
            .names("版头", "版记"),
        of("多页.ofd", ofd(false, lines(90))).titled("应急预案汇编").has("第八十九项"),
        of("带图.ofd", ofdWithPicture()).titled("活动简讯").has("图1.png").names("核对位置"),
        of(
                "英文数字.ofd",
                ofd(
                    false,
                    "GB 30871 执行情况",
                    "GB 30871-2022 自 2022 年 10 月 1 日起施行，HAZOP 分析覆盖率 98.5%。"))
            .titled("GB 30871 执行情况")
            .has("98.5%"));
  }

  /** A page that is one picture. */
  static byte[] scan() {
    return pdf(List.of(List.of()), WordDocuments.image("png", Color.GRAY, 200));
  }

  private static String[] lines(int count) {
    var lines = new ArrayList<String>(List.of("应急预案汇编"));
    for (int i = 1; i < count; i++) {
      lines.add("第" + Numerals.of("chineseCounting", i) + "项　" + "要求明确到岗到人，责任落实。");
    }
    return lines.toArray(String[]::new);
  }

  private static List<Line> notice() {
    var lines = new ArrayList<Line>();
    lines.add(new Line(-1, "江海省应急管理厅文件"));
    lines.add(new Line(-1, "江应急〔2026〕15号"));
    lines.add(new Line(-1, "关于开展汛后尾矿库"));
    lines.add(new Line(-1, "安全检查的通知"));
    lines.add(new Line(0, "各设区市应急管理局："));
    wrapped(lines, "为切实做好汛后尾矿库安全工作，防范坝体失稳、排洪设施损毁等风险，现就有关事项通知如下。");
    wrapped(lines, "一、检查范围");
    wrapped(lines, "全省在用、停用、闭库的尾矿库逐库检查，重点检查坝体稳定、排洪设施、在线监测系统和应急物资储备情况，检查结果存档。");
    lines.add(new Line(17, "江海省应急管理厅"));
    lines.add(new Line(18, "2026年3月5日"));
    lines.add(new Line(0, "抄送：应急管理部。"));
    lines.add(new Line(0, "江海省应急管理厅办公室　　　2026年3月6日印发"));
    lines.add(new Line(-1, "- 1 -"));
    return lines;
  }

  private static List<List<Line>> twoPages() {
    var one = new ArrayList<Line>();
    one.add(new Line(-1, "关于印发应急物资储备目录的通知"));
    one.add(new Line(0, "各设区市、县（市、区）应急管理局，各有关单位："));
    for (int i = 0; i < 8; i++) {
      wrapped(one, "各地要按照目录要求，结合本地灾害特点，合理确定储备品种和数量，建立轮换更新机制，做到账物相符。");
    }
    one.add(new Line(2, "对已经到期的物资，各地要在两个月内清查登记并组织报废，年终"));
    one.add(new Line(-1, "- 1 -"));
    var two = new ArrayList<Line>();
    two.add(new Line(0, "前完成补充更新，并报省厅备案。"));
    two.add(new Line(17, "江海省应急管理厅"));
    two.add(new Line(17, "2026年11月20日"));
    two.add(new Line(-1, "- 2 -"));
    return List.of(one, two);
  }

  private static List<Line> list() {
    var lines = new ArrayList<Line>();
    lines.add(new Line(-1, "拟表彰人员名单"));
    for (var name : List.of("赵一", "钱二", "孙三", "李四", "周五")) {
      lines.add(new Line(2, name + "\t临江市应急管理局\t主任科员"));
    }
    return lines;
  }

  private static void wrapped(List<Line> lines, String text) {
    var first = WIDTH - 2;
    lines.add(new Line(2, text.substring(0, Math.min(first, text.length()))));
    for (int at = first; at < text.length(); at += WIDTH) {
      lines.add(new Line(0, text.substring(at, Math.min(at + WIDTH, text.length()))));
    }
  }

  /**
   * Pages in a font that is only named: readers know the characters by the encoding, so none has to
   * be installed or embedded.
   */
  private static byte[] pdf(
      List<List<Line>> pages, byte @org.jspecify.annotations.Nullable [] image) {
    try (var document = new PDDocument()) {
      for (var lines : pages) {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        var resources = new PDResources();
        page.setResources(resources);
        var fonts = new COSDictionary();
        fonts.setItem(COSName.getPDFName("F1"), song());
        resources.getCOSObject().setItem(COSName.FONT, fonts);
        var stream = new PDStream(document);
        try (var out = stream.createOutputStream()) {
          out.write(content(lines).getBytes(StandardCharsets.US_ASCII));
        }
        page.setContents(stream);
        if (image != null) {
          var picture = PDImageXObject.createFromByteArray(document, image, "a");
          try (var drawing =
              new PDPageContentStream(
                  document, page, PDPageContentStream.AppendMode.APPEND, true)) {
            drawing.drawImage(picture, 100, 100, 60, 60);
          }
        }
      }
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static COSDictionary song() {
    var info = new COSDictionary();
    info.setItem(COSName.REGISTRY, new COSString("Adobe"));
    info.setItem(COSName.ORDERING, new COSString("GB1"));
    info.setItem(COSName.SUPPLEMENT, COSInteger.get(4));
    var descendant = new COSDictionary();
    descendant.setItem(COSName.TYPE, COSName.FONT);
    descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
    descendant.setItem(COSName.BASE_FONT, COSName.getPDFName("STSong-Light"));
    descendant.setItem(COSName.CIDSYSTEMINFO, info);
    descendant.setItem(COSName.DW, COSInteger.get(1000));
    var descendants = new COSArray();
    descendants.add(descendant);
    var font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE0);
    font.setItem(COSName.BASE_FONT, COSName.getPDFName("STSong-Light-UniGB-UTF16-H"));
    font.setItem(COSName.ENCODING, COSName.getPDFName("UniGB-UTF16-H"));
    font.setItem(COSName.DESCENDANT_FONTS, descendants);
    return font;
  }

  private static String content(List<Line> lines) {
    var size = 16;
    var left = 73;
    var out = new StringBuilder("BT /F1 " + size + " Tf\n");
    var y = 760;
    for (var line : lines) {
      var x =
          line.indent() < 0
              ? left + (WIDTH - line.text().length()) / 2.0 * size
              : left + line.indent() * size;
      for (var cell : line.text().split("\t")) {
        out.append("1 0 0 1 %.1f %d Tm <%s> Tj%n".formatted(x, y, hex(cell)));
        x += (cell.length() + 4) * size;
      }
      y -= 24;
    }
    return out.append("ET").toString();
  }

  private static String hex(String text) {
    var hex = new StringBuilder();
    for (var b : text.getBytes(StandardCharsets.UTF_16BE)) {
      hex.append("%02X".formatted(b));
    }
    return hex.toString();
  }

  private static byte[] ofdWithPicture() {
    try {
      var file = Files.createTempFile("shenfa", ".ofd");
      var picture = Files.createTempFile("shenfa", ".png");
      Files.write(picture, WordDocuments.image("png", Color.MAGENTA, 90));
      try (var document = new OFDDoc(file)) {
        var title = new Paragraph("活动简讯");
        title.setFontSize(7d);
        title.setTextAlign(TextAlign.center);
        document.add(title);
        document.add(new Paragraph("活动现场气氛热烈，群众踊跃参加。"));
        document.add(new Img(40, 40, picture));
      }
      var bytes = Files.readAllBytes(file);
      Files.delete(file);
      Files.delete(picture);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A title, then paragraphs; the last two stand at the right. */
  private static byte[] ofd(boolean head, String... lines) {
    try {
      var file = Files.createTempFile("shenfa", ".ofd");
      try (var document = new OFDDoc(file)) {
        for (int i = 0; i < lines.length; i++) {
          var paragraph = new Paragraph(lines[i]);
          paragraph.setFontSize(i == 0 ? 7d : 5d);
          if (i == 0 || head && i < 3) {
            paragraph.setTextAlign(TextAlign.center);
          } else if (!lines[i].endsWith("：") && !lines[i].matches(".*[年月日厅].?")) {
            paragraph.setFirstLineIndent(2);
          } else if (lines[i].matches(".*(厅|日)$")) {
            paragraph.setTextAlign(TextAlign.right);
          }
          document.add(paragraph);
        }
      }
      var bytes = Files.readAllBytes(file);
      Files.delete(file);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
