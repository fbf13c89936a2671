package org.shenfa.site;

import static org.shenfa.regulation.Clause.MEASURES_24_1;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.columns.Column;
import org.shenfa.regulation.Enforces;
import org.springframework.stereotype.Service;

/** 栏目在网站上: how a column stands there, and what a change of it would do. */
@Service
public class ColumnViews {
  private final SiteNow now;

  ColumnViews(SiteNow now) {
    this.now = now;
  }

  /** How a column is doing on a day, in Asia/Shanghai. */
  public ColumnStanding standing(Column column, LocalDate since, LocalDate day) {
    var listed =
        now.all().columns().stream()
            .filter(c -> c.slug().equals(column.slug()))
            .findFirst()
            .map(ListedColumn::headings)
            .orElse(Listing.EMPTY);
    var last = listed.isEmpty() ? null : listed.getFirst().publishedAt().toLocalDate();
    return new ColumnStanding(
        column.slug(),
        listed.size(),
        last,
        column.windowDays(),
        Math.max(0, ChronoUnit.DAYS.between(last == null ? since : last, day)));
  }

  /**
   * What the site will be like after a column became this.
   *
   * @param after the column as proposed
   */
  @Enforces(MEASURES_24_1)
  public ColumnEffect effect(Column after) {
    var before = now.all();
    var was = before.parts();
    var later = new Composition(changed(was, after));
    var articles = before.columns().stream().filter(c -> c.slug().equals(after.slug())).findFirst();
    var lists = articles.map(c -> c.headings().size() / Pages.PER_LIST + 1).orElse(0);
    var everyPage = !before.frame().signature().equals(later.frame().signature());
    var count = articles.map(c -> c.headings().size()).orElse(0);
    return new ColumnEffect(
        count,
        everyPage ? was.headings().size() + lists + 4 : count + lists + 2,
        everyPage,
        later.columns().stream()
            .filter(c -> c.slug().equals(after.slug()))
            .findFirst()
            .map(ListedColumn::path)
            .orElse(null),
        later.moved().entrySet().stream()
            .filter(e -> !e.getValue().equals(before.moved().get(e.getKey())))
            .map(e -> new ColumnEffect.Redirect(e.getKey(), e.getValue()))
            .toList());
  }

  private static Composition.Parts changed(Composition.Parts was, Column after) {
    var columns = new ArrayList<Composition.Stored>();
    var address = address(was, after);
    var old =
        was.columns().stream()
            .filter(s -> s.column().slug().equals(after.slug()))
            .findFirst()
            .map(s -> s.column().address());
    var addresses = new ArrayList<>(was.addresses());
    addresses.add(new Composition.Address(address, after.slug()));
    for (var stored : was.columns()) {
      var column = stored.column();
      if (column.slug().equals(after.slug())) {
        continue;
      }
      if (after.slug().equals(column.parent())) {
        var moved = address + column.address().substring(old.orElse("").length());
        addresses.add(new Composition.Address(moved, column.slug()));
        columns.add(
            new Composition.Stored(
                at(column, moved), stored.ended(), stored.merged(), stored.leadsTo()));
      } else {
        columns.add(stored);
      }
    }
    columns.add(Math.min(columns.size(), place(was, after)), stored(after, address));
    return new Composition.Parts(
        List.copyOf(columns),
        List.copyOf(addresses),
        was.topics(),
        was.slots(),
        was.headings(),
        was.emergency(),
        was.concerns(),
        was.figures());
  }

  private static int place(Composition.Parts was, Column after) {
    for (var n = 0; n < was.columns().size(); n++) {
      if (was.columns().get(n).column().slug().equals(after.slug())) {
        return n;
      }
    }
    return was.columns().size();
  }

  private static String address(Composition.Parts was, Column after) {
    var place = after.place();
    if (place.topic() != null) {
      return "zt/" + place.topic() + "/" + place.leaf();
    }
    return Optional.ofNullable(place.parent())
        .flatMap(p -> was.columns().stream().filter(s -> s.column().slug().equals(p)).findFirst())
        .map(s -> s.column().address() + "/" + place.leaf())
        .orElse(place.leaf());
  }

  private static ListedColumn at(ListedColumn column, String address) {
    return new ListedColumn(
        column.slug(),
        address,
        column.name(),
        column.description(),
        column.keywords(),
        column.type(),
        column.parent(),
        column.topic(),
        Listing.EMPTY);
  }

  private static Composition.Stored stored(Column after, String address) {
    Column.@Nullable Ending ending = after.ending();
    return new Composition.Stored(
        new ListedColumn(
            after.slug(),
            address,
            after.name(),
            after.description(),
            after.keywords(),
            after.type(),
            after.place().parent(),
            after.place().topic(),
            Listing.EMPTY),
        ending != null,
        ending != null && ending.merged(),
        ending == null ? null : ending.leadsTo());
  }

  /** Where an address of this site leads today; empty when nothing is there. */
  public Optional<String> reached(String address) {
    return now.all().reached(address);
  }
}
