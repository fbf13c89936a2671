package org.shenfa.files;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;

/**
 * OFD 清理: without author, private data, versions and members nothing leads to. A signed document is
 * kept byte by byte or refused: a change would break its seal.
 */
final class OfdCleaning {
  private static final Pattern WEB = Pattern.compile("\\s*(?i:https?:|mailto:|tel:|www\\.|#).*");
  private static final Set<String> PRIVATE =
      Set.of(
          "Author",
          "Creator",
          "CreatorVersion",
          "CustomDatas",
          "Keywords",
          "Subject",
          "Abstract",
          "CreationDate",
          "ModDate",
          "Versions",
          "Cover");
  private static final Set<String> PERSONAL = Set.of("Author", "CustomData");

  private final Map<String, byte[]> members;
  private final List<String> notes = new ArrayList<>();
  private boolean signed;
  private boolean personal;
  private boolean described;
  private boolean versions;

  private OfdCleaning(Map<String, byte[]> members) {
    this.members = members;
  }

  static Cleaned clean(byte[] raw) {
    var archive = Archive.open(raw, FileType.OFD_MEMBERS);
    return new OfdCleaning(archive.members()).cleaned();
  }

  private Cleaned cleaned() {
    for (var member : members.entrySet()) {
      Members.inspect(member.getKey(), member.getValue());
      if (member.getKey().endsWith(".xml")) {
        Markup.read(member.getValue(), new Acts());
      }
    }
    var root = members.get("OFD.xml");
    if (root == null) {
      throw new Refusal(Refusal.DISGUISED);
    }
    Markup.read(root, new Root());
    if (signed) {
      if (personal) {
        throw new Refusal("盖有电子签章，又带有作者或者自定义数据：清理会使签章失效，请由制作单位去除后重新签章");
      }
      notes.add("文件盖有电子签章，未作改动；制作时间、制作软件保留在文件里。");
      return new Cleaned(Archive.packed(members), notes);
    }
    var rewritten = Rewriting.written(root, new WithoutAuthor());
    var kept = reach(rewritten);
    if (described) {
      notes.add("清除了作者、制作软件等文件属性。");
    }
    if (versions) {
      notes.add("清除了较早的版本。");
    }
    if (kept.size() < members.size()) {
      notes.add("清除了 %d 个没有用到的部分。".formatted(members.size() - kept.size()));
    }
    var pictures = new Pictures();
    kept.replaceAll((name, bytes) -> bare(name, bytes, pictures));
    pictures.say(notes::add);
    return new Cleaned(Archive.packed(kept), notes);
  }

  private static byte[] bare(String name, byte[] bytes, Pictures pictures) {
    if (name.endsWith(".xml")) {
      return bytes;
    }
    return switch (Picture.kind(bytes)) {
      case JPEG, PNG -> pictures.bare(name, bytes);
      case GIF, BMP, EMF, WMF -> bytes;
      case OTHER -> {
        if (!name.matches("(?i).*\\.(ttf|otf|ttc|jb2|jp2|tiff?|cff)")) {
          throw new Refusal("含有不能识别的二进制部分（%s），请删除后另存上传".formatted(name));
        }
        yield bytes;
      }
    };
  }

  /** Follows every name in the text and marks of members from the root on. */
  private Map<String, byte[]> reach(byte[] root) {
    var kept = new TreeMap<String, byte[]>();
    kept.put("OFD.xml", root);
    var waiting = new ArrayDeque<String>(List.of("OFD.xml"));
    while (!waiting.isEmpty()) {
      var from = waiting.poll();
      var bytes = kept.get(from);
      if (bytes == null || !from.endsWith(".xml")) {
        continue;
      }
      var names = new Names(from.substring(0, from.lastIndexOf('/') + 1));
      Markup.read(bytes, names);
      for (var name : names.found()) {
        var target = members.get(name);
        if (target != null && kept.putIfAbsent(name, target) == null) {
          waiting.add(name);
        }
      }
    }
    return kept;
  }

  /** 动作: what in an OFD could act, carry files or lead out. */
  private static final class Acts extends Markup.Reader {
    @Override
    public void startElement(String space, String name, String qualified, Attributes at) {
      switch (name) {
        case "Attachment", "GotoA" -> throw new Refusal(Refusal.EMBEDDED);
        case "Sound", "Movie" -> throw new Refusal("含有音频或者视频，请删除后上传");
        case "Script", "JavaScript" -> throw new Refusal("含有脚本，请另存为普通 OFD 后上传");
        case "URI" -> {
          var target = Markup.value(at, "URI");
          if (!target.isEmpty() && !WEB.matcher(target).matches()) {
            throw new Refusal("含有指向本机文件或者程序的链接，请删除后上传");
          }
        }
        default -> {}
      }
    }
  }

  private final class Root extends Markup.Reader {
    private String element = "";

    @Override
    public void startElement(String space, String name, String qualified, Attributes at) {
      element = name;
      versions |= name.equals("Versions");
    }

    @Override
    public void characters(char[] characters, int from, int length) {
      if (!new String(characters, from, length).isBlank()) {
        signed |= element.equals("Signatures");
        personal |= PERSONAL.contains(element);
        described |= PRIVATE.contains(element) || PERSONAL.contains(element);
      }
    }

    @Override
    public void endElement(String space, String name, String qualified) {
      element = "";
    }
  }

  private static final class WithoutAuthor extends Rewriting {
    @Override
    Fate fate(String space, String name, Attributes at) {
      return PRIVATE.contains(name) ? Fate.DROP : Fate.KEEP;
    }

    @Override
    String kept(String element, String attribute, String value) {
      return value;
    }
  }

  /** 所指: every name a member could mean, beside itself, below its base, or from the root. */
  private static final class Names extends Markup.Reader {
    private final String folder;
    private final Set<String> found = new HashSet<>();
    private final StringBuilder text = new StringBuilder();
    private String base = "";

    Names(String folder) {
      this.folder = folder;
    }

    Set<String> found() {
      return found;
    }

    private void name(String said) {
      if (!said.isBlank() && said.length() < 300) {
        found.add(Office.resolved(folder, said.strip()));
        found.add(Office.resolved(folder + base + "/", said.strip()));
        found.add(Office.resolved("", said.strip()));
      }
    }

    @Override
    public void startElement(String space, String element, String qualified, Attributes at) {
      text.setLength(0);
      if (element.equals("Res")) {
        base = Markup.value(at, "BaseLoc");
      }
      for (int i = 0; i < at.getLength(); i++) {
        name(at.getValue(i));
      }
    }

    @Override
    public void characters(char[] characters, int from, int length) {
      text.append(characters, from, length);
    }

    @Override
    public void endElement(String space, String element, String qualified) {
      name(text.toString());
      text.setLength(0);
    }
  }
}
