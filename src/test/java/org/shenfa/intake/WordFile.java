package org.shenfa.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A Word file written by hand, so that every idiom of Word and WPS can be put into it. */
final class WordFile {
  private static final String NAMESPACES =
      """
      xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
      xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
      xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" \
      xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
      xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
      xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" \
      xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
      xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" \
      xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" \
      xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
      xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
      mc:Ignorable="w14\"\
      """;
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final String TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";

  private final StringBuilder body = new StringBuilder();
  private final Map<String, byte[]> members = new LinkedHashMap<>();
  private final StringBuilder relations = new StringBuilder();
  private final StringBuilder types = new StringBuilder();
  private int ids;

  /** Raw markup inside the body. */
  WordFile xml(String xml) {
    body.append(xml);
    return this;
  }

  WordFile p(String text) {
    return xml(paragraph("", text));
  }

  WordFile p(String... lines) {
    for (var line : lines) {
      p(line);
    }
    return this;
  }

  WordFile centred(String text) {
    return xml(paragraph("<w:jc w:val=\"center\"/>", text));
  }

  WordFile right(String text) {
    return xml(paragraph("<w:jc w:val=\"right\"/>", text));
  }

  WordFile styled(String style, String text) {
    return xml(paragraph("<w:pStyle w:val=\"" + style + "\"/>", text));
  }

  WordFile numbered(int num, int level, String text) {
    return xml(
        paragraph(
            "<w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr>"
                .formatted(level, num),
            text));
  }

  static String paragraph(String properties, String text) {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + run(text) + "</w:p>";
  }

  static String run(String text) {
    return run("", text);
  }

  static String run(String properties, String text) {
    return "<w:r><w:rPr><w:rFonts w:eastAsia=\"仿宋_GB2312\"/><w:sz w:val=\"32\"/>%s</w:rPr><w:t xml:space=\"preserve\">%s</w:t></w:r>"
        .formatted(properties, text.replace("&", "&amp;").replace("<", "&lt;"));
  }

  static String cell(String properties, String text) {
    return "<w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/>%s</w:tcPr>%s</w:tc>"
        .formatted(properties, paragraph("<w:jc w:val=\"center\"/>", text));
  }

  /** Rows of cells; the first is a header row when asked. */
  WordFile table(boolean header, String[]... rows) {
    body.append("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>");
    body.repeat("<w:gridCol w:w=\"2000\"/>", rows[0].length).append("</w:tblGrid>");
    var first = header;
    for (var row : rows) {
      body.append("<w:tr>").append(first ? "<w:trPr><w:tblHeader/></w:trPr>" : "");
      for (var cell : row) {
        body.append(cell("", cell));
      }
      body.append("</w:tr>");
      first = false;
    }
    body.append("</w:tbl>");
    return this;
  }

  /** A part beside the document; returns the id of its relation. */
  String part(String member, String kind, String xml) {
    types.append(
        "<Override PartName=\"/word/%s\" ContentType=\"%s%s+xml\"/>".formatted(member, TYPE, kind));
    members.put("word/" + member, utf8(xml));
    return related(kind, member);
  }

  String related(String kind, String target) {
    var id = "rId" + ++ids;
    relations.append(
        "<Relationship Id=\"%s\" Type=\"%s%s\" Target=\"%s\"/>"
            .formatted(id, OFFICE, kind, target));
    return id;
  }

  WordFile link(String text, String address) {
    var id = "rId" + ++ids;
    relations.append(
        "<Relationship Id=\"%s\" Type=\"%shyperlink\" Target=\"%s\" TargetMode=\"External\"/>"
            .formatted(id, OFFICE, address));
    return xml("<w:p><w:hyperlink r:id=\"" + id + "\">" + run(text) + "</w:hyperlink></w:p>");
  }

  WordFile member(String name, byte[] bytes) {
    if (name.endsWith(".bin")) {
      types.append(
          "<Default Extension=\"bin\" ContentType=\"application/vnd.openxmlformats-officedocument.oleObject\"/>");
    }
    members.put(name, bytes);
    return this;
  }

  WordFile styles(String... styles) {
    part(
        "styles.xml",
        "styles",
        "<w:styles %s>%s</w:styles>".formatted(NAMESPACES, String.join("", styles)));
    return this;
  }

  static String style(String id, String name, String properties) {
    return "<w:style w:type=\"paragraph\" w:styleId=\"%s\"><w:name w:val=\"%s\"/><w:pPr>%s</w:pPr></w:style>"
        .formatted(id, name, properties);
  }

