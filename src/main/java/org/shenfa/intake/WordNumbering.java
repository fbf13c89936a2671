package org.shenfa.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * 自动编号: Word keeps 一、 and （一） out of the text; here they are written into it, so that a page says
 * what the paper says. Plain lists that begin at 1 and run on stay lists.
 */
final class WordNumbering {
  private final Map<String, Element> abstracts = new HashMap<>();
  private final Map<String, Element> nums = new HashMap<>();
  private final Map<String, int[]> counters = new HashMap<>();

  /** One numbered paragraph. */
  private record Numbered(
      Element paragraph,
      String num,
      int level,
      String label,
      boolean plain,
      int count,
      int order) {}

  WordNumbering(Optional<Document> xml) {
    xml.ifPresent(x -> {
      Ooxml.all(x, "abstractNum").forEach(a -> abstracts.put(Ooxml.at(a, "abstractNumId"), a));
      Ooxml.all(x, "num").forEach(n -> nums.put(Ooxml.at(n, "numId"), n));
    });
  }

  /** Writes the numbers of these paragraphs into them. */
  void write(List<Element> paragraphs, WordStyles styles) {
    var numbered = new ArrayList<Numbered>();
    for (int i = 0; i < paragraphs.size(); i++) {
      numbered(paragraphs.get(i), styles, i).ifPresent(numbered::add);
    }
    for (int from = 0; from < numbered.size(); ) {
      var to = from + 1;
      while (to < numbered.size()
          && numbered.get(to).order() == numbered.get(to - 1).order() + 1
          && numbered.get(to).num().equals(numbered.get(from).num())) {
        to++;
      }
      var run = numbered.subList(from, to);
      var list =
          run.stream().allMatch(Numbered::plain)
              && run.getFirst().count() == 1
              && run.getFirst().level() == 0
              && run.stream().noneMatch(n -> styles.level(n.paragraph()) < Block.Line.BODY);
      run.forEach(n -> settle(n, list));
      from = to;
    }
  }

  private static void settle(Numbered numbered, boolean list) {
    var paragraph = numbered.paragraph();
    var document = paragraph.getOwnerDocument();
    Ooxml.child(paragraph, "pPr", "numPr").ifPresent(Ooxml::remove);
    var properties =
        Ooxml.child(paragraph, "pPr")
            .orElseGet(() -> {
              var made = Ooxml.made(document, "pPr");
              paragraph.insertBefore(made, paragraph.getFirstChild());
              return made;
            });
    if (list) {
      Ooxml.child(properties, "pStyle").ifPresent(Ooxml::remove);
      var numPr = Ooxml.made(document, "numPr");
      var ilvl = Ooxml.made(document, "ilvl");
      ilvl.setAttributeNS(Ooxml.W, "w:val", Integer.toString(numbered.level()));
      var numId = Ooxml.made(document, "numId");
      numId.setAttributeNS(Ooxml.W, "w:val", numbered.num());
      numPr.appendChild(ilvl);
      numPr.appendChild(numId);
      properties.appendChild(numPr);
    } else if (!numbered.label().isEmpty()) {
      paragraph.insertBefore(Ooxml.run(document, numbered.label()), properties.getNextSibling());
    }
  }

  private Optional<Numbered> numbered(Element paragraph, WordStyles styles, int order) {
    var own = Ooxml.child(paragraph, "pPr", "numPr");
    var from = own.or(() -> styles.numbering(paragraph));
    var num =
        own.flatMap(n -> Ooxml.val(n, "numId")).or(() -> from.flatMap(n -> Ooxml.val(n, "numId")));
    if (num.isEmpty() || num.get().equals("0") || !nums.containsKey(num.get())) {
      return Optional.empty();
    }
    var level =
        from.flatMap(n -> Ooxml.val(n, "ilvl"))
            .filter(l -> l.matches("[0-8]"))
            .map(Integer::parseInt)
            .orElse(0);
    var definition = definition(num.get(), level);
    if (definition == null) {
      return Optional.empty();
    }
    var count = counted(num.get(), level);
    var format = Ooxml.val(definition, "numFmt").orElse("decimal");
    var pattern = Ooxml.val(definition, "lvlText").orElse("");
    var bullet = format.equals("bullet");
    var plain =
        !inCell(paragraph)
            && (bullet
                || format.equals("decimal") && pattern.matches("%" + (level + 1) + "[.．)）]"));
    var label =
        bullet
            ? "•"
            : apart(
                definition,
                format.equals("none")
                    ? pattern.replaceAll("%\\d", "")
                    : label(num.get(), level, pattern));
    return Optional.of(
        new Numbered(paragraph, num.get(), level, label, plain, bullet ? 1 : count, order));
  }

