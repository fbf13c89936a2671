package org.shenfa.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Word 图形: what stands in boxes, groups, charts and diagrams, brought where it can be read. */
final class WordDrawings {
  private WordDrawings() {}

  /** One of two drawings of the same thing; the words in it become paragraphs of their own. */
  static void lift(Document document) {
    for (var two : Ooxml.all(document, "AlternateContent")) {
      var choice = Ooxml.child(two, "Choice").or(() -> Ooxml.child(two, "Fallback"));
      if (choice.isPresent()) {
        Ooxml.children(two).stream().filter(c -> c != choice.get()).forEach(Ooxml::remove);
        Ooxml.unwrap(choice.get());
      }
      Ooxml.unwrap(two);
    }
    for (var box : Ooxml.all(document, "txbxContent")) {
      var paragraph = around(box);
      if (paragraph != null) {
        var parent = paragraph.getParentNode();
        var after = paragraph.getNextSibling();
        for (var inside : Ooxml.children(box)) {
          parent.insertBefore(inside, after);
        }
      }
    }
    drawings(document);
  }

  /** The paragraph a box hangs on; a box within a box is lifted in its turn. */
  private static @Nullable Node around(Element box) {
    for (Node at = box.getParentNode(); at != null; at = at.getParentNode()) {
      if ("p".equals(at.getLocalName()) && Ooxml.W.equals(at.getNamespaceURI())) {
        return at;
      }
    }
    return null;
  }

  /** Pictures inside groups get a drawing each. */
  private static void drawings(Document document) {
    for (var drawing : Ooxml.all(document, "drawing")) {
      var direct =
          Ooxml.all(drawing, "graphicData").stream()
              .anyMatch(g -> Ooxml.child(g, "pic").isPresent());
      var pictures = Ooxml.all(drawing, "pic");
      if (!direct && !pictures.isEmpty()) {
        var parent = drawing.getParentNode();
        for (var picture : pictures) {
          var alone = (Element) drawing.cloneNode(true);
          var data = Ooxml.all(alone, "graphicData").getFirst();
          Ooxml.children(data).forEach(Ooxml::remove);
          data.appendChild(picture);
          parent.insertBefore(alone, drawing);
        }
        Ooxml.remove(drawing);
      }
    }
  }

  /** Charts and diagrams do not come along; their words are named. */
  static List<Omission> wordsOf(Members members) {
    var found = new ArrayList<Omission>();
    for (var member : members.all().keySet()) {
      var chart = member.matches("word/charts/chart\\d*\\.xml");
      if (chart || member.matches("word/diagrams/data\\d*\\.xml")) {
        var words = new StringBuilder();
        members
            .xml(member)
            .ifPresent(x -> {
              Ooxml.all(x, "t").forEach(t -> words.append(t.getTextContent()).append('\n'));
              Ooxml.all(x, "v").forEach(t -> words.append(t.getTextContent()).append('\n'));
            });
        var omission = new Omission(chart ? "图表" : "智能图形（SmartArt）", words.toString());
        if (!found.contains(omission)) {
          found.add(omission);
        }
      }
    }
    return found;
  }
}
