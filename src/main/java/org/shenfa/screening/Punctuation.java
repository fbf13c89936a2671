package org.shenfa.screening;

import static org.shenfa.screening.Verdict.NOTE;
import static org.shenfa.screening.Verdict.REASON;

import java.util.ArrayDeque;
import java.util.List;
import java.util.regex.Pattern;

/** 标点: half-width marks between Chinese, doubled stops, brackets and quotes without a partner. */
final class Punctuation implements Rule {
  static final String RULE = "punctuation";
  private static final String HAN = "[\\u4e00-\\u9fa5]";
  private static final Pattern HALF_WIDTH =
      Pattern.compile("(?<=" + HAN + ")[,;:?!](?=" + HAN + ")");
  private static final Pattern DOUBLED =
      Pattern.compile("。{2,}|，{2,}|、{2,}|；{2,}|：{2,}|[，、；：]。|。[，、；]|，、|、，");
  private static final String WIDE = "，；：？！";
  private static final String NARROW = ",;:?!";
  private static final String OPENING = "《〈“‘（〔【「";
  private static final String CLOSING = "》〉”’）〕】」";

  @Override
  public void check(Reading on, Findings found) {
    for (var in : List.of(on.title, on.body)) {
      check(in, found);
    }
    if (on.title.text.endsWith("。")) {
      var end = on.title.folded.length();
      found.add(RULE, NOTE, on.title, end - 1, end, "标题末尾不用句号。", "");
    }
  }

  private static void check(Passage in, Findings found) {
    for (var match : HALF_WIDTH.matcher(in.text).results().toList()) {
      var wide = String.valueOf(WIDE.charAt(NARROW.indexOf(match.group())));
      found.add(
          RULE, NOTE, in, in.at(match.start()), in.at(match.start()) + 1, "中文之间的标点用全角。", wide);
    }
    for (var match : DOUBLED.matcher(in.text).results().toList()) {
      found.add(
          RULE,
          NOTE,
          in,
          in.at(match.start()),
          in.at(match.end()),
          "标点重复或者相连，请核对。",
          match.group().substring(0, 1));
    }
    pairs(in, found);
  }

  /** Pairs are looked for block by block: an open quote does not run through the whole text. */
  private static void pairs(Passage in, Findings found) {
    var open = new ArrayDeque<Integer>();
    var text = in.text;
    for (var at = 0; at <= in.folded.length(); at++) {
      var end =
          at == in.folded.length() || in.folded.charAt(at) == '\n' || in.folded.charAt(at) == '\t';
      if (end) {
        open.forEach(i -> unpaired(in, i, "这个括号或者引号没有另一半。", found));
        open.clear();
        continue;
      }
      var c = text.charAt(in.offset(at));
      if (OPENING.indexOf(c) >= 0) {
        open.push(at);
      } else if (CLOSING.indexOf(c) >= 0) {
        var wanted = OPENING.charAt(CLOSING.indexOf(c));
        if (open.isEmpty()) {
          if (!(c == '）' && numbered(in, at))) {
            unpaired(in, at, "这个括号或者引号没有另一半。", found);
          }
        } else if (text.charAt(in.offset(open.peek())) == wanted) {
          open.pop();
        } else if (!(c == '）' && numbered(in, at))) {
          unpaired(in, at, "括号、引号交叉或者不成对。", found);
          open.pop();
        }
      }
    }
  }

  /** “1）” at the head of a line needs no opening half. */
  private static boolean numbered(Passage in, int at) {
    return in.before(at, 3).matches("[ \\t]*[\\d一二三四五六七八九十①-⑩]{1,2}");
  }

  private static void unpaired(Passage in, int at, String sentence, Findings found) {
    found.add(RULE, in.where == Place.Where.TITLE ? REASON : NOTE, in, at, at + 1, sentence, null);
  }
}
