package org.shenfa.desk.web;

import static org.shenfa.regulation.Clause.HOUSE;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.shenfa.content.AnswerWay;
import org.shenfa.content.CleanHtml;
import org.shenfa.content.Disclosure;
import org.shenfa.content.Item;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.NewsValue;
import org.shenfa.content.SourceKind;
import org.shenfa.content.Validity;
import org.shenfa.regulation.Violations;
import org.springframework.util.MultiValueMap;

/**
 * 稿件表单: reads what was typed; only the fields named here are looked at, state is never among them.
 */
final class ItemForm {
  private final MultiValueMap<String, String> typed;
  private final Violations.Gathering wrong = new Violations.Gathering();

  ItemForm(MultiValueMap<String, String> typed) {
    this.typed = typed;
  }

  /** The text as typed; the attachments that were not unticked are carried over. */
  Manifest text(Item item, ItemKind kind, List<Manifest.Attachment> attachments, String unitName) {
    var kept = values("attachment");
    var text =
        new Manifest(
            Manifest.FORMAT,
            item.number(),
            1,
            line("title"),
            kind.category(),
            kind,
            choice("source", SourceKind.class, SourceKind.UNIT),
            or(line("sourceName"), unitName),
            item.unitId(),
            or(line("publisher"), unitName),
            values("column"),
            CleanHtml.of(field("body")).html().html(),
            attachments.stream().filter(a -> kept.contains(a.digest())).toList(),
            disclosure(),
            kind == ItemKind.FORMAL_DOCUMENT ? document() : null,
            kind == ItemKind.REPRINT ? reprint() : null,
            kind == ItemKind.DRAFT_FOR_COMMENT ? comment() : null,
            optional("pairedWith").orElse(null),
            optional("waiver").orElse(null),
            values("leaders"),
            new NewsValue(line("need"), line("newsValue"), line("effect")).text(),
            optional("note").orElse(null));
    wrong.throwIfAny();
    return text;
  }

  private Disclosure disclosure() {
    return new Disclosure(
        choice("decision", Disclosure.Decision.class, Disclosure.Decision.ACTIVE),
        line("ground"),
        line("groundReason"));
  }

  private Manifest.Document document() {
    return new Manifest.Document(
        line("number").replace('[', '〔').replace(']', '〕'),
        line("issuer"),
        date("formedOn", LocalDate::parse, LocalDate.of(2000, 1, 1), "成文日期"),
        line("subject"),
        choice("validity", Validity.class, Validity.VALID),
        line("indexNumber"),
        !values("policy").isEmpty(),
        !values("markedForWeb").isEmpty());
  }

  private Manifest.Reprint reprint() {
    return new Manifest.Reprint(
        line("site"),
        line("link"),
        date("at", LocalDateTime::parse, LocalDateTime.of(2000, 1, 1, 0, 0), "转载时间"));
  }

  private Manifest.Comment comment() {
    var ways = new EnumMap<AnswerWay, String>(AnswerWay.class);
    for (var way : AnswerWay.values()) {
      optional("way-" + way.name()).ifPresent(where -> ways.put(way, where.replace('；', '，')));
    }
    return new Manifest.Comment(
        AnswerWay.text(ways),
        date("closesAt", LocalDateTime::parse, LocalDateTime.of(2000, 1, 1, 0, 0), "截止时间"));
  }

  private <T> T date(String name, Function<String, T> parse, T fallback, String label) {
    var value = line(name);
    if (value.isEmpty()) {
      return fallback;
    }
    try {
      return parse.apply(value);
    } catch (DateTimeParseException e) {
      wrong.refuseIf(true, HOUSE, name, "%s“%s”不是有效的日期。".formatted(label, value));
      return fallback;
    }
  }

  private <E extends Enum<E>> E choice(String name, Class<E> kind, E fallback) {
    var value = line(name);
    var found =
        Arrays.stream(kind.getEnumConstants()).filter(e -> e.name().equals(value)).findFirst();
    wrong.refuseIf(
        !value.isEmpty() && found.isEmpty(), HOUSE, name, "没有“%s”这个选项，请重新选择。".formatted(value));
    return found.orElse(fallback);
  }

  private List<String> values(String name) {
    return Optional.ofNullable(typed.get(name)).orElse(List.of()).stream()
        .filter(v -> !v.isBlank())
        .distinct()
        .toList();
  }

  private Optional<String> optional(String name) {
    return Optional.of(line(name)).filter(v -> !v.isEmpty());
  }

  /** One line of text without anything invisible. */
  private String line(String name) {
    var value = field(name).replaceAll("[\\s　]+", " ").strip();
    wrong.refuseIf(
        value
            .codePoints()
            .anyMatch(c -> Character.getType(c) == Character.FORMAT || Character.isISOControl(c)),
        HOUSE,
        name,
        "“%s”里有不可见的控制字符，请删去后重新填写。"
            .formatted(value.length() > 20 ? value.substring(0, 20) + "…" : value));
    wrong.refuseIf(value.length() > 2000, HOUSE, name, "这一栏最多 2000 字。");
    return value;
  }

  private String field(String name) {
    var values = typed.get(name);
    return values == null || values.isEmpty()
        ? ""
        : Optional.ofNullable(values.getFirst()).orElse("");
  }

  private static String or(String value, String fallback) {
    return value.isEmpty() ? fallback : value;
  }
}
