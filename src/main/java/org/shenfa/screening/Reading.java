package org.shenfa.screening;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** 通读: a text taken apart once, with what is known today, for every rule to look at. */
final class Reading {
  final Material material;
  final Known known;
  final Element html;
  final Passage title;
  final Passage body;
  final List<Passage> files;
  final List<Passage> names;
  final List<Passage> fields;
  final List<Passage> internal;
  private final Map<Element, int[]> spans = new IdentityHashMap<>();

  Reading(Material material, Known known) {
    this.material = material;
    this.known = known;
    html = Jsoup.parseBodyFragment(material.body()).body();
    title = Passage.of(Place.Where.TITLE, "", material.title());
    body = body();
    files = material.files().stream().flatMap(Reading::parts).toList();
    names =
        material.files().stream()
            .map(f -> Passage.of(Place.Where.FILE_NAME, f.name(), f.name()))
            .toList();
    fields = fields(Place.Where.FIELD, true);
    internal = fields(Place.Where.INTERNAL, false);
  }

  private List<Passage> fields(Place.Where where, boolean open) {
    return material.fields().stream()
        .filter(f -> f.open() == open)
        .map(f -> Passage.of(where, f.label(), f.text()))
        .toList();
  }

  /** Everything a reader can get at. */
  Stream<Passage> all() {
    return Stream.concat(texts(), names.stream());
  }

  /** Where an element of the body begins and ends in the body's folded text. */
  int[] span(Element element) {
    var span = spans.getOrDefault(element, new int[] {0, 0});
    return new int[] {body.at(span[0]), body.at(span[1])};
  }

  /** Title, body, the fields readers see and what is in the files. */
  Stream<Passage> texts() {
    return Stream.of(Stream.of(title, body), fields.stream(), files.stream())
        .flatMap(Function.identity());
  }

  private static Stream<Passage> parts(FileText file) {
    var all = new ArrayList<Passage>();
    var base = 0;
    for (var part : file.extraction().parts()) {
      var label =
          switch (part.kind()) {
            case SHOWN -> part.place();
            case HIDDEN_SHEET,
                HIDDEN_CELLS,
                HIDDEN_TEXT,
                COMMENT,
                TRACKED_CHANGE,
                NOTES,
                PROPERTY,
                ANNOTATION,
                COVERED,
                PICTURE_TEXT ->
                part.kind().label() + (part.place().isEmpty() ? "" : "（" + part.place() + "）");
          };
      all.add(new Passage(Place.Where.FILE, file.name(), label, part.text(), base, List.of()));
      base += part.text().length() + 1;
    }
    return all.stream();
  }

  /** The body as {@code wholeText} gives it, with the breaks a reader sees. */
  private Passage body() {
    var text = new StringBuilder();
    var breaks = new ArrayList<Passage.Break>();
    walk(html, text, breaks);
    return new Passage(Place.Where.BODY, "", "", text.toString(), 0, breaks);
  }

  private void walk(Node node, StringBuilder text, List<Passage.Break> breaks) {
    switch (node) {
      case TextNode words -> text.append(words.getWholeText());
      case Element element -> {
        var start = text.length();
        var cell = element.nameIs("td") || element.nameIs("th");
        var block = element.isBlock() && !cell;
        if (block) {
          breaks.add(new Passage.Break(text.length(), '\n'));
        }
        if (element.nameIs("br")) {
          text.append('\n');
        }
        for (var child : element.childNodes()) {
          walk(child, text, breaks);
        }
        spans.put(element, new int[] {start, text.length()});
        if (block || cell) {
          breaks.add(new Passage.Break(text.length(), cell ? '\t' : '\n'));
        }
      }
      default -> {}
    }
  }
}
