package org.shenfa.boards.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.NoSuchElementException;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.boards.YearlyTables;
import org.shenfa.procedures.OfficialPaper;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 年度报表: the two that are due by 31 January, and the table of the site row by row. */
@Controller
class YearPages {
  private final YearlyTables tables;
  private final Clock clock;

  YearPages(YearlyTables tables, Clock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  @GetMapping("/desk/years")
  @MayEnter(Role.STAFF)
  String years(@AuthenticationPrincipal SignedIn me, Model model) {
    model.addAttribute("years", tables.years(me));
    model.addAttribute("day", LocalDate.now(clock));
    return "boards/years";
  }

  @GetMapping("/desk/years/{year}")
  @MayEnter(Role.STAFF)
  String year(@AuthenticationPrincipal SignedIn me, @PathVariable String year, Model model) {
    model.addAttribute("table", tables.of(me, number(year)));
    model.addAttribute("line", tables.line(number(year)));
    return "boards/year";
  }

  @PostMapping("/desk/years/{year}/facts")
  @MayEnter(Role.PUBLICITY)
  String type(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String year,
      @RequestParam Map<String, String> fields) {
    tables.type(me.person(), number(year), fields);
    return "redirect:/desk/years/" + number(year);
  }

  @PostMapping("/desk/years/{year}")
  @MayEnter(Role.PUBLICITY)
  String begin(@AuthenticationPrincipal SignedIn me, @PathVariable String year) {
    var item = tables.begin(me.person(), number(year));
    return "redirect:/desk/items/" + item.id() + "/edit";
  }

  @GetMapping("/desk/years/{year}/table.csv")
  @MayEnter(Role.STAFF)
  ResponseEntity<byte[]> csv(@AuthenticationPrincipal SignedIn me, @PathVariable String year) {
    var table = tables.of(me, number(year));
    return download(table.title() + ".csv", "text/csv;charset=UTF-8", table.csv().getBytes(UTF_8));
  }

  @GetMapping("/desk/years/{year}/table.docx")
  @MayEnter(Role.STAFF)
  ResponseEntity<byte[]> docx(@AuthenticationPrincipal SignedIn me, @PathVariable String year) {
    var table = tables.of(me, number(year));
    return download(table.title() + ".docx", OfficialPaper.WORD, tables.docx(me, number(year)));
  }

  private static ResponseEntity<byte[]> download(String name, String type, byte[] bytes) {
    return ResponseEntity.ok()
        .header("Content-Type", type)
        .header(
            "Content-Disposition",
            ContentDisposition.attachment().filename(name, UTF_8).build().toString())
        .body(bytes);
  }

  private static int number(String typed) {
    if (!typed.matches("20[0-9]{2}")) {
      throw new NoSuchElementException(typed);
    }
    return Integer.parseInt(typed);
  }
}
