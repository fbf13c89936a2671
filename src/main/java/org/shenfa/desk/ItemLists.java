package org.shenfa.desk;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.access.SignedIn;
import org.shenfa.columns.Category;
import org.shenfa.content.ItemKind;
import org.shenfa.publication.ReleaseDeadlines;
import org.shenfa.review.Look;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 稿件列表: lists, counts and finds items over the index of items. What a person may not see is neither
 * listed nor counted.
 */
@Service
public class ItemLists {
  public static final int PAGE = 50;

  /** Beyond this many a count says "more than". */
  public static final int COUNTED = 1000;

  /** The most lines one export takes. */
  public static final int EXPORTED = 20_000;

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

  private static final String LINE =
      """
      select s.*, (select short_name from unit where id = s.unit_id) as unit,
        (select name from person where id = s.author_id) as author,
        coalesce((select name from person where id = s.assignee_id), '') as assignee,
      """;

  private static final String EXCERPT =
      """
      coalesce((select substr(t.text, greatest(1, strpos(t.text, :first) - 16), 60) from item_text t
        where t.item_id = s.item_id and strpos(t.text, :first) > 0),
        (select '附件' || w.place || '：' || substr(w.words, greatest(1, strpos(w.words, :first) - 16), 60)
         from (select place, file_form(text) as words from file_part where digest = any (s.files)
           union all select place, file_form(text) from file_picture_text where digest = any (s.files)) w
         where strpos(w.words, :first) > 0 limit 1), '')
      """;

  private static final String MINE =
      """
      (l.unit_id = :unit_of_me or l.signers @> array[:me::bigint] or l.next_look is not null
        and waits_for(array[:me::bigint], l.next_unit, l.next_posts, l.barred, :day))
      """;

  private final JdbcClient db;
  private final ReleaseDeadlines deadlines;
  private final Clock clock;

