package org.shenfa.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shenfa.columns.Category;
import org.shenfa.content.ItemKind;
import org.shenfa.review.Look;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * 筛选: what a list of items shows. Read from an address and written back to one; what an address
 * says wrongly is left out.
 *
 * @param q words that all stand in title, number, text or one attachment
 * @param unit producing unit, 0 for any
 * @param person staff number or name
 * @param column address of a column, empty for any
 * @param from first day in Asia/Shanghai of {@code dated}
 */
public record ItemFilter(
    String q,
    long unit,
    String person,
    As as,
    @Nullable Category category,
    @Nullable ItemKind kind,
    String column,
    Set<ItemState> states,
    @Nullable Look look,
    Dated dated,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    boolean overdue,
    Sort sort) {
  public static final ItemFilter ALL = of(new LinkedMultiValueMap<>());
  private static final int LONGEST = 200;

  /** 与稿件的关系. */
  public enum As {
    TOUCHED("起草、改过或者报送过"),
    AUTHOR("最近一版的作者"),
    REVIEWER("审查过"),
    WAITING("正等他办"),
    ASSIGNED("承办人");

    private final String label;

    As(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** 日期: which day the range is about. */
  public enum Dated {
    CHANGED("最近改动"),
    CREATED("起草"),
    SUBMITTED("报送"),
    RELEASED("首次发布");

    private final String label;

    Dated(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** 排序. */
  public enum Sort {
    CHANGED("最近改动"),
    CLOCK("发布期限"),
    SINCE("等待最久");

    private final String label;

    Sort(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  public ItemFilter {
    states = states.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(states));
  }

  /** Reads a query string as the browser or a saved filter keeps it. */
  public static ItemFilter of(String query) {
    var given = new LinkedMultiValueMap<String, String>();
    Arrays.stream(query.split("&"))
        .map(p -> p.split("=", 2))
        .filter(p -> p.length == 2)
        .forEach(p -> given.add(decoded(p[0]), decoded(p[1])));
    return of(given);
  }

  public static ItemFilter of(MultiValueMap<String, String> given) {
    return new ItemFilter(
        text(given, "q"),
        number(given, "unit"),
        text(given, "person"),
        one(As.class, given, "as").orElse(As.TOUCHED),
        one(Category.class, given, "category").orElse(null),
        one(ItemKind.class, given, "kind").orElse(null),
        text(given, "column"),
        EnumSet.copyOf(
            all(ItemState.class, given, "state")
                .collect(
                    java.util.stream.Collectors.toCollection(
                        () -> EnumSet.noneOf(ItemState.class)))),
        one(Look.class, given, "look").orElse(null),
        one(Dated.class, given, "dated").orElse(Dated.CHANGED),
        day(given, "from"),
        day(given, "to"),
        given.containsKey("overdue"),
        one(Sort.class, given, "sort").orElse(Sort.CHANGED));
  }

  /** The words to find, folded as the index folds them. */
  public List<String> words() {
    return Arrays.stream(
            Normalizer.normalize(q, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).split("\\s+"))
        .filter(w -> !w.isEmpty())
        .distinct()
        .limit(8)
        .toList();
  }

  /** The address part that leads here again; empty for everything in the usual order. */
  public String query() {
    var parts = new ArrayList<String>();
    put(parts, "q", q);
    put(parts, "unit", unit == 0 ? "" : Long.toString(unit));
    put(parts, "person", person);
    put(parts, "as", person.isEmpty() || as == As.TOUCHED ? "" : as.name());
    put(parts, "category", category == null ? "" : category.name());
    put(parts, "kind", kind == null ? "" : kind.name());
    put(parts, "column", column);
    states.stream().sorted().forEach(s -> put(parts, "state", s.name()));
    put(parts, "look", look == null ? "" : look.name());
    put(parts, "dated", (from == null && to == null) || dated == Dated.CHANGED ? "" : dated.name());
    put(parts, "from", from == null ? "" : from.toString());
    put(parts, "to", to == null ? "" : to.toString());
    put(parts, "overdue", overdue ? "on" : "");
    put(parts, "sort", sort == Sort.CHANGED ? "" : sort.name());
    return String.join("&", parts);
  }

  /** How many conditions are set. */
  public int conditions() {
    return (int)
        Arrays.stream(query().split("&"))
            .map(p -> p.replaceFirst("=.*", ""))
            .filter(p -> !p.isEmpty() && !Set.of("sort", "as", "dated").contains(p))
            .distinct()
            .count();
  }

  public ItemFilter sortedBy(Sort by) {
    return of(query().replaceFirst("&?sort=[A-Z]+", "") + "&sort=" + by.name());
  }

  private static void put(List<String> parts, String name, String value) {
    if (!value.isEmpty()) {
      parts.add(name + "=" + URLEncoder.encode(value, UTF_8));
    }
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part, UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String text(MultiValueMap<String, String> given, String name) {
    var value = given.getFirst(name);
    var clean = value == null ? "" : value.replace("\0", "").strip();
    return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
  }

  private static long number(MultiValueMap<String, String> given, String name) {
    var value = text(given, name);
    return value.matches("[0-9]{1,15}") ? Long.parseLong(value) : 0;
  }

  private static @Nullable LocalDate day(MultiValueMap<String, String> given, String name) {
    try {
      var value = text(given, name);
      return value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? LocalDate.parse(value) : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static <E extends Enum<E>> java.util.Optional<E> one(
      Class<E> kind, MultiValueMap<String, String> given, String name) {
    return all(kind, given, name).findFirst();
  }

  private static <E extends Enum<E>> Stream<E> all(
      Class<E> kind, MultiValueMap<String, String> given, String name) {
    var wanted = given.getOrDefault(name, List.of());
    return Arrays.stream(kind.getEnumConstants()).filter(e -> wanted.contains(e.name()));
  }
}