  /** Levels as format and pattern, such as {@code chineseCounting} and {@code %1、}. */
  WordFile numbering(String[]... lists) {
    var xml = new StringBuilder("<w:numbering " + NAMESPACES + ">");
    for (int list = 0; list < lists.length; list++) {
      xml.append("<w:abstractNum w:abstractNumId=\"%d\">".formatted(list));
      for (int level = 0; level * 2 < lists[list].length; level++) {
        xml.append(
            "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/><w:lvlText w:val=\"%s\"/></w:lvl>"
                .formatted(level, lists[list][level * 2], lists[list][level * 2 + 1]));
      }
      xml.append("</w:abstractNum>");
    }
    for (int list = 0; list < lists.length; list++) {
      xml.append(
          "<w:num w:numId=\"%d\"><w:abstractNumId w:val=\"%d\"/></w:num>"
              .formatted(list + 1, list));
    }
    part("numbering.xml", "numbering", xml.append("</w:numbering>").toString());
    return this;
  }

  WordFile header(String text) {
    section("headerReference", part("header1.xml", "header", around("hdr", text)));
    return this;
  }

  WordFile footer(String text) {
    section("footerReference", part("footer1.xml", "footer", around("ftr", text)));
    return this;
  }

  private final StringBuilder section = new StringBuilder();

  private void section(String reference, String id) {
    section.append("<w:%s w:type=\"default\" r:id=\"%s\"/>".formatted(reference, id));
  }

  private static String around(String element, String text) {
    return "<w:%s %s>%s</w:%s>".formatted(element, NAMESPACES, paragraph("", text), element);
  }

  WordFile footnotes(String... notes) {
    var xml = new StringBuilder("<w:footnotes " + NAMESPACES + ">");
    for (int i = 0; i < notes.length; i++) {
      xml.append("<w:footnote w:id=\"%d\">".formatted(i + 1))
          .append("<w:p><w:r><w:footnoteRef/></w:r>")
          .append(run(notes[i]))
          .append("</w:p></w:footnote>");
    }
    part("footnotes.xml", "footnotes", xml.append("</w:footnotes>").toString());
    return this;
  }

  WordFile comments(String... comments) {
    var xml = new StringBuilder("<w:comments " + NAMESPACES + ">");
    for (int i = 0; i < comments.length; i++) {
      xml.append("<w:comment w:id=\"%d\" w:author=\"x\">".formatted(i))
          .append(paragraph("", comments[i]))
          .append("</w:comment>");
    }
    part("comments.xml", "comments", xml.append("</w:comments>").toString());
    return this;
  }

  /** A picture in a paragraph of its own. */
  WordFile picture(String file, byte[] bytes, String description) {
    member("word/media/" + file, bytes);
    return xml("<w:p>" + drawing(related("image", "media/" + file), description) + "</w:p>");
  }

  static String drawing(String id, String description) {
    return """
    <w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="图片 1" descr="%s"/>\
    <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">%s</a:graphicData></a:graphic>\
    </wp:inline></w:drawing></w:r>\
    """
        .formatted(description, pic(id));
  }

  static String pic(String id) {
    return """
    <pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="a"/><pic:cNvPicPr/></pic:nvPicPr>\
    <pic:blipFill><a:blip r:embed="%s"/></pic:blipFill><pic:spPr/></pic:pic>\
    """
        .formatted(id);
  }

  /** Words in a box, as Word writes them twice and WPS once. */
  static String box(String text, boolean twice) {
    var words = "<w:txbxContent>" + paragraph("", text) + "</w:txbxContent>";
    var shape =
        """
        <w:drawing><wp:anchor><wp:docPr id="2" name="文本框 2"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx>%s</wps:txbx>\
        </wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>\
        """
            .formatted(words);
    var old = "<w:pict><v:shape><v:textbox>%s</v:textbox></v:shape></w:pict>".formatted(words);
    return twice
        ? "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">%s</mc:Choice><mc:Fallback>%s</mc:Fallback></mc:AlternateContent></w:r>"
            .formatted(shape, old)
        : "<w:r>" + old + "</w:r>";
  }

  byte[] bytes() {
    var all = new LinkedHashMap<String, byte[]>();
    all.put(
        "[Content_Types].xml",
        utf8(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Default Extension="png" ContentType="image/png"/><Default Extension="jpg" ContentType="image/jpeg"/>\
            <Default Extension="gif" ContentType="image/gif"/><Default Extension="emf" ContentType="image/x-emf"/>\
            <Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>\
            <Override PartName="/word/document.xml" ContentType="%sdocument.main+xml"/>%s</Types>\
            """
                .formatted(TYPE, types)));
    all.put(
        "_rels/.rels",
        utf8(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            <Relationship Id="rId1" Type="%sofficeDocument" Target="word/document.xml"/></Relationships>\
            """
                .formatted(OFFICE)));
    all.put(
        "word/_rels/document.xml.rels",
        utf8(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>\
            """
                .formatted(relations)));
    all.put(
        "word/document.xml",
        utf8(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document %s><w:body>%s<w:sectPr>%s</w:sectPr></w:body></w:document>"
                .formatted(NAMESPACES, body, section)));
    all.putAll(members);
    return zip(all);
  }

  static byte[] zip(Map<String, byte[]> members) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