  ItemLists(JdbcClient db, ReleaseDeadlines deadlines, Clock clock) {
    this.db = db;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /** A place in a list, to go on from. */
  public record Place(long key, long item) {}

  /** One page of a list, with the places before and after it where there is more. */
  public record Page(List<ItemLine> lines, @Nullable Place before, @Nullable Place after) {}

  /**
   * A page of what the filter shows this person.
   *
   * @param from the place to go on from, or null for the beginning
   * @param backwards whether to read towards the beginning
   */
  public Page page(SignedIn me, ItemFilter filter, @Nullable Place from, boolean backwards) {
    var query = query(me, filter);
    if (from != null) {
      query.and(
          switch (filter.sort()) {
            case CHANGED ->
                backwards
                    ? "(l.changed_key, l.item_id) < (:key, :item)"
                    : "(l.changed_key, l.item_id) > (:key, :item)";
            case CLOCK ->
                backwards
                    ? "(l.clock_key, l.item_id) < (:key, :item)"
                    : "(l.clock_key, l.item_id) > (:key, :item)";
            case SINCE ->
                backwards
                    ? "(l.since_key, l.item_id) < (:key, :item)"
                    : "(l.since_key, l.item_id) > (:key, :item)";
          },
          "key",
          from.key());
      query.params.put("item", from.item());
    }
    var lines = new ArrayList<ItemLine>();
    read(query, filter, backwards, PAGE + 1, lines::add);
    var more = lines.size() > PAGE;
    if (more) {
      lines.removeLast();
    }
    var page = backwards ? lines.reversed() : lines;
    return new Page(
        List.copyOf(page),
        page.isEmpty() || !(backwards ? more : from != null) ? null : place(page.getFirst()),
        page.isEmpty() || !(backwards || more) ? null : place(page.getLast()));
  }

  private static Place place(ItemLine line) {
    return new Place(line.key(), line.itemId());
  }

  /** Every line the filter shows this person, in its order, at most {@link #EXPORTED}. */
  @Transactional(readOnly = true)
  public void each(SignedIn me, ItemFilter filter, Consumer<ItemLine> line) {
    read(query(me, filter), filter, false, EXPORTED, line);
  }

  /** These items, in the usual order; one the person may not see is as if it were not there. */
  public List<ItemLine> these(SignedIn me, List<Long> items) {
    var wanted = items.stream().distinct().toList();
    var query = query(me, ItemFilter.ALL);
    query.and("l.item_id = any (:ids::bigint[])", "ids", wanted.toArray(Long[]::new));
    var lines = new ArrayList<ItemLine>();
    read(query, ItemFilter.ALL, false, wanted.size(), lines::add);
    if (lines.size() < wanted.size()) {
      throw new NoSuchElementException();
    }
    return lines;
  }

  /** How many items the filter shows this person, at most {@link #COUNTED}. */
  public int count(SignedIn me, ItemFilter filter) {
    return count(me, filter, COUNTED);
  }

  /** How many items the filter shows this person, at most {@code most}. */
  public int count(SignedIn me, ItemFilter filter, int most) {
    var query = query(me, filter);
    query.params.put("most", most);
    return db.sql(
            query.with()
                + "select count(*) from (select from (select l.item_id from "
                + query.from()
                + query.fence()
                + ") k "
                + query.recheck()
                + " limit :most) c")
        .params(query.params)
        .query(Integer.class)
        .single();
  }

  private void read(
      Query query, ItemFilter filter, boolean backwards, int most, Consumer<ItemLine> line) {
    query.params.put("most", most);
    query.params.put(
        "first", query.words.stream().filter(w -> w.length() > 1).findFirst().orElse(""));
    var order =
        switch (filter.sort()) {
          case CHANGED ->
              backwards
                  ? " order by l.changed_key desc, l.item_id desc "
                  : " order by l.changed_key, l.item_id ";
          case CLOCK ->
              backwards
                  ? " order by l.clock_key desc, l.item_id desc "
                  : " order by l.clock_key, l.item_id ";
          case SINCE ->
              backwards
                  ? " order by l.since_key desc, l.item_id desc "
                  : " order by l.since_key, l.item_id ";
        };
    db.sql(
            query.with()
                + LINE
                + (query.searches() ? EXCERPT : "''")
                + " as excerpt from (select k.item_id from (select l.item_id from "
                + query.from()
                + order
                + query.fence()
                + ") k "
                + query.recheck()
                + " limit :most) m join item_listing s on s.item_id = m.item_id"
                + order.replace("l.", "s."))
        .params(query.params)
        .query((ResultSet row) -> line.accept(line(row, filter)));
  }

  /** Constant pieces of SQL and their values. */
  private static final class Query {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, @Nullable Object> params = new HashMap<>();
    private final List<String> words;
    private final boolean who;

    Query(List<String> words, boolean who) {
      this.words = words;
      this.who = who;
    }

    void and(String condition) {
      conditions.add(condition);
    }

    void and(String condition, String name, @Nullable Object value) {
      conditions.add(condition);
      params.put(name, value);
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
  }

  private Query query(SignedIn me, ItemFilter filter) {
    var today = LocalDate.now(clock);
    var query = new Query(filter.words(), !filter.person().isEmpty());
    query.params.put("day", today);
    if (!me.publicity()) {
      query.and(MINE, "unit_of_me", me.unitId());
      query.params.put("me", me.personId());
    }
    if (query.searches()) {
      var grams = query.words.stream().flatMap(w -> grams(w).stream()).distinct();
      query.params.put("grams", grams.toArray(String[]::new));
    }
    if (!query.words.isEmpty()) {
      query.params.put("words", query.words.toArray(String[]::new));
    }
    if (query.words.stream().anyMatch(w -> w.codePointCount(0, w.length()) == 1)) {
      // One character has no pair to be found by, so the title must hold it.
      query.and(
          "(select bool_and(strpos(lower(l.title), x) > 0) from unnest(:words::text[]) x where length(x) = 1)");
    }
    if (filter.unit() != 0) {
      query.and("l.unit_id = :unit", "unit", filter.unit());
    }
    if (query.who) {
      query.and(
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
    if (filter.category() != null) {
      query.and("l.category = :category", "category", filter.category().name());
    }
    if (filter.kind() != null) {
      query.and("l.kind = :kind", "kind", filter.kind().name());
    }
    if (!filter.column().isEmpty()) {
      query.and("l.columns @> array[:column::text]", "column", filter.column());
    }
    if (!filter.states().isEmpty()) {
      query.and(
          "l.state = any (:states::text[])",
          "states",
          filter.states().stream().map(Enum::name).toArray(String[]::new));
      if (!filter.states().contains(ItemState.RELEASED)
          && !filter.states().contains(ItemState.WITHDRAWN)) {
        query.and("l.state not in ('RELEASED', 'WITHDRAWN')");
      }
    }
    if (filter.look() != null) {
      query.and("l.next_look = :look", "look", filter.look().name());
    }
    if (filter.from() != null) {
      query.and(
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
      query.and(
          switch (filter.dated()) {
            case CHANGED -> "l.changed_at < :to";
            case CREATED -> "l.created_at < :to";
            case SUBMITTED -> "l.opened_at < :to";
            case RELEASED -> "l.released_at < :to";
          },
          "to",
          filter.to().plusDays(1).atStartOfDay(Shenfa.ZONE).toOffsetDateTime());
    }
    if (filter.overdue()) {
      query.and("l.clock_start <= :late", "late", deadlines.lateFrom(today));
    }
    return query;
  }

  /** The pairs of neighbouring characters, as the index makes them. */
  static List<String> grams(String word) {
    var letters = word.codePoints().mapToObj(Character::toString).toList();
    return java.util.stream.IntStream.range(0, letters.size() - 1)
        .mapToObj(n -> letters.get(n) + letters.get(n + 1))
        .toList();
  }

  private static ItemLine line(ResultSet row, ItemFilter filter) throws SQLException {
    var look = row.getString("next_look");
    var looks = strings(row.getArray("looks"));
    var caseId = row.getObject("case_id", Long.class);
    var title = row.getString("title");
    var words = filter.words();
    return new ItemLine(
        row.getLong("item_id"),
        row.getString("number"),
        title,
        row.getString("document_number"),
        row.getLong("unit_id"),
        row.getString("unit"),
        row.getString("author"),
        row.getString("assignee"),
        named(Category.values(), row.getString("category")),
        named(ItemKind.values(), row.getString("kind")),
        strings(row.getArray("columns")),
        row.getInt("seq"),
        ItemState.valueOf(row.getString("state")),
        caseId,
        look == null ? null : Look.valueOf(look),
        look == null ? 0 : looks.indexOf(look) + 1,
        looks.size(),
        instant(row, "since"),
        instant(row, "changed_at"),
        row.getObject("released_at") == null ? null : instant(row, "released_at"),
        words.isEmpty() || title.toLowerCase(java.util.Locale.ROOT).contains(words.getFirst())
            ? ""
            : row.getString("excerpt"),
        switch (filter.sort()) {
          case CHANGED -> row.getLong("changed_key");
          case CLOCK -> row.getLong("clock_key");
          case SINCE -> row.getLong("since_key");
        });
  }

  private static <E extends Enum<E>> @Nullable E named(E[] all, String name) {
    return Arrays.stream(all).filter(e -> e.name().equals(name)).findFirst().orElse(null);
  }

  private static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
