package org.shenfa.content;

import static org.shenfa.regulation.Clause.MEASURES_20_2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.shenfa.regulation.Violations;

/**
 * 洁净正文: HTML that went through the one gate; only the gate can make it. Structure stays, every
 * styling, script and foreign picture is dropped and counted.
 */
public final class CleanHtml {
  private static final int LIMIT = 2_000_000;
  private static final int TAGS = 100_000;
  private static final int ROUNDS = 16;
  private static final String INVISIBLE_CLASS =
      "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u3164\\uFFA0&&[^\\n\\t\\r]]";
  private static final Pattern INVISIBLE = Pattern.compile(INVISIBLE_CLASS);
  private static final Pattern PRIVATE = Pattern.compile("\\p{Co}");
  private static final Pattern ESCAPED =
      Pattern.compile("&#x([3-9a-f][0-9a-f]{3}|[12][0-9a-f]{4}|3[0-4][0-9a-f]{3}|e01[0-9a-f]{2});");
  private static final Pattern HIDING =
      Pattern.compile(
          "display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0(?![.0-9]*[1-9])|opacity\\s*:\\s*0(?![.0-9]*[1-9])");
  private static final Pattern MACHINE =
      Pattern.compile("(?is)\\s*(\\[if\\b.*|\\[endif\\].*|(Start|End)Fragment|\\?xml.*)\\s*");
  private final String html;

  private CleanHtml(String html) {
    this.html = html;
  }

  /** The clean form and, in words, what was dropped. */
  public record Cleaned(CleanHtml html, List<String> dropped) {}

  /** Cleans what somebody typed or pasted; refuses what is too large or too tangled. */
  public static Cleaned of(String raw) {
    mustBeModest(raw);
    var dropped = new LinkedHashMap<String, Integer>();
    var document = parsed(raw);
    var words = new ArrayList<>(uncovered(document, dropped));
    var source = WordHtml.isWord(raw) ? structured(document, dropped) : raw;
    var clean = once(visible(source, dropped), dropped);
    for (int round = 0; ; round++) {
      var again = once(clean, new LinkedHashMap<>());
      if (again.equals(clean)) {
        break;
      }
      if (round == ROUNDS) {
        throw tangled();
      }
      clean = again;
    }
    mustBeModest(clean);
    mustBeInert(clean);
    var styles = dropped.remove(DroppedMarkup.STYLE);
    dropped.forEach((what, n) -> words.add("已删除 %d 处%s".formatted(n, what)));
    if (styles != null) {
      words.add("去掉了%s %d 处".formatted(DroppedMarkup.STYLE, styles));
    }
    return new Cleaned(new CleanHtml(clean), List.copyOf(words));
  }

  /** What Word or WPS only draws becomes structure; its notes to itself count as styling. */
  private static String structured(Document document, Map<String, Integer> dropped) {
    var notes = document.select("style, link, xml, meta:not([http-equiv=refresh])");
    notes.remove();
    dropped.merge(DroppedMarkup.STYLE, notes.size(), Integer::sum);
    document.nodeStream(Comment.class).toList().forEach(Comment::remove);
    WordHtml.restructure(document.body());
    document.outputSettings().prettyPrint(false);
    return document.body().html();
  }

  private static void mustBeModest(String html) {
    if (html.length() > LIMIT) {
      throw new Violations(MEASURES_20_2, "正文太长，最多 200 万字符，请把其中的资料改为附件。");
    }
    if (html.chars().filter(c -> c == '<').count() > TAGS) {
      throw new Violations(MEASURES_20_2, "正文的标记超过 10 万个，请粘贴为纯文本，或者把其中的资料改为附件。");
    }
  }

  /**
   * One round; a text is clean when a round changes nothing, so cleaning twice is cleaning once.
   */
  private static String once(String html, Map<String, Integer> dropped) {
    return settle(AllowedHtml.POLICY.sanitize(html, new DroppedMarkup(), dropped), dropped);
  }

