package org.shenfa.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** 样式表 of a Word file: what a paragraph style means, with the styles it is based on. */
final class WordStyles {
  private static final Pattern HEADING = Pattern.compile("(?i)(?:heading|标题)\\s*([1-6])");
  private final Map<String, Element> styles = new HashMap<>();

  WordStyles(Optional<Document> xml) {
    xml.ifPresent(x -> Ooxml.all(x, "style").forEach(s -> styles.put(Ooxml.at(s, "styleId"), s)));
  }

  /** 0 a title, 1 to 6 a heading, {@link Block.Line#BODY} anything else. */
  int level(Element paragraph) {
    var direct = Ooxml.val(paragraph, "pPr", "outlineLvl").flatMap(WordStyles::outline);
    return direct.or(() -> first(paragraph, this::levelOf)).orElse(Block.Line.BODY);
  }

  private Optional<Integer> levelOf(Element style) {
    var name = Ooxml.val(style, "name").orElse("");
    if (name.equalsIgnoreCase("title") || name.equals("标题")) {
      return Optional.of(Block.Line.TITLE);
    }
    var heading = HEADING.matcher(name);
    return heading.matches()
        ? Optional.of(Integer.parseInt(heading.group(1)))
        : Ooxml.val(style, "pPr", "outlineLvl").flatMap(WordStyles::outline);
  }

  private static Optional<Integer> outline(String level) {
    return level.matches("[0-5]") ? Optional.of(Integer.parseInt(level) + 1) : Optional.empty();
  }

  Block.Place place(Element paragraph) {
    var said =
        Ooxml.val(paragraph, "pPr", "jc")
            .or(() -> first(paragraph, s -> Ooxml.val(s, "pPr", "jc")))
            .orElse("");
    return switch (said) {
      case "center" -> Block.Place.CENTRE;
      case "right", "end" -> Block.Place.RIGHT;
      default -> Block.Place.LEFT;
    };
  }

  /** The numbering a style brings along. */
  Optional<Element> numbering(Element paragraph) {
    return first(paragraph, s -> Ooxml.child(s, "pPr", "numPr"));
  }

  private <T> Optional<T> first(Element paragraph, Function<Element, Optional<T>> ask) {
    var id = Ooxml.val(paragraph, "pPr", "pStyle").orElse("");
    for (int depth = 0; depth < 12 && styles.containsKey(id); depth++) {
      var style = styles.get(id);
      var answer = ask.apply(style);
      if (answer.isPresent()) {
        return answer;
      }
      id = Ooxml.val(style, "basedOn").orElse("");
    }
    return Optional.empty();
  }
}
