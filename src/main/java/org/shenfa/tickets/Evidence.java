package org.shenfa.tickets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 证据: how the page stood at a moment. A fact.
 *
 * @param digest SHA-256 in hex of its bytes, null when nothing stood there
 * @param release 放行编号 of the text, empty where the page is none of one text
 * @param found whether the text concerned stood there, null where none is named
 */
public record Evidence(
    long id,
    Moment moment,
    @Nullable String digest,
    String release,
    @Nullable Boolean found,
    Instant at) {
  /** When it was taken. */
  public enum Moment {
    REPORT("报错时"),
    HIDE("撤下时"),
    FIX("改正时"),
    VERIFY("核验时");

    private final String label;

    Moment(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** 原文前后: the text concerned with some words on both sides. */
  public record Around(String before, String text, String after) {
    private static final int WORDS = 60;

    static @Nullable Around in(String words, String quoted) {
      var at = quoted.isEmpty() ? -1 : words.indexOf(quoted);
      return at < 0
          ? null
          : new Around(
              words.substring(Math.max(0, at - WORDS), at),
              quoted,
              words.substring(
                  at + quoted.length(), Math.min(words.length(), at + quoted.length() + WORDS)));
    }
  }
}
