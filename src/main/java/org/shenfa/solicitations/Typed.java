package org.shenfa.solicitations;

import static org.shenfa.regulation.Clause.MEASURES_17_3;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.shenfa.procedures.PlainWords;
import org.shenfa.regulation.Violations;

/**
 * 填写的意见: what somebody says of a draft.
 *
 * @param digest of the text it speaks of, in hex
 * @param words by paragraph, 0 for the whole; blank ones are nothing
 */
public record Typed(String digest, Party party, SequencedMap<Integer, String> words) {
  public static final int MOST = 2_000;
  private static final int ALTOGETHER = 20_000;
  private static final int REMARKS = 60;
  private static final int PLACES = 5_000;

  /** One thing said of one place, 0 for the whole. */
  record Said(int place, String words) {}

  List<Said> said() {
    var all = new ArrayList<Said>();
    words.forEach((place, typed) -> {
      if (!typed.isBlank()) {
        all.add(new Said(place, PlainWords.of(typed)));
      }
    });
    return all;
  }

  /** Everything that makes this sending another one than the last of the same form. */
  String[] whole() {
    return Stream.concat(
            Stream.of(digest, party.name()),
            said().stream().flatMap(s -> Stream.of(Integer.toString(s.place()), s.words())))
        .toArray(String[]::new);
  }

  /** Refuses what is nothing, too short to mean something or too long to be read. */
  void check() {
    gaps().throwIfAny();
  }

  /** Everything there is to refuse. */
  Violations.Gathering gaps() {
    var said = said();
    var found = new Violations.Gathering();
    found
        .refuseIf(said.isEmpty(), MEASURES_17_3, "w0", "还没有写意见：请写在“对全文的意见”里，或者写在某一段下面。")
        .refuseIf(
            said.size() > REMARKS, MEASURES_17_3, "w0", "一次最多提 " + REMARKS + " 条意见，请合并几条，或者分两次提交。")
        .refuseIf(
            said.stream().mapToInt(s -> s.words().length()).sum() > ALTOGETHER,
            MEASURES_17_3,
            "w0",
            "一次提交的意见合计不超过 " + ALTOGETHER + " 字，请分几次提交。")
        .refuseIf(!digest.matches("[0-9a-f]{64}"), MEASURES_17_3, null, "这一页不完整，请重新打开征集的页面再填写。");
    for (var one : said) {
      found.refuseIf(
          one.place() < 0 || one.place() > PLACES,
          MEASURES_17_3,
          null,
          "征求意见稿里没有第 " + one.place() + " 段，请重新打开页面。");
      var where = one.place() == 0 ? "对全文的意见" : "对第 " + one.place() + " 段的意见";
      var length = one.words().codePointCount(0, one.words().length());
      var seen = PlainWords.seen(one.words());
      found
          .refuseIf(seen < 2, MEASURES_17_3, "w" + one.place(), where + "太短，看不出意思。")
          .refuseIf(
              one.words().length() > MOST,
              MEASURES_17_3,
              "w" + one.place(),
              where + "有 " + length + " 字，最多 " + MOST + " 字。");
    }
    return found;
  }
}
