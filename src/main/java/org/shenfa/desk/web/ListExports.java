package org.shenfa.desk.web;

import static org.shenfa.regulation.Clause.HOUSE;
import static org.shenfa.regulation.Clause.MEASURES_15_2;
import static org.shenfa.regulation.Clause.MEASURES_26_1;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.columns.Column;
import org.shenfa.columns.Columns;
import org.shenfa.desk.ItemFilter;
import org.shenfa.desk.ItemLine;
import org.shenfa.desk.ItemLists;
import org.shenfa.regulation.Violations;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 导出与批量打印: exactly what the list shows its reader, noted in the log with its purpose. */
@Controller
class ListExports {
  private static final List<String> HEAD =
      List.of(
          "编号",
          "标题",
          "文号",
          "信息类别",
          "信息种类",
          "栏目",
          "产生单位",
          "最近一版作者",
          "承办人",
          "版本",
          "状态",
          "环节",
          "起算（到这一步）",
          "最近改动",
          "首次发布");

  private final ItemLists lists;
  private final Columns columns;
  private final PrintedFormPages printed;
  private final Visibility visibility;
  private final AuditPages audits;
  private final AuditTrail trail;
  private final TransactionOperations transaction;
  private final Clock clock;

  ListExports(
      ItemLists lists,
      Columns columns,
      PrintedFormPages printed,
      Visibility visibility,
      AuditPages audits,
      AuditTrail trail,
      TransactionOperations transaction,
      Clock clock) {
    this.lists = lists;
    this.columns = columns;
    this.printed = printed;
    this.visibility = visibility;
    this.audits = audits;
    this.trail = trail;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** 导出格式. */
  enum Format {
    CSV("csv", "text/csv;charset=UTF-8"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String ending;
    private final String type;

    Format(String ending, String type) {
      this.ending = ending;
      this.type = type;
    }
  }

  @PostMapping("/desk/items/export")
  @MayEnter(Role.STAFF)
  ResponseEntity<byte[]> export(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String filter,
      @RequestParam Format format,
      @RequestParam String purpose) {
    var wanted = ItemFilter.of(filter);
    new Violations.Gathering()
        .refuseIf(
            purpose.strip().length() < 4 || purpose.length() > 200,
            HOUSE,
            "purpose",
            "请写明导出的用途（4 至 200 字），会记入日志。")
        .refuseIf(
            lists.count(me, wanted, ItemLists.EXPORTED + 1) > ItemLists.EXPORTED,
            HOUSE,
            null,
            "一次最多导出 %d 件，请缩小条件分批导出。".formatted(ItemLists.EXPORTED))
        .throwIfAny();
    var names = columns.all().stream().collect(Collectors.toMap(Column::slug, Column::name));
    var rows = new ArrayList<List<String>>();
    lists.each(me, wanted, l -> rows.add(cells(l, names)));
    var bytes =
        switch (format) {
          case CSV -> Sheets.csv(HEAD, rows);
          case XLSX -> Sheets.xlsx("稿件", HEAD, rows);
        };
    note(me, "list.exported", "list", format.name(), rows.size(), wanted.query(), purpose.strip());
    return ItemPages.download(
        "稿件-%s.%s".formatted(LocalDate.now(clock), format.ending), format.type, bytes);
  }

  private static List<String> cells(ItemLine line, Map<String, String> names) {
    var category = line.category();
    var kind = line.kind();
    var look = line.look();
    var released = line.releasedAt();
    return List.of(
        line.number(),
        line.title(),
        line.documentNumber(),
        category == null ? "" : category.label(),
        kind == null ? "" : kind.label(),
        String.join("、", line.columns().stream().map(c -> names.getOrDefault(c, c)).toList()),
        line.unit(),
        line.author(),
        line.assignee(),
        Integer.toString(line.seq()),
        line.state().label(),
        look == null ? "" : look.label(),
        Times.minute(line.since()),
        Times.minute(line.changedAt()),
        released == null ? "" : Times.minute(released));
  }

  /** The review forms of the chosen items as one Word document. */
  @PostMapping("/desk/items/forms")
  @MayEnter(Role.STAFF)
  ResponseEntity<byte[]> forms(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(required = false) @Nullable List<Long> item) {
    var chosen = lists.these(me, chosen(item, 100));
    var without = chosen.stream().filter(l -> l.caseId() == null).map(ItemLine::number).toList();
    if (!without.isEmpty()) {
      throw new Violations(MEASURES_15_2, "还没有报送，没有审查表：%s。".formatted(String.join("、", without)));
    }
    var bytes =
        PrintedForm.docx(
            chosen.stream()
                .map(ItemLine::caseId)
                .filter(Objects::nonNull)
                .map(c -> printed.filled(visibility.reviewCase(me, c)))
                .toList());
    note(me, "forms.printed", "list", "DOCX", chosen.size(), numbers(chosen), "打印审查表");
    return ItemPages.download(
        "审查表-%s.docx".formatted(LocalDate.now(clock)), PrintedFormPages.WORD, bytes);
  }

  /** One bundle with the contents of all chosen items. */
  @PostMapping("/desk/items/bundles")
  @MayEnter(Role.STAFF)
  ResponseEntity<byte[]> bundles(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(required = false) @Nullable List<Long> item)
      throws IOException {
    var chosen = lists.these(me, chosen(item, 100));
    return ItemPages.download(
        "核验包-%s.zip".formatted(LocalDate.now(clock)),
        "application/zip",
        audits.bundle(me, chosen.stream().map(ItemLine::number).toList()));
  }

  /** What was ticked in the list; refused when it is nothing or too much. */
  static List<Long> chosen(@Nullable List<Long> items, int most) {
    var chosen = items == null ? List.<Long>of() : items.stream().distinct().toList();
    new Violations.Gathering()
        .refuseIf(chosen.isEmpty(), MEASURES_26_1, "item", "还没有选稿件：请在列表里勾选。")
        .refuseIf(chosen.size() > most, MEASURES_26_1, "item", "一次最多选 %d 件。".formatted(most))
        .throwIfAny();
    return chosen;
  }

  private static String numbers(List<ItemLine> lines) {
    return String.join(",", lines.stream().map(ItemLine::number).toList());
  }

  private void note(
      SignedIn me, String act, String about, String format, int lines, String what, String why) {
    transaction.executeWithoutResult(t ->
        trail.append(
            Entry.of(act, me.personId(), me.name())
                .about(about, me.staffNo())
                .with("format", format)
                .with("lines", Integer.toString(lines))
                .with("what", what)
                .with("reason", why)));
  }
}
