package org.shenfa.content;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 报道价值: why a leader's activity is reported, three answers kept as one text with three labels
 * (11-3).
 */
public record NewsValue(String need, String value, String effect) {
  private static final String NEED = "实际需要：";
  private static final String VALUE = "新闻价值：";
  private static final String EFFECT = "社会效果：";

  /** Reads the text back; what carries no label counts as the need. */
  public static NewsValue of(@Nullable String text) {
    var lines = Optional.ofNullable(text).orElse("").lines().toList();
    return new NewsValue(
        part(
            lines.stream().filter(l -> !l.startsWith(VALUE) && !l.startsWith(EFFECT)).findFirst(),
            NEED),
        part(lines.stream().filter(l -> l.startsWith(VALUE)).findFirst(), VALUE),
        part(lines.stream().filter(l -> l.startsWith(EFFECT)).findFirst(), EFFECT));
  }

  private static String part(Optional<String> line, String label) {
    return line.map(l -> l.startsWith(label) ? l.substring(label.length()) : l).orElse("").strip();
  }

  /** As the manifest keeps it; null when nothing was answered. */
  public @Nullable String text() {
    return Arrays.asList(need, value, effect).stream().allMatch(String::isBlank)
        ? null
        : NEED + need + "\n" + VALUE + value + "\n" + EFFECT + effect;
  }
}
