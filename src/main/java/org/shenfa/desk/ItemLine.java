package org.shenfa.desk;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shenfa.columns.Category;
import org.shenfa.content.ItemKind;
import org.shenfa.database.Moments;
import org.shenfa.review.Look;

/**
 * 稿件行: one line of a list of items.
 *
 * @param columns addresses of its columns
 * @param author who wrote the newest revision
 * @param assignee 承办人, empty when nobody was named
 * @param look the look that is due, the release included, or null
 * @param step which step of its route that is, from 1
 * @param since since when it stands where it stands
 * @param releasedAt its first release
 * @param excerpt where the words were found, empty when in the title or when none were sought
 */
public record ItemLine(
    long itemId,
    String number,
    String title,
    String documentNumber,
    long unitId,
    String unit,
    String author,
    String assignee,
    @Nullable Category category,
    @Nullable ItemKind kind,
    List<String> columns,
    int seq,
    ItemState state,
    @Nullable Long caseId,
    @Nullable Look look,
    int step,
    int steps,
    Instant since,
    Instant changedAt,
    @Nullable Instant releasedAt,
    String excerpt,
    long key) {

  /** The title, or what stands in for one. */
  public String heading() {
    return title.isBlank() ? "（无标题）" : title;
  }

  /** A row of {@code item_listing}, read for a filter. */
  static ItemLine of(ResultSet row, ItemFilter filter) throws SQLException {
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
        Moments.of(row, "since"),
        Moments.of(row, "changed_at"),
        row.getObject("released_at") == null ? null : Moments.of(row, "released_at"),
        words.isEmpty() || title.toLowerCase(Locale.ROOT).contains(words.getFirst())
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
}
