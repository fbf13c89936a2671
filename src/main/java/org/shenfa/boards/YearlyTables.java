package org.shenfa.boards;

import static org.shenfa.regulation.Clause.HOUSE;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.access.SignedIn;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.boards.YearlyTable.Filled;
import org.shenfa.columns.Columns;
import org.shenfa.content.CleanHtml;
import org.shenfa.content.Drafting;
import org.shenfa.content.Item;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.UnitKind;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 年度报表台账: what records say of a year is counted, what they cannot say is typed by a named person;
 * the table is published by an item of the main line, by 31 January.
 */
@Service
public class YearlyTables {
  static final String COLUMN = "tzgg";
  private static final int LISTED = 5;

  private final YearTallies tallies;
  private final YearRecords records;
  private final MonthTallies months;
  private final Drafting drafting;
  private final Columns columns;
  private final Organization organization;
  private final AuditTrail trail;
  private final Clock clock;

  YearlyTables(
      YearTallies tallies,
      YearRecords records,
      MonthTallies months,
      Drafting drafting,
      Columns columns,
      Organization organization,
      AuditTrail trail,
      Clock clock) {
    this.tallies = tallies;
    this.records = records;
    this.months = months;
    this.drafting = drafting;
    this.columns = columns;
    this.organization = organization;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * 一年 as the desk sees it.
   *
   * @param due the last day for publishing it
   * @param missing how many rows have still to be typed
   * @param version of the newest record, 0 while none was made
   * @param itemId of the item that publishes it, null while none is begun
   */
  public record Line(
      int year,
      LocalDate due,
      boolean over,
      int missing,
      int version,
      @Nullable Long itemId,
      boolean released) {}

  /** 每年 1 月 31 日前: 国办函〔2018〕12号 for the table, 政府信息公开条例 article 50 for the report on disclosure. */
  public static LocalDate due(int year) {
    return LocalDate.of(year + 1, 1, 31);
  }

  static void mustSee(SignedIn me) {
    if (!BoardRights.seesAll(me) && !BoardRights.openness(me)) {
      throw new NoSuchElementException();
    }
  }

  /** This year and those before it in which anything was written; the newest first. */
  public List<Line> years(SignedIn me) {
    mustSee(me);
    var running = Year.now(clock).getValue();
    var first = months.first().map(m -> m.getYear()).orElse(running);
    return Stream.iterate(running, y -> y - 1)
        .limit(LISTED)
        .takeWhile(y -> y >= first)
        .map(this::line)
        .toList();
  }

  public Line line(int year) {
    return new Line(
        year,
        due(year),
        year < Year.now(clock).getValue(),
        table(year).missing().size(),
        records.newest(year).map(YearRecords.Version::version).orElse(0),
        records.item(year).orElse(null),
        records.released(year));
  }

  /** The table as it is known now. */
  public YearlyTable of(SignedIn me, int year) {
    mustSee(me);
    mustHaveBegun(year);
    return table(year);
  }

  private void mustHaveBegun(int year) {
    if (year < 2000 || year > Year.now(clock).getValue()) {
      throw new NoSuchElementException(Integer.toString(year));
    }
  }

  private YearlyTable table(int year) {
    var counted = tallies.of(Year.of(year));
    var typed = records.typed(year);
    var all = new ArrayList<Filled>();
    for (var line : YearLine.values()) {
      var fact = typed.get(line);
      var value = counted.get(line);
      if (line.typed() && fact != null) {
        all.add(
            new Filled(
                line,
                fact.value(),
                fact.by() + "，" + LocalDate.ofInstant(fact.at(), Shenfa.ZONE),
                ""));
      } else if (!line.typed() && value != null) {
        all.add(new Filled(line, value, "", YearTallies.evidence(line, Year.of(year))));
      }
    }
    return new YearlyTable(year, all);
  }

  /** Keeps what was typed; a field left empty changes nothing. */
  @Transactional
  public void type(Person by, int year, Map<String, String> fields) {
    mustHaveBegun(year);
    var before = records.typed(year);
    var wanted =
        Arrays.stream(YearLine.values())
            .filter(YearLine::typed)
            .filter(l -> !fields.getOrDefault(l.name(), "").isBlank())
            .collect(Collectors.toMap(l -> l, l -> fields.getOrDefault(l.name(), "").strip()));
    var refusals = new Violations.Gathering();
    wanted.forEach(
        (line, value) -> refusals.refuseIf(!fits(line, value), HOUSE, line.name(), refusal(line)));
    refusals.throwIfAny();
    var now = clock.instant();
    wanted.forEach((line, value) -> {
      var known = before.get(line);
      if (known == null || !known.value().equals(value)) {
        records.type(year, line, value, by.id(), now);
        trail.append(
            Entry.of("yearly.typed", by.id(), by.name())
                .about("yearly", Integer.toString(year))
                .with("line", line.name()));
      }
    });
  }

  private static boolean fits(YearLine line, String value) {
    return switch (line.kind()) {
      case COUNT -> value.matches("[0-9]{1,12}");
      case DAYS -> value.matches("[0-9]{1,5}(\\.[0-9])?");
      case YES_NO -> value.equals("是") || value.equals("否");
      case WORDS -> value.length() <= 200;
    };
  }

  private static String refusal(YearLine line) {
    return "“%s”%s"
        .formatted(
            line.label(),
            switch (line.kind()) {
              case COUNT -> "填一个整数，不带单位。";
              case DAYS -> "填天数，最多一位小数。";
              case YES_NO -> "选“是”或者“否”。";
              case WORDS -> "不超过 200 字。";
            });
  }

  /**
   * Keeps the table of now as a version, unless it is the one kept last, and puts it into the item
   * of the year, which is begun the first time.
   *
   * @throws Violations before the year is over, and while rows are missing
   */
  @Transactional
  public Item begin(Person by, int year) {
    mustHaveBegun(year);
    var table = table(year);
    var missing = table.missing();
    new Violations.Gathering()
        .refuseIf(year >= Year.now(clock).getValue(), HOUSE, null, "这一年还没有过完，1 月 1 日以后才能做年度报表。")
        .refuseIf(
            !missing.isEmpty(),
            HOUSE,
            null,
            "还有 %d 行没有填：%s。"
                .formatted(
                    missing.size(),
                    missing.stream().map(YearLine::label).collect(Collectors.joining("、"))))
        .throwIfAny();
    var now = clock.instant();
    var item = records.item(year).map(drafting::find).orElseGet(() -> begun(by, year, now));
    var last = records.newest(year);
    if (last.filter(v -> Arrays.equals(v.content(), table.record())).isEmpty()) {
      var version = last.map(YearRecords.Version::version).orElse(0) + 1;
      records.add(year, version, table.record(), by.id(), now);
      trail.append(
          Entry.of("yearly.made", by.id(), by.name())
              .about("yearly", Integer.toString(year))
              .with("version", Integer.toString(version)));
    }
    write(by, item, table);
    return item;
  }

  private Item begun(Person by, int year, Instant now) {
    var unit = organization.only(UnitKind.PUBLICITY_OFFICE).id();
    var item = drafting.begin(by, unit, ItemKind.NOTICE);
    records.give(year, item.id(), by.id(), now);
    return item;
  }

  private void write(Person by, Item item, YearlyTable table) {
    var last = drafting.latest(item.id());
    var files =
        List.of(
            attached(by, item, table.title() + ".docx", YearPaper.docx(table)),
            attached(by, item, table.title() + ".csv", table.record()));
    var text =
        last.map(r -> r.manifest())
            .orElseGet(() ->
                Manifest.blank(item, ItemKind.NOTICE, organization.unit(item.unitId()).shortName())
                    .under(columns.find(COLUMN).map(c -> List.of(c.slug())).orElse(List.of())));
    drafting.save(
        by,
        item.id(),
        last.map(r -> r.seq()).orElse(0),
        text.withText(table.title(), CleanHtml.of(table.body()).html().html(), files));
  }

  private Manifest.Attachment attached(Person by, Item item, String name, byte[] bytes) {
    return drafting.attach(by, item.id(), name, new ByteArrayInputStream(bytes));
  }

  /** The table as a Word document. */
  public byte[] docx(SignedIn me, int year) {
    return YearPaper.docx(of(me, year));
  }
}
