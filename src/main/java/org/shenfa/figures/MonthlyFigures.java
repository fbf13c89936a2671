package org.shenfa.figures;

import static org.shenfa.regulation.Clause.HOUSE;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
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
import org.shenfa.workdays.Calendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 月度公开数据: makes a month's figures, keeps each version for good and begins the item that publishes
 * them; its review and its release are those of every other item.
 */
@Service
public class MonthlyFigures {
  /** The column its items are filed under, while there is one of this address. */
  static final String COLUMN = "hdjl";

  private static final int LISTED = 12;

  private final MonthFacts facts;
  private final MonthlyRecords records;
  private final Drafting drafting;
  private final Columns columns;
  private final Organization organization;
  private final Calendar calendar;
  private final AuditTrail trail;

  MonthlyFigures(
      MonthFacts facts,
      MonthlyRecords records,
      Drafting drafting,
      Columns columns,
      Organization organization,
      Calendar calendar,
      AuditTrail trail) {
    this.facts = facts;
    this.records = records;
    this.drafting = drafting;
    this.columns = columns;
    this.organization = organization;
    this.calendar = calendar;
    this.trail = trail;
  }

  /**
   * 一个月 as the desk sees it.
   *
   * @param version of the newest record, 0 while none is made
   * @param itemId of the item that publishes it, null while none is begun
   * @param released whether the public reads this version
   */
  public record Line(
      YearMonth month, int version, @Nullable Long itemId, boolean released, Stamp stamp) {}

  /** Who made the newest record, and when; empty while there is none. */
  public record Stamp(String by, @Nullable Instant at) {}

  /** Months that are over, the newest first, back to the first case or twelve of them. */
  public List<Line> months(Instant now) {
    var first = records.first();
    var last = YearMonth.from(now.atZone(Shenfa.ZONE)).minusMonths(1);
    return first.isEmpty()
        ? List.of()
        : Stream.iterate(last, m -> m.minusMonths(1))
            .limit(LISTED)
            .takeWhile(m -> !m.isBefore(first.get()))
            .map(this::line)
            .toList();
  }

  /** One month. */
  public Line line(YearMonth month) {
    var newest = records.newest(month);
    return new Line(
        month,
        newest.map(MonthlyRecords.Version::version).orElse(0),
        records.item(month).orElse(null),
        newest.filter(v -> records.released(month, v.version())).isPresent(),
        newest.map(v -> new Stamp(v.by(), v.at())).orElse(new Stamp("", null)));
  }

  /**
   * The figures as they would be made now, from what happened until now.
   *
   * @throws Violations while the month runs
   * @throws NoSuchElementException before it has begun
   */
  public Month counted(YearMonth month, Instant now) {
    mustBeOver(month, now);
    return Month.of(month, Counting.of(facts.of(month, now), calendar::between));
  }

  /** The newest record of a month. */
  public Optional<Month> kept(YearMonth month) {
    return records.newest(month).map(MonthlyRecords.Version::figures);
  }

  /**
   * Keeps the figures of now as a version, unless they are those kept last, and puts them into the
   * item of the month, which is begun the first time.
   *
   * @throws Violations before the month is over, and to whoever does not write for 新闻宣传处
   */
  @Transactional
  public Item begin(Person by, YearMonth month, Instant now) {
    var figures = counted(month, now);
    var content = figures.json();
    var item = records.item(month).map(drafting::find).orElseGet(() -> begun(by, month));
    var last = records.newest(month);
    if (last.filter(v -> Arrays.equals(v.content(), content)).isEmpty()) {
      var version = last.map(MonthlyRecords.Version::version).orElse(0) + 1;
      records.add(month, version, content, by.id());
      trail.append(
          Entry.of("figures.made", by.id(), by.name())
              .about("figures", month.toString())
              .with("version", Integer.toString(version)));
    }
    write(by, item, figures, content);
    return item;
  }

  private Item begun(Person by, YearMonth month) {
    var unit = organization.only(UnitKind.PUBLICITY_OFFICE).id();
    var item = drafting.begin(by, unit, ItemKind.INTERACTION_REPLY);
    records.give(month, item.id(), by.id());
    return item;
  }

  private void write(Person by, Item item, Month figures, byte[] json) {
    var last = drafting.latest(item.id());
    var before = last.map(r -> r.manifest());
    var name = "互动交流数据-" + figures.month();
    var files =
        new ArrayList<>(
            List.of(
                attached(by, item, name + ".csv", figures.csv().getBytes(StandardCharsets.UTF_8)),
                attached(by, item, name + ".json", json)));
    var text =
        before.orElseGet(() ->
            Manifest.blank(
                    item, ItemKind.INTERACTION_REPLY, organization.unit(item.unitId()).shortName())
                .under(columns.find(COLUMN).map(c -> List.of(c.slug())).orElse(List.of())));
    drafting.save(
        by,
        item.id(),
        last.map(r -> r.seq()).orElse(0),
        text.withText(
            figures.name() + "互动交流数据",
            CleanHtml.of(figures.body()).html().html(),
            List.copyOf(files)));
  }

  private Manifest.Attachment attached(Person by, Item item, String name, byte[] bytes) {
    return drafting.attach(by, item.id(), name, new ByteArrayInputStream(bytes));
  }

  private static void mustBeOver(YearMonth month, Instant now) {
    var running = YearMonth.from(now.atZone(Shenfa.ZONE));
    if (month.isAfter(running)) {
      throw new NoSuchElementException(month.toString());
    }
    if (month.equals(running)) {
      throw new Violations(HOUSE, "这个月还没有过完，月末以后才能统计。");
    }
  }
}
