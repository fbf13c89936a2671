package org.shenfa.registers;

import java.util.List;
import java.util.Map;
import org.shenfa.registers.Field.Type;

/**
 * 可选的条目: what the fields of a register that name an entry of another one may name.
 *
 * @param all by field, the newest entry first
 */
public record Choices(Map<String, List<Choice>> all) {
  /** 一个选项. */
  public record Choice(String id, String name, boolean struck) {}

  /** What may be chosen: entries that count, and what is chosen already. */
  public List<Choice> offered(Field field, String chosen) {
    return of(field).stream().filter(c -> !c.struck() || c.id().equals(chosen)).toList();
  }

  /** A value as people read it. */
  public String shown(Field field, String value) {
    return field.type() == Type.ENTRY
        ? of(field).stream()
            .filter(c -> c.id().equals(value))
            .map(Choice::name)
            .findFirst()
            .orElse(value)
        : value;
  }

  private List<Choice> of(Field field) {
    return all.getOrDefault(field.name(), List.of());
  }
}
