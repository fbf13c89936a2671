package org.shenfa.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/**
 * 改写: a member written again without some of its elements and attributes. Remarks and processing
 * instructions of the source never come along.
 */
abstract class Rewriting extends Markup.Reader {
  /** 去留: what becomes of an element: it stays, goes with all it holds, or leaves what it holds. */
  enum Fate {
    KEEP,
    DROP,
    UNWRAP
  }

  private record Frame(String name, Fate fate, String declarations) {}

  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
  private final Deque<Frame> open = new ArrayDeque<>();
  private int dropping;

  /** What becomes of this element. Asked for every element that is not inside a dropped one. */
  abstract Fate fate(String space, String name, Attributes at);

  /** The value an attribute keeps; null when it goes. */
  abstract @Nullable String kept(String element, String attribute, String value);

  /** Sees every element in document order, inside dropped ones too. */
  void passing(String space, String name, Attributes at) {}

  /** The local name of the element around the present one; empty at the root. */
  final String parent() {
    return open.isEmpty() ? "" : open.peek().name();
  }

  static byte[] written(byte[] bytes, Rewriting rewriting) {
    Markup.read(bytes, rewriting);
    return rewriting.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public final void startElement(String space, String name, String qualified, Attributes at) {
    passing(space, name, at);
    var fate = dropping > 0 ? Fate.DROP : fate(space, name, at);
    switch (fate) {
      case DROP -> {
        dropping++;
        open.push(new Frame(name, fate, ""));
      }
      case UNWRAP -> open.push(new Frame(name, fate, declarations(at)));
      case KEEP -> {
        out.append('<').append(qualified);
        for (var frame : open) {
          if (frame.fate() != Fate.UNWRAP) {
            break;
          }
          out.append(frame.declarations());
        }
        attributes(name, at);
        out.append('>');
        open.push(new Frame(name, fate, ""));
      }
    }
  }

  private void attributes(String element, Attributes at) {
    for (int i = 0; i < at.getLength(); i++) {
      var value = kept(element, at.getQName(i), at.getValue(i));
      if (value != null) {
        attribute(out, at.getQName(i), value);
      }
    }
  }

  private static String declarations(Attributes at) {
    var text = new StringBuilder();
    for (int i = 0; i < at.getLength(); i++) {
      if (at.getQName(i).startsWith("xmlns")) {
        attribute(text, at.getQName(i), at.getValue(i));
      }
    }
    return text.toString();
  }

  private static void attribute(StringBuilder into, String name, String value) {
    into.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
  }

  private static String escaped(String text) {
    var safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\n', '\r', '\t' -> safe.append("&#").append((int) c).append(';');
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }

  @Override
  public final void characters(char[] characters, int from, int length) {
    if (dropping == 0) {
      for (int i = from; i < from + length; i++) {
        switch (characters[i]) {
          case '&' -> out.append("&amp;");
          case '<' -> out.append("&lt;");
          case '>' -> out.append("&gt;");
          case '\r' -> out.append("&#13;");
          default -> out.append(characters[i]);
        }
      }
    }
  }

  @Override
  public final void endElement(String space, String name, String qualified) {
    leaving(name);
    switch (open.pop().fate()) {
      case DROP -> dropping--;
      case KEEP -> out.append("</").append(qualified).append('>');
      case UNWRAP -> {}
    }
  }

  /** Sees the end of every element. */
  void leaving(String name) {}
}
