package org.shenfa.services;

import static org.shenfa.regulation.Clause.MEASURES_14_1;
import static org.shenfa.regulation.Clause.MEASURES_20_1;
import static org.shenfa.regulation.Clause.MEASURES_3_2;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.content.CleanHtml;
import org.shenfa.content.Drafting;
import org.shenfa.content.GuideElement;
import org.shenfa.content.Item;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.Revision;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 办事事项: guides as typed elements. Their words go through the main line like every text; here stands
 * who answers for which element, what it takes from the register, and what has to be looked at
 * again.
 */
@Service
public class Guides {
  private final GuideFacts facts;
  private final ContactPoints points;
  private final Downloads downloads;
  private final Drafting drafting;
  private final Organization organization;
  private final AuditTrail trail;
  private final Clock clock;

  Guides(
      GuideFacts facts,
      ContactPoints points,
      Downloads downloads,
      Drafting drafting,
      Organization organization,
      AuditTrail trail,
      Clock clock) {
    this.facts = facts;
    this.points = points;
    this.downloads = downloads;
    this.drafting = drafting;
    this.organization = organization;
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
    var register =
        points.all().stream().collect(Collectors.toMap(ContactPoint::id, Function.identity()));
    var references = facts.references();
    var owners = facts.owners();
    var confirmations = facts.confirmations();
    var broken = downloads.broken();
    var today = LocalDate.now(clock);
    var told = new EnumMap<GuideElement, String>(GuideElement.class);
    var guides = new ArrayList<Guide>();
    for (var row : rows) {
      told.clear();
      told.putAll(
          GuideElement.told(
              row.live() == null
                  ? row.newest().body()
                  : Objects.requireNonNull(row.live()).body()));
      var bases = bases(told.getOrDefault(GuideElement.BASIS, ""));
      var confirmed = confirmations.getOrDefault(row.itemId(), Map.of());
      var elements = new ArrayList<Guide.Element>();
      for (var element : GuideElement.values()) {
        var words = GuideElement.words(told.getOrDefault(element, ""));
        var taken =
            references
                .getOrDefault(row.itemId(), Map.of())
                .getOrDefault(element, List.of())
                .stream()
                .flatMap(p -> Optional.ofNullable(register.get(p)).stream())
                .toList();
        var at = later(row.releasedAt(), confirmed.get(element));
        var due = new ArrayList<String>();
        if (at != null && !words.isEmpty()) {
          due.addAll(
              ReviewDue.of(
                  element,
                  words,
                  at,
                  taken,
                  element == GuideElement.BASIS ? bases : List.of(),
                  today));
        }
        if (element == GuideElement.FORMS) {
          due.addAll(broken.getOrDefault(row.itemId(), List.of()));
        }
        elements.add(
            new Guide.Element(
                element,
                words,
                owners
                    .getOrDefault(row.itemId(), Map.of())
                    .getOrDefault(element, row.begunByName()),
                at,
                taken,
                due));
      }
      guides.add(
          new Guide(
              row.itemId(),
              row.item(),
              row.unitId(),
              row.unit(),
              (row.live() == null ? row.newest() : Objects.requireNonNull(row.live())).title(),
              ServiceState.of(
                  row.listed(),
                  row.live() != null,
                  elements.stream().anyMatch(e -> !e.due().isEmpty()),
                  row.releasedAt() != null
                      && confirmed.values().stream()
                          .anyMatch(c -> c.isAfter(Objects.requireNonNull(row.releasedAt())))),
              row.path(),
              row.releasedAt(),
              elements));
    }
    return guides;
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

  /**
   * Begins a guide; one that is secret is refused and nothing of it is kept.
   *
   * @param secret 是否涉密, as the form asks
   */
  @Enforces({MEASURES_14_1, MEASURES_20_1})
  @Transactional
  public Item begin(Person author, long unit, String title, boolean secret) {
    var found = new Violations.Gathering();
    openOnly(secret, found);
    found.refuseIf(title.isBlank(), MEASURES_14_1, "title", "请填写事项名称。").throwIfAny();
    var item = drafting.begin(author, unit, ItemKind.SERVICE_GUIDE);
    var blank = Manifest.blank(item, ItemKind.SERVICE_GUIDE, organization.unit(unit).shortName());
    var told = new EnumMap<GuideElement, String>(GuideElement.class);
    Arrays.stream(GuideElement.values())
        .filter(GuideElement::required)
        .forEach(e -> told.put(e, ""));
    told.put(GuideElement.NAME, paragraphs(title.strip()));
    drafting.save(
        author,
        item.id(),
        0,
        blank.withText(title.strip(), clean(GuideElement.table(told)), List.of()));
    return item;
  }

  private static void openOnly(boolean secret, Violations.Gathering found) {
    found.refuseIf(secret, MEASURES_14_1, "secret", "涉密事项不上网、不在这里登记（第十四条只收非涉密事项），请按保密规定另行办理。");
  }

  /**
   * 按要素填写: the next revision of a guide from its form. Words that read as before keep their
   * mark-up; what the register holds is taken from there and cannot be typed.
   *
   * @param seq the revision the form was opened on
   * @param words what was typed, line by line
   * @param chosen what was chosen from the register
   */
  @Enforces({MEASURES_14_1, MEASURES_20_1})
  @Transactional
  public Revision write(
      Person author,
      String item,
      int seq,
      boolean secret,
      Map<GuideElement, String> words,
      Map<GuideElement, Set<Long>> chosen) {
    var found = new Violations.Gathering();
    openOnly(secret, found);
    var latest = latest(item);
    var text = latest.manifest();
    var before = GuideElement.told(text.body());
    var register =
        points.all().stream().collect(Collectors.toMap(ContactPoint::id, Function.identity()));
    var told = new EnumMap<GuideElement, String>(GuideElement.class);
    for (var element : GuideElement.values()) {
      var kind = PointKind.of(element);
      var html =
          kind.isPresent()
              ? taken(element, kind.get(), chosen.getOrDefault(element, Set.of()), register, found)
              : typed(words.getOrDefault(element, ""), before.getOrDefault(element, ""));
      element
          .fault(GuideElement.words(html))
          .filter(f -> !html.isEmpty())
          .ifPresent(f -> found.refuseIf(true, MEASURES_14_1, element.name(), f));
      if (!html.isEmpty() || element.required()) {
        told.put(element, html);
      }
    }
    found
        .refuseIf(
            more(text.body(), before), MEASURES_14_1, null, "这件指南的正文里除要素以外还有别的内容，请在“修改稿件”里改，以免丢失。")
        .throwIfAny();
    refer(author, latest.itemId(), chosen);
    return drafting.save(
        author,
        latest.itemId(),
        seq,
        text.withText(text.title(), clean(GuideElement.table(told)), text.attachments()));
  }

  private String taken(
      GuideElement element,
      PointKind kind,
      Set<Long> chosen,
      Map<Long, ContactPoint> register,
      Violations.Gathering found) {
    var all = chosen.stream().map(register::get).toList();
    found.refuseIf(
        all.stream().anyMatch(p -> p == null || p.kind() != kind),
        MEASURES_14_1,
        element.name(),
        "“%s”要从登记簿的%s里选。".formatted(element.label(), kind.label()));
    return all.stream()
        .filter(Objects::nonNull)
        .sorted(java.util.Comparator.comparing(ContactPoint::id))
        .map(p -> paragraphs(p.value()))
        .collect(Collectors.joining());
  }

  private static String typed(String words, String before) {
    var lines = words.strip().replace("\r\n", "\n");
    return lines.equals(GuideElement.words(before)) ? before : paragraphs(lines);
  }

  private static String paragraphs(String lines) {
    return lines
        .lines()
        .map(String::strip)
        .filter(l -> !l.isEmpty())
        .map(l -> new Element("p").text(l).outerHtml())
        .collect(Collectors.joining());
  }

  /** Whether a body says anything beside its elements. */
  private static boolean more(String body, Map<GuideElement, String> told) {
    var text = Jsoup.parseBodyFragment(body).text();
    return letters(text)
        > letters(Jsoup.parseBodyFragment(GuideElement.table(told)).text())
            + Arrays.stream(GuideElement.values())
                .filter(e -> !told.containsKey(e) && text.contains(e.label()))
                .mapToLong(e -> letters(e.label()))
                .sum();
  }

  private static long letters(String text) {
    return text.codePoints().filter(Character::isLetter).count();
  }

  private void refer(Person author, long item, Map<GuideElement, Set<Long>> chosen) {
    var before = facts.references().getOrDefault(item, Map.of());
    for (var kind : PointKind.values()) {
      for (var element : kind.elements()) {
        var was = new HashSet<>(before.getOrDefault(element, List.of()));
        var now = chosen.getOrDefault(element, Set.of());
        now.stream()
            .filter(p -> !was.contains(p))
            .forEach(p -> facts.refer(item, element, p, true, author.id()));
        was.stream()
            .filter(p -> !now.contains(p))
            .forEach(p -> facts.refer(item, element, p, false, author.id()));
      }
    }
  }

  /**
   * 拟出更正: the next revision with what the register says now; it is reviewed and released like every
   * other. Refused where the guide does not say literally what the register said before.
   */
  @Enforces(MEASURES_14_1)
  @Transactional
  public Revision correct(Person author, String item) {
    var guide = find(item);
    var latest = latest(item);
    var text = latest.manifest();
    var told = new EnumMap<>(GuideElement.told(text.body()));
    var body = text.body();
    for (var element : guide.elements()) {
      for (var point : element.points()) {
        var was = told.getOrDefault(element.element(), "");
        var now = point.corrected(was);
        told.put(element.element(), now);
        body = was.isEmpty() || was.equals(now) ? body : body.replace(was, now);
      }
    }
    new Violations.Gathering()
        .refuseIf(body.equals(text.body()), MEASURES_14_1, null, "没有可以照登记簿改的地方，请在“按要素填写”里核对。")
        .throwIfAny();
    return drafting.save(
        author,
        latest.itemId(),
        latest.seq(),
        text.withText(text.title(), clean(body), text.attachments()));
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

  private static String clean(String html) {
    return CleanHtml.of(html).html().html();
  }

  private static Entry entry(String action, Person by, Guide guide) {
    return Entry.of(action, by.id(), by.name()).about("item", guide.item());
  }
}
