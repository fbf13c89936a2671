package org.shenfa.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;

/**
 * 修订清点: what accepting all changes of a Word member will take away: rows and paragraphs deleted as
 * a whole, and fields that fetch from outside, each by its number in the member.
 */
final class WordChanges extends Markup.Reader {
  private static final Pattern FETCHING =
      Pattern.compile(
          "\\s*(INCLUDEPICTURE|INCLUDETEXT|LINK|IMPORT|RD|DATABASE)\\b.*", Pattern.DOTALL);

  private final Set<Integer> rows = new HashSet<>();
  private final Set<Integer> paragraphs = new HashSet<>();
  private final Set<Integer> fields = new HashSet<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Deque<Integer> openRows = new ArrayDeque<>();
  private final Deque<Integer> openFields = new ArrayDeque<>();
  private final StringBuilder instruction = new StringBuilder();
  private int row;
  private int paragraph;
  private int field;
  private int changes;
  private int removed;
  private boolean markDeleted;
  private boolean keeps;
  private boolean instructing;

  static WordChanges in(byte[] bytes) {
    var changes = new WordChanges();
    Markup.read(bytes, changes);
    return changes;
  }

  Set<Integer> rows() {
    return rows;
  }

  Set<Integer> paragraphs() {
    return paragraphs;
  }

  Set<Integer> fields() {
    return fields;
  }

  /** How many insertions, deletions and moves there are. */
  int count() {
    return changes;
  }

  @Override
  public void startElement(String space, String name, String qualified, Attributes at) {
    var parent = open.isEmpty() ? "" : open.peek();
    open.push(name);
    switch (name) {
      case "tr" -> openRows.push(row++);
      case "p" -> {
        if (parent.equals("body")) {
          markDeleted = false;
          keeps = false;
        }
        paragraph++;
      }
      case "ins", "moveTo" -> changes++;
      case "del", "moveFrom" -> {
        changes++;
        removed++;
        if (parent.equals("trPr") && !openRows.isEmpty()) {
          rows.add(openRows.peek());
        }
        markDeleted |= parent.equals("rPr") && open.size() == 6;
      }
      case "r", "tbl", "drawing", "sdt", "hyperlink", "oMath" -> keeps |= removed == 0;
      case "fldChar" -> field(Markup.value(at, "fldCharType"));
      case "instrText" -> instructing = true;
      default -> {}
    }
  }

  private void field(String type) {
    switch (type) {
      case "begin" -> {
        openFields.push(field++);
        instruction.setLength(0);
      }
      case "separate", "end" -> {
        if (!openFields.isEmpty() && FETCHING.matcher(instruction).matches()) {
          fields.add(openFields.peek());
        }
        instruction.setLength(0);
        if (type.equals("end")) {
          openFields.poll();
        }
      }
      default -> {}
    }
  }

  @Override
  public void characters(char[] characters, int from, int length) {
    if (instructing) {
      instruction.append(characters, from, length);
    }
  }

  @Override
  public void endElement(String space, String name, String qualified) {
    open.pop();
    instructing = false;
    switch (name) {
      case "tr" -> openRows.poll();
      case "del", "moveFrom" -> removed--;
      case "p" -> {
        if ("body".equals(open.peek()) && markDeleted && !keeps) {
          paragraphs.add(paragraph - 1);
        }
      }
      default -> {}
    }
  }
}
