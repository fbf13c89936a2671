package org.shenfa.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.columns.Category;
import org.shenfa.content.Validity;

/**
 * 一次检索: what a visitor asks for. Anything that makes no sense is left out rather than refused.
 *
 * @param narrowed at most one value of each facet
 * @param page from 1
 */
public record Asked(String words, Map<Facet, String> narrowed, Order order, int page) {
  static final int PER_PAGE = 10;
  static final int LAST_PAGE = 50;
  private static final int LONGEST_VALUE = 60;

  /** 排序. */
  public enum Order {
    RELEVANCE("按相关程度"),
    DATE("按发布日期");

    private final String label;

    Order(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** 分面: by what results can be narrowed down. */
  public enum Facet {
    CATEGORY("信息类别"),
    COLUMN("栏目"),
    YEAR("发布年份"),
    UNIT("发布部门"),
    VALIDITY("有效性");

    private final String label;

    Facet(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    /** Its name in an address. */
    public String parameter() {
      return name().toLowerCase(Locale.ROOT);
    }

    private boolean sensible(String value) {
      return switch (this) {
        case CATEGORY -> Arrays.stream(Category.values()).anyMatch(c -> c.name().equals(value));
        case VALIDITY -> Arrays.stream(Validity.values()).anyMatch(v -> v.name().equals(value));
        case YEAR -> value.matches("\\d{4}");
        case COLUMN -> value.matches("[a-z0-9-]{1,40}");
        case UNIT -> value.length() <= LONGEST_VALUE && value.equals(Wording.cut(value));
      };
    }
  }

  public Asked {
    narrowed = Map.copyOf(narrowed);
  }

  /** As the parameters of an address say it. */
  public static Asked of(Map<String, String> parameters) {
    var narrowed = new EnumMap<Facet, String>(Facet.class);
    for (var facet : Facet.values()) {
      var value = parameters.getOrDefault(facet.parameter(), "").strip();
      if (!value.isEmpty() && facet.sensible(value)) {
        narrowed.put(facet, value);
      }
    }
    return new Asked(
        Wording.cut(parameters.getOrDefault("q", "")),
        narrowed,
        parameters.getOrDefault("sort", "").equals("date") ? Order.DATE : Order.RELEVANCE,
        page(parameters.getOrDefault("page", "1")));
  }

  private static int page(String typed) {
    return typed.matches("\\d{1,4}") ? Math.clamp(Integer.parseInt(typed), 1, LAST_PAGE) : 1;
  }

  /** What a facet is narrowed to. */
  public Optional<String> at(Facet facet) {
    return Optional.ofNullable(narrowed.get(facet));
  }

  /** The address of the same with a facet narrowed to a value; null widens it again. */
  public String with(Facet facet, @Nullable String value) {
    var other = new EnumMap<Facet, String>(Facet.class);
    other.putAll(narrowed);
    if (value == null) {
      other.remove(facet);
    } else {
      other.put(facet, value);
    }
    return new Asked(words, other, order, 1).address();
  }

  /** The address of the same in another order. */
  public String with(Order other) {
    return new Asked(words, narrowed, other, 1).address();
  }

  /** The address of another page of the same. */
  public String page(int other) {
    return new Asked(words, narrowed, order, other).address();
  }

  /** The address of the same for other words. */
  public String words(String other) {
    return new Asked(other, Map.of(), order, 1).address();
  }

  private String address() {
    var address = new StringBuilder("/_/search?q=").append(encoded(words));
    for (var facet : Facet.values()) {
      at(facet)
          .ifPresent(
              v -> address.append('&').append(facet.parameter()).append('=').append(encoded(v)));
    }
    if (order == Order.DATE) {
      address.append("&sort=date");
    }
    if (page > 1) {
      address.append("&page=").append(page);
    }
    return address.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
