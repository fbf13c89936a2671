package org.shenfa.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.shenfa.files.Samples.action;
import static org.shenfa.files.Samples.docx;
import static org.shenfa.files.Samples.docxWith;
import static org.shenfa.files.Samples.image;
import static org.shenfa.files.Samples.joined;
import static org.shenfa.files.Samples.member;
import static org.shenfa.files.Samples.ofd;
import static org.shenfa.files.Samples.officeWith;
import static org.shenfa.files.Samples.pdf;
import static org.shenfa.files.Samples.photo;
import static org.shenfa.files.Samples.pixelFlood;
import static org.shenfa.files.Samples.pptx;
import static org.shenfa.files.Samples.utf8;
import static org.shenfa.files.Samples.xlsx;
import static org.shenfa.files.Samples.zip;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shenfa.files.Samples.Member;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;

@DisplayName("附件清理")
class CleaningTests {
  private static final String DTD =
      "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><d>&x;</d>";

  private static byte[] clean(String name, byte[] raw) {
    try {
      return Cleaning.clean(FileNames.typeOf(name), raw).bytes();
    } catch (Refusal refusal) {
      throw new Violations(Clause.MEASURES_20_2, "附件“%s”%s。".formatted(name, refusal.why()));
    }
  }

  private static String rels(String type, String target, String mode) {
    return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        + "<Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        + type
        + "' Target='"
        + target
        + "' "
        + mode
        + "/></Relationships>";
  }

  private static byte[] docxWithRels(String type, String target) {
    return docxWith(
        member("word/_rels/document.xml.rels", rels(type, target, "TargetMode='External'")));
  }

