package org.shenfa.letters;

import java.util.List;

/**
 * 来信主题: what letters are about, an entry of the dictionary kept by 新闻宣传处.
 *
 * @param code its name for good, whatever it is called
 * @param words by which it is proposed
 * @param ended whether it is chosen no more; letters that have it keep it
 */
public record LetterTopic(String code, String name, List<String> words, boolean ended) {
  /** So many of one word count; more of the same say no more. */
  private static final int COUNTED = 3;

  public LetterTopic {
    words = List.copyOf(words);
  }

  /** The words as the form has them. */
  public String typed() {
    return String.join("，", words);
  }

  /** How much a text speaks for it: longer words say more, and so does the title. */
  int weight(String title, String body) {
    return words.stream().mapToInt(w -> w.length() * (2 * times(title, w) + times(body, w))).sum();
  }

  private static int times(String text, String word) {
    var times = 0;
    for (var at = text.indexOf(word);
        at >= 0 && times < COUNTED;
        at = text.indexOf(word, at + word.length())) {
      times++;
    }
    return times;
  }
}
