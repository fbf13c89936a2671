package org.shenfa.columns;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 栏目改动: one of the acts by which a column changes (24-1); each changes its own part only. */
public sealed interface ColumnChange {
  /** Slug of the column it is about. */
  String slug();

  /** The act in a word. */
  default String label() {
    return switch (this) {
      case Create c -> "新设";
      case Rename r -> "更名";
      case Move m -> "调整位置";
      case Entrust e -> "调整保障";
      case Merge m -> "并入";
      case Close c -> "停办";
    };
  }

  /** 新设: a column that does not exist yet. */
  record Create(Column column) implements ColumnChange {
    @Override
    public String slug() {
      return column.slug();
    }
  }

  /** 更名: another name, description or address; the old address leads to the new one. */
  record Rename(
      String slug, String name, String description, String keywords, String type, String leaf)
      implements ColumnChange {}

  /** 调整位置: another order, or under a column or a topic, or out of it. */
  record Move(String slug, @Nullable String parent, @Nullable String topic, int position)
      implements ColumnChange {}

  /** 调整保障: another keeper, another named person, another window, other information. */
  record Entrust(
      String slug, long keeperUnit, @Nullable Long person, Set<Category> accepts, int windowDays)
      implements ColumnChange {}

  /** 并入: its articles are listed under another column, its addresses lead there. */
  record Merge(String slug, String into) implements ColumnChange {}

  /** 停办: it takes nothing new; its articles stay, its addresses lead to a column or the map. */
  record Close(String slug, @Nullable String leadsTo) implements ColumnChange {}

  /**
   * The column as it will be.
   *
   * @param now the column as it is; not asked for by {@link Create}
   */
  default Column on(@Nullable Column now) {
    if (this instanceof Create(var column)) {
      return column;
    }
    if (now == null) {
      throw new java.util.NoSuchElementException(slug());
    }
    return switch (this) {
      case Create c -> c.column();
      case Rename r ->
          now.called(r.name, r.description, r.keywords, r.type)
              .at(placed(r.leaf, now.place().parent(), now.place().topic(), now), now.position());
      case Move m -> now.at(placed(now.place().leaf(), m.parent, m.topic, now), m.position);
      case Entrust e -> now.keptBy(e.keeperUnit, e.person, e.accepts, e.windowDays);
      case Merge m -> now.ended(new Column.Ending(true, m.into));
      case Close c -> now.ended(new Column.Ending(false, c.leadsTo));
    };
  }

  private static Column.Place placed(
      String leaf, @Nullable String parent, @Nullable String topic, Column now) {
    var place = new Column.Place(leaf, parent, topic, now.place().address());
    return place.equals(now.place()) ? place : new Column.Place(leaf, parent, topic, "");
  }
}