  private Element num(String id) {
    return Objects.requireNonNull(nums.get(id));
  }

  private static boolean inCell(Node node) {
    for (var at = node; at != null; at = at.getParentNode()) {
      if ("tc".equals(at.getLocalName())) {
        return true;
      }
    }
    return false;
  }

  /** 第一条 stands apart from what follows; after a point or bracket nothing is needed. */
  private static String apart(Element definition, String label) {
    var close =
        label.isEmpty()
            || "、．.）)：:".indexOf(label.charAt(label.length() - 1)) >= 0
            || Ooxml.val(definition, "suff").filter("nothing"::equals).isPresent();
    return close ? label : label + "　";
  }

  private String label(String num, int level, String pattern) {
    var label = new StringBuilder();
    var legal =
        Optional.ofNullable(definition(num, level)).map(d -> Ooxml.on(d, "isLgl")).orElse(false);
    for (int i = 0; i < pattern.length(); i++) {
      var c = pattern.charAt(i);
      if (c == '%' && i + 1 < pattern.length() && Character.isDigit(pattern.charAt(i + 1))) {
        var of = pattern.charAt(++i) - '1';
        var other = definition(num, of);
        var format = other == null ? "decimal" : Ooxml.val(other, "numFmt").orElse("decimal");
        var counter = counter(num);
        label.append(
            Numerals.of(legal && of != level ? "decimal" : format, Math.max(1, counter[of])));
      } else {
        label.append(c);
      }
    }
    return label.toString();
  }

  private int counted(String num, int level) {
    var counter = counter(num);
    counter[level] = counter[level] == 0 ? start(num, level) : counter[level] + 1;
    for (int deeper = level + 1; deeper < counter.length; deeper++) {
      counter[deeper] = 0;
    }
    for (int above = 0; above < level; above++) {
      counter[above] = counter[above] == 0 ? start(num, above) : counter[above];
    }
    return counter[level];
  }

  /** Numbers with the same definition count on, unless one of them says where it starts. */
  private int[] counter(String num) {
    var restarts = !Ooxml.all(num(num), "startOverride").isEmpty();
    return counters.computeIfAbsent(restarts ? "n" + num : "a" + abstractOf(num), n -> new int[9]);
  }

  private String abstractOf(String num) {
    return Ooxml.val(num(num), "abstractNumId").orElse("");
  }

  private int start(String num, int level) {
    for (var override : Ooxml.all(num(num), "lvlOverride")) {
      var start = Ooxml.val(override, "startOverride");
      if (Ooxml.at(override, "ilvl").equals(Integer.toString(level)) && start.isPresent()) {
        return number(start.get());
      }
    }
    var definition = definition(num, level);
    return definition == null
        ? 1
        : Ooxml.val(definition, "start").map(WordNumbering::number).orElse(1);
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 1;
  }

  private @Nullable Element definition(String num, int level) {
    for (var override : Ooxml.all(num(num), "lvlOverride")) {
      var own = Ooxml.child(override, "lvl");
      if (Ooxml.at(override, "ilvl").equals(Integer.toString(level)) && own.isPresent()) {
        return own.get();
      }
    }
    var found = abstracts.get(abstractOf(num));
    return found == null
        ? null
        : Ooxml.all(found, "lvl").stream()
            .filter(l -> Ooxml.at(l, "ilvl").equals(Integer.toString(level)))
            .findFirst()
            .orElse(null);
  }
}
