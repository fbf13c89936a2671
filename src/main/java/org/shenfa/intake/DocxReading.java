package org.shenfa.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.zwobble.mammoth.DocumentConverter;

/**
 * Word 来稿 (docx): mammoth gives the structure; what it would lose is written into the text before,
 * and what does not come along is named. Pure.
 */
final class DocxReading {
  private static final String MAIN = "word/document.xml";
  private static final Pattern TEXTS =
      Pattern.compile("word/(document|footnotes|endnotes|comments|header\\d*|footer\\d*)\\.xml");
  private static final String STYLES =
      """
      p.sfT => p.title.centre:fresh
      p.sfC => p.centre:fresh
      p.sfR => p.right:fresh
      p.sfH1 => h1:fresh
      p.sfH2 => h2:fresh
      p.sfH3 => h3:fresh
      p.sfH4 => h4:fresh
      p.sfH5 => h5:fresh
      p.sfH6 => h6:fresh
      p.sfH1C => h1.centre:fresh
      p.sfH2C => h2.centre:fresh
      p.sfH3C => h3.centre:fresh
      p.sfH4C => h4.centre:fresh
      p.sfH5C => h5.centre:fresh
      p.sfH6C => h6.centre:fresh
      p.sfN => p:fresh
      u =>
      strike =>
      """;

  private DocxReading() {}

  static Raw raw(String name, Members members) {
    var main = main(members);
    members.mustBePlain();
    var text = text(members);
    var preparation = new WordPreparation(members, main);
    preparation.prepare();
    var pictures = new Pictures();
    var body = converted(name, members.zip(), pictures);
    finish(body);
    var notes = new ArrayList<>(preparation.notes());
    notes.addAll(pictures.notes());
    return new Raw(
        body, text, pictures.taken(), enclosures(members, notes), preparation.omissions(), notes);
  }

  private static String main(Members members) {
    if (members.has(MAIN)) {
      return MAIN;
    }
    throw Manuscripts.unreadable(members.name(), "不是 Word 文档，请另存为 docx 后再交");
  }

  /** Every word of every part that carries text, whatever surrounds it. */
  private static String text(Members members) {
    return members.all().keySet().stream()
        .filter(m -> TEXTS.matcher(m).matches())
        .flatMap(m -> members.xml(m).stream())
        .map(Ooxml::text)
        .collect(Collectors.joining("\n"));
  }

  private static Element converted(String name, byte[] prepared, Pictures pictures) {
    try {
      var result =
          new DocumentConverter()
              .disableEmbeddedStyleMap()
              .addStyleMap(STYLES)
              .imageConverter(image ->
                  pictures
                      .take(image.getInputStream().readAllBytes(), "")
                      .map(a -> Map.of("src", a, "alt", alt(image.getAltText())))
                      .orElse(Map.of()))
              .convertToHtml(new ByteArrayInputStream(prepared));
      return Jsoup.parseBodyFragment(result.getValue()).body();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw Manuscripts.unreadable(name, "结构特殊，不能整篇带入，请另存为 docx 后再交，或者把正文粘贴进来");
    }
  }

  /** What Word wrote by itself is no description. */
  private static String alt(Optional<String> said) {
    return said.filter(a ->
            !a.matches(
                "(?is).*(自动生成|automatically generated).*|(图片|图像|picture|image)\\s*\\d*|.*\\.(png|jpe?g|gif|bmp)"))
        .orElse("");
  }

  private static void finish(Element body) {
    body.select("img:not([src])").remove();
    for (var link : body.select("a[href^=#]")) {
      if (link.text().equals("↑")) {
        link.remove();
      } else {
        link.unwrap();
      }
    }
    body.select("a:not([href])").unwrap();
    for (var note : body.select("li[id^=footnote-], li[id^=endnote-]")) {
      var count = note.attr("id").replaceAll("\\D", "");
      var first = note.selectFirst("> p");
      if (first != null) {
        first.prependText(" ").prependElement("sup").text("[" + count + "]");
      }
      var list = note.parent();
      if (list != null) {
        note.children().forEach(list::before);
        note.remove();
        if (list.childrenSize() == 0) {
          list.remove();
        }
      }
    }
    body.select("p.centre,h1.centre,h2.centre,h3.centre,h4.centre,h5.centre,h6.centre")
        .attr("align", "center");
    body.select("p.right").attr("align", "right");
    body.select("table").forEach(Tables::finish);
  }

  /** Whole documents inside become attachments; programs' own objects are named. */
  private static List<Manuscript.Carried> enclosures(Members members, List<String> notes) {
    var found = new ArrayList<Manuscript.Carried>();
    var objects = 0;
    for (var member : members.all().entrySet()) {
      if (member.getKey().startsWith("word/embeddings/")) {
        var own = member.getKey().substring("word/embeddings/".length());
        if (own.toLowerCase(Locale.ROOT).matches("[^/]+\\.(docx|xlsx|pptx|pdf)")) {
          found.add(
              new Manuscript.Carried(
                  "嵌入文件%d%s".formatted(found.size() + 1, own.substring(own.lastIndexOf('.'))),
                  Pictures.digest(member.getValue()),
                  member.getValue()));
        } else {
          objects++;
        }
      }
    }
    if (objects > 0) {
      notes.add("%d 个嵌入的对象没有带入，需要的请单独存成文件作为附件".formatted(objects));
    }
    return List.copyOf(found);
  }
}
