package org.shenfa.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/**
 * 办公文件清理: keeps what the document leads to and a reader is meant to see; what says who wrote it,
 * when and how is left out. Works on Word, sheet and slide files alike.
 */
final class OfficeCleaning {
  private static final Pattern PRIVATE =
      Pattern.compile(
          ".*/(comments?|comments(Extended|Ids|Extensible)|people|person|threadedComment|authors"
              + "|commentAuthors|customXml|customXmlProps|thumbnail|printerSettings"
              + "|glossaryDocument|font|revisionHeaders|revisionLog|usernames|customProperty|tags"
              + "|webextension(taskpanes)?|extensibility|classificationlabels|origin|recipientData"
              + "|hdphoto|revisionInfo|changesInfo|keyMapCustomizations|attachedTemplate"
              + "|docMetadata|persons|documenttasks|volatileDependencies|slideUpdateInfo|slideUpdateUrl)");
  private static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final Pattern AUTHORED =
      Pattern.compile("<(dc:creator|cp:lastModifiedBy|Company|Manager|vt:\\w+)[^>]*>[^<]");

  private final Map<String, byte[]> members;
  private final Map<String, byte[]> kept = new TreeMap<>();
  private final Map<String, Set<String>> gone = new TreeMap<>();
  private final Set<String> charted = new HashSet<>();
  private final List<String> notes = new ArrayList<>();
  private int changes;
  private int comments;
  private int fetched;

  private OfficeCleaning(Map<String, byte[]> members) {
    this.members = members;
  }

  static Cleaned clean(byte[] raw, FileType type) {
    var archive = Archive.open(raw, FileType.OFFICE_MEMBERS);
    return new OfficeCleaning(archive.members()).cleaned(type);
  }

  private Cleaned cleaned(FileType type) {
    charts();
    for (var member : members.entrySet()) {
      if (!charted.contains(member.getKey())) {
        Members.inspect(member.getKey(), member.getValue());
      }
    }
    if (members.keySet().stream().noneMatch(type.main())) {
      throw new Refusal(Refusal.DISGUISED);
    }
    if (!members.containsKey("_rels/.rels") || !members.containsKey(CONTENT_TYPES)) {
      throw new Refusal(Refusal.DAMAGED);
    }
    reach();
    var out = new TreeMap<String, byte[]>();
    var pictures = new Pictures();
    for (var member : kept.entrySet()) {
      out.put(member.getKey(), written(member.getKey(), member.getValue(), pictures));
    }
    say(pictures);
    return new Cleaned(Archive.packed(out), notes);
  }

  /** The sheets behind charts: the chart shows its values without them. */
  private void charts() {
    for (var name : members.keySet()) {
      if (name.contains("/charts/") && !name.endsWith(".rels")) {
        for (var relation : Office.relations(members, name)) {
          if (relation.type().endsWith("/package") && !relation.external()) {
            charted.add(relation.target());
          }
        }
      }
    }
  }

  /** Follows the relationships from the root and keeps what they lead to. */
  private void reach() {
    var waiting = new ArrayDeque<String>(List.of(""));
    while (!waiting.isEmpty()) {
      var from = waiting.poll();
      var dropped = new TreeSet<String>();
      for (var relation : Office.relations(members, from)) {
        var target = members.get(relation.target());
        if (goes(relation, target)) {
          dropped.add(relation.id());
        } else if (target != null && kept.putIfAbsent(relation.target(), target) == null) {
          waiting.add(relation.target());
        }
      }
      gone.put(from, dropped);
      var rels = Office.relationsOf(from);
      var bytes = members.get(rels);
      if (bytes != null) {
        kept.put(rels, bytes);
      }
    }
    kept.put(CONTENT_TYPES, bytes(CONTENT_TYPES));
  }

  private byte[] bytes(String member) {
    var bytes = members.get(member);
    if (bytes == null) {
      throw new Refusal(Refusal.DAMAGED);
    }
    return bytes;
  }

