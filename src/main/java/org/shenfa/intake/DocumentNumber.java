package org.shenfa.intake;

import java.util.Optional;
import java.util.regex.Pattern;

/** 发文字号: 江应急〔2026〕12号, whatever brackets it was typed with. Pure. */
final class DocumentNumber {
  private static final Pattern NUMBER =
      Pattern.compile(
          "[（(]?\\s*(?<who>[\\u4e00-\\u9fa5][\\u4e00-\\u9fa5\\s]{1,20})\\s*[〔\\[［【（(﹝〖]\\s*(?<year>[0-9０-９]{4})"
              + "\\s*[〕\\]］】）)﹞〗]\\s*第?\\s*(?<count>[0-9０-９]+)\\s*号\\s*[)）]?");

  private DocumentNumber() {}

  /** The number a line consists of, with the brackets of GB/T 9704 and no leading zero. */
  static Optional<String> of(String line) {
    var found = NUMBER.matcher(line.strip());
    if (!found.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          "%s〔%s〕%d号"
              .formatted(
                  found.group("who").replaceAll("[\\s　]+", ""),
                  Integer.toString(Integer.parseInt(found.group("year"))),
                  Integer.parseInt(found.group("count"))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
