package org.shenfa.desk.web;

import static org.shenfa.regulation.Clause.MEASURES_24_1;
import static org.shenfa.regulation.Clause.MEASURES_7_1;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.columns.Category;
import org.shenfa.columns.Column;
import org.shenfa.columns.ColumnChanges;
import org.shenfa.columns.Columns;
import org.shenfa.columns.Topics;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Unit;
import org.shenfa.regulation.Enforces;
import org.shenfa.site.ColumnStanding;
import org.shenfa.site.ColumnViews;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 栏目台账: every column, how it is doing, and what is proposed for it. */
@Controller
public class ColumnPages {
  private final Columns columns;
  private final ColumnChanges changes;
  private final ColumnViews views;
  private final Topics topics;
  private final Organization organization;
  private final Clock clock;

  ColumnPages(
      Columns columns,
      ColumnChanges changes,
      ColumnViews views,
      Topics topics,
      Organization organization,
      Clock clock) {
    this.columns = columns;
    this.changes = changes;
    this.views = views;
    this.topics = topics;
    this.organization = organization;
    this.clock = clock;
  }

  /** One line of the ledger. */
  public record Line(
      Column column,
      String unit,
      @Nullable String person,
      ColumnStanding standing,
      boolean proposed) {}

  /** How the columns of one unit are doing. */
  public record Heat(Unit unit, int columns, int late, int unnamed) {}

  @GetMapping("/desk/columns")
  @MayEnter(Role.STAFF)
  @Enforces(MEASURES_7_1)
  String ledger(Model model) {
    var open = changes.open();
    var today = LocalDate.now(clock);
    var lines =
        columns.all().stream()
            .map(c ->
                line(c, open.stream().anyMatch(p -> p.change().slug().equals(c.slug())), today))
            .toList();
    model.addAttribute("lines", lines);
    model.addAttribute(
        "heat",
        organization.units().stream()
            .map(u -> heat(u, lines))
            .filter(h -> h.columns() > 0)
            .toList());
    model.addAttribute("ended", columns.ended());
    model.addAttribute("proposals", open);
    return "desk/columns";
  }

  private Line line(Column column, boolean proposed, LocalDate today) {
    return new Line(
        column,
        organization.unit(column.keeperUnit()).shortName(),
        columns.keeper(column).map(p -> p.name()).orElse(null),
        standing(column, today),
        proposed);
  }

  private ColumnStanding standing(Column column, LocalDate today) {
    var since = columns.addresses(column).getFirst().since().atZone(Shenfa.ZONE).toLocalDate();
    return views.standing(column, since, today);
  }

  private static Heat heat(Unit unit, List<Line> lines) {
    var own = lines.stream().filter(l -> l.column().keeperUnit() == unit.id()).toList();
    return new Heat(
        unit,
        own.size(),
        (int) own.stream().filter(l -> l.standing().late()).count(),
        (int) own.stream().filter(l -> l.person() == null).count());
  }

  @GetMapping("/desk/columns/new")
  @MayEnter(Role.PUBLICITY)
  String blank(Model model) {
    choices(model);
    model.addAttribute("next", columns.all().size() + 1);
    return "desk/newcolumn";
  }

  private void choices(Model model) {
    var today = LocalDate.now(clock);
    model.addAttribute("units", organization.units());
    model.addAttribute("categories", Arrays.asList(Category.values()));
    model.addAttribute(
        "parents",
        columns.all().stream()
            .filter(c -> c.place().parent() == null && c.place().topic() == null)
            .toList());
    model.addAttribute(
        "topics",
        topics.all().stream()
            .filter(t -> t.state() == org.shenfa.columns.TopicApplication.State.APPROVED)
            .map(t -> t.terms())
            .filter(t -> !t.ends().isBefore(today))
            .toList());
  }

  /** One column: what it is, everything it was, and what may be proposed. */
  @GetMapping("/desk/columns/{slug}")
  @MayEnter(Role.STAFF)
  String column(@PathVariable String slug, Model model) {
    var column = columns.any(slug).orElseThrow(NoSuchElementException::new);
    var today = LocalDate.now(clock);
    choices(model);
    model.addAttribute("column", column);
    model.addAttribute("unit", organization.unit(column.keeperUnit()));
    model.addAttribute("people", organization.staff(column.keeperUnit(), today));
    columns.keeper(column).ifPresent(p -> model.addAttribute("person", p));
    model.addAttribute("standing", standing(column, today));
    model.addAttribute("addresses", columns.addresses(column));
    model.addAttribute("history", changes.history(slug));
    model.addAttribute(
        "others", columns.all().stream().filter(c -> !c.slug().equals(slug)).toList());
    return "desk/column";
  }

  /** What a proposal would change, before and after it was decided. */
  @GetMapping("/desk/columns/proposals/{id}")
  @MayEnter(Role.STAFF)
  @Enforces(MEASURES_24_1)
  String proposal(@PathVariable long id, Model model) {
    var proposal = changes.find(id);
    var now = columns.any(proposal.change().slug());
    var after = proposal.change().on(now.orElse(null));
    model.addAttribute("proposal", proposal);
    now.ifPresent(c -> model.addAttribute("now", c));
    model.addAttribute("after", after);
    model.addAttribute("keeper", organization.unit(after.keeperUnit()).name());
    now.ifPresent(c -> model.addAttribute("keeperNow", organization.unit(c.keeperUnit()).name()));
    model.addAttribute("person", name(after.person()));
    model.addAttribute("personNow", name(now.map(Column::person).orElse(null)));
    if (proposal.decision() == null) {
      model.addAttribute("effect", views.effect(after));
    }
    return "desk/proposal";
  }

  private String name(@Nullable Long person) {
    return person == null ? "没有专人" : organization.person(person).name();
  }
}
