package org.shenfa.desk.web;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.DeltaType;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/**
 * 逐词标出: two wordings of one thing, each as safe HTML with what the other does not have marked.
 * Words are Chinese characters one by one, and runs of anything else. Pure.
 */
record WordMarks(String theirs, String mine) {
  private static final Pattern WORD =
      Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}]+|\\s+|.", Pattern.DOTALL);
  private static final int LIMIT = 60_000;

  static WordMarks of(String theirs, String mine) {
    if (theirs.length() + mine.length() > LIMIT) {
      return new WordMarks(Entities.escape(theirs), Entities.escape(mine));
    }
    var left = words(theirs);
    var right = words(mine);
    var before = new StringBuilder();
    var after = new StringBuilder();
    for (var part : DiffUtils.diff(left, right, true).getDeltas()) {
      var differs = part.getType() != DeltaType.EQUAL;
      put(before, "del", part.getSource().getLines(), differs);
      put(after, "ins", part.getTarget().getLines(), differs);
    }
    return new WordMarks(before.toString(), after.toString());
  }

  private static void put(StringBuilder to, String tag, List<String> words, boolean marked) {
    var text = Entities.escape(String.join("", words));
    to.append(marked && !text.isEmpty() ? "<%1$s>%2$s</%1$s>".formatted(tag, text) : text);
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }
}
