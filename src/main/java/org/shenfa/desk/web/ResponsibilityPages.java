package org.shenfa.desk.web;

import static org.shenfa.desk.Responsibility.seesAll;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.boards.UnitBoards;
import org.shenfa.columns.Columns;
import org.shenfa.desk.Responsibility;
import org.shenfa.desk.Responsibility.Figures;
import org.shenfa.desk.Responsibility.Period;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Post;
import org.shenfa.organization.Units;
import org.shenfa.publication.ReleaseDeadlines;
import org.shenfa.review.Reviewing;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 责任视图: one unit on one page, and all of them side by side. */
@Controller
public class ResponsibilityPages {
  private static final List<String> HEAD =
      List.of(
          "单位", "栏目", "在岗人员", "信息联络员", "草稿", "在办", "超过发布期限", "报送", "发布", "采用", "采用率", "一次通过",
          "一次通过率", "退回");

  private final Responsibility responsibility;
  private final UnitBoards boards;
  private final Organization organization;
  private final Units units;
  private final Columns columns;
  private final ReleaseDeadlines deadlines;
  private final Reviewing reviewing;
  private final Clock clock;

  ResponsibilityPages(
      Responsibility responsibility,
      UnitBoards boards,
      Organization organization,
      Units units,
      Columns columns,
      ReleaseDeadlines deadlines,
      Reviewing reviewing,
      Clock clock) {
    this.responsibility = responsibility;
    this.boards = boards;
    this.organization = organization;
    this.units = units;
    this.columns = columns;
    this.deadlines = deadlines;
    this.reviewing = reviewing;
    this.clock = clock;
  }

  /** A period with a name. */
  public record Named(String name, Period period) {}

  private List<Named> periods() {
    var today = LocalDate.now(clock);
    var month = today.withDayOfMonth(1);
    var quarter = month.withMonth((today.getMonthValue() - 1) / 3 * 3 + 1);
    return List.of(
        new Named("本月", new Period(month, today)),
        new Named("上月", new Period(month.minusMonths(1), month.minusDays(1))),
        new Named("本季度", new Period(quarter, today)),
        new Named("今年", new Period(today.withDayOfYear(1), today)));
  }

  private Period period(@Nullable LocalDate from, @Nullable LocalDate to) {
    var year = periods().getLast().period();
    var first = Times.within(from, year.from());
    var last = Times.within(to, year.to());
    return last.isBefore(first) ? new Period(last, first) : new Period(first, last);
  }

  @GetMapping("/desk/units")
  @MayEnter(Role.STAFF)
  String all(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      Model model) {
    if (!seesAll(me)) {
      return "redirect:/desk/units/" + me.unitId();
    }
    var period = period(from, to);
    model.addAttribute("period", period);
    model.addAttribute("periods", periods());
    model.addAttribute("figures", responsibility.all(me, period));
    return "desk/units";
  }

  @GetMapping("/desk/units/table.csv")
  @MayEnter(Role.STAFF)
  ResponseEntity<byte[]> table(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to) {
    var period = period(from, to);
    return ItemPages.download(
        "责任视图-%s-%s.csv".formatted(period.from(), period.to()),
        "text/csv;charset=UTF-8",
        Sheets.csv(
            HEAD,
            responsibility.all(me, period).stream().map(ResponsibilityPages::cells).toList()));
  }

  private static List<String> cells(Figures f) {
    var liaison = f.liaison();
    return List.of(
        f.unit(),
        Integer.toString(f.columns()),
        Integer.toString(f.people()),
        liaison == null ? "" : liaison,
        Integer.toString(f.drafts()),
        Integer.toString(f.open()),
        Integer.toString(f.late()),
        Integer.toString(f.submitted()),
        Integer.toString(f.released()),
        Integer.toString(f.used()),
        f.share(),
        Integer.toString(f.firstPass()),
        f.firstPassShare(),
        Integer.toString(f.returned()));
  }

  @GetMapping("/desk/units/{id}")
  @MayEnter(Role.STAFF)
  String one(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      Model model) {
    var period = period(from, to);
    var today = LocalDate.now(clock);
    model.addAttribute("period", period);
    model.addAttribute("periods", periods());
    model.addAttribute("figures", responsibility.of(me, id, period));
    model.addAttribute("board", boards.of(me, id));
    model.addAttribute("unit", organization.unit(id));
    model.addAttribute("waiting", responsibility.waiting(id));
    model.addAttribute(
        "posts",
        organization.history(id).stream()
            .filter(p -> p.to() == null || !p.to().isBefore(today))
            .sorted(Comparator.comparing(Post::kind).reversed())
            .map(p -> OfficePages.holder(p, organization.person(p.personId())))
            .toList());
    model.addAttribute(
        "delegations",
        units.delegations(id).stream()
            .filter(d -> d.revokedAt() == null && !d.to().isBefore(today))
            .toList());
    model.addAttribute(
        "columns", columns.all().stream().filter(c -> c.keeperUnit() == id).toList());
    model.addAttribute("clocks", deadlines.running(id, today).stream().limit(10).toList());
    model.addAttribute(
        "returns",
        reviewing.returns(
            id,
            period.from().atStartOfDay(Shenfa.ZONE).toInstant(),
            period.to().plusDays(1).atStartOfDay(Shenfa.ZONE).toInstant()));
    var name = organization.unit(id).name();
    model.addAttribute(
        "gaps", organization.gaps(today).stream().filter(g -> g.startsWith(name + "缺")).toList());
    return "desk/responsibility";
  }
}
