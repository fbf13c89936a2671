package org.shenfa.desk.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * 表单各栏: the fields of a form as its own page prints them, so that whoever compares two people's
 * words knows each field by its label and needs no list of its own. Pure.
 */
record FormFields(List<Field> fields) {
  /**
   * 一栏.
   *
   * @param values what a form with this content would send
   * @param options for fields one chooses in, what each value is called
   */
  record Field(String name, String label, List<String> values, Map<String, String> options) {
    /** A value as people read it. */
    String words(List<String> given) {
      return String.join(
          "、",
          given.stream().map(v -> Objects.requireNonNull(options.getOrDefault(v, v))).toList());
    }
  }

  /** The fields of the form {@code id}; hidden ones, passwords and files are none. */
  static FormFields of(String page, String id) {
    var form = Objects.requireNonNull(Jsoup.parse(page).getElementById(id));
    var found = new LinkedHashMap<String, Field>();
    for (var input : form.select("input[name], textarea[name], select[name]")) {
      var type = input.normalName().equals("input") ? input.attr("type") : input.normalName();
      if (Stream.of("hidden", "password", "file").noneMatch(type::equals)) {
        found.merge(input.attr("name"), field(input, type), FormFields::joined);
      }
    }
    return new FormFields(List.copyOf(found.values()));
  }

  /** The fields in which the two differ, white space at the ends apart. */
  List<Field> different(Map<String, List<String>> typed) {
    return fields.stream()
        .filter(f -> !same(f.values(), Optional.ofNullable(typed.get(f.name())).orElse(List.of())))
        .toList();
  }

  static boolean same(List<String> one, List<String> other) {
    return settled(one).equals(settled(other));
  }

  private static List<String> settled(List<String> values) {
    return values.stream().map(v -> v.replace("\r", "").strip()).filter(v -> !v.isEmpty()).toList();
  }

  private static Field joined(Field one, Field other) {
    var values = new ArrayList<>(one.values());
    values.addAll(other.values());
    var options = new LinkedHashMap<>(one.options());
    options.putAll(other.options());
    return new Field(one.name(), one.label(), values, options);
  }

  private static Field field(Element input, String type) {
    var options = new LinkedHashMap<String, String>();
    List<String> values =
        switch (type) {
          case "checkbox", "radio" -> {
            options.put(input.attr("value"), own(input));
            yield input.hasAttr("checked") ? List.of(input.attr("value")) : List.of();
          }
          case "select" -> {
            input.select("option").forEach(o -> options.put(o.val(), o.text()));
            var chosen = input.select("option[selected]");
            yield Stream.concat(chosen.stream(), input.select("option").stream())
                .limit(1)
                .map(Element::val)
                .toList();
          }
          case "textarea" -> List.of(input.wholeText());
          default -> List.of(input.val());
        };
    return new Field(input.attr("name"), label(input, type), values, options);
  }

  private static String own(Element input) {
    return Optional.ofNullable(input.closest("label")).map(Element::text).orElse(input.val());
  }

  /** What the page calls the field: its own name, the group's, or the row's. */
  private static String label(Element input, String type) {
    var choice = type.equals("checkbox") || type.equals("radio");
    return Stream.of(
            input.attr("aria-label"),
            choice
                ? ""
                : Objects.requireNonNull(input.ownerDocument())
                    .select("label[for=%s]".formatted(input.id()))
                    .text(),
            choice
                ? ""
                : Optional.ofNullable(input.closest("label")).map(Element::ownText).orElse(""),
            Optional.ofNullable(input.closest(".f"))
                .map(f -> f.firstElementChild())
                .map(Element::ownText)
                .orElse(""))
        .filter(l -> !l.isBlank())
        .findFirst()
        .orElse(input.attr("name"))
        .strip();
  }
}
