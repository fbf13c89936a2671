package org.shenfa.assessment;

import static org.shenfa.regulation.Clause.MEASURES_22_1;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 通报的起草: begins the item that publishes the circular of a confirmed period; its review and its
 * release are those of every other item.
 */
@Service
public class Circulating {
  /** The column its items are filed under, while there is one of this address. */
  static final String COLUMN = "tzgg";

  private final Assessing assessing;
  private final Scoring scoring;
  private final Periods periods;
  private final Drafting drafting;
  private final Columns columns;
  private final Organization organization;
  private final AuditTrail trail;

  Circulating(
      Assessing assessing,
      Scoring scoring,
      Periods periods,
      Drafting drafting,
      Columns columns,
      Organization organization,
      AuditTrail trail) {
    this.assessing = assessing;
    this.scoring = scoring;
    this.periods = periods;
    this.drafting = drafting;
    this.columns = columns;
    this.organization = organization;
    this.trail = trail;
  }

  /** 通报文档: the Word document as it would be made now. */
  public record Paper(String name, byte[] bytes) {}

  /** The Word document of a confirmed period. */
  public Paper paper(Person by, long id, Instant now) {
    var circular = circular(by, id, now);
    return new Paper(
        circular.title() + ".docx",
        CircularPaper.docx(circular, organization.only(UnitKind.PUBLICITY_OFFICE).name()));
  }

  private Circular circular(Person by, long id, Instant now) {
    var period = assessing.seen(by, id);
    if (period.state().compareTo(PeriodState.CONFIRMED) < 0) {
      throw new Violations(MEASURES_22_1, "得分确认以后才能通报。");
    }
    return new Circular(
        period,
        scoring.standings(period, null),
        earlier(period),
        assessing.unrectified(period),
        LocalDate.ofInstant(now, Shenfa.ZONE));
  }

  /** The last one before it that was confirmed. */
  private @Nullable Earlier earlier(Period period) {
    return periods.all().stream()
        .filter(p -> p.last().isBefore(period.first()))
        .filter(p -> p.state().compareTo(PeriodState.CONFIRMED) >= 0)
        .findFirst()
        .map(p -> new Earlier(p.name(), scoring.standings(p, null)))
        .orElse(null);
  }

  /** Puts the circular into the item of the period, which is begun the first time. */
  @Enforces(MEASURES_22_1)
  @Transactional
  public Item begin(Person by, long id, Instant now) {
    var circular = circular(by, id, now);
    if (circular.period().state() != PeriodState.CONFIRMED) {
      throw new Violations(MEASURES_22_1, "通报已经发布；要更正，从通报的稿件按更正办理。");
    }
    var known = circular.period().circular();
    var item = known == null ? begun(by, id) : drafting.find(known);
    var paper = paper(by, id, now);
    var files = new ArrayList<Manifest.Attachment>();
    files.add(file(by, item, paper.name(), paper.bytes()));
    var figures = new ArrayList<Circular.Figure>();
    for (var chart : List.of(CircularChart.units(circular), CircularChart.means(circular))) {
      var file = file(by, item, chart.name(), chart.png());
      files.add(file);
      figures.add(new Circular.Figure(chart, "/files/%s/%s".formatted(file.digest(), file.name())));
    }
    var last = drafting.latest(item.id());
    var text =
        last.map(r -> r.manifest())
            .orElseGet(() ->
                Manifest.blank(item, ItemKind.NOTICE, organization.unit(item.unitId()).shortName())
                    .under(columns.find(COLUMN).map(c -> List.of(c.slug())).orElse(List.of())));
    drafting.save(
        by,
        item.id(),
        last.map(r -> r.seq()).orElse(0),
        text.withText(circular.title(), CleanHtml.of(circular.body(figures)).html().html(), files));
    return item;
  }

  private Manifest.Attachment file(Person by, Item item, String name, byte[] bytes) {
    return drafting.attach(by, item.id(), name, new ByteArrayInputStream(bytes));
  }

  private Item begun(Person by, long id) {
    var unit = organization.only(UnitKind.PUBLICITY_OFFICE).id();
    var item = drafting.begin(by, unit, ItemKind.NOTICE);
    periods.give(id, item.id(), by.id());
    trail.append(
        Entry.of("assessment.circular", by.id(), by.name())
            .about("assessment", Long.toString(id))
            .with("item", item.number()));
    return item;
  }
}
