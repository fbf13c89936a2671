package org.shenfa.desk;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.SignedIn;
import org.shenfa.publication.ReleaseDeadlines;
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
      query.set("item", from.item());
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
    query.set("most", most);
    return db.sql(
            query.with()
                + "select count(*) from (select from (select l.item_id from "
                + query.from()
                + query.fence()
                + ") k "
                + query.recheck()
                + " limit :most) c")
        .params(query.params())
        .query(Integer.class)
        .single();
  }

  private void read(
      ItemQuery query, ItemFilter filter, boolean backwards, int most, Consumer<ItemLine> line) {
    query.set("most", most);
    query.set("first", query.sought());
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
        .params(query.params())
        .query((ResultSet row) -> line.accept(ItemLine.of(row, filter)));
  }

  private ItemQuery query(SignedIn me, ItemFilter filter) {
    var today = LocalDate.now(clock);
    var query = new ItemQuery(me, filter, today);
    if (filter.overdue()) {
      query.and("l.clock_start <= :late", "late", deadlines.lateFrom(today));
    }
    return query;
  }
}
