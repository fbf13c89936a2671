package org.shenfa.concerns;

import static org.shenfa.regulation.Clause.MEASURES_13_1;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.shenfa.concerns.StatementKind.Promise;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;

/**
 * 事实单: what is known, not known and being done, from which the text of a statement is made.
 *
 * @param parts what was typed under each heading of its kind
 * @param next when the next word is promised, Asia/Shanghai
 */
public record FactSheet(
    StatementKind kind, String title, Map<Part, String> parts, @Nullable LocalDateTime next) {
  /** The heading the promise stands under; the database reads it there again. */
  static final String NEXT = "下次更新";

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int LEAST = 4;
  private static final int MOST = 3_000;

  public FactSheet {
    parts = Map.copyOf(parts);
  }

  /** Everything that keeps it from becoming a statement. */
  @Enforces(MEASURES_13_1)
  Violations.Gathering missing(LocalDateTime now) {
    var found = new Violations.Gathering();
    found.refuseIf(
        title.length() < 6 || title.length() > 60, MEASURES_13_1, "title", "标题写 6 到 60 字。");
    for (var part : kind.parts()) {
      var words = words(part);
      found.refuseIf(
          words.length() < LEAST || words.length() > MOST,
          MEASURES_13_1,
          part.field(),
          "“%s”写 %d 到 %d 字。".formatted(part.label(), LEAST, MOST));
    }
    found
        .refuseIf(
            next == null && kind.promise() == Promise.OWED,
            MEASURES_13_1,
            "next",
            "请写明最迟什么时候下次更新，群众要知道什么时候再来看。")
        .refuseIf(
            next != null && kind.promise() == Promise.NONE, MEASURES_13_1, "next", "最终结果以后不再约定更新。")
        .refuseIf(
            Optional.ofNullable(next).filter(n -> !n.isAfter(now)).isPresent(),
            MEASURES_13_1,
            "next",
            "下次更新的时间已经过去。")
        .refuseIf(
            Optional.ofNullable(next).filter(n -> n.isAfter(now.plusDays(30))).isPresent(),
            MEASURES_13_1,
            "next",
            "下次更新最迟约在 30 天以内。");
    return found;
  }

  private String words(Part part) {
    return parts.getOrDefault(part, "").strip();
  }

  /** The text of the item, under the headings of its kind. */
  String body() {
    var body = new Element("div");
    for (var part : kind.parts()) {
      body.appendElement("h2").text(part.label());
      words(part)
          .lines()
          .map(String::strip)
          .filter(l -> !l.isEmpty())
          .forEach(l -> body.appendElement("p").text(l));
    }
    if (next != null) {
      body.appendElement("h2").text(NEXT);
      body.appendElement("p").text("最迟 " + next.format(MINUTE) + "，重要变化随时更新。");
    }
    return body.children().outerHtml();
  }
}
