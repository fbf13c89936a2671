package org.shenfa.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Word 预处理: turns what mammoth does not read (automatic numbers, alignment, text boxes, formulas,
 * phonetic guides, fields) into plain paragraphs and runs, and names what is left out.
 */
final class WordPreparation {
  private static final Pattern PAGE_NUMBER = Pattern.compile("[-—–―\\s　第页共\\d/]*");
  private final Members members;
  private final String main;
  private final List<Omission> omissions = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  WordPreparation(Members members, String main) {
    this.members = members;
    this.main = main;
  }

  List<Omission> omissions() {
    return omissions;
  }

  List<String> notes() {
    return notes;
  }

  void prepare() {
    var document = members.xml(main).orElseThrow();
    omissions.addAll(WordDrawings.wordsOf(members));
    part(document);
    var styles = new WordStyles(members.xml("word/styles.xml"));
    var paragraphs =
        Ooxml.all(document, "p").stream().filter(p -> Ooxml.W.equals(p.getNamespaceURI())).toList();
    new WordNumbering(members.xml("word/numbering.xml")).write(paragraphs, styles);
    paragraphs.forEach(p -> mark(p, styles));
    members.put(main, document);
    for (var more : List.of("word/footnotes.xml", "word/endnotes.xml")) {
      members
          .xml(more)
          .ifPresent(notes -> {
            part(notes);
            members.put(more, notes);
          });
    }
    around();
  }

  private void part(Document document) {
    revisions(document);
    hidden(document);
    WordDrawings.lift(document);
    formulas(document);
    phonetic(document);
    for (var wrap :
        List.of("fldSimple", "customXml", "dir", "bdo", "moveTo", "smartTag", "checkbox")) {
      for (var element : Ooxml.all(document, wrap)) {
        if (wrap.equals("checkbox")) {
          Ooxml.remove(element);
        } else {
          Ooxml.unwrap(element);
        }
      }
    }
    boxes(document);
    var foreign = Ooxml.all(document, "altChunk");
    if (!foreign.isEmpty()) {
      notes.add("文中引用了 %d 段外来内容（altChunk），没有带入，请在 Word 中另存后再交".formatted(foreign.size()));
    }
  }

  /** A box to tick becomes its sign. */
  private static void boxes(Document document) {
    for (var box : Ooxml.all(document, "checkBox")) {
      var run = box.getParentNode().getParentNode().getParentNode();
      var ticked =
          Ooxml.child(box, "checked").isPresent()
              ? Ooxml.on(box, "checked")
              : Ooxml.on(box, "default");
      run.getParentNode().insertBefore(Ooxml.run(document, ticked ? "☑" : "☐"), run);
    }
  }

  /** Deleted words stay out; inserted ones are text like any other. */
  private void revisions(Document document) {
    var gone = new StringBuilder();
    for (var local : List.of("del", "moveFrom")) {
      for (var element : Ooxml.all(document, local)) {
        var mark = !"p".equals(local(element.getParentNode())) && !isContent(element);
        if (!mark) {
          gone.append(Ooxml.text(element)).append('\n');
          Ooxml.remove(element);
        }
      }
    }
    for (var row : Ooxml.all(document, "tr")) {
      if (Ooxml.child(row, "trPr", "del").isPresent()) {
        gone.append(Ooxml.text(row)).append('\n');
        Ooxml.remove(row);
      }
    }
    if (!gone.toString().isBlank()) {
      omissions.add(new Omission("修订中删去的文字", gone.toString()));
    }
  }

  private static boolean isContent(Element element) {
    return !Ooxml.all(element, "r").isEmpty();
  }

  private static String local(@Nullable Node node) {
    return node == null ? "" : String.valueOf(node.getLocalName());
  }

