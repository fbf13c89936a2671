package org.shenfa.inspection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * 问题: one thing that is wrong on the site.
 *
 * @param page its address on the site, or a name such as 全站 where it is of no single page
 * @param place where on the page, such as 正文 or 附件“名单.xlsx”
 * @param words the very words, link or name that are wrong; with kind and page they say which fault
 *     it is, from one inspection to the next
 * @param evidence what is wrong with them, a sentence
 */
public record Fault(FaultKind kind, String page, String place, String words, String evidence) {
  /** Longer words are cut: they are kept to be looked at, not to be whole. */
  private static final int LONGEST = 500;

  public Fault {
    words = cut(words.strip());
    evidence = cut(evidence.strip());
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  /** The same for the same fault, whenever it is found. */
  String key() {
    try {
      var said = String.join("\n", kind.name(), page, place, words);
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(said.getBytes(StandardCharsets.UTF_8)), 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
