package org.shenfa.files;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.shenfa.files.Extraction.Kind;
import org.xml.sax.Attributes;

/** OFD 文字: the pages in their order with their templates, annotations, tags and extensions. */
final class OfdText {
  private final Map<String, byte[]> members;
  private final Words words;
  private final Set<String> read = new HashSet<>();

  /** 版式文档: where the pages, templates and annotations of one document stand. */
  private static final class Document extends Markup.Reader {
    private final String folder;
    private final Map<String, String> pages = new LinkedHashMap<>();
    private final Map<String, String> templates = new LinkedHashMap<>();
    private final StringBuilder titles = new StringBuilder();
    private final StringBuilder annotations = new StringBuilder();
    private boolean inside;

    Document(String folder) {
      this.folder = folder;
    }

    @Override
    public void startElement(String space, String name, String qualified, Attributes at) {
      inside = name.equals("Annotations");
      var place = Office.resolved(folder, Markup.value(at, "BaseLoc"));
      switch (name) {
        case "Page" -> pages.put(Markup.value(at, "ID"), place);
        case "TemplatePage" -> templates.put(Markup.value(at, "ID"), place);
        case "OutlineElem" -> titles.append(Markup.value(at, "Title")).append('\n');
        case "Bookmark" -> titles.append(Markup.value(at, "Name")).append('\n');
        default -> {}
      }
    }

    @Override
    public void characters(char[] characters, int from, int length) {
      if (inside) {
        annotations.append(characters, from, length);
      }
    }

    @Override
    public void endElement(String space, String name, String qualified) {
      inside = false;
    }
  }

  private OfdText(Map<String, byte[]> members, Words words) {
    this.members = members;
    this.words = words;
  }

  static void read(Archive archive, Words words) {
    var text = new OfdText(archive.members(), words);
    var pages = 0;
    for (var member : archive.members().entrySet()) {
      if (member.getKey().matches("(.*/)?Document\\.xml")) {
        pages += text.document(member.getKey(), member.getValue());
      }
    }
    words.pages(pages);
    text.rest();
  }

  private int document(String root, byte[] bytes) {
    var folder = root.substring(0, root.lastIndexOf('/') + 1);
    var document = new Document(folder);
    Markup.read(bytes, document);
    read.add(root);
    var numbers = new LinkedHashMap<String, Integer>();
    for (var page : document.pages.entrySet()) {
      numbers.put(page.getKey(), numbers.size() + 1);
      page(page.getValue(), "第 %d 页".formatted(numbers.size()), document.templates);
    }
    words.add(Kind.PROPERTY, "大纲和书签", document.titles);
    annotations(Office.resolved(folder, document.annotations.toString().strip()), numbers);
    return numbers.size();
  }

  private void page(String member, String place, Map<String, String> templates) {
    var bytes = members.get(member);
    if (bytes == null) {
      words.note(place + "的内容缺失，读不出文字。");
      return;
    }
    var page = new OfdPage();
    Markup.read(bytes, page);
    read.add(member);
    for (var template : page.templates()) {
      var under = members.get(templates.getOrDefault(template, ""));
      if (under != null) {
        var reader = new OfdPage();
        Markup.read(under, reader);
        reader.into(words, place + "（模板）");
        read.add(templates.get(template));
      }
    }
    page.into(words, place);
  }

  private void annotations(String list, Map<String, Integer> numbers) {
    var bytes = members.get(list);
    if (bytes == null) {
      return;
    }
    read.add(list);
    var folder = list.substring(0, list.lastIndexOf('/') + 1);
    var places = new LinkedHashMap<String, Integer>();
    Markup.read(
        bytes,
        new Markup.Reader() {
          private final StringBuilder text = new StringBuilder();
          private int page;

          @Override
          public void startElement(String space, String name, String qualified, Attributes at) {
            text.setLength(0);
            if (name.equals("Page")) {
              page = numbers.getOrDefault(Markup.value(at, "PageID"), 0);
            }
          }

          @Override
          public void characters(char[] characters, int from, int length) {
            text.append(characters, from, length);
          }

          @Override
          public void endElement(String space, String name, String qualified) {
            if (name.equals("FileLoc")) {
              places.put(Office.resolved(folder, text.toString().strip()), page);
            }
          }
        });
    for (var place : places.entrySet()) {
      var found = members.get(place.getKey());
      if (found != null) {
        read.add(place.getKey());
        words.add(
            Kind.ANNOTATION, "第 %d 页注释".formatted(place.getValue()), Office.everything(found));
      }
    }
  }

  /** Whatever no page led to: tags, extensions, properties, forgotten pages. */
  private void rest() {
    for (var member : members.entrySet()) {
      var name = member.getKey();
      if (name.matches("(?i).*\\.(png|jpe?g|bmp|gif|tiff?)")) {
        words.picture();
      }
      if (!name.endsWith(".xml") || read.contains(name)) {
        continue;
      }
      var page = new OfdPage();
      Markup.read(member.getValue(), page);
      if (page.empty()) {
        if (!name.matches("(.*/)?(PublicRes|DocumentRes|Signatures|Signature|Annotations)\\.xml")) {
          words.add(Kind.PROPERTY, "属性和自定义标引", Office.everything(member.getValue()));
        }
      } else if (name.matches("(?i).*Res[^/]*\\.xml")) {
        page.into(words, "公用图形");
      } else {
        words.add(Kind.HIDDEN_TEXT, "没有用到的页面", page.all());
      }
    }
  }
}
