package org.shenfa.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One made document and what is known of it.
 *
 * @param names what the clerk must be told
 * @param has markup the body must hold
 * @param without words the body must not hold
 * @param lists what 附件说明 names
 */
record Sample(
    String name,
    byte[] bytes,
    @Nullable String title,
    @Nullable String number,
    @Nullable LocalDate formedOn,
    @Nullable String issuer,
    List<String> names,
    List<String> has,
    List<String> without,
    List<String> lists) {

  static Sample of(String name, byte[] bytes) {
    var file = name.contains(".") ? name : name + ".docx";
    return new Sample(
        file, bytes, null, null, null, null, List.of(), List.of(), List.of(), List.of());
  }

  Sample titled(String text) {
    return new Sample(name, bytes, text, number, formedOn, issuer, names, has, without, lists);
  }

  Sample numbered(String text) {
    return new Sample(name, bytes, title, text, formedOn, issuer, names, has, without, lists);
  }

  Sample on(LocalDate day) {
    return new Sample(name, bytes, title, number, day, issuer, names, has, without, lists);
  }

  Sample issued(String by) {
    return new Sample(name, bytes, title, number, formedOn, by, names, has, without, lists);
  }

  Sample names(String... words) {
    var all = Stream.concat(names.stream(), Stream.of(words)).toList();
    return new Sample(name, bytes, title, number, formedOn, issuer, all, has, without, lists);
  }

  Sample has(String... markup) {
    return new Sample(
        name, bytes, title, number, formedOn, issuer, names, List.of(markup), without, lists);
  }

  Sample without(String... words) {
    return new Sample(
        name, bytes, title, number, formedOn, issuer, names, has, List.of(words), lists);
  }

  Sample lists(String... files) {
    return new Sample(
        name, bytes, title, number, formedOn, issuer, names, has, without, List.of(files));
  }

  @Override
  public String toString() {
    return name;
  }
}