  static Stream<Arguments> hostile() throws IOException {
    var external = "引用了外部模板或者外部数据";
    var structure = "内部结构异常";
    var active = "脚本、动作、嵌入文件或者动态表单";
    return Stream.of(
        arguments(
            "冒充PDF的程序",
            "报告.pdf",
            utf8("MZ\u0090\0 This program cannot be run in DOS mode"),
            "扩展名与内容不符"),
        arguments("冒充PDF的网页", "报告.pdf", utf8("<html><script>alert(1)</script></html>"), "扩展名与内容不符"),
        arguments("冒充图片的PDF", "照片.png", pdf(), "扩展名与内容不符"),
        arguments("PNG改名JPG", "照片.jpg", image("png", 9, 9), "扩展名与内容不符"),
        arguments("普通压缩包改名docx", "通知.docx", zip(member("a.txt", "甲")), "扩展名与内容不符"),
        arguments("xlsx改名docx", "通知.docx", xlsx(), "扩展名与内容不符"),
        arguments("docx改名ofd", "通知.ofd", docx(), "扩展名与内容不符"),
        arguments("前面垫了图片的docx", "通知.docx", joined(image("png", 9, 9), docx()), "扩展名与内容不符"),
        arguments("像素洪水", "照片.png", pixelFlood(), "像素太大"),
        arguments("截断的图片", "照片.png", Arrays.copyOf(image("png", 90, 90), 60), "已损坏"),
        arguments("动图", "照片.png", animated(), "是动画"),
        arguments(
            "压缩炸弹", "通知.docx", docxWith(new Member("word/b.xml", new byte[60 << 20])), "压缩炸弹"),
        arguments("成员过多", "通知.docx", docxWith(many(2_100)), "成员过多"),
        arguments("OFD成员过多", "通知.ofd", officeWith("OFD.xml", many(5_100)), "成员过多"),
        arguments(
            "上级路径", "通知.ofd", officeWith("OFD.xml", member("../../x.xml", "<x/>")), structure),
        arguments("绝对路径", "通知.ofd", officeWith("OFD.xml", member("/etc/x.xml", "<x/>")), structure),
        arguments("反斜线路径", "通知.ofd", officeWith("OFD.xml", member("..\\x.xml", "<x/>")), structure),
        arguments("盘符路径", "通知.ofd", officeWith("OFD.xml", member("C:x.xml", "<x/>")), structure),
        arguments("仅大小写不同的重名", "通知.docx", docxWith(member("Word/Document.xml", "<x/>")), "成员重名"),
        arguments("外部实体", "通知.docx", docxWith(member("word/a.xml", DTD)), structure),
        arguments(
            "UTF-16 的外部实体",
            "通知.docx",
            docxWith(new Member("word/a.xml", DTD.getBytes(UTF_16))),
            structure),
        arguments("扩展名不是xml的外部实体", "通知.docx", docxWith(member("word/a.dat", DTD)), structure),
        arguments("旧绘图里的外部实体", "通知.docx", docxWith(member("word/a.vml", DTD)), structure),
        arguments(
            "OFD外部实体", "通知.ofd", officeWith("OFD.xml", member("Doc_0/a.xml", DTD)), structure),
        arguments("十亿笑声", "通知.docx", docxWith(member("word/a.xml", laughs())), structure),
        arguments("不成形的XML", "通知.docx", docxWith(member("word/a.xml", "<a><b></a>")), "已损坏"),
        arguments("宏", "通知.docx", docxWith(member("word/vbaProject.bin", "x")), "含有宏"),
        arguments(
            "改名的宏",
            "通知.docx",
            docxWith(member("word/_rels/d.rels", rels("vbaProject", "a.dat", ""))),
            "含有宏"),
        arguments(
            "docm改名docx",
            "通知.docx",
            zip(
                member(
                    "[Content_Types].xml",
                    "<Types><Override PartName='/w' ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/></Types>"),
                member("word/document.xml", "<d/>")),
            "含有宏"),
        arguments(
            "外部模板",
            "通知.docx",
            docxWithRels("attachedTemplate", "http://evil.example/t.dotm"),
            external),
        arguments("外部图片", "通知.docx", docxWithRels("image", "http://evil.example/t.png"), external),
        arguments(
            "指向文件的链接", "通知.docx", docxWithRels("hyperlink", "file://server/share/x.exe"), external),
        arguments("脚本链接", "通知.docx", docxWithRels("hyperlink", "javascript:alert(1)"), external),
        arguments(
            "外部网页块",
            "通知.docx",
            docxWith(member("word/_rels/d.rels", rels("aFChunk", "a.html", ""))),
            "嵌有其他文件"),
        arguments(
            "嵌入对象",
            "培训.pptx",
            officeWith("ppt/presentation.xml", member("ppt/embeddings/a.bin", "x")),
            "嵌有其他文件"),
        arguments(
            "改名的嵌入对象",
            "通知.docx",
            docxWith(
                new Member(
                    "word/media/a.png", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0})),
            "嵌有其他文件"),
        arguments("藏在媒体里的程序", "通知.docx", docxWith(member("word/media/a.png", "MZ...")), "嵌有其他文件"),
        arguments("藏着的压缩包", "通知.docx", docxWith(new Member("word/media/a.png", docx())), "嵌有其他文件"),
        arguments(
            "DDE域",
            "通知.docx",
            docxWith(member("word/a.xml", "<d><instrText>DDEAUTO c:\\\\cmd.exe</instrText></d>")),
            "自动执行的数据链接"),
        arguments(
            "拆开写的DDE域",
            "通知.docx",
            docxWith(
                member(
                    "word/a.xml",
                    "<d><instrText>DD</instrText><r/><instrText>EAU</instrText><instrText>TO cmd</instrText></d>")),
            "自动执行的数据链接"),
        arguments(
            "简单DDE域",
            "通知.docx",
            docxWith(member("word/a.xml", "<d><fldSimple instr='dde excel x'/></d>")),
            "自动执行的数据链接"),
        arguments(
            "公式里的DDE",
            "名单.xlsx",
            officeWith(
                "xl/workbook.xml", member("xl/worksheets/s.xml", "<c><f>cmd|'/c calc'!A1</f></c>")),
            "自动执行的数据链接"),
        arguments(
            "DDE链接",
            "名单.xlsx",
            officeWith(
                "xl/workbook.xml",
                member("xl/externalLinks/e.xml", "<externalLink><ddeLink/></externalLink>")),
            "自动执行的数据链接"),
        arguments("加密的docx", "通知.docx", compound(), "设有密码"),
        arguments("加密的PDF", "通知.pdf", locked("open"), "设有密码"),
        arguments("只限制编辑的PDF", "通知.pdf", locked(""), "设有密码"),
        arguments(
            "PDF文档脚本",
            "通知.pdf",
            pdf(d -> d.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"))),
            active),
        arguments(
            "PDF启动程序",
            "通知.pdf",
            pdf(d ->
                d.getDocumentCatalog()
                    .getCOSObject()
                    .setItem(COSName.OPEN_ACTION, action("Launch"))),
            active),
        arguments(
            "PDF提交表单",
            "通知.pdf",
            pdf(d -> d.getPage(0).getCOSObject().setItem(COSName.AA, action("SubmitForm"))),
            active),
        arguments(
            "PDF指向本机文件",
            "通知.pdf",
            pdf(d -> d.getPage(0).getCOSObject().setItem(COSName.A, uri("file:///c:/x.exe"))),
            active),
        arguments("PDF嵌入文件", "通知.pdf", pdf(CleaningTests::attach), active),
        arguments("PDF动态表单", "通知.pdf", pdf(CleaningTests::xfa), active),
        arguments("截断的PDF", "通知.pdf", utf8("%PDF-1.7\n1 0 obj\n<< /Type /Catalog"), "已损坏"),
        arguments("页面树成环的PDF", "通知.pdf", pdf(CleaningTests::loop), "通知.pdf"),
        arguments(
            "不是文字的文本", "说明.txt", new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff}, "不是文本文件"),
        arguments("含空字符的文本", "说明.txt", utf8("甲\0乙"), "不是文本文件"));
  }

  private static byte[] animated() {
    var still = new String(image("png", 9, 9), ISO_8859_1);
    var at = still.indexOf("IDAT") - 4;
    return (still.substring(0, at) + "\0\0\0\0acTL\0\0\0\0" + still.substring(at))
        .getBytes(ISO_8859_1);
  }

  private static Member[] many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> member("m/" + i + ".xml", "<x/>"))
        .toArray(Member[]::new);
  }

  private static String laughs() {
    return "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><l>&c;</l>";
  }

  private static byte[] compound() throws IOException {
    try (var files = new POIFSFileSystem()) {
      files.createDocument(new ByteArrayInputStream(new byte[5_000]), "EncryptedPackage");
      var out = new java.io.ByteArrayOutputStream();
      files.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  private static byte[] locked(String toOpen) {
    return pdf(d -> {
      var policy = new StandardProtectionPolicy("owner", toOpen, new AccessPermission());
      policy.setEncryptionKeyLength(128);
      d.protect(policy);
    });
  }

  private static COSDictionary uri(String target) {
    var action = action("URI");
    action.setItem(COSName.URI, new COSString(target));
    return action;
  }

  private static void attach(org.apache.pdfbox.pdmodel.PDDocument document) {
    var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(new PDEmbeddedFilesNameTreeNode());
    document.getDocumentCatalog().setNames(names);
  }

  private static void xfa(org.apache.pdfbox.pdmodel.PDDocument document) {
    var form = new PDAcroForm(document);
    form.getCOSObject().setItem(COSName.XFA, new COSString("<xdp/>"));
    document.getDocumentCatalog().setAcroForm(form);
  }

  private static void loop(org.apache.pdfbox.pdmodel.PDDocument document) {
    var tree = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PAGES);
    var kids = new COSArray();
    kids.add(tree);
    tree.setItem(COSName.KIDS, kids);
    tree.setItem(COSName.COUNT, COSInteger.get(9_000_000));
  }

  @Proves({Clause.MEASURES_20_2})
  @ParameterizedTest(name = "{0}")
  @MethodSource
  @DisplayName("有害、伪装、损坏的附件被拒收，理由是承办人看得懂的一句话")
  void hostile(String what, String name, byte[] raw, String sentence) {
    Assertions.assertTimeout(
        Duration.ofSeconds(20),
        () ->
            assertThatThrownBy(() -> clean(name, raw))
                .as(what)
                .isInstanceOf(Violations.class)
                .hasMessageContaining(name)
                .hasMessageContaining(sentence)
                .hasMessageEndingWith("。"));
  }

  static Stream<Arguments> benign() {
    return Stream.of(
        arguments("通知.docx", docx()),
        arguments("名单.xlsx", xlsx()),
        arguments("培训.pptx", pptx()),
        arguments("公文.ofd", ofd()),
        arguments("报告.pdf", pdf()),
        arguments("图.png", image("png", 30, 20)),
        arguments("图.JPEG", image("jpg", 30, 20)),
        arguments("说明.txt", utf8("第一条 为了规范。\r\n")),
        arguments("带链接.docx", docxWithRels("hyperlink", "https://www.example.com/a")),
        arguments(
            "带链接.pdf",
            pdf(d ->
                d.getPage(0).getCOSObject().setItem(COSName.A, uri("https://www.example.com/")))));
  }

  @Proves({Clause.MEASURES_20_2})
  @ParameterizedTest(name = "{0}")
  @MethodSource("benign")
  @DisplayName("正常附件收下；同样的文件得到同样的字节，再清理一次仍然收下")
  void benignStaysTheSameBytes(String name, byte[] raw) {
    var once = clean(name, raw);

    assertThat(clean(name, raw)).isEqualTo(once);
    assertThat(clean(name, once)).isNotEmpty();
    if (FileNames.typeOf(name) != FileType.JPG && FileNames.typeOf(name) != FileType.PDF) {
      assertThat(clean(name, once)).isEqualTo(once);
    }
  }

  @Test
  @DisplayName("清理过的办公文件仍能打开，作者和单位不在了")
  void officeFilesOpenWithoutTheirAuthors() throws IOException {
    var docx = clean("通知.docx", docx());
    var xlsx = clean("名单.xlsx", xlsx());
    var pptx = clean("培训.pptx", pptx());

    try (var document = new XWPFDocument(new ByteArrayInputStream(docx));
        var book = new XSSFWorkbook(new ByteArrayInputStream(xlsx));
        var show = new XMLSlideShow(new ByteArrayInputStream(pptx))) {
      assertThat(document.getParagraphs().getFirst().getText()).isEqualTo("关于开展检查的通知");
      assertThat(book.getSheet("名单").getRow(0).getCell(0).getStringCellValue()).isEqualTo("企业名称");
      assertThat(show.getSlides()).hasSize(1);
    }
    for (var bytes : new byte[][] {docx, xlsx, pptx}) {
      assertThat(allMembers(bytes)).doesNotContain("张三").doesNotContain("某内部处室");
    }
  }

  private static String allMembers(byte[] zip) throws IOException {
    var all = new StringBuilder();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        all.append(e.getName()).append(new String(in.readAllBytes(), UTF_8));
      }
    }
    return all.toString();
  }

  @Test
  @DisplayName("清理过的 PDF 文字还在，作者、工具和元数据不在了")
  void pdfKeepsWordsAndLosesAuthor() throws IOException {
    var raw =
        pdf(d -> {
          d.getDocumentInformation().setAuthor("drafter-zhang");
          var xmp =
              new PDMetadata(
                  d, new ByteArrayInputStream(utf8("<x:xmpmeta>drafter-li</x:xmpmeta>")));
          d.getDocumentCatalog().setMetadata(xmp);
          d.getPage(0).setMetadata(xmp);
        });
    try (var document = Loader.loadPDF(clean("报告.pdf", raw))) {
      assertThat(new PDFTextStripper().getText(document).strip()).isEqualTo("Notice of inspection");
      assertThat(document.getDocumentInformation().getAuthor()).isNull();
      assertThat(document.getDocumentCatalog().getMetadata()).isNull();
      assertThat(document.getPage(0).getMetadata()).isNull();
    }
    assertThat(new String(clean("报告.pdf", raw), ISO_8859_1)).doesNotContain("drafter-");
  }

  @Test
  @DisplayName("图片后面夹带的东西和拍摄位置都去掉了")
  void pictureLosesTailAndPlace() {
    var tail = zip(member("evil.php", "<?php system($_GET['c']); ?>"));
    var png = clean("图.png", joined(image("png", 30, 20), tail));
    var jpg = clean("图.jpg", joined(photo(1), tail));

    for (var bytes : new byte[][] {png, jpg}) {
      assertThat(new String(bytes, ISO_8859_1)).doesNotContain("evil.php").doesNotContain("GPS");
    }
  }

  @ParameterizedTest(name = "方向 {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  @DisplayName("照片按拍摄方向转正")
  void photoIsTurnedUpright(int orientation) throws IOException {
    var picture = ImageIO.read(new ByteArrayInputStream(clean("照片.jpg", photo(orientation))));
    var corner =
        switch (orientation) {
          case 1, 5 -> new int[] {0, 0};
          case 2, 6 -> new int[] {1, 0};
          case 3, 7 -> new int[] {1, 1};
          default -> new int[] {0, 1};
        };

    assertThat(picture.getWidth()).isEqualTo(orientation < 5 ? 40 : 20);
    var x = picture.getWidth() / 4 + corner[0] * picture.getWidth() / 2;
    var y = picture.getHeight() / 4 + corner[1] * picture.getHeight() / 2;
    assertThat(picture.getRGB(x, y) >> 16 & 0xff).isGreaterThan(180);
  }

  @Test
  @DisplayName("印刷颜色的照片拒收，告诉承办人怎么另存")
  void printingColoursAreRefused() throws IOException {
    var out = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpg").next();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      var ink = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 20, 20, 4, null);
      writer.write(null, new IIOImage(ink, null, null), null);
    }
    assertThatThrownBy(() -> clean("照片.jpg", out.toByteArray())).hasMessageContaining("另存为普通的 RGB");
  }

  @Test
  @DisplayName("GB18030 的文本转为 UTF-8，已是 UTF-8 的不动")
  void textBecomesUtf8() {
    var words = "危险化学品安全监督管理 㐀𠀀";

    assertThat(new String(clean("说明.txt", words.getBytes(Charset.forName("GB18030"))), UTF_8))
        .isEqualTo(words);
    assertThat(clean("说明.txt", utf8("\ufeff" + words))).isEqualTo(utf8("\ufeff" + words));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "通知.pdf.exe",
        "通知.jsp.",
        "通知.php%00.jpg",
        "通知.jsp;.pdf",
        "通知\u202efdp.exe",
        "通知\u202e.pdf",
        "通知\0.pdf",
        "a/b.pdf",
        "a\\b.pdf",
        "../b.pdf",
        "通知.html",
        "通知.svg",
        "通知.js",
        "通知.bat",
        "通知.lnk",
        "通知.iso",
        "通知.jar",
        "通知.exe",
        "通知.jsp",
        "通知",
        ".pdf",
        "",
        "  ",
        "通知.doc",
        "通知.gif",
        "通知.zip",
        "通知\u200b.pdf",
        "通知.pdf "
      })
  @DisplayName("文件名藏着什么、类型不在清单上的，拒收")
  void namesThatHide(String name) {
    assertThatThrownBy(() -> FileNames.typeOf(name))
        .isInstanceOf(Violations.class)
        .hasMessageMatching("(?s).*[。]");
  }

  @Test
  @DisplayName("类型不在清单上时，告诉承办人可以上传什么")
  void refusalListsWhatIsAllowed() {
    assertThatThrownBy(() -> FileNames.typeOf("通知.mp4"))
        .hasMessageContaining("pdf、docx、xlsx、pptx、ofd、txt、jpg、png");
    assertThatThrownBy(() -> FileNames.typeOf("通知.doc")).hasMessageContaining("另存为 docx");
    assertThatThrownBy(() -> FileNames.typeOf("图.webp")).hasMessageContaining("另存为 jpg 或者 png");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "1.网站信息公开保密审查表.docx",
        "江应急〔2026〕12号.PDF",
        "附件 1（最终）.xlsx",
        "𠀀㐀.txt",
        "a.b.c.jpeg"
      })
  @DisplayName("平常的文件名都收")
  void ordinaryNames(String name) {
    assertThat(FileNames.typeOf(name)).isNotNull();
  }
}
