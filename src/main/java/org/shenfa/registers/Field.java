package org.shenfa.registers;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * 台账的一栏.
 *
 * @param name as the entry keeps it, lower case letters
 * @param label as the page says it
 * @param options what may be chosen, in order; for an entry the name of its register
 */
public record Field(String name, String label, Type type, boolean required, List<String> options) {
  private static final int SHORT = 100;
  private static final int LONG = 1000;
  private static final int PEOPLE = 2000;

  /** 栏的类型: what may be typed into a field. */
  public enum Type {
    LINE,
    TEXT,
    DAY,
    NUMBER,
    CHOICE,
    PEOPLE,
    /** Posts and duties, of {@link Charges}. */
    CHARGES,
    /** Number of an entry of the register its only option names. */
    ENTRY
  }

  static Field line(String name, String label) {
    return new Field(name, label, Type.LINE, true, List.of());
  }

  static Field text(String name, String label) {
    return new Field(name, label, Type.TEXT, true, List.of());
  }

  static Field day(String name, String label) {
    return new Field(name, label, Type.DAY, true, List.of());
  }

  static Field number(String name, String label) {
    return new Field(name, label, Type.NUMBER, true, List.of());
  }

  static Field people(String name, String label) {
    return new Field(name, label, Type.PEOPLE, true, List.of());
  }

  static Field choice(String name, String label, String... options) {
    return new Field(name, label, Type.CHOICE, true, List.of(options));
  }

  static Field charges(String name, String label) {
    return new Field(name, label, Type.CHARGES, true, Charges.choices());
  }

  /** An entry of another register, by the name of its kind. */
  static Field entry(String name, String label, String kind) {
    return new Field(name, label, Type.ENTRY, true, List.of(kind));
  }

  Field optional() {
    return new Field(name, label, type, false, options);
  }

  /** The most that may be typed, in characters. */
  public int most() {
    return switch (type) {
      case LINE, CHOICE -> SHORT;
      case TEXT -> LONG;
      case DAY, NUMBER -> 10;
      case ENTRY -> 18;
      case CHARGES -> LONG;
      case PEOPLE -> PEOPLE;
    };
  }

  /** What is wrong with a value, as a sentence; nothing where it can be kept. */
  Optional<String> fault(String typed) {
    var value = typed.strip();
    if (value.isEmpty()) {
      return required ? Optional.of("请填写“" + label + "”。") : Optional.empty();
    }
    if (value.length() > most()) {
      return Optional.of("“%s”最多写 %d 字。".formatted(label, most()));
    }
    return switch (type) {
      case LINE, TEXT, PEOPLE -> Optional.empty();
      case CHOICE ->
          options.contains(value) ? Optional.empty() : Optional.of("“" + label + "”请从列出的里面选。");
      case CHARGES ->
          Charges.of(value).isPresent()
              ? Optional.empty()
              : Optional.of("“%s”从这些里面选：%s。".formatted(label, String.join("、", options)));
      case ENTRY ->
          value.matches("[0-9]+") ? Optional.empty() : Optional.of("“" + label + "”请从列出的里面选。");
      case NUMBER ->
          value.matches("[0-9]{1,6}([.][0-9]{1,2})?")
              ? Optional.empty()
              : Optional.of("“" + label + "”请填数字，例如 2 或者 1.5。");
      case DAY ->
          day(value).isPresent()
              ? Optional.empty()
              : Optional.of("“" + label + "”请填日期，例如 2026-11-26。");
    };
  }

  /** A day of this century or the last decades of the one before; nothing for what is none. */
  static Optional<LocalDate> day(String typed) {
    try {
      var day = LocalDate.parse(typed.strip());
      return day.getYear() < 1980 || day.getYear() > 2200 ? Optional.empty() : Optional.of(day);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
