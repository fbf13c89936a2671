package org.shenfa.letters;

import java.util.Arrays;
import java.util.List;

/** 信中的问题: the sentences of a letter that ask something, each to be answered by name. */
public final class Questions {
  private static final int MOST = 20;

  private Questions() {}

  /**
   * The questions in the order of the letter; where none is recognised the whole letter is one.
   *
   * @param body as typed, paragraphs by line ends
   */
  public static List<String> of(String body) {
    var asked =
        Arrays.stream(body.split("(?<=[。！？?!；;\\n])", -1))
            .map(String::strip)
            .filter(s -> s.length() > 1)
            .filter(Questions::asks)
            .limit(MOST)
            .toList();
    return asked.isEmpty() ? List.of(shortened(body.strip())) : asked;
  }

  private static boolean asks(String sentence) {
    return sentence.endsWith("？")
        || sentence.endsWith("?")
        || sentence.matches(
            ".*(请问|怎么|怎样|如何|是否|能否|可否|能不能|可不可以|是不是|什么|多少|多久|哪里|哪些|哪个|谁来|为何|为什么|几天).*");
  }

  private static String shortened(String text) {
    return text.length() <= 120 ? text : text.substring(0, 120) + "……";
  }
}
