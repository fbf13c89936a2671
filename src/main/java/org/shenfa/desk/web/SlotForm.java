package org.shenfa.desk.web;

import static org.shenfa.regulation.Clause.MEASURES_24_1;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Arrangement;
import org.shenfa.content.Arrangement.Entry;
import org.shenfa.content.Arrangement.Group;
import org.shenfa.content.Arrangement.Picture;
import org.shenfa.regulation.Violations;
import org.springframework.util.MultiValueMap;

/** 布置表: reads the rows of a slot; a row without title and address is left out. */
final class SlotForm {
  private final MultiValueMap<String, String> typed;
  private final Map<Integer, String> uploaded;
  private final Violations.Gathering wrong = new Violations.Gathering();

  /** {@code uploaded} has the address of a picture that came with a row, by its number. */
  SlotForm(MultiValueMap<String, String> typed, Map<Integer, String> uploaded) {
    this.typed = typed;
    this.uploaded = uploaded;
  }

  Arrangement arrangement(int rows) {
    var groups = new LinkedHashMap<String, List<Entry>>();
    for (var n = 1; n <= rows; n++) {
      var title = line("title" + n);
      var address = line("address" + n);
      if (title.isEmpty() && address.isEmpty()) {
        continue;
      }
      groups
          .computeIfAbsent(line("group" + n), k -> new ArrayList<>())
          .add(
              new Entry(
                  title,
                  address.isEmpty() ? null : address,
                  picture(n),
                  line("note" + n),
                  until(n, title)));
    }
    wrong.throwIfAny();
    return new Arrangement(
        groups.entrySet().stream().map(g -> new Group(g.getKey(), g.getValue())).toList());
  }

  private @Nullable Picture picture(int n) {
    var source = Optional.ofNullable(uploaded.get(n)).orElse(line("picture" + n));
    return source.isEmpty() ? null : new Picture(source, line("alt" + n));
  }

  private @Nullable LocalDate until(int n, String title) {
    var value = line("until" + n);
    if (value.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      wrong.refuseIf(
          true, MEASURES_24_1, "until" + n, "“%s”：截止日期写成 2026-12-31 这样。".formatted(title));
      return null;
    }
  }

  /** One line without anything invisible. */
  private String line(String name) {
    return Optional.ofNullable(typed.getFirst(name))
        .orElse("")
        .replaceAll("[\\p{Cc}\\p{Cf}]+", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
