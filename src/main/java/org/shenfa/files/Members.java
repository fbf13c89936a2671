package org.shenfa.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * 成员: one member inside an office or OFD file, looked at by its content whatever its name says. XML
 * is read by a parser that knows no document types and fetches nothing. Pure.
 */
final class Members {
  private static final Pattern PROGRAM = Pattern.compile("DDEAUTO|DDE[\\s\"]");
  private static final Pattern FORMULA =
      Pattern.compile("^\\s*[=+-]?[\\w.]+\\|.*!", Pattern.DOTALL);
  private static final Pattern WEB =
      Pattern.compile("^\\s*(?i:https?:|mailto:|tel:|www\\.|#).*", Pattern.DOTALL);
  private static final String STRUCTURE = "内部结构异常（含外部实体声明）";
  private static final String MACRO = "含有宏，请另存为不含宏的文件后上传";
  private static final String EMBEDDED = "嵌有其他文件，请删除嵌入对象后上传";
  private static final String DATA_LINK = "含有自动执行的数据链接，请删除后上传";
  private static final String EXTERNAL = "引用了外部模板或者外部数据，请断开链接后上传";
  private static final String DAMAGED = "已损坏，不能打开，请重新生成";

  private static final Map<String, String> WITHOUT_AUTHOR =
      Map.of(
          "docProps/core.xml",
          properties("cp:coreProperties xmlns:cp", "package/2006/metadata/core-properties"),
          "docProps/app.xml",
          properties("Properties xmlns", "officeDocument/2006/extended-properties"),
          "docProps/custom.xml",
          properties("Properties xmlns", "officeDocument/2006/custom-properties"));

  private Members() {}

  private static String properties(String element, String schema) {
    return """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <%s="http://schemas.openxmlformats.org/%s"/>
    """
        .formatted(element, schema);
  }

  /** The member as it is kept: without author, company and private properties. */
  static byte[] withoutAuthor(String member, byte[] bytes) {
    var without = WITHOUT_AUTHOR.get(member);
    return without == null ? bytes : without.getBytes(StandardCharsets.UTF_8);
  }

  static void inspect(String name, String member, byte[] bytes) {
    var lower = member.toLowerCase(Locale.ROOT);
    if (lower.contains("vbaproject") || lower.contains("activex")) {
      throw Cleaning.refused(name, MACRO);
    }
    if (lower.contains("/embeddings/")
        || lower.endsWith(".bin") && !lower.contains("printersettings")
        || isForeign(bytes)) {
      throw Cleaning.refused(name, EMBEDDED);
    }
    if (lower.endsWith(".vml")) {
      vml(name, bytes);
    } else if (lower.endsWith(".xml") || lower.endsWith(".rels") || looksLikeXml(bytes)) {
      xml(name, lower, bytes);
    }
  }

  /** Programs, archives, old office files and PDF inside. */
  private static boolean isForeign(byte[] bytes) {
    return starts(bytes, 0xD0, 0xCF, 0x11, 0xE0)
        || starts(bytes, 'M', 'Z')
        || starts(bytes, 'P', 'K', 3, 4)
        || starts(bytes, 0x7F, 'E', 'L', 'F')
        || starts(bytes, '%', 'P', 'D', 'F')
        || starts(bytes, 'R', 'a', 'r', '!')
        || starts(bytes, '7', 'z', 0xBC, 0xAF);
  }

  private static boolean starts(byte[] bytes, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean looksLikeXml(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, 64); i++) {
      var at = bytes[i] & 0xff;
      if (at == '<') {
        return true;
      }
      if (at > ' ' && at != 0xEF && at != 0xBB && at != 0xBF && at != 0xFE && at != 0xFF) {
        return false;
      }
    }
    return false;
  }

  /** Old drawings are not always well formed; nothing reads document types in them. */
  private static void vml(String name, byte[] bytes) {
    var text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
    if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
      throw Cleaning.refused(name, STRUCTURE);
    }
  }

  private static void xml(String name, String lower, byte[] bytes) {
    try {
      var factory = SAXParserFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var parser = factory.newSAXParser();
      parser.parse(new ByteArrayInputStream(bytes), new Look(name, lower));
    } catch (SAXParseException e) {
      var type = String.valueOf(e.getMessage()).contains("DOCTYPE");
      throw Cleaning.refused(name, type ? STRUCTURE : DAMAGED);
    } catch (SAXException | IOException e) {
      throw Cleaning.refused(name, DAMAGED);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Look extends DefaultHandler {
    private final String name;
    private final String member;
    private final StringBuilder fields = new StringBuilder();
    private final StringBuilder formula = new StringBuilder();
    private @Nullable StringBuilder into;

    Look(String name, String member) {
      this.name = name;
      this.member = member;
    }

    @Override
    public InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId) {
      throw Cleaning.refused(name, STRUCTURE);
    }

    @Override
    public void startElement(String space, String element, String qualified, Attributes at) {
      if (member.endsWith(".rels") && element.equals("Relationship")) {
        relationship(at);
      }
      if (member.equals("[content_types].xml")) {
        contentType(String.valueOf(at.getValue("ContentType")).toLowerCase(Locale.ROOT));
      }
      switch (element) {
        case "ddeLink", "ddeItem" -> throw Cleaning.refused(name, DATA_LINK);
        case "fldSimple" -> fields.append(' ').append(instruction(at)).append(' ');
        case "instrText", "delInstrText" -> into = fields;
        case "f" -> {
          formula.setLength(0);
          into = formula;
        }
        default -> into = null;
      }
    }

    private static String instruction(Attributes at) {
      for (int i = 0; i < at.getLength(); i++) {
        if (at.getLocalName(i).equals("instr")) {
          return at.getValue(i);
        }
      }
      return "";
    }

    private void relationship(Attributes at) {
      var type = String.valueOf(at.getValue("Type"));
      var target = String.valueOf(at.getValue("Target"));
      if (type.endsWith("/vbaProject")) {
        throw Cleaning.refused(name, MACRO);
      }
      if (type.endsWith("/oleObject") || type.endsWith("/package") || type.endsWith("/aFChunk")) {
        throw Cleaning.refused(name, EMBEDDED);
      }
      if ("External".equals(at.getValue("TargetMode"))
          && !(type.endsWith("/hyperlink") && WEB.matcher(target).matches())) {
        throw Cleaning.refused(name, EXTERNAL);
      }
    }

    private void contentType(String type) {
      if (type.contains("vbaproject")
          || type.contains("macroenabled")
          || type.contains("activex")) {
        throw Cleaning.refused(name, MACRO);
      }
      if (type.contains("oleobject")) {
        throw Cleaning.refused(name, EMBEDDED);
      }
    }

    @Override
    public void characters(char[] text, int from, int length) {
      if (into != null) {
        into.append(text, from, length);
      }
    }

    @Override
    public void endElement(String space, String element, String qualified) {
      if (element.equals("f") && FORMULA.matcher(formula).find()) {
        throw Cleaning.refused(name, DATA_LINK);
      }
      into = null;
    }

    @Override
    public void endDocument() {
      if (PROGRAM.matcher(fields.toString().toUpperCase(Locale.ROOT)).find()) {
        throw Cleaning.refused(name, DATA_LINK);
      }
    }
  }
}
