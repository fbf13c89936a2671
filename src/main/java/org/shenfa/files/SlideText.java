package org.shenfa.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.shenfa.files.Extraction.Kind;
import org.xml.sax.Attributes;

/** 幻灯片文字: slides in their order, notes, hidden slides and shapes, masters and charts. */
final class SlideText {
  private SlideText() {}

  static void read(Archive archive, Words words) {
    var members = archive.members();
    var slides = slides(members);
    words.pages(slides.size());
    for (int i = 0; i < slides.size(); i++) {
      var bytes = members.get(slides.get(i));
      if (bytes != null) {
        slide(bytes, "第 %d 页".formatted(i + 1), words);
      }
      for (var relation : Office.relations(members, slides.get(i))) {
        var part = members.get(relation.target());
        if (part != null && relation.type().endsWith("/notesSlide")) {
          words.add(Kind.NOTES, "第 %d 页备注".formatted(i + 1), Office.drawing(part).text());
        }
      }
    }
    for (var slide : Office.named(members, "ppt/slides/slide\\d*\\.xml").entrySet()) {
      if (!slides.contains(slide.getKey())) {
        words.add(Kind.HIDDEN_SHEET, "不在放映顺序里的幻灯片", Office.drawing(slide.getValue()).text());
      }
    }
    Office.drawings(
        members,
        "ppt/(slideMasters|slideLayouts|notesMasters|handoutMasters)/[^/]*\\.xml",
        Kind.PROPERTY,
        "母版和版式",
        words);
    Office.drawings(members, "ppt/charts/chart\\d*\\.xml", Kind.SHOWN, "图表", words);
    Office.drawings(members, "ppt/diagrams/data\\d*\\.xml", Kind.SHOWN, "图示", words);
    Office.common(members, words);
  }

  private static List<String> slides(Map<String, byte[]> members) {
    var targets = Office.targets(members, "ppt/presentation.xml");
    var slides = new ArrayList<String>();
    var show = members.get("ppt/presentation.xml");
    if (show == null) {
      throw new Refusal(Refusal.DAMAGED);
    }
    Markup.read(
        show,
        new Markup.Reader() {
          @Override
          public void startElement(String space, String name, String qualified, Attributes at) {
            if (name.equals("sldId")) {
              for (int i = 0; i < at.getLength(); i++) {
                var target = targets.get(at.getValue(i));
                if (target != null) {
                  slides.add(target);
                }
              }
            }
          }
        });
    return slides;
  }

  private static void slide(byte[] bytes, String place, Words words) {
    var reader = new SlideShapes();
    Markup.read(bytes, reader);
    words.add(
        reader.hiddenSlide ? Kind.HIDDEN_SHEET : Kind.SHOWN,
        reader.hiddenSlide ? place + "（隐藏）" : place,
        reader.shown);
    words.add(Kind.HIDDEN_TEXT, place, reader.hidden);
    words.add(Kind.PROPERTY, place + "替代文字", reader.properties);
  }

  /** 形状: one slide, told apart by whether its shapes are hidden. */
  private static final class SlideShapes extends Markup.Reader {
    private final StringBuilder shown = new StringBuilder();
    private final StringBuilder hidden = new StringBuilder();
    private final StringBuilder properties = new StringBuilder();
    private boolean hiddenSlide;
    private boolean hiddenShape;
    private boolean inside;

    @Override
    public void startElement(String space, String name, String qualified, Attributes at) {
      inside = name.equals("t");
      switch (name) {
        case "sld" -> hiddenSlide = !Markup.value(at, "show").isEmpty() && !Markup.yes(at, "show");
        case "cNvPr" -> {
          hiddenShape = Markup.yes(at, "hidden");
          Office.alternative(at, properties);
        }
        case "br" -> now().append('\n');
        default -> {}
      }
    }

    private StringBuilder now() {
      return hiddenShape ? hidden : shown;
    }

    @Override
    public void characters(char[] characters, int from, int length) {
      if (inside) {
        now().append(characters, from, length);
      }
    }

    @Override
    public void endElement(String space, String name, String qualified) {
      inside = false;
      var text = now();
      var last = text.length() - 1;
      switch (name) {
        case "p", "tr" -> text.append('\n');
        case "tc" -> {
          if (last >= 0 && text.charAt(last) == '\n') {
            text.setCharAt(last, '\t');
          }
        }
        default -> {}
      }
    }
  }
}
