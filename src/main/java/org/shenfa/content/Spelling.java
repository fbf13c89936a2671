package org.shenfa.content;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** 改字: other words in one stretch of a body, everything around it as it was. */
final class Spelling {
  private final int from;
  private final int to;
  private String words;
  private int at;

  private Spelling(int from, int to, String words) {
    this.from = from;
    this.to = to;
    this.words = words;
  }

  /** The body with {@code words} from one offset of its whole text to another. */
  static String replaced(String body, int from, int to, String words) {
    var html = Jsoup.parseBodyFragment(body);
    html.outputSettings().prettyPrint(false);
    new Spelling(from, to, words).walk(html.body());
    return CleanHtml.of(html.body().html()).html().html();
  }

  /** The new words go where the stretch begins; what lies in later nodes of it is taken out. */
  private void walk(Node node) {
    if (node instanceof TextNode text) {
      var old = text.getWholeText();
      var start = Math.max(from - at, 0);
      var end = Math.min(to - at, old.length());
      if (start < end) {
        text.text(old.substring(0, start) + words + old.substring(end));
        words = "";
      }
      at += old.length();
    } else if (node instanceof Element element) {
      if (element.nameIs("br")) {
        at++;
      }
      element.childNodes().forEach(this::walk);
    }
  }
}
