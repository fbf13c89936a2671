package org.shenfa.services;

import static org.shenfa.regulation.Clause.MEASURES_14_1;
import static org.shenfa.regulation.Clause.MEASURES_3_2;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.content.Drafting;
import org.shenfa.content.GuideElement;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Revision;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 办事事项: guides as typed elements, as they stand: who answers for which element, what it takes from
 * the register, and what has to be looked at again.
 */
@Service
public class Guides {
  private final GuideFacts facts;
  private final ContactPoints points;
  private final Downloads downloads;
  private final Drafting drafting;
  private final AuditTrail trail;
  private final Clock clock;

  Guides(
      GuideFacts facts,
      ContactPoints points,
      Downloads downloads,
      Drafting drafting,
      AuditTrail trail,
      Clock clock) {
    this.facts = facts;
    this.points = points;
    this.downloads = downloads;
    this.drafting = drafting;
    this.trail = trail;
    this.clock = clock;
  }

  /** Every guide, by unit. */
  public List<Guide> all() {
    return read(facts.of(0));
  }

  /** Guides of a unit about which something is due. */
  public List<Guide> due(long unit) {
    return read(facts.of(unit)).stream().filter(g -> !g.due().isEmpty()).toList();
  }

  /** The guide of this item number. */
  public Guide find(String item) {
    return read(facts.of(0).stream().filter(r -> r.item().equals(item)).toList()).stream()
        .findFirst()
        .orElseThrow(NoSuchElementException::new);
  }

  private List<Guide> read(List<GuideFacts.Row> rows) {
    var known =
        new Known(
            points.byId(),
            facts.references(),
            facts.owners(),
            facts.confirmations(),
            downloads.broken());
    return rows.stream().map(r -> guide(r, known)).toList();
  }

  /** What is known beside the texts, by item. */
  private record Known(
      Map<Long, ContactPoint> register,
      Map<Long, Map<GuideElement, List<Long>>> references,
      Map<Long, Map<GuideElement, String>> owners,
      Map<Long, Map<GuideElement, Instant>> confirmations,
      Map<Long, List<String>> broken) {}

  private Guide guide(GuideFacts.Row row, Known known) {
    var live = row.live();
    var released = row.releasedAt();
    var since = released == null ? Instant.MAX : released;
    var shown = live == null ? row.newest() : live;
    var told = GuideElement.told(shown.body());
    var bases = bases(told.getOrDefault(GuideElement.BASIS, ""));
    var elements =
        Arrays.stream(GuideElement.values())
            .map(e -> element(e, row, told.getOrDefault(e, ""), bases, known))
            .toList();
    var confirmed = known.confirmations().getOrDefault(row.itemId(), Map.of()).values();
    return new Guide(
        row.itemId(),
        row.item(),
        row.unitId(),
        row.unit(),
        shown.title(),
        ServiceState.of(
            row.listed(),
            live != null,
            elements.stream().anyMatch(e -> !e.due().isEmpty()),
            confirmed.stream().anyMatch(c -> c.isAfter(since))),
        row.path(),
        released,
        elements);
  }

  private Guide.Element element(
      GuideElement element, GuideFacts.Row row, String html, List<Basis> bases, Known known) {
    var item = row.itemId();
    var words = GuideElement.words(html);
    var taken =
        known.references().getOrDefault(item, Map.of()).getOrDefault(element, List.of()).stream()
            .flatMap(p -> Optional.ofNullable(known.register().get(p)).stream())
            .toList();
    var at =
        later(row.releasedAt(), known.confirmations().getOrDefault(item, Map.of()).get(element));
    var due = new ArrayList<String>();
    if (at != null && !words.isEmpty()) {
      due.addAll(
          ReviewDue.of(
              element,
              words,
              at,
              taken,
              element == GuideElement.BASIS ? bases : List.of(),
              LocalDate.now(clock)));
    }
    if (element == GuideElement.FORMS) {
      due.addAll(known.broken().getOrDefault(item, List.of()));
    }
    var owner =
        known.owners().getOrDefault(item, Map.of()).getOrDefault(element, row.begunByName());
    return new Guide.Element(element, words, owner, at, taken, due);
  }

  private static @Nullable Instant later(@Nullable Instant released, @Nullable Instant confirmed) {
    return released == null || confirmed == null || released.isAfter(confirmed)
        ? released
        : confirmed;
  }

  private List<Basis> bases(String html) {
    var paths =
        Jsoup.parseBodyFragment(html).select("a[href^=/art/]").stream()
            .map(a -> a.attr("href"))
            .collect(Collectors.toSet());
    return paths.isEmpty() ? List.of() : List.copyOf(facts.bases(paths).values());
  }

  /** Somebody of the unit looked at these elements of a released guide, and they are still so. */
  @Transactional
  public void confirm(Person by, String item, Set<GuideElement> elements) {
    var guide = mine(by, item);
    new Violations.Gathering()
        .refuseIf(guide.releasedAt() == null, MEASURES_14_1, null, "还没有发布的指南不用确认，审查时会逐项看。")
        .refuseIf(elements.isEmpty(), MEASURES_14_1, "element", "请勾选核对过的要素。")
        .throwIfAny();
    facts.confirm(guide.itemId(), elements, by.id());
    trail.append(
        entry("guide.confirmed", by, guide)
            .with(
                "elements",
                elements.stream().map(Enum::name).sorted().collect(Collectors.joining(","))));
  }

  /** Gives elements to somebody who writes for the unit. */
  @Transactional
  public void entrust(Person by, String item, Set<GuideElement> elements, Person owner) {
    var guide = mine(by, item);
    new Violations.Gathering()
        .refuseIf(elements.isEmpty(), MEASURES_14_1, "element", "请勾选要素。")
        .refuseIf(
            !drafting.writesFor(owner, guide.unitId()), MEASURES_3_2, "owner", "要素的责任人须是产生单位的人员。")
        .throwIfAny();
    facts.own(guide.itemId(), elements, owner.id(), by.id());
    trail.append(entry("guide.entrusted", by, guide).with("owner", owner.name()));
  }

  private Guide mine(Person by, String item) {
    var guide = find(item);
    if (!drafting.writesFor(by, guide.unitId())) {
      throw new Violations(MEASURES_3_2, "谁产生、谁负责：只有产生单位的人员可以确认、交办这件指南的要素。");
    }
    return guide;
  }

  /** The newest revision of a guide, released or not. */
  public Revision latest(String item) {
    return drafting
        .find(item)
        .flatMap(i -> drafting.latest(i.id()))
        .filter(r -> r.manifest().kind() == ItemKind.SERVICE_GUIDE)
        .orElseThrow(NoSuchElementException::new);
  }

  private static Entry entry(String action, Person by, Guide guide) {
    return Entry.of(action, by.id(), by.name()).about("item", guide.item());
  }
}
