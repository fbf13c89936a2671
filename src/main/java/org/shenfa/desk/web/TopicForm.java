package org.shenfa.desk.web;

import static org.shenfa.regulation.Clause.HOUSE;
import static org.shenfa.regulation.Clause.MEASURES_11_5;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shenfa.columns.Category;
import org.shenfa.columns.TopicApplication.Terms;
import org.shenfa.columns.TopicApplication.Wish;
import org.shenfa.columns.TopicFace;
import org.shenfa.regulation.Violations;
import org.springframework.util.MultiValueMap;

/** 专题申请表: reads what was typed; rows without a name, an address and a description are left out. */
final class TopicForm {
  static final int ROWS = 8;

  private final MultiValueMap<String, String> typed;
  private final Violations.Gathering wrong = new Violations.Gathering();

  TopicForm(MultiValueMap<String, String> typed) {
    this.typed = typed;
  }

  Terms terms(long keeper) {
    var starts = date("starts", "开始日期");
    var ends = date("ends", "结束日期");
    wrong.throwIfAny();
    return new Terms(
        line("title"),
        line("slug"),
        line("introduction"),
        line("purpose"),
        line("serves"),
        starts,
        ends,
        keeper,
        choice(TopicFace.values(), line("face")),
        wishes());
  }

  String keeper() {
    return line("keeper");
  }

  private List<Wish> wishes() {
    var all = new ArrayList<Wish>();
    for (var n = 1; n <= ROWS; n++) {
      var name = line("wishName" + n);
      var leaf = line("wishLeaf" + n);
      var description = line("wishDescription" + n);
      if (!name.isEmpty() || !leaf.isEmpty() || !description.isEmpty()) {
        all.add(new Wish(leaf, name, description, choice(Category.values(), line("accepts" + n))));
      }
    }
    return all;
  }

  private LocalDate date(String name, String label) {
    try {
      return LocalDate.parse(line(name));
    } catch (DateTimeParseException e) {
      wrong.refuseIf(true, MEASURES_11_5, name, "请填写%s。".formatted(label));
      return LocalDate.EPOCH;
    }
  }

  private static <E extends Enum<E>> E choice(E[] all, String value) {
    for (var one : all) {
      if (one.name().equals(value)) {
        return one;
      }
    }
    throw new Violations(HOUSE, "没有“%s”这个选项，请重新选择。".formatted(value));
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