  private boolean goes(Office.Relation relation, byte @Nullable [] target) {
    if (relation.external()) {
      return relation.type().endsWith("/attachedTemplate");
    }
    if (target == null || charted.contains(relation.target())) {
      return true;
    }
    if (relation.type().matches(".*/comments?")) {
      comments += commentsIn(target);
    }
    return PRIVATE.matcher(relation.type()).matches()
        || relation.target().endsWith(".svg")
        || relation.type().endsWith("/vmlDrawing")
            && new String(target, StandardCharsets.UTF_8).contains("ObjectType=\"Note\"");
  }

  private static int commentsIn(byte[] bytes) {
    var count = new int[1];
    Markup.read(
        bytes,
        new Markup.Reader() {
          @Override
          public void startElement(String space, String name, String qualified, Attributes at) {
            if (name.equals("comment") || name.equals("cm")) {
              count[0]++;
            }
          }
        });
    return count[0];
  }

  private byte[] written(String name, byte[] bytes, Pictures pictures) {
    if (name.equals(CONTENT_TYPES)) {
      return Rewriting.written(bytes, new ContentTypes());
    }
    if (name.endsWith(".rels")) {
      return Rewriting.written(
          bytes, new Relationships(gone.getOrDefault(Office.ownerOf(name), Set.of())));
    }
    if (name.startsWith("docProps/")) {
      return properties(name, bytes);
    }
    if (name.endsWith(".xml")) {
      var found = name.startsWith("word/") ? WordChanges.in(bytes) : new WordChanges();
      changes += found.count();
      fetched += found.fields().size();
      return Rewriting.written(
          bytes, new OfficeRewriting(name, gone.getOrDefault(name, Set.of()), found));
    }
    return name.endsWith(".vml") ? bytes : pictures.bare(name, bytes);
  }

  private byte[] properties(String name, byte[] bytes) {
    if (AUTHORED.matcher(new String(bytes, StandardCharsets.UTF_8)).find()) {
      note("清除了作者、单位、修改人等文件属性。");
    }
    var empty =
        switch (name) {
          case "docProps/core.xml" ->
              "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>";
          case "docProps/app.xml" ->
              "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>";
          case "docProps/custom.xml" ->
              "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>";
          default -> throw new Refusal("含有不能识别的文件属性，请另存后上传");
        };
    return ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + empty)
        .getBytes(StandardCharsets.UTF_8);
  }

  private void say(Pictures pictures) {
    if (changes > 0) {
      note("按接受修订保存了 %d 处修订，请核对文字。".formatted(changes));
    }
    if (comments > 0) {
      note("清除了 %d 条批注。".formatted(comments));
    }
    if (fetched > 0) {
      note("把 %d 处从外部取内容的域换成了当前显示的内容。".formatted(fetched));
    }
    if (!charted.isEmpty()) {
      note("清除了图表里嵌入的工作表，图表照常显示。");
    }
    pictures.say(this::note);
    var unused = members.size() - kept.size() - charted.size();
    if (unused > 0) {
      note("清除了 %d 个不需要公开的部分（编辑记录、打印设置、自定义数据、缩略图等）。".formatted(unused));
    }
  }

  private void note(String sentence) {
    if (!notes.contains(sentence)) {
      notes.add(sentence);
    }
  }

  /** 内容类型: names only what is kept. */
  private final class ContentTypes extends Rewriting {
    @Override
    Fate fate(String space, String name, Attributes at) {
      var part = Markup.value(at, "PartName").replaceFirst("^/", "");
      var ending = "." + Markup.value(at, "Extension").toLowerCase(Locale.ROOT);
      var used =
          switch (name) {
            case "Override" -> kept.containsKey(part);
            case "Default" ->
                kept.keySet().stream().anyMatch(k -> k.toLowerCase(Locale.ROOT).endsWith(ending));
            default -> true;
          };
      return used ? Fate.KEEP : Fate.DROP;
    }

    @Override
    String kept(String element, String attribute, String value) {
      return value;
    }
  }

  /** 关系清单: without what went. */
  private static final class Relationships extends Rewriting {
    private final Set<String> dropped;

    Relationships(Set<String> dropped) {
      this.dropped = dropped;
    }

    @Override
    Fate fate(String space, String name, Attributes at) {
      return dropped.contains(Markup.value(at, "Id")) ? Fate.DROP : Fate.KEEP;
    }

    @Override
    String kept(String element, String attribute, String value) {
      return value;
    }
  }
}
