package org.shenfa.desk.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.columns.Column;
import org.shenfa.columns.Columns;
import org.shenfa.desk.Assignments;
import org.shenfa.desk.ItemFilter;
import org.shenfa.desk.ItemLists;
import org.shenfa.desk.ItemState;
import org.shenfa.desk.SavedFilters;
import org.shenfa.organization.Organization;
import org.shenfa.publication.ReleaseDeadlines;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 稿件列表: filters at the left, saved ones as tabs, the table at the right. */
@Controller
public class ListPages {
  /** The filter somebody used last, so that coming back shows it again. */
  private static final String LAST = "shenfa.items";

  private final ItemLists lists;
  private final SavedFilters saved;
  private final Assignments assignments;
  private final ReleaseDeadlines deadlines;
  private final Columns columns;
  private final Organization organization;
  private final Clock clock;

  ListPages(
      ItemLists lists,
      SavedFilters saved,
      Assignments assignments,
      ReleaseDeadlines deadlines,
      Columns columns,
      Organization organization,
      Clock clock) {
    this.lists = lists;
    this.saved = saved;
    this.assignments = assignments;
    this.deadlines = deadlines;
    this.columns = columns;
    this.organization = organization;
    this.clock = clock;
  }

  /**
   * A filter as a tab.
   *
   * @param id of a saved filter that its reader may take away, 0 for any other
   */
  public record Tab(String name, String query, int count, boolean current, long id) {}

  @GetMapping("/desk/items")
  @MayEnter(Role.STAFF)
  String items(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam MultiValueMap<String, String> params,
      HttpServletRequest request,
      Model model) {
    var session = request.getSession();
    var last = session.getAttribute(LAST) instanceof String query ? query : "";
    if (params.isEmpty()
        && !last.isEmpty()
        && request.getDispatcherType() == DispatcherType.REQUEST) {
      return "redirect:/desk/items?" + last;
    }
    var filter = params.isEmpty() ? ItemFilter.of(last) : ItemFilter.of(params);
    session.setAttribute(LAST, filter.query());
    var backwards = params.containsKey("before");
    var page =
        lists.page(me, filter, place(params.getFirst(backwards ? "before" : "after")), backwards);
    model.addAttribute("filter", filter);
    model.addAttribute("page", page);
    model.addAttribute("count", lists.count(me, filter));
    model.addAttribute("tabs", tabs(me, filter));
    model.addAttribute("units", organization.units());
    model.addAttribute("columns", columns.all());
    model.addAttribute("names", names());
    model.addAttribute(
        "clocks",
        deadlines.of(page.lines().stream().map(l -> l.itemId()).toList(), LocalDate.now(clock)));
    model.addAttribute("now", clock.instant());
    return "desk/items";
  }

  private static ItemLists.@Nullable Place place(@Nullable String word) {
    if (word == null || !word.matches("-?[0-9]{1,18}\\.[0-9]{1,18}")) {
      return null;
    }
    var parts = word.split("\\.");
    return new ItemLists.Place(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }

  private Map<String, String> names() {
    return columns.all().stream().collect(Collectors.toMap(Column::slug, Column::name));
  }

  private List<Tab> tabs(SignedIn me, ItemFilter filter) {
    var tabs = new ArrayList<Tab>();
    Function<String, ItemFilter> of = ItemFilter::of;
    var mine = "person=" + me.staffNo();
    tabs.add(tab(me, filter, "等我办", of.apply(mine + "&as=WAITING&sort=SINCE"), 0));
    tabs.add(tab(me, filter, "退回未改", of.apply("state=" + ItemState.RETURNED), 0));
    tabs.add(tab(me, filter, "已超期", of.apply("overdue=on&sort=CLOCK"), 0));
    tabs.add(tab(me, filter, "待上网确认", of.apply("state=" + ItemState.UNCONFIRMED), 0));
    tabs.add(tab(me, filter, "近 30 天", of.apply("from=" + LocalDate.now(clock).minusDays(30)), 0));
    for (var one : saved.of(me)) {
      var own = one.personId() == me.personId();
      tabs.add(
          tab(
              me,
              filter,
              own ? one.name() : one.name() + "（" + one.owner() + "）",
              of.apply(one.query()),
              own ? one.id() : 0));
    }
    return tabs;
  }

  private Tab tab(SignedIn me, ItemFilter now, String name, ItemFilter filter, long id) {
    return new Tab(
        name, filter.query(), lists.count(me, filter), filter.query().equals(now.query()), id);
  }

  @PostMapping("/desk/items/filters")
  @MayEnter(Role.STAFF)
  String keep(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String name,
      @RequestParam String filter,
      @RequestParam(defaultValue = "false") boolean shared) {
    var wanted = ItemFilter.of(filter);
    saved.save(me, name, wanted, shared);
    return "redirect:/desk/items?" + wanted.query();
  }

  @PostMapping("/desk/items/filters/{id}/end")
  @MayEnter(Role.STAFF)
  String drop(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
    saved.end(me, id);
    return "redirect:/desk/items";
  }

  /** Names who works on the chosen items; a word to colleagues, no review and no release. */
  @PostMapping("/desk/items/assign")
  @MayEnter(Role.STAFF)
  String assign(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(required = false) @Nullable List<Long> item,
      @RequestParam(defaultValue = "") String to) {
    var chosen = ListExports.chosen(item, 200);
    lists.these(me, chosen);
    assignments.assign(me.person(), chosen, organization.registered(to, "to"));
    return "redirect:/desk/items";
  }
}
