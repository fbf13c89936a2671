package org.shenfa.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.access.SignedIn;

/**
 * 查询: constant pieces of SQL over the index of items and their values, for one person and filter.
 */
final class ItemQuery {
  private static final String HITS =
      "with hits as materialized (select found_items(:grams::text[]) as item_id)";

  /** The pairs of characters may stand apart; the words themselves must be there. */
  private static final String RECHECK =
      """
      where ((select bool_and(strpos(t.text, x) > 0) from item_text t, unnest(:words::text[]) x where t.item_id = k.item_id)
        or exists (select from item_listing f join file_part w on w.digest = any (f.files) where f.item_id = k.item_id
          and (select bool_and(strpos(file_form(w.text), x) > 0) from unnest(:words::text[]) x))
        or exists (select from item_listing f join file_picture_text w on w.digest = any (f.files) where f.item_id = k.item_id
          and (select bool_and(strpos(file_form(w.text), x) > 0) from unnest(:words::text[]) x)))
      """;

  private static final String WHO =
      "who as materialized (select id from person where staff_no = :person or name = :person) ";

  private static final String MINE =
      """
      (l.unit_id = :unit_of_me or l.signers @> array[:me::bigint] or l.next_look is not null
        and waits_for(array[:me::bigint], l.next_unit, l.next_posts, l.barred, :day))
      """;

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, @Nullable Object> params = new HashMap<>();
  private final List<String> words;
  private final boolean who;

  /** What a filter shows somebody on a day, but for what is overdue. */
  ItemQuery(SignedIn me, ItemFilter filter, LocalDate today) {
    words = filter.words();
    who = !filter.person().isEmpty();
    params.put("day", today);
    if (!me.publicity()) {
      and(MINE, "unit_of_me", me.unitId());
      params.put("me", me.personId());
    }
    search();
    if (who) {
      person(filter);
    }
    state(filter);
    dates(filter);
  }

  private void search() {
    if (searches()) {
      var grams = words.stream().flatMap(w -> grams(w).stream()).distinct();
      params.put("grams", grams.toArray(String[]::new));
    }
    if (!words.isEmpty()) {
      params.put("words", words.toArray(String[]::new));
    }
    if (words.stream().anyMatch(w -> w.codePointCount(0, w.length()) == 1)) {
      // One character has no pair to be found by, so the title must hold it.
      and(
          "(select bool_and(strpos(lower(l.title), x) > 0) from unnest(:words::text[]) x where length(x) = 1)");
    }
  }

  private void person(ItemFilter filter) {
    and(
        switch (filter.as()) {
          case TOUCHED ->
              "(l.people && array(select w.id from who w) or l.opened_by in (select w.id from who w))";
          case AUTHOR -> "l.author_id in (select w.id from who w)";
          case REVIEWER -> "l.signers && array(select w.id from who w)";
          case WAITING ->
              "l.next_look is not null and waits_for(array(select w.id from who w), l.next_unit, l.next_posts, l.barred, :day)";
          case ASSIGNED -> "l.assignee_id in (select w.id from who w)";
        },
        "person",
        filter.person());
  }

  private void state(ItemFilter filter) {
    if (filter.unit() != 0) {
      and("l.unit_id = :unit", "unit", filter.unit());
    }
    if (filter.category() != null) {
      and("l.category = :category", "category", filter.category().name());
    }
    if (filter.kind() != null) {
      and("l.kind = :kind", "kind", filter.kind().name());
    }
    if (!filter.column().isEmpty()) {
      and("l.columns @> array[:column::text]", "column", filter.column());
    }
    if (!filter.states().isEmpty()) {
      and(
          "l.state = any (:states::text[])",
          "states",
          filter.states().stream().map(Enum::name).toArray(String[]::new));
      if (!filter.states().contains(ItemState.RELEASED)
          && !filter.states().contains(ItemState.WITHDRAWN)) {
        and("l.state not in ('RELEASED', 'WITHDRAWN')");
      }
    }
    if (filter.look() != null) {
      and("l.next_look = :look", "look", filter.look().name());
    }
  }

  private void dates(ItemFilter filter) {
    if (filter.from() != null) {
      and(
          switch (filter.dated()) {
            case CHANGED -> "l.changed_at >= :from";
            case CREATED -> "l.created_at >= :from";
            case SUBMITTED -> "l.opened_at >= :from";
            case RELEASED -> "l.released_at >= :from";
          },
          "from",
          filter.from().atStartOfDay(Shenfa.ZONE).toOffsetDateTime());
    }
    if (filter.to() != null) {
      and(
          switch (filter.dated()) {
            case CHANGED -> "l.changed_at < :to";
            case CREATED -> "l.created_at < :to";
            case SUBMITTED -> "l.opened_at < :to";
            case RELEASED -> "l.released_at < :to";
          },
          "to",
          filter.to().plusDays(1).atStartOfDay(Shenfa.ZONE).toOffsetDateTime());
    }
  }

  void and(String condition) {
    conditions.add(condition);
  }

  void and(String condition, String name, @Nullable Object value) {
    conditions.add(condition);
    params.put(name, value);
  }

  void set(String name, Object value) {
    params.put(name, value);
  }

  Map<String, @Nullable Object> params() {
    return params;
  }

  /** The first word long enough to show where it was found, or empty. */
  String sought() {
    return words.stream().filter(w -> w.length() > 1).findFirst().orElse("");
  }

  boolean searches() {
    return words.stream().anyMatch(w -> w.codePointCount(0, w.length()) > 1);
  }

  String with() {
    return searches() ? (who ? HITS + ", " + WHO : HITS) : who ? "with " + WHO : "";
  }

  String from() {
    return (searches() ? "item_listing l join hits h on h.item_id = l.item_id" : "item_listing l")
        + (conditions.isEmpty()
            ? ""
            : String.join(" ", " where", String.join(" and ", conditions)));
  }

  /** Keeps the dear comparison of words behind the order, so that a page compares few. */
  String fence() {
    return searches() ? " offset 0" : "";
  }

  String recheck() {
    return searches() ? RECHECK : "";
  }

  /** The pairs of neighbouring characters, as the index makes them. */
  private static List<String> grams(String word) {
    var letters = word.codePoints().mapToObj(Character::toString).toList();
    return IntStream.range(0, letters.size() - 1)
        .mapToObj(n -> letters.get(n) + letters.get(n + 1))
        .toList();
  }
}
