package org.shenfa.review;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.shenfa.comparison.TextDiff;
import org.shenfa.content.Digest;
import org.shenfa.content.Manifest;

/**
 * 与签发文稿比对: character by character after folding the space, for lines break elsewhere on paper and
 * on the page.
 *
 * @param readable whether the manuscript holds any text; a scan without any is compared by eye
 */
public record ManuscriptComparison(
    SignedManuscript manuscript, boolean readable, List<Difference> differences) {
  private static final int AROUND = 14;

  /** More than this is not proofreading any more. */
  public static final int MOST = 400;

  public ManuscriptComparison {
    differences = List.copyOf(differences);
  }

  /** Characters in it, for what keeps it. */
  int weight() {
    return 100
        + differences.stream()
            .mapToInt(d -> 100 + d.manuscript().length() + d.page().length())
            .sum();
  }

  static ManuscriptComparison of(SignedManuscript manuscript, String signed, Manifest page) {
    var paper = folded(signed);
    if (paper.isEmpty()) {
      var whole = new Difference(key(0, "", ""), "", "（扫描件，没有读得出的文字）", "（须与扫描件逐页对照）", "");
      return new ManuscriptComparison(manuscript, false, List.of(whole));
    }
    return new ManuscriptComparison(manuscript, true, between(paper, folded(text(page))));
  }

  /** What a reader reads of the text: title, number of the document, body. */
  private static String text(Manifest page) {
    var document = page.document();
    return page.title()
        + "\n"
        + (document == null || page.body().contains(document.number()) ? "" : document.number())
        + "\n"
        + Jsoup.parseBodyFragment(page.body()).body().wholeText();
  }

  private static String folded(String text) {
    return text.replaceAll("[\\s\\u00A0\\u3000\\u200B\\uFEFF]+", "");
  }

  private static List<Difference> between(String paper, String page) {
    var found = new ArrayList<Difference>();
    var pieces = TextDiff.of(paper, page).pieces();
    for (var n = 0; n < pieces.size(); ) {
      if (pieces.get(n).kind() == TextDiff.Kind.SAME) {
        n++;
        continue;
      }
      var before = n == 0 ? "" : end(pieces.get(n - 1).text());
      var gone = new StringBuilder();
      var came = new StringBuilder();
      while (n < pieces.size() && pieces.get(n).kind() != TextDiff.Kind.SAME) {
        (pieces.get(n).kind() == TextDiff.Kind.GONE ? gone : came).append(pieces.get(n).text());
        n++;
      }
      var after = n == pieces.size() ? "" : start(pieces.get(n).text());
      found.add(
          new Difference(
              key(found.size(), gone.toString(), came.toString()),
              before,
              gone.toString(),
              came.toString(),
              after));
    }
    return found;
  }

  private static String key(int count, String gone, String came) {
    var bytes =
        (count + "\n" + gone + "\n" + came).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return count + "-" + Digest.of(bytes).brief().replace(" ", "");
  }

  private static String end(String text) {
    return text.substring(
        text.offsetByCodePoints(
            text.length(), -Math.min(AROUND, text.codePointCount(0, text.length()))));
  }

  private static String start(String text) {
    return text.substring(
        0, text.offsetByCodePoints(0, Math.min(AROUND, text.codePointCount(0, text.length()))));
  }
}
