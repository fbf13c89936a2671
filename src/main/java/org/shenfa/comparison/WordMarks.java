package org.shenfa.comparison;

import org.jsoup.nodes.Entities;

/** 两边标出: two wordings of one thing, each as safe HTML with what the other does not have marked. */
public record WordMarks(String theirs, String mine) {
  /** Marks both sides. */
  public static WordMarks of(String theirs, String mine) {
    var before = new StringBuilder();
    var after = new StringBuilder();
    for (var piece : TextDiff.of(theirs, mine).pieces()) {
      var text = Entities.escape(piece.text());
      switch (piece.kind()) {
        case SAME -> {
          before.append(text);
          after.append(text);
        }
        case GONE -> before.append("<del>").append(text).append("</del>");
        case NEW -> after.append("<ins>").append(text).append("</ins>");
      }
    }
    return new WordMarks(before.toString(), after.toString());
  }
}