  private void hidden(Document document) {
    var struck =
        Ooxml.all(document, "r").stream()
            .filter(r -> Ooxml.on(r, "rPr", "strike") || Ooxml.on(r, "rPr", "dstrike"))
            .filter(r -> !Ooxml.text(r).isBlank())
            .count();
    if (struck > 0) {
      notes.add("%d 处带删除线的文字按普通文字带入，请核对要不要留".formatted(struck));
    }
    for (var run : Ooxml.all(document, "r")) {
      if (Ooxml.W.equals(run.getNamespaceURI()) && Ooxml.on(run, "rPr", "vanish")) {
        var text = Ooxml.text(run);
        if (!text.isBlank()) {
          omissions.add(new Omission("隐藏的文字", text));
        }
        Ooxml.remove(run);
      }
    }
  }

  private void formulas(Document document) {
    var outer =
        Ooxml.all(document, "oMath").stream().filter(m -> m.getParentNode() != null).toList();
    for (var formula : outer) {
      formula.getParentNode().replaceChild(Ooxml.run(document, Formula.line(formula)), formula);
    }
    Ooxml.all(document, "oMathPara").forEach(Ooxml::unwrap);
    if (!outer.isEmpty()) {
      notes.add("%d 处公式改成了一行文字，请核对".formatted(outer.size()));
    }
  }

  /** 拼音指南: the guide follows its word in brackets. */
  private static void phonetic(Document document) {
    for (var ruby : Ooxml.all(document, "ruby")) {
      var run = ruby.getParentNode();
      var base = Ooxml.child(ruby, "rubyBase").map(Ooxml::text).orElse("");
      var guide = Ooxml.child(ruby, "rt").map(Ooxml::text).orElse("");
      run.getParentNode()
          .insertBefore(Ooxml.run(document, base.strip() + "（" + guide.strip() + "）"), run);
      Ooxml.remove(ruby);
    }
  }

  /** Alignment and rank travel as names of styles, which mammoth reads. */
  private static void mark(Element paragraph, WordStyles styles) {
    var document = paragraph.getOwnerDocument();
    var inCell = "tc".equals(local(paragraph.getParentNode()));
    var level = styles.level(paragraph);
    var place = styles.place(paragraph);
    var list = Ooxml.child(paragraph, "pPr", "numPr").isPresent();
    Ooxml.child(paragraph, "pPr", "pStyle").ifPresent(Ooxml::remove);
    if (list) {
      return;
    }
    var name =
        inCell
            ? "sfN"
            : level == Block.Line.TITLE
                ? "sfT"
                : level < Block.Line.BODY
                    ? "sfH" + level + (place == Block.Place.CENTRE ? "C" : "")
                    : switch (place) {
                      case CENTRE -> "sfC";
                      case RIGHT -> "sfR";
                      case LEFT -> "sfN";
                    };
    var properties =
        Ooxml.child(paragraph, "pPr")
            .orElseGet(() -> {
              var made = Ooxml.made(document, "pPr");
              paragraph.insertBefore(made, paragraph.getFirstChild());
              return made;
            });
    var style = Ooxml.made(document, "pStyle");
    style.setAttributeNS(Ooxml.W, "w:val", name);
    properties.insertBefore(style, properties.getFirstChild());
  }

  /** Headers, footers and comments stand beside the text. */
  private void around() {
    for (var member : List.copyOf(members.all().keySet())) {
      var what =
          member.matches("word/header\\d*\\.xml")
              ? "页眉"
              : member.matches("word/footer\\d*\\.xml")
                  ? "页脚"
                  : member.equals("word/comments.xml") ? "批注" : "";
      if (!what.isEmpty()) {
        var text = members.xml(member).map(Ooxml::text).orElse("");
        if (!PAGE_NUMBER.matcher(Loss.folded(text)).matches()) {
          omissions.add(new Omission(what, text));
        } else if (!text.isBlank()) {
          quiet(text);
        }
      }
    }
  }

  /** A page number on every page is nothing to report, but it counts as accounted for. */
  private void quiet(String text) {
    omissions.add(Omission.quiet("页码", text));
  }
}
