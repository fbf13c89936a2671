package org.shenfa.columns;

import static org.shenfa.regulation.Clause.MEASURES_24_1;
import static org.shenfa.regulation.Clause.MEASURES_7_1;

import java.time.Clock;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shenfa.organization.Organization;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;

/** 栏目改动的要求: what stands against an act, all of it at once. */
@Service
class ColumnRules {
  private static final Set<String> RESERVED =
      Set.of(
          "art",
          "files",
          "assets",
          "desk",
          "api",
          "admin",
          "actuator",
          "log",
          "verify",
          "zt",
          "gq");

  private final Columns columns;
  private final ColumnProposals proposals;
  private final Organization organization;
  private final Clock clock;

  ColumnRules(Columns columns, ColumnProposals proposals, Organization organization, Clock clock) {
    this.columns = columns;
    this.proposals = proposals;
    this.organization = organization;
    this.clock = clock;
  }

  /** The column as it would be; refused with everything that stands against it. */
  Column check(ColumnChange change, String reason) {
    var found = new Violations.Gathering();
    found.refuseIf(reason.strip().length() < 4, MEASURES_24_1, "reason", "请写明改动的理由。");
    var now = columns.any(change.slug());
    if (!(change instanceof ColumnChange.Create) && now.isEmpty()) {
      throw new NoSuchElementException(change.slug());
    }
    now.ifPresent(c -> standing(c, change, found));
    found.refuseIf(
        proposals.open().stream().anyMatch(p -> p.change().slug().equals(change.slug())),
        MEASURES_24_1,
        null,
        "这个栏目还有一项改动等人核对，请先办完那一项。");
    switch (change) {
      case ColumnChange.Create(var column) -> {
        words(column, found);
        place(column, found);
        keeping(column, found);
      }
      case ColumnChange.Rename rename -> words(rename.on(now.orElseThrow()), found);
      case ColumnChange.Move move -> place(move.on(now.orElseThrow()), found);
      case ColumnChange.Entrust entrust -> keeping(entrust.on(now.orElseThrow()), found);
      case ColumnChange.Merge merge -> {
        target(merge.slug(), merge.into(), found);
        found.refuseIf(
            columns
                .find(merge.into())
                .filter(t -> !t.accepts().containsAll(now.orElseThrow().accepts()))
                .isPresent(),
            MEASURES_24_1,
            "into",
            "并入的栏目须收同样的信息，请先给它“调整保障”。");
      }
      case ColumnChange.Close close -> target(close.slug(), close.leadsTo(), found);
    }
    found.throwIfAny();
    return change.on(now.orElse(null));
  }

  private static void standing(Column now, ColumnChange change, Violations.Gathering found) {
    found
        .refuseIf(
            change instanceof ColumnChange.Create,
            MEASURES_24_1,
            "slug",
            "地址“%s”已经有栏目“%s”。".formatted(now.slug(), now.name()))
        .refuseIf(
            now.ending() != null, MEASURES_24_1, null, "栏目“%s”已经停办，不能再改。".formatted(now.name()))
        .refuseIf(change.on(now).equals(now), MEASURES_24_1, null, "没有改动任何一处。");
  }

  private void target(String slug, @Nullable String to, Violations.Gathering found) {
    found.refuseIf(
        to != null && (to.equals(slug) || columns.find(to).isEmpty()),
        MEASURES_24_1,
        "into",
        "去向须是另一个在办的栏目。");
    found.refuseIf(
        columns.all().stream().anyMatch(c -> slug.equals(c.place().parent())),
        MEASURES_24_1,
        null,
        "这个栏目下面还有栏目，请先移走。");
  }

  private static void words(Column column, Violations.Gathering found) {
    found
        .refuseIf(
            !column.place().leaf().matches("[a-z][a-z0-9-]{1,40}")
                || RESERVED.contains(column.place().leaf()),
            MEASURES_24_1,
            column.id() == 0 ? "slug" : "leaf",
            "栏目地址用小写字母开头，只含字母、数字和短横，2 到 41 个字符，且不能用系统保留的词。")
        .refuseIf(
            column.name().strip().length() < 2 || column.name().length() > 40,
            MEASURES_24_1,
            "name",
            "栏目名称 2 到 40 字。")
        .refuseIf(column.description().isBlank(), MEASURES_24_1, "description", "请写明栏目说明，网页标签要用。")
        .refuseIf(column.keywords().isBlank(), MEASURES_24_1, "keywords", "请写明关键词，网页标签要用。");
  }

  private void place(Column column, Violations.Gathering found) {
    var parent = column.place().parent();
    var topic = column.place().topic();
    var above = Optional.ofNullable(parent).flatMap(columns::find);
    var parents = columns.all().stream().anyMatch(c -> column.slug().equals(c.place().parent()));
    found
        .refuseIf(topic != null && !columns.hasTopic(topic), MEASURES_24_1, "under", "没有这个专题。")
        .refuseIf(
            parent != null
                && above
                    .filter(c -> c.place().parent() == null && c.place().topic() == null)
                    .filter(c -> !c.slug().equals(column.slug()))
                    .isEmpty(),
            MEASURES_24_1,
            "under",
            "上级栏目须是在办的一级栏目。")
        .refuseIf(
            parents && (parent != null || topic != null),
            MEASURES_24_1,
            "under",
            "这个栏目下面还有栏目，只能放在一级。")
        .refuseIf(
            column.position() < 0 || column.position() > 999,
            MEASURES_24_1,
            "position",
            "次序为 0 到 999。");
  }

  private void keeping(Column column, Violations.Gathering found) {
    var person = column.person();
    found
        .refuseIf(column.accepts().isEmpty(), MEASURES_24_1, "accepts", "请至少选择一类信息。")
        .refuseIf(
            column.windowDays() < 1 || column.windowDays() > 366,
            MEASURES_24_1,
            "windowDays",
            "更新期限为 1 到 366 天。")
        .refuseIf(
            organization.units().stream().noneMatch(u -> u.id() == column.keeperUnit()),
            MEASURES_7_1,
            "keeper",
            "请选择保障单位。")
        .refuseIf(
            person != null
                && organization.postsOf(person, LocalDate.now(clock)).stream()
                    .noneMatch(p -> p.unitId() == column.keeperUnit()),
            MEASURES_7_1,
            "person",
            "专人须是保障单位现任的人员。");
  }
}
