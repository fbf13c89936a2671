package org.shenfa.screening;

import static org.shenfa.screening.Verdict.NOTE;
import static org.shenfa.screening.Verdict.REASON;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** 文号: 机关代字〔年份〕序号号, and the same in the text as in the form. */
final class DocumentNumbers implements Rule {
  static final String RULE = "document-number";
  private static final Pattern NUMBER =
      Pattern.compile(
          "([\\u4e00-\\u9fa5]{2,12}) ?([〔\\[(【﹝]) ?(\\d{2,4}) ?年? ?([〕\\])】﹞]) ?(第?) ?(0*)(\\d{1,5}) ?号");
  private static final Pattern ALONE =
      Pattern.compile(
          "(?m)^[ \\t]*[\\u4e00-\\u9fa5]{2,12} ?[〔\\[(【﹝] ?\\d{2,4} ?[〕\\])】﹞] ?第? ?\\d{1,5} ?号[ \\t]*$");

  @Override
  public void check(Reading on, Findings found) {
    on.texts().forEach(p -> form(p, found));
    if (!on.material.documentNumber().isEmpty()) {
      own(on, found);
    }
  }

  private static void form(Passage in, Findings found) {
    for (var match : NUMBER.matcher(in.folded).results().toList()) {
      var right = right(match);
      if (!in.folded.substring(match.start(2), match.end()).replace(" ", "").equals(right)) {
        found.add(
            RULE,
            NOTE,
            in,
            match.start(2),
            match.end(),
            "文号的年份用六角括号、写四位，序号不加“第”、不编虚位（GB/T 9704）。",
            right);
      }
    }
  }

  private static String right(MatchResult match) {
    var year = match.group(3).length() == 2 ? "20" + match.group(3) : match.group(3);
    return "〔" + year + "〕" + match.group(7) + "号";
  }

  /** The document's own number, where it stands on a line of its own or in the title. */
  private static void own(Reading on, Findings found) {
    var registered = Passage.dense(on.material.documentNumber());
    var code = registered.replaceFirst("〔.*", "");
    var line = ALONE.matcher(on.body.folded);
    if (line.find()) {
      differs(on.body, line.toMatchResult(), registered, found);
    }
    for (var match : NUMBER.matcher(on.title.folded).results().toList()) {
      if (match.group(1).endsWith(code)) {
        differs(on.title, match, registered, found);
      }
    }
  }

  private static void differs(Passage in, MatchResult match, String registered, Findings found) {
    var written = NUMBER.matcher(match.group());
    if (!written.find()) {
      return;
    }
    var code = written.group(1);
    if (!(code + right(written)).endsWith(registered)) {
      found.add(
          RULE,
          REASON,
          in,
          match.start(),
          match.end(),
          "这里的文号与登记的“%s”不一致，请核对。".formatted(registered),
          registered);
    }
  }
}
