package org.shenfa.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * 文号和索引号: one key for every way of writing a number, so that 苏应急〔2026〕12号, 苏应急[2026]12 and 苏应急2026
 * 12号 are the same.
 */
final class DocumentNumbers {
  private static final Pattern RUN = Pattern.compile("\\d+|[\\p{L}\\p{M}]+");
  private static final Pattern FILLER = Pattern.compile("[第号]");
  private static final Pattern YEAR_AND_REST = Pattern.compile("((?:19|20)\\d{2})(\\d{1,4})");
  private static final Pattern IN_WORDS =
      Pattern.compile(
          "\\p{IsHan}{1,12}[^\\p{L}\\d]{0,2}(?:19|20)\\d{2}[^\\p{L}\\d]{0,2}第?\\d{1,5}号?");

  private DocumentNumbers() {}

  /** Runs of letters and of digits, without brackets, blanks, 第, 号 and leading zeros. */
  static String key(String number) {
    var parts = new ArrayList<String>();
    var runs =
        RUN.matcher(Normalizer.normalize(number, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
    while (runs.find()) {
      var run = FILLER.matcher(runs.group()).replaceAll("").replaceFirst("^0+(?=\\d)", "");
      if (!run.isEmpty()) {
        parts.add(run);
      }
    }
    return String.join("/", parts);
  }

  /** Keys under which a number a visitor typed may be known, alone or among other words. */
  static List<String> keys(String words) {
    var found = new ArrayList<String>();
    if (words.codePoints().anyMatch(Character::isDigit)) {
      add(found, key(words));
      var inside = IN_WORDS.matcher(Normalizer.normalize(words, Normalizer.Form.NFKC));
      while (inside.find()) {
        add(found, key(inside.group()));
      }
    }
    return found;
  }

  private static void add(List<String> found, String key) {
    if (!key.isEmpty() && !found.contains(key)) {
      found.add(key);
    }
    var parts = key.split("/", -1);
    var last = YEAR_AND_REST.matcher(parts[parts.length - 1]);
    if (parts.length == 2 && last.matches()) {
      add(found, parts[0] + "/" + last.group(1) + "/" + last.group(2).replaceFirst("^0+", ""));
    }
  }
}
