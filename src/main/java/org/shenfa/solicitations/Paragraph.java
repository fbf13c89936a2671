package org.shenfa.solicitations;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;

/**
 * 段落: a part of a draft that an opinion can speak of.
 *
 * @param place its count in the text, from 1; blank ones are not counted
 * @param html clean, as released
 */
public record Paragraph(int place, String html, String text) {
  /** The paragraphs of a clean body: headings, paragraphs, lists and tables each count as one. */
  public static List<Paragraph> of(String body) {
    var all = new ArrayList<Paragraph>();
    for (var block : Jsoup.parseBodyFragment(body).body().children()) {
      var text = block.wholeText().strip();
      if (!text.isEmpty()) {
        all.add(new Paragraph(all.size() + 1, block.outerHtml(), text));
      }
    }
    return List.copyOf(all);
  }

  /** How a list or a receipt names it: its first words. */
  public String beginning() {
    var line = text.replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= 24
        ? line
        : line.substring(0, line.offsetByCodePoints(0, 24)) + "……";
  }
}
