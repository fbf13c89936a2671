package org.shenfa.procedures;

import java.util.regex.Pattern;

/**
 * 看得见的文字: what somebody typed, without the signs that nobody sees. Joiners stay, for faces and
 * scripts are made with them; they only do not count.
 */
public final class PlainWords {
  private static final Pattern STRAY = Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t]]|\\p{Cs}");
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Z}\\p{Mn}\\u115F\\u1160\\u2800\\u3164\\uFFA0]");

  private PlainWords() {}

  /**
   * The same words without control signs and halves of characters, which come with what is pasted
   * from documents; their soft line breaks become line breaks.
   */
  public static String readable(String typed) {
    return STRAY.matcher(typed.replaceAll("[\\x0B\\f\\u2028\\u2029]", "\n")).replaceAll("");
  }

  /** The words with plain line ends, without control signs and marks that turn the direction. */
  public static String of(String typed) {
    return CONTROL.matcher(typed.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("").strip();
  }

  /** How many signs of it can be seen. */
  public static int seen(String typed) {
    var seen = UNSEEN.matcher(typed).replaceAll("");
    return seen.codePointCount(0, seen.length());
  }
}