  /** One form for one meaning: parsed and written without added white space, cleaned again. */
  private static String settle(String html, Map<String, Integer> dropped) {
    var document = parsed(html);
    document.outputSettings().prettyPrint(false);
    for (var text : document.nodeStream(TextNode.class).toList()) {
      var whole = text.getWholeText();
      var kept = visible(whole, dropped);
      if (!kept.equals(whole)) {
        text.text(kept);
      }
    }
    for (Element element : document.body().getAllElements()) {
      for (Attribute attribute : element.attributes().asList()) {
        element.attr(attribute.getKey(), visible(attribute.getValue(), dropped));
      }
    }
    for (Element empty : document.select("p")) {
      if (!empty.hasText() && empty.select("img").isEmpty()) {
        empty.remove();
      }
    }
    // The sanitizer breaks {{ and a last { with a comment against template engines; an entity does
    // the same.
    var broken = AllowedHtml.POLICY.sanitize(document.body().html()).replace("{<!-- -->", "&#123;");
    return ESCAPED
        .matcher(broken)
        .replaceAll(m -> Matcher.quoteReplacement(spelled(m.group(1))))
        .strip();
  }

  /**
   * Full-width and rare characters as themselves: the pages are UTF-8, and people read differences.
   */
  private static String spelled(String hex) {
    return Character.toString(Integer.parseInt(hex, 16));
  }

  private static Document parsed(String html) {
    try {
      return Jsoup.parseBodyFragment(html);
    } catch (IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException e) {
      throw tangled();
    }
  }

  private static Violations tangled() {
    return new Violations(MEASURES_20_2, "正文的标记过于混乱，不能可靠地清理，请粘贴为纯文本后重新排版。");
  }

  private static String visible(String text, Map<String, Integer> dropped) {
    var seen = without(INVISIBLE, text, "不可见字符", dropped);
    return without(PRIVATE, seen, "自造字（别人的电脑上显示不出来，请改用标准字或者图片）", dropped);
  }

  private static String without(
      Pattern what, String text, String name, Map<String, Integer> dropped) {
    var found = (int) what.matcher(text).results().count();
    if (found == 0) {
      return text;
    }
    dropped.merge(name, found, Integer::sum);
    return what.matcher(text).replaceAll("");
  }

  /** What the source kept from a reader's eye: its comments go, its hidden words become visible. */
  private static List<String> uncovered(Document document, Map<String, Integer> dropped) {
    var words = new ArrayList<String>();
    var all = document.nodeStream(Comment.class).toList();
    var comments = all.stream().filter(c -> !MACHINE.matcher(c.getData()).matches()).toList();
    if (all.size() > comments.size()) {
      dropped.merge(DroppedMarkup.STYLE, all.size() - comments.size(), Integer::sum);
    }
    if (!comments.isEmpty()) {
      words.add(
          "已删除 %d 处注释：“%s”".formatted(comments.size(), shortened(comments.getFirst().getData())));
    }
    for (Element element : document.getAllElements()) {
      var hides =
          element.hasAttr("hidden")
              || element.normalName().equals("template")
              || HIDING.matcher(element.attr("style").toLowerCase(Locale.ROOT)).find();
      if (hides && element.hasText() && words.size() < 20) {
        words.add("来稿中隐藏的文字现在可以看见：“%s”".formatted(shortened(element.text())));
      }
    }
    return words;
  }

  private static String shortened(String text) {
    var line = INVISIBLE.matcher(text.strip().replaceAll("\\s+", " ")).replaceAll("");
    return line.length() > 60 ? line.substring(0, line.offsetByCodePoints(0, 30)) + "…" : line;
  }

  /** The second opinion: another parser sees nothing but what the list allows. */
  private static void mustBeInert(String html) {
    if (!AllowedHtml.nothingElse(parsed(html))) {
      throw new Violations(MEASURES_20_2, "正文含有不能可靠清理的标记，请粘贴为纯文本后重新排版。");
    }
  }

  /** The HTML itself. */
  public String html() {
    return html;
  }

  @Override
  public String toString() {
    return html;
  }
}
