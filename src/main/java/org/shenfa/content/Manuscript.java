package org.shenfa.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * 来稿: a plain text taken apart into title, document number and body. Chapters become headings,
 * articles keep their number in bold; furniture of a web page it was copied from is left out and
 * said so. Pure.
 */
public record Manuscript(
    String title, @Nullable String number, CleanHtml body, List<String> dropped) {
  private static final Pattern NUMBER =
      Pattern.compile("[\\u4e00-\\u9fa5]{2,12}〔\\d{4}〕[1-9]\\d*号");
  private static final Pattern CHAPTER = Pattern.compile("第[一二三四五六七八九十百]+章[\\s　].*");
  private static final Pattern ARTICLE = Pattern.compile("(第[一二三四五六七八九十百]+条)[\\s　]+(.*)");
  private static final Pattern HEADING = Pattern.compile("[一二三四五六七八九十]+、[^。；]{1,30}");
  private static final Pattern BODY_LINE = Pattern.compile("[。；：:]$|^.{61,}$");
  private static final Pattern FURNITURE =
      Pattern.compile("(?:发布日期|浏览次数|信息来源)[:：].*|(?:【?(?:关闭|打印)】?[\\s　|]*)+");

  /** Reads a text; its first lines up to an empty one are the title. */
  public static Manuscript of(String text) {
    var lines = text.replace("\r", "").lines().map(Manuscript::trimmed).toList();
    var dropped = new ArrayList<String>();
    var title = new StringBuilder();
    var html = new StringBuilder();
    @Nullable String number = null;
    var inTitle = true;
    for (var line : lines) {
      if (FURNITURE.matcher(line).matches()) {
        dropped.add("网页上的“%s”".formatted(line.length() > 40 ? line.substring(0, 40) + "…" : line));
        inTitle = inTitle && title.isEmpty();
        continue;
      }
      if (line.isEmpty()) {
        inTitle = inTitle && title.isEmpty();
        continue;
      }
      var found = Optional.of(NUMBER.matcher(line)).filter(java.util.regex.Matcher::matches);
      if (found.isPresent() && number == null) {
        number = line;
        continue;
      }
      if (inTitle && (title.isEmpty() || !belongsToBody(line))) {
        title.append(title.isEmpty() || endsPlain(title) ? "" : " ").append(line);
        continue;
      }
      inTitle = false;
      html.append(paragraph(line));
    }
    var body = CleanHtml.of(html.toString());
    dropped.addAll(body.dropped());
    return new Manuscript(title.toString(), number, body.html(), List.copyOf(dropped));
  }

  /** A line no title has: an address to readers, a sentence, a heading, an article. */
  private static boolean belongsToBody(String line) {
    return BODY_LINE.matcher(line).find()
        || CHAPTER.matcher(line).matches()
        || HEADING.matcher(line).matches()
        || ARTICLE.matcher(line).matches();
  }

  private static boolean endsPlain(StringBuilder title) {
    return title.charAt(title.length() - 1) > 0x2e80;
  }

  private static String trimmed(String line) {
    return line.replace('\u00a0', ' ').replaceAll("^[\\s　]+|[\\s　]+$", "");
  }

  private static String paragraph(String line) {
    var article = ARTICLE.matcher(line);
    if (CHAPTER.matcher(line).matches() || HEADING.matcher(line).matches()) {
      return "<h2>" + Entities.escape(line.replaceAll("[\\s　]+", "　")) + "</h2>";
    }
    if (article.matches()) {
      return "<p><strong>"
          + article.group(1)
          + "</strong>　"
          + Entities.escape(article.group(2))
          + "</p>";
    }
    return "<p>" + Entities.escape(line) + "</p>";
  }
}
