package org.shenfa.intake;

import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** 公式: a formula of Word in one line, as one would type it. Pure. */
final class Formula {
  private Formula() {}

  static String line(Element formula) {
    return Ooxml.children(formula).stream().map(Formula::part).collect(Collectors.joining());
  }

  private static String part(Element part) {
    return switch (String.valueOf(part.getLocalName())) {
      case "r" ->
          Ooxml.children(part).stream()
              .filter(c -> "t".equals(c.getLocalName()))
              .map(Element::getTextContent)
              .collect(Collectors.joining());
      case "f" -> bracketed(of(part, "num")) + "/" + bracketed(of(part, "den"));
      case "sSup" -> of(part, "e") + "^" + bracketed(of(part, "sup"));
      case "sSub" -> of(part, "e") + "_" + bracketed(of(part, "sub"));
      case "sSubSup" ->
          of(part, "e") + "_" + bracketed(of(part, "sub")) + "^" + bracketed(of(part, "sup"));
      case "rad" -> "√(" + of(part, "e") + ")";
      case "d" ->
          "("
              + Ooxml.children(part).stream()
                  .filter(c -> "e".equals(c.getLocalName()))
                  .map(Formula::line)
                  .collect(Collectors.joining(", "))
              + ")";
      case "nary" ->
          Ooxml.val(part, "naryPr", "chr").orElse("∫") + limits(part) + bracketed(of(part, "e"));
      default -> line(part);
    };
  }

  private static String limits(Element part) {
    var from = of(part, "sub");
    var to = of(part, "sup");
    return (from.isEmpty() ? "" : "_" + bracketed(from))
        + (to.isEmpty() ? "" : "^" + bracketed(to));
  }

  private static String of(Element part, String local) {
    return Ooxml.child(part, local).map(Formula::line).orElse("");
  }

  private static String bracketed(String text) {
    return text.length() > 1 ? "(" + text + ")" : text;
  }
}
