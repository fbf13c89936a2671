package org.shenfa.files;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

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
  private static final Pattern LOCAL =
      Pattern.compile("(?i)(file:///)?[a-z]:[\\\\/][^\\\\].*|[^:/\\\\]+\\.do[tc][xm]?");
  private static final Pattern FETCHING =
      Pattern.compile(
          "(?i)(WEBSERVICE|IMPORTDATA|IMPORTXML|RTD|CALL|REGISTER(\\.ID)?|EXEC)\\s*\\(");
  private static final String MACRO = "含有宏，请另存为不含宏的文件后上传";
  private static final String DATA_LINK = "含有自动执行的数据链接，请删除后上传";
  private static final String EXTERNAL = "引用了外部模板或者外部数据，请断开链接后上传";

  private Members() {}

  static void inspect(String member, byte[] bytes) {
    var lower = member.toLowerCase(Locale.ROOT);
    if (lower.contains("vbaproject") || lower.contains("activex")) {
      throw new Refusal(MACRO);
    }
    if (isOpaque(lower) || isForeign(bytes)) {
      throw new Refusal(Refusal.EMBEDDED);
    }
    if (lower.endsWith(".vml")) {
      vml(bytes);
    } else if (lower.endsWith(".xml") || lower.endsWith(".rels") || looksLikeXml(bytes)) {
      Markup.read(bytes, new Look(lower));
    }
  }

  private static boolean isOpaque(String lower) {
    return lower.contains("/embeddings/")
        || lower.endsWith(".bin")
            && !lower.contains("printersettings")
            && !lower.contains("customproperty");
  }

  /** Programs, archives, old office files and PDF inside. */
  private static boolean isForeign(byte[] bytes) {
    return starts(bytes, 0xD0, 0xCF, 0x11, 0xE0)
        || starts(bytes, 'M', 'Z')
        || starts(bytes, 'P', 'K', 3, 4)
        || starts(bytes, 0x7F, 'E', 'L', 'F')
        || starts(bytes, '%', 'P', 'D', 'F')
        || starts(bytes, 'R', 'a', 'r', '!')
        || starts(bytes, '7', 'z', 0xBC, 0xAF)
        || starts(bytes, 0x1F, 0x8B)
        || starts(bytes, 0xCA, 0xFE, 0xBA, 0xBE)
        || starts(bytes, 'C', 'W', 'S')
        || starts(bytes, 'F', 'W', 'S')
        || starts(bytes, '#', '!');
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
  private static void vml(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
    if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
      throw new Refusal(Refusal.STRUCTURE);
    }
  }

  private static final class Look extends Markup.Reader {
    private final String member;
    private final StringBuilder fields = new StringBuilder();
    private final StringBuilder formula = new StringBuilder();
    private @Nullable StringBuilder into;

    Look(String member) {
      this.member = member;
    }

    @Override
    public void startElement(String space, String element, String qualified, Attributes at) {
      if (member.endsWith(".rels") && element.equals("Relationship")) {
        relationship(at);
      }
      if (member.equals("[content_types].xml")) {
        contentType(element, String.valueOf(at.getValue("ContentType")).toLowerCase(Locale.ROOT));
      }
      switch (element) {
        case "ddeLink", "ddeItem" -> throw new Refusal(DATA_LINK);
        case "fldSimple" -> fields.append(' ').append(Markup.value(at, "instr")).append(' ');
        case "instrText", "delInstrText" -> into = fields;
        case "f" -> {
          formula.setLength(0);
          into = formula;
        }
        default -> into = null;
      }
    }

    private void relationship(Attributes at) {
      var type = String.valueOf(at.getValue("Type"));
      var target = String.valueOf(at.getValue("Target"));
      if (type.endsWith("/vbaProject")) {
        throw new Refusal(MACRO);
      }
      var chart = type.endsWith("/package") && member.contains("/charts/_rels/");
      if (type.endsWith("/oleObject")
          || type.endsWith("/package") && !chart
          || type.endsWith("/aFChunk")) {
        throw new Refusal(Refusal.EMBEDDED);
      }
      if (type.endsWith("/xlMacrosheet") || type.endsWith("/xlIntlMacrosheet")) {
        throw new Refusal(MACRO);
      }
      if (type.endsWith("/audio") || type.endsWith("/video") || type.endsWith("/media")) {
        throw new Refusal("含有音频或者视频，请删除后上传");
      }
      if (type.endsWith("/connections") || type.endsWith("/queryTable")) {
        throw new Refusal(EXTERNAL);
      }
      if ("External".equals(at.getValue("TargetMode"))
          && !(type.endsWith("/hyperlink") && WEB.matcher(target).matches())
          && !(type.endsWith("/attachedTemplate") && LOCAL.matcher(target).matches())) {
        throw new Refusal(EXTERNAL);
      }
    }

    /** A default that no member uses is a habit of programs and harmless. */
    private void contentType(String element, String type) {
      if (type.contains("vbaproject")
          || type.contains("macroenabled")
          || type.contains("activex")) {
        throw new Refusal(MACRO);
      }
      if (type.contains("oleobject") && element.equals("Override")) {
        throw new Refusal(Refusal.EMBEDDED);
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
        throw new Refusal(DATA_LINK);
      }
      if (element.equals("f") && FETCHING.matcher(formula).find()) {
        throw new Refusal(EXTERNAL);
      }
      into = null;
    }

    @Override
    public void endDocument() {
      if (PROGRAM.matcher(fields.toString().toUpperCase(Locale.ROOT)).find()) {
        throw new Refusal(DATA_LINK);
      }
    }
  }
}
