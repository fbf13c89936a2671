package org.shenfa.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/**
 * 层次: 一、（一）1.（1） and 第一章 become headings of the second to fifth rank, without a gap between ranks;
 * an article keeps its number in bold. Pure.
 */
final class Levels {
  private static final int NONE = 0;
  private static final int LONGEST = 40;
  private static final Pattern ARTICLE = Pattern.compile("(第[一二三四五六七八九十百]+条)[\\s　]+(.*)");
  private static final Pattern CHAPTER = Pattern.compile("第[一二三四五六七八九十百]+[编章节][\\s　].*");
  private static final List<Pattern> NUMBERED =
      List.of(
          Pattern.compile("[一二三四五六七八九十]+、.+"),
          Pattern.compile("[（(][一二三四五六七八九十]+[）)].+"),
          Pattern.compile("[0-9０-９]+[.．、](?![0-9]).+"),
          Pattern.compile("[（(][0-9０-９]+[）)].+"));
  private static final Pattern PICTURE = Pattern.compile("<p>\\s*<img [^>]*>\\s*</p>");
  private static final Pattern CAPTION =
      Pattern.compile("图\\s*[0-9０-９一二三四五六七八九十]+.*|图为.*|(图片|照片)[:：].*");
  private static final Pattern RUNS_ON = Pattern.compile("[。；;：:，,、？！]");

  private Levels() {}

  /** The blocks as markup, not yet cleaned. */
  static String html(List<Block> blocks) {
    var ranks = new ArrayList<Integer>();
    for (int i = 0; i < blocks.size(); i++) {
      ranks.add(rank(blocks, i));
    }
    var used = List.copyOf(new TreeSet<>(ranks.stream().filter(r -> r != NONE).toList()));
    var html = new StringBuilder();
    for (int i = 0; i < blocks.size(); i++) {
      var rank = ranks.get(i);
      if (isCaptioned(blocks, i)) {
        html.append(figure((Block.Whole) blocks.get(i), (Block.Line) blocks.get(++i)));
        continue;
      }
      html.append(
          switch (blocks.get(i)) {
            case Block.Whole whole -> whole.html();
            case Block.Line line when rank != NONE ->
                heading(line, Math.min(5, 2 + used.indexOf(rank)));
            case Block.Line line -> paragraph(line);
          });
    }
    return html.toString();
  }

  /** A picture with a line under it that says what it shows. */
  private static boolean isCaptioned(List<Block> blocks, int i) {
    return i + 1 < blocks.size()
        && blocks.get(i) instanceof Block.Whole whole
        && PICTURE.matcher(whole.html()).matches()
        && blocks.get(i + 1) instanceof Block.Line line
        && line.text().length() <= LONGEST
        && CAPTION.matcher(line.text()).matches();
  }

  private static String figure(Block.Whole picture, Block.Line caption) {
    return "<figure>%s<figcaption>%s</figcaption></figure>"
        .formatted(picture.html().replaceAll("^<p>|</p>$", ""), caption.html());
  }

  private static String heading(Block.Line line, int level) {
    var text =
        CHAPTER.matcher(line.text()).matches()
            ? Entities.escape(line.text().replaceAll("[\\s　]+", "　"))
            : line.html();
    return "<h%d>%s</h%d>".formatted(level, text, level);
  }

  private static String paragraph(Block.Line line) {
    var article = ARTICLE.matcher(line.text());
    return article.matches() && !line.html().contains("<")
        ? "<p><strong>%s</strong>　%s</p>"
            .formatted(article.group(1), Entities.escape(article.group(2)))
        : "<p>" + line.html() + "</p>";
  }

  /** Smaller is higher; {@link #NONE} is no heading. */
  private static int rank(List<Block> blocks, int i) {
    if (!(blocks.get(i) instanceof Block.Line line)) {
      return NONE;
    }
    var text = line.text();
    if (CHAPTER.matcher(text).matches() && text.length() <= LONGEST) {
      return 10;
    }
    if (OfficialForm.ATTACHMENT_PAGE.matcher(text).matches()
        && i > 0
        && i < blocks.size() - 1
        && !text.endsWith("：")) {
      return 10;
    }
    if (line.place() == Block.Place.CENTRE
        && i > 0
        && OfficialForm.ATTACHMENT_PAGE.matcher(blocks.get(i - 1).text()).matches()) {
      return 15;
    }
    var pattern = numbered(text);
    if (line.styled()) {
      return 10 + line.level() * 10;
    }
    if (pattern < 0 || text.length() > LONGEST || RUNS_ON.matcher(withoutNumber(text)).find()) {
      return NONE;
    }
    var next = i + 1 < blocks.size() ? blocks.get(i + 1) : null;
    var leads = next != null && !(next instanceof Block.Line n && numbered(n.text()) == pattern);
    return (leads || pattern == 0) && !isListed(blocks, i) ? 20 + pattern * 10 : NONE;
  }

  /** Lines two and following of 附件：1.… 2.… are no headings. */
  private static boolean isListed(List<Block> blocks, int i) {
    var at = i - 1;
    while (at > 0 && numbered(blocks.get(at).text()) == numbered(blocks.get(i).text())) {
      at--;
    }
    return at >= 0 && blocks.get(at).text().matches("附\\s*件\\s*[:：].*");
  }

  private static int numbered(String text) {
    for (int n = 0; n < NUMBERED.size(); n++) {
      if (NUMBERED.get(n).matcher(text).matches()) {
        return n;
      }
    }
    return -1;
  }

  private static String withoutNumber(String text) {
    return text.replaceFirst("^[（(]?[0-9０-９一二三四五六七八九十]+[）).．、]", "");
  }
}
