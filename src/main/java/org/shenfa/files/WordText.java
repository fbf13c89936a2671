package org.shenfa.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.shenfa.files.Extraction.Kind;
import org.xml.sax.Attributes;

/** Word 文字: body, headers, notes, boxes and charts, and what of it a reader does not see. */
final class WordText extends Markup.Reader {
  private static final Map<String, String> PLACES =
      Map.of(
          "document", "正文",
          "header", "页眉",
          "footer", "页脚",
          "footnotes", "脚注",
          "endnotes", "尾注");

  private final String place;
  private final WordStyles styles;
  private final Words words;
  private final StringBuilder shown = new StringBuilder();
  private final StringBuilder hidden = new StringBuilder();
  private final StringBuilder deleted = new StringBuilder();
  private final StringBuilder fields = new StringBuilder();
  private final StringBuilder properties = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();
  private final Deque<Boolean> darkCells = new ArrayDeque<>();
  private final Deque<WordStyles.Look> looks = new ArrayDeque<>();
  private WordStyles.Look run = WordStyles.Look.PLAIN;
  private boolean darkParagraph;
  private int paragraphs;
  private int removed;
  private int fallback;
  private int boxes;
  private String text = "";

  private WordText(String place, WordStyles styles, Words words) {
    this.place = place;
    this.styles = styles;
    this.words = words;
  }

  static void read(Archive archive, Words words) {
    var members = archive.members();
    var styles = WordStyles.of(Office.named(members, "word/styles\\d*\\.xml"));
    for (var member :
        Office.named(members, "word/(document\\d*|header\\d*|footer\\d*|footnotes|endnotes)\\.xml")
            .entrySet()) {
      var kind = member.getKey().replaceAll("^word/|\\d*\\.xml$", "");
      var reader = new WordText(PLACES.getOrDefault(kind, "正文"), styles, words);
      Markup.read(member.getValue(), reader);
      reader.done();
    }
    Office.drawings(members, "word/charts/chart\\d*\\.xml", Kind.SHOWN, "图表", words);
    Office.drawings(members, "word/diagrams/data\\d*\\.xml", Kind.SHOWN, "图示", words);
    for (var bytes : Office.named(members, "word/glossary/document\\.xml").values()) {
      words.add(Kind.HIDDEN_TEXT, "构建基块", Office.everything(bytes));
    }
    Office.common(members, words);
  }

  @Override
  public void startElement(String space, String name, String qualified, Attributes at) {
    var parent = open.isEmpty() ? "" : open.peek();
    open.push(name);
    text = "";
    switch (name) {
      case "p" -> {
        paragraphs++;
        looks.push(WordStyles.Look.PLAIN);
        darkParagraph = false;
        lineEnd();
      }
      case "pStyle" -> {
        looks.poll();
        looks.push(styles.named(Markup.value(at, "val")));
      }
      case "r" -> run = looks.isEmpty() ? WordStyles.Look.PLAIN : looks.peek();
      case "rStyle" -> run = run.over(styles.named(Markup.value(at, "val")));
      case "vanish", "color", "sz" -> {
        if (parent.equals("rPr") && open.stream().skip(2).findFirst().orElse("").equals("r")) {
          run = run.with(name, at);
        }
      }
      case "shd", "highlight" -> shade(parent, at);
      case "tc" -> darkCells.push(false);
      case "del", "moveFrom" -> removed++;
      case "Fallback" -> fallback++;
      case "txbxContent" -> boxes++;
      case "t", "delText", "instrText", "delInstrText" -> text = name;
      case "tab" -> {
        if (parent.equals("r")) {
          put("\t");
        }
      }
      case "br", "cr" -> put("\n");
      case "noBreakHyphen" -> put("-");
      case "textpath" -> put(Markup.value(at, "string"));
      case "listItem" -> properties.append(Markup.value(at, "displayText")).append('\n');
      case "listEntry", "helpText", "statusText" ->
          properties.append(Markup.value(at, "val")).append('\n');
      case "sym" -> symbol(Markup.value(at, "char"));
      case "docPr", "cNvPr" -> Office.alternative(at, properties);
      case "bookmarkStart" -> {
        var bookmark = Markup.value(at, "name");
        if (!bookmark.startsWith("_")) {
          properties.append(bookmark).append('\n');
        }
      }
      default -> {}
    }
  }

  private void shade(String parent, Attributes at) {
    var dark =
        WordStyles.dark(Markup.value(at, "fill"))
            || WordStyles.highlighted(Markup.value(at, "val"));
    switch (parent) {
      case "rPr" -> run = dark ? run.onDark() : run;
      case "pPr" -> darkParagraph |= dark;
      case "tcPr" -> {
        if (dark && !darkCells.isEmpty()) {
          darkCells.pop();
          darkCells.push(true);
        }
      }
      default -> {}
    }
  }

  private void symbol(String hex) {
    try {
      put(Character.toString(Integer.parseInt(hex, 16)));
    } catch (IllegalArgumentException e) {
      put("□");
    }
  }

  @Override
  public void characters(char[] characters, int from, int length) {
    if (text.equals("instrText") || text.equals("delInstrText")) {
      fields.append(characters, from, length);
    } else if (!text.isEmpty()) {
      put(new String(characters, from, length));
    }
  }

  private void put(String more) {
    var light = darkParagraph || boxes > 0 || darkCells.contains(true);
    if (removed > 0 || text.equals("delText")) {
      deleted.append(more);
    } else if (run.hidden(light) || fallback > 0 && !alike(more)) {
      hidden.append(more);
    } else if (fallback == 0) {
      shown.append(more);
    }
  }

  /** Old programs read the fallback of a drawing; as a rule it says the same again. */
  private boolean alike(String more) {
    return shown.indexOf(more.strip()) >= 0;
  }

  private void lineEnd() {
    if (!shown.isEmpty()
        && shown.charAt(shown.length() - 1) != '\n'
        && shown.charAt(shown.length() - 1) != '\t') {
      shown.append('\n');
    }
  }

  @Override
  public void endElement(String space, String name, String qualified) {
    open.pop();
    text = "";
    switch (name) {
      case "p" -> {
        looks.poll();
        if (fallback == 0) {
          shown.append('\n');
        }
        aside(Kind.HIDDEN_TEXT, hidden);
        aside(Kind.TRACKED_CHANGE, deleted);
      }
      case "tc" -> {
        darkCells.poll();
        trim('\t');
      }
      case "tr" -> trim('\n');
      case "del", "moveFrom" -> removed--;
      case "Fallback" -> fallback--;
      case "txbxContent" -> boxes--;
      default -> {}
    }
  }

  private void trim(char end) {
    var last = shown.length() - 1;
    if (last >= 0 && (shown.charAt(last) == '\n' || shown.charAt(last) == '\t')) {
      shown.setCharAt(last, end);
    } else {
      shown.append(end);
    }
  }

  private void aside(Kind kind, StringBuilder found) {
    words.add(kind, "%s第 %d 段".formatted(place, paragraphs), found);
    found.setLength(0);
  }

  private void done() {
    words.add(Kind.SHOWN, place, shown);
    aside(Kind.HIDDEN_TEXT, hidden);
    aside(Kind.TRACKED_CHANGE, deleted);
    if (fields.indexOf("\"") >= 0) {
      words.add(Kind.PROPERTY, place + "的域", fields);
    }
    words.add(Kind.PROPERTY, "替代文字和书签", properties);
  }
}
