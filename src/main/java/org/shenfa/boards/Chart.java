package org.shenfa.boards;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * 图表: figures with their names. The table on the page and the drawing above it are both made of
 * this one record.
 *
 * @param id of the element on the page
 * @param unit 件, 天, 分
 * @param heading what the labels are, as the table's first column says
 * @param most where the scale ends, null where the figures say it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Chart(
    String id,
    String title,
    Shape shape,
    String unit,
    String heading,
    List<String> labels,
    List<Series> series,
    @Nullable Mark mark,
    @Nullable Integer most) {
  private static final JsonMapper JSON = JsonMapper.shared();

  public Chart {
    labels = List.copyOf(labels);
    series = List.copyOf(series);
    for (var one : series) {
      if (one.values().size() != labels.size() || one.links().size() != labels.size()) {
        throw new IllegalArgumentException(id + ": " + one.name());
      }
    }
  }

  /** 画法. */
  public enum Shape {
    /** Columns beside each other. */
    COLUMNS,
    /** Columns on top of each other. */
    STACKED,
    /** Bars from left to right, one below the other. */
    ROWS,
    LINE
  }

  /** 颜色: named after the token of the style sheet that has it; a pattern repeats what it says. */
  public enum Tone {
    ACC,
    GOOD,
    WARN,
    INK3,
    BAD;

    @JsonValue
    String token() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * 一组数.
   *
   * @param links the list behind each value, empty where there is none for this reader
   */
  public record Series(String name, Tone tone, List<BigDecimal> values, List<String> links) {
    public Series {
      values = List.copyOf(values);
      links = List.copyOf(links);
    }

    static Series of(String name, Tone tone, List<Integer> values, List<String> links) {
      return new Series(name, tone, values.stream().map(BigDecimal::valueOf).toList(), links);
    }
  }

  /** 标线: a value that is drawn across. */
  public record Mark(String name, BigDecimal value) {}

  static Chart of(
      String id,
      String title,
      Shape shape,
      String unit,
      String heading,
      List<String> labels,
      List<Series> series) {
    return new Chart(id, title, shape, unit, heading, labels, series, null, null);
  }

  /** Whether there is nothing to draw. */
  public boolean empty() {
    return series.stream()
        .flatMap(s -> s.values().stream())
        .allMatch(v -> v.signum() == 0 && shape != Shape.LINE);
  }

  /** What the drawing is made of. */
  public String json() {
    return JSON.writeValueAsString(this);
  }

  /** A value as the table says it. */
  public static String words(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  /** The sum of a row, where the series add up. */
  public boolean summed() {
    return series.size() > 1 && (shape == Shape.STACKED || shape == Shape.ROWS);
  }

  public BigDecimal sum(int row) {
    return series.stream().map(s -> s.values().get(row)).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  public List<Integer> rows() {
    return IntStream.range(0, labels.size()).boxed().toList();
  }
}
