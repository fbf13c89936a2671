package org.shenfa.letters;

import java.net.URI;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/**
 * 引用: what an answer links, by path, and cites, by document number such as 江应急〔2026〕12号. Pure.
 *
 * @param paths without host, question or fragment
 */
record Citations(TreeSet<String> paths, TreeSet<String> numbers) {
  private static final Pattern NUMBER =
      Pattern.compile("\\p{IsHan}{1,12}[〔\\[（(]\\s*[0-9]{4}\\s*[〕\\]）)]\\s*[0-9]{1,5}\\s*号");

  static Citations of(String html) {
    var body = Jsoup.parseBodyFragment(html).body();
    var paths =
        body.select("a[href]").stream()
            .map(a -> path(a.attr("href")))
            .filter(p -> p.startsWith("/") && p.endsWith(".html"))
            .collect(Collectors.toCollection(TreeSet::new));
    var numbers =
        NUMBER
            .matcher(body.text())
            .results()
            .map(MatchResult::group)
            .map(Citations::plain)
            .collect(Collectors.toCollection(TreeSet::new));
    return new Citations(paths, numbers);
  }

  private static String path(String href) {
    try {
      var address = URI.create(href.strip());
      return address.getHost() != null || address.getPath() == null ? "" : address.getPath();
    } catch (IllegalArgumentException noAddress) {
      return "";
    }
  }

  /** However its brackets were typed. */
  static String plain(String number) {
    return number.replaceAll("\\s", "").replaceAll("[\\[（(]", "〔").replaceAll("[\\]）)]", "〕");
  }

  /** Whether a document of this number is cited; words of the sentence may stand before it. */
  boolean cites(String number) {
    var plain = plain(number);
    return !plain.isEmpty() && numbers.stream().anyMatch(n -> n.endsWith(plain));
  }

  boolean none() {
    return paths.isEmpty() && numbers.isEmpty();
  }
}
