package org.shenfa.files;

import java.util.ArrayList;
import java.util.List;
import org.shenfa.files.Samples.Member;

/** An office file put together part by part, with its content types and relationships right. */
final class OfficePackage {
  static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  static final String SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  static final String SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main";
  static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
  static final String REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String TYPES = "application/vnd.openxmlformats-officedocument.";

  private final String main;
  private final List<Member> members = new ArrayList<>();
  private final StringBuilder overrides = new StringBuilder();
  private final StringBuilder rootRelations = new StringBuilder();
  private final StringBuilder relations = new StringBuilder();

  private OfficePackage(String main, String type, String xml) {
    this.main = main;
    members.add(Samples.member(main, xml));
    override(main, TYPES + type);
    rootRelations.append(relation("rId1", REL + "/officeDocument", main, ""));
  }

  /** A Word file whose body holds this. */
  static OfficePackage docx(String body) {
    return new OfficePackage(
        "word/document.xml",
        "wordprocessingml.document.main+xml",
        """
        <w:document xmlns:w="%s" xmlns:r="%s" xmlns:a="%s"><w:body>%s</w:body></w:document>
        """
            .formatted(WORD, REL, DRAWING, body));
  }

  static String paragraph(String text) {
    return "<w:p><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
  }

  /** A sheet file of one sheet, whose sheet holds this. */
  static OfficePackage xlsx(String attributes, String sheet) {
    return new OfficePackage(
            "xl/workbook.xml",
            "spreadsheetml.sheet.main+xml",
            """
            <workbook xmlns="%s" xmlns:r="%s">%s</workbook>
            """
                .formatted(
                    SHEET,
                    REL,
                    attributes
                        + "<sheets><sheet name=\"名单\" sheetId=\"1\" r:id=\"rIdS\"/></sheets>"))
        .part(
            "rIdS",
            "xl/worksheets/sheet1.xml",
            "spreadsheetml.worksheet+xml",
            REL + "/worksheet",
            """
            <worksheet xmlns="%s" xmlns:r="%s">%s</worksheet>
            """
                .formatted(SHEET, REL, sheet));
  }

  static String row(String text) {
    return "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + text + "</t></is></c></row>";
  }

  /** A slide file of one slide, which holds this. */
  static OfficePackage pptx(String shapes) {
    return new OfficePackage(
            "ppt/presentation.xml",
            "presentationml.presentation.main+xml",
            """
            <p:presentation xmlns:p="%s" xmlns:r="%s"><p:sldIdLst><p:sldId id="256" r:id="rIdS"/></p:sldIdLst></p:presentation>
            """
                .formatted(SLIDE, REL))
        .part(
            "rIdS",
            "ppt/slides/slide1.xml",
            "presentationml.slide+xml",
            REL + "/slide",
            """
            <p:sld xmlns:p="%s" xmlns:r="%s" xmlns:a="%s"><p:cSld><p:spTree>%s</p:spTree></p:cSld></p:sld>
            """
                .formatted(SLIDE, REL, DRAWING, shapes));
  }

  static String shape(String text) {
    return "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"文本框\"/></p:nvSpPr><p:txBody><a:p><a:r><a:t>"
        + text
        + "</a:t></a:r></a:p></p:txBody></p:sp>";
  }

  private void override(String part, String type) {
    overrides.append("<Override PartName=\"/%s\" ContentType=\"%s\"/>".formatted(part, type));
  }

  private static String relation(String id, String type, String target, String mode) {
    return "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"%s/>"
        .formatted(id, type, target, mode);
  }

  /** A part the main part leads to. */
  OfficePackage part(String id, String name, String type, String relation, String xml) {
    return part(id, name, type, relation, Samples.utf8(xml));
  }

  OfficePackage part(String id, String name, String type, String relation, byte[] bytes) {
    members.add(new Member(name, bytes));
    override(name, type.contains("/") ? type : TYPES + type);
    relations.append(relation(id, relation, "/" + name, ""));
    return this;
  }

  /** A part the whole file leads to, as properties and thumbnails are. */
  OfficePackage root(String name, String type, String relation, byte[] bytes) {
    members.add(new Member(name, bytes));
    override(name, type);
    rootRelations.append(relation("rIdRoot" + members.size(), relation, name, ""));
    return this;
  }

  /** Something outside the main part leads to. */
  OfficePackage outside(String type, String target) {
    relations.append(
        relation(
            "rIdX" + relations.length(), REL + "/" + type, target, " TargetMode=\"External\""));
    return this;
  }

  /** A member nothing leads to, or that stands beside its rules. */
  OfficePackage member(String name, byte[] bytes) {
    members.add(new Member(name, bytes));
    return this;
  }

  /** Properties as a program of somebody with a name writes them. */
  OfficePackage authored(String author) {
    var core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    return root(
            "docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            Samples.utf8(
                """
                <cp:coreProperties xmlns:cp="%s" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>%s</dc:creator><cp:lastModifiedBy>%s</cp:lastModifiedBy><cp:revision>37</cp:revision></cp:coreProperties>
                """
                    .formatted(core, author, author)))
        .root(
            "docProps/app.xml",
            TYPES + "extended-properties+xml",
            REL + "/extended-properties",
            Samples.utf8(
                """
                <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>%s处</Company><Manager>%s</Manager></Properties>
                """
                    .formatted(author, author)));
  }

  byte[] bytes() {
    var types =
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/><Default Extension=\"png\" ContentType=\"image/png\"/><Default Extension=\"bin\" ContentType=\"application/vnd.openxmlformats-officedocument.oleObject\"/>"
            + overrides
            + "</Types>";
    var slash = main.lastIndexOf('/') + 1;
    var all = new ArrayList<Member>();
    all.add(Samples.member("[Content_Types].xml", types));
    all.add(Samples.member("_rels/.rels", relationships(rootRelations)));
    all.add(
        Samples.member(
            main.substring(0, slash) + "_rels/" + main.substring(slash) + ".rels",
            relationships(relations)));
    all.addAll(members);
    return Samples.zip(all.toArray(Member[]::new));
  }

  private static String relationships(StringBuilder inner) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + inner
        + "</Relationships>";
  }
}
