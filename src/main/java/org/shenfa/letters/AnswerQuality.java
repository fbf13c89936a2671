package org.shenfa.letters;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * 答复质量: what the head should know about a draft before reading it. It never blocks: whoever goes on
 * in spite of it says why.
 */
public final class AnswerQuality {
  private static final Pattern ELSEWHERE =
      Pattern.compile("另行(咨询|联系|了解)|请(直接)?(拨打|致电|电话)|请(咨询|联系)(相关|有关|具体)?(部门|单位|窗口)");
  private static final Pattern SCOLDING =
      Pattern.compile("无理取闹|胡搅蛮缠|多管闲事|不懂(就|还)|自己(去)?(查|看)|与你无关|不要再(问|来信)");
  private static final Pattern PERSONAL =
      Pattern.compile("(?<![0-9])([1-9][0-9]{16}[0-9Xx]|1[3-9][0-9]{9}|[0-9]{16,19})(?![0-9])");
  private static final int SHORT = 60;
  private static final double ALIKE = 0.85;

  private AnswerQuality() {}

  /**
   * What is to be said about a draft, in Chinese; empty when nothing is.
   *
   * @param questions of the letter
   * @param answered indexes of the questions that the drafter ticked as answered
   * @param recent answers that others got lately
   */
  public static List<String> findings(
      String answer, List<String> questions, Collection<Integer> answered, List<String> recent) {
    var found = new ArrayList<String>();
    for (var n = 0; n < questions.size(); n++) {
      if (!answered.contains(n)) {
        found.add("没有回答：“" + questions.get(n) + "”");
      }
    }
    if (answer.length() < SHORT) {
      found.add("答复只有 " + answer.length() + " 字，请看看是不是说清楚了");
    }
    if (ELSEWHERE.matcher(answer).find() && answer.length() < 2 * SHORT) {
      found.add("只让写信人另外打电话或者咨询别处，没有直接答复");
    }
    if (SCOLDING.matcher(answer).find()) {
      found.add("有指责写信人的词语");
    }
    if (PERSONAL.matcher(answer).find()) {
      found.add("含有像手机号、证件号或者银行卡号的数字");
    }
    if (recent.stream().anyMatch(r -> alike(answer, r) > ALIKE)) {
      found.add("与最近给别人的答复几乎一样，请确认针对的是这封信");
    }
    return found;
  }

  /** The share of pairs of characters that two texts have in common, 0 to 1. */
  static double alike(String one, String other) {
    var first = pairs(one);
    var second = pairs(other);
    if (first.isEmpty() || second.isEmpty()) {
      return 0;
    }
    var common = first.stream().filter(second::contains).count();
    return 2.0 * common / (first.size() + second.size());
  }

  private static java.util.Set<String> pairs(String text) {
    var all = new java.util.HashSet<String>();
    for (var n = 0; n + 2 <= text.length(); n++) {
      all.add(text.substring(n, n + 2));
    }
    return all;
  }
}
