package org.shenfa.files;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.xml.sax.Attributes;

/** 样式: what a named style makes of the text it is put on, as far as it hides it. */
final class WordStyles extends Markup.Reader {
  /** 字的样子: whether text is hidden by mark, by white ink or by a size nobody can read. */
  record Look(boolean vanished, boolean white, boolean tiny, boolean dark) {
    static final Look PLAIN = new Look(false, false, false, false);
    private static final int READABLE_HALF_POINTS = 5;

    Look over(Look named) {
      return new Look(
          vanished || named.vanished, white || named.white, tiny || named.tiny, dark || named.dark);
    }

    Look onDark() {
      return new Look(vanished, white, tiny, true);
    }

    Look with(String name, Attributes at) {
      var value = Markup.value(at, "val");
      return switch (name) {
        case "vanish" -> new Look(Markup.on(at), white, tiny, dark);
        case "color" -> new Look(vanished, light(value), tiny, dark);
        case "sz" -> new Look(vanished, white, size(value) < READABLE_HALF_POINTS, dark);
        default -> this;
      };
    }

    boolean hidden(boolean background) {
      return vanished || tiny || white && !dark && !background;
    }
  }

  private final Map<String, Look> looks = new HashMap<>();
  private final Map<String, String> basedOn = new HashMap<>();
  private String style = "";
  private boolean own;

  private WordStyles() {}

  static WordStyles of(Map<String, byte[]> members) {
    var styles = new WordStyles();
    members.values().forEach(bytes -> Markup.read(bytes, styles));
    return styles;
  }

  @Override
  public void startElement(String space, String name, String qualified, Attributes at) {
    switch (name) {
      case "style" -> {
        style = Markup.value(at, "styleId");
        own = true;
      }
      case "tblStylePr" -> own = false;
      case "basedOn" -> basedOn.put(style, Markup.value(at, "val"));
      case "vanish", "color", "sz" -> {
        if (own) {
          looks.merge(style, Look.PLAIN.with(name, at), Look::over);
        }
      }
      case "shd" -> {
        if (own && dark(Markup.value(at, "fill"))) {
          looks.merge(style, Look.PLAIN.onDark(), Look::over);
        }
      }
      default -> {}
    }
  }

  @Override
  public void endElement(String space, String name, String qualified) {
    switch (name) {
      case "style" -> style = "";
      case "tblStylePr" -> own = true;
      default -> {}
    }
  }

  Look named(String id) {
    var look = Look.PLAIN;
    var at = id;
    for (int depth = 0; depth < 12 && !at.isEmpty(); depth++) {
      look = look.over(looks.getOrDefault(at, Look.PLAIN));
      at = basedOn.getOrDefault(at, "");
    }
    return look;
  }

  private static int size(String halfPoints) {
    try {
      return (int) Double.parseDouble(halfPoints);
    } catch (NumberFormatException e) {
      return Integer.MAX_VALUE;
    }
  }

  /** Whether ink of this colour cannot be seen on white paper. */
  static boolean light(String colour) {
    return colour.matches("(?i)(FF)?(F[A-F]){3}|white");
  }

  /** Whether a fill lets white ink be seen. */
  static boolean dark(String fill) {
    return fill.matches("(?i)(FF)?[0-9A-F]{6}") && !light(fill);
  }

  /** Whether a highlight of this name lets white ink be seen. */
  static boolean highlighted(String highlight) {
    return switch (highlight.toLowerCase(Locale.ROOT)) {
      case "", "none", "clear", "nil", "white" -> false;
      default -> true;
    };
  }
}
