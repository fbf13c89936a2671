package org.shenfa.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Short ways through the XML of a Word file, by local names. */
final class Ooxml {
  static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  private Ooxml() {}

  /** Every element of this local name below a node, in order, as a list of its own. */
  static List<Element> all(Node below, String local) {
    var found = new ArrayList<Element>();
    var nodes =
        below instanceof Document d
            ? d.getElementsByTagNameNS("*", local)
            : ((Element) below).getElementsByTagNameNS("*", local);
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }

  static List<Element> children(Node parent) {
    var found = new ArrayList<Element>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element e) {
        found.add(e);
      }
    }
    return found;
  }

  static Optional<Element> child(Node parent, String... path) {
    Optional<Element> at = Optional.empty();
    var from = parent;
    for (var local : path) {
      at = children(from).stream().filter(e -> local.equals(e.getLocalName())).findFirst();
      if (at.isEmpty()) {
        return at;
      }
      from = at.get();
    }
    return at;
  }

  /** An attribute by its local name; empty when missing. */
  static String at(Element element, String local) {
    var attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      if (local.equals(attributes.item(i).getLocalName())) {
        return attributes.item(i).getNodeValue();
      }
    }
    return "";
  }

  /** {@code w:val} at the end of a path. */
  static Optional<String> val(Node parent, String... path) {
    return child(parent, path).map(e -> at(e, "val"));
  }

  /** Whether an on-off element stands there and is not switched off. */
  static boolean on(Node parent, String... path) {
    return child(parent, path)
        .map(e -> at(e, "val"))
        .filter(v -> !v.equals("0") && !v.equals("false") && !v.equals("off"))
        .isPresent();
  }

  static Element made(Document document, String local) {
    return document.createElementNS(W, "w:" + local);
  }

  static Element run(Document document, String text) {
    var run = made(document, "r");
    var t = made(document, "t");
    t.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
    t.setTextContent(text);
    run.appendChild(t);
    return run;
  }

  static void remove(Node node) {
    var parent = node.getParentNode();
    if (parent != null) {
      parent.removeChild(node);
    }
  }

  /** Puts the children in the place of their parent. */
  static void unwrap(Element element) {
    var parent = element.getParentNode();
    if (parent == null) {
      return;
    }
    while (element.getFirstChild() != null) {
      parent.insertBefore(element.getFirstChild(), element);
    }
    parent.removeChild(element);
  }

  /** What a reader sees of a part, a line for each paragraph. */
  static String text(Node below) {
    var text = new StringBuilder();
    collect(below, text);
    return text.toString();
  }

  private static void collect(Node node, StringBuilder text) {
    for (var child : children(node)) {
      switch (String.valueOf(child.getLocalName())) {
        case "t", "delText" -> text.append(child.getTextContent());
        case "tab", "br", "cr" -> text.append(' ');
        case "instrText" -> {}
        case "AlternateContent" -> {
          var choice = Ooxml.child(child, "Choice").or(() -> Ooxml.child(child, "Fallback"));
          choice.ifPresent(c -> collect(c, text));
        }
        case "p" -> {
          collect(child, text);
          text.append('\n');
        }
        default -> collect(child, text);
      }
    }
  }
}
