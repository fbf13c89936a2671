package org.shenfa.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.shenfa.files.Extraction.Kind;
import org.xml.sax.Attributes;

/** 办公文件: what Word, sheet and slide files have in common: relationships, drawings, properties. */
final class Office {
  private static final Pattern CROPPED = Pattern.compile("<a:srcRect [^>]*\\b[ltrb]=\"[1-9]");
  private static final Pattern NUMBER = Pattern.compile("\\d+(?=\\.xml$)");

  /** 关系: what a member refers to. */
  record Relation(String id, String type, String target, boolean external) {}

  private Office() {}

  /** Where the relationships of a member stand; those of the whole file when it has no name. */
  static String relationsOf(String member) {
    var slash = member.lastIndexOf('/') + 1;
    return member.substring(0, slash) + "_rels/" + member.substring(slash) + ".rels";
  }

  /** Whose relationships these are. */
  static String ownerOf(String rels) {
    return rels.replaceFirst("_rels/([^/]*)\\.rels$", "$1");
  }

  /** The relationships of a member; empty when it has none. */
  static List<Relation> relations(Map<String, byte[]> members, String of) {
    var slash = of.lastIndexOf('/') + 1;
    var found = new ArrayList<Relation>();
    var bytes = members.get(relationsOf(of));
    if (bytes != null) {
      Markup.read(
          bytes,
          new Markup.Reader() {
            @Override
            public void startElement(String space, String name, String qualified, Attributes at) {
              if (name.equals("Relationship")) {
                var external = "External".equals(at.getValue("TargetMode"));
                var target = String.valueOf(at.getValue("Target"));
                found.add(
                    new Relation(
                        String.valueOf(at.getValue("Id")),
                        String.valueOf(at.getValue("Type")),
                        external ? target : resolved(of.substring(0, slash), target),
                        external));
              }
            }
          });
    }
    return found;
  }

  /** A target as the name of a member: absolute, or beside the member that names it. */
  static String resolved(String folder, String target) {
    var steps = new ArrayList<String>();
    var whole = target.startsWith("/") ? target : folder + target;
    for (var step : whole.split("/", -1)) {
      if (step.equals("..")) {
        if (!steps.isEmpty()) {
          steps.removeLast();
        }
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.add(step);
      }
    }
    return String.join("/", steps);
  }

  /** Members whose names match, by the number in them and then by name. */
  static SequencedMap<String, byte[]> named(Map<String, byte[]> members, String pattern) {
    var sorted = new TreeMap<String, Map.Entry<String, byte[]>>();
    for (var member : members.entrySet()) {
      var name = member.getKey();
      if (name.matches(pattern)) {
        var number = NUMBER.matcher(name);
        sorted.put("%9s %s".formatted(number.find() ? number.group() : "0", name), member);
      }
    }
    var found = new LinkedHashMap<String, byte[]>();
    sorted.values().forEach(member -> found.put(member.getKey(), member.getValue()));
    return found;
  }

  /** Text of drawings, charts and slides: paragraphs of runs, and the values a chart shows. */
  static final class Drawing extends Markup.Reader {
    private static final Set<String> TEXT = Set.of("t", "v", "text");
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder properties = new StringBuilder();
    private boolean inside;

    @Override
    public void startElement(String space, String name, String qualified, Attributes at) {
      inside = TEXT.contains(name);
      if (name.equals("br")) {
        text.append('\n');
      }
      if (name.equals("cNvPr") || name.equals("docPr")) {
        alternative(at, properties);
      }
    }

    @Override
    public void characters(char[] characters, int from, int length) {
      if (inside) {
        text.append(characters, from, length);
      }
    }

    @Override
    public void endElement(String space, String name, String qualified) {
      inside = false;
      if (name.equals("p") || name.equals("pt") || name.equals("tr")) {
        text.append('\n');
      } else if (name.equals("tc") && !text.isEmpty() && text.charAt(text.length() - 1) == '\n') {
        text.setCharAt(text.length() - 1, '\t');
      }
    }

    String text() {
      return text.toString();
    }

    String properties() {
      return properties.toString();
    }
  }

  /** The alternative text and title of a picture or shape. */
  static void alternative(Attributes at, StringBuilder into) {
    for (var name : new String[] {"descr", "title"}) {
      var value = Markup.value(at, name);
      if (!value.isBlank()) {
        into.append(value).append('\n');
      }
    }
  }

  static Drawing drawing(byte[] bytes) {
    var drawing = new Drawing();
    Markup.read(bytes, drawing);
    return drawing;
  }

  /** Text of every member of a name, drawn or charted. */
  static void drawings(
      Map<String, byte[]> members, String pattern, Kind kind, String place, Words words) {
    for (var bytes : named(members, pattern).values()) {
      var drawing = drawing(bytes);
      words.add(kind, place, drawing.text());
      words.add(Kind.PROPERTY, "替代文字", drawing.properties());
    }
  }

  /** What every office file can carry: properties, private data, links, comments of any age. */
  static void common(Map<String, byte[]> members, Words words) {
    for (var bytes : named(members, "docProps/.*\\.xml|customXml/item\\d+\\.xml").values()) {
      words.add(Kind.PROPERTY, "文件属性", everything(bytes));
    }
    for (var bytes :
        named(members, "(?i).*comment(s|Authors)?\\d*\\.xml|.*/comments/.*\\.xml").values()) {
      words.add(Kind.COMMENT, "批注", everything(bytes));
    }
    var cropped =
        named(members, "word/.*\\.xml|ppt/slides/.*\\.xml|xl/drawings/.*\\.xml").values().stream()
            .mapToLong(bytes -> CROPPED.matcher(new String(bytes, UTF_8)).results().count())
            .sum();
    if (cropped > 0) {
      words.note("有 %d 张图片裁剪过，裁掉的部分读者仍能还原；不宜公开的，请在原程序里删除裁剪区域后重新上传。".formatted(cropped));
    }
    var links = new StringBuilder();
    for (var name : members.keySet()) {
      if (!name.endsWith(".rels")) {
        for (var relation : relations(members, name)) {
          if (relation.external()) {
            links.append(relation.target()).append('\n');
          }
        }
      }
    }
    words.add(Kind.PROPERTY, "链接地址", links);
    if (members.keySet().stream()
        .anyMatch(name -> name.matches("(?i).*\\.(png|jpe?g|bmp|gif|tiff?)"))) {
      words.picture();
    }
  }

  /** Every text of a member, one line for each element. */
  static String everything(byte[] bytes) {
    var text = new StringBuilder();
    Markup.read(
        bytes,
        new Markup.Reader() {
          @Override
          public void characters(char[] characters, int from, int length) {
            text.append(characters, from, length);
          }

          @Override
          public void endElement(String space, String name, String qualified) {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
              text.append('\n');
            }
          }
        });
    return text.toString();
  }

  /** Relationship ids of a member and what they lead to. */
  static Map<String, String> targets(Map<String, byte[]> members, String of) {
    var targets = new HashMap<String, String>();
    for (var relation : relations(members, of)) {
      targets.put(relation.id(), relation.target());
    }
    return targets;
  }
}
