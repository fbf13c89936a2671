package org.shenfa.site;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Arrangement;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Slot;

/**
 * 网站编排: which articles stand in which column, which topics are shown, what leads where. Pure: made
 * from what the visitor's role can see.
 */
final class Composition {
  private static final String INTERPRETATION = ItemKind.INTERPRETATION.name();
  private static final String MAP = "/map.html";
  private static final Set<String> ALWAYS = Set.of("/index.html", MAP, "/verify.html");

  /** All that a composition is made from. */
  record Parts(
      List<Stored> columns,
      List<Address> addresses,
      List<ShownTopic> topics,
      Map<Slot, Placed> slots,
      List<Heading> headings,
      @Nullable ShownEmergency emergency,
      List<ShownConcern> concerns,
      @Nullable ShownFigures figures,
      Set<String> reviewed) {
    Parts(
        List<Stored> columns,
        List<Address> addresses,
        List<ShownTopic> topics,
        Map<Slot, Placed> slots,
        List<Heading> headings,
        @Nullable ShownEmergency emergency,
        List<ShownConcern> concerns,
        @Nullable ShownFigures figures) {
      this(columns, addresses, topics, slots, headings, emergency, concerns, figures, Set.of());
    }

    Parts(
        List<Stored> columns,
        List<Address> addresses,
        List<ShownTopic> topics,
        Map<Slot, Placed> slots,
        List<Heading> headings,
        @Nullable ShownEmergency emergency) {
      this(columns, addresses, topics, slots, headings, emergency, List.of(), null);
    }

    Parts with(List<Heading> others) {
      return new Parts(
          columns, addresses, topics, slots, others, emergency, concerns, figures, reviewed);
    }

    Parts with(Slot slot, Placed placed) {
      var all = new HashMap<>(slots);
      all.put(slot, placed);
      return new Parts(
          columns, addresses, topics, all, headings, emergency, concerns, figures, reviewed);
    }
  }

  /** A column as stored, ended ones included. */
  record Stored(ListedColumn column, boolean ended, boolean merged, @Nullable String leadsTo) {}

  /** An address a column has or had. */
  record Address(String address, String slug) {}

  private final Parts parts;
  private final Lineage lineage;
  private final List<ListedColumn> columns;
  private final List<ShownTopic> topics;
  private final Map<String, String> moved;
  private final Holdings holdings;
  private final Map<String, List<Heading>> drafts;
  private final Set<String> live;

  Composition(Parts parts) {
    this(parts, new Lineage(parts.columns(), parts.addresses()));
  }

  private Composition(Parts parts, Lineage lineage) {
    this(parts, lineage, Holdings.of(parts.headings(), lineage::slugNow));
  }

  private Composition(Parts parts, Lineage lineage, Holdings holdings) {
    this.parts = parts;
    this.lineage = lineage;
    this.holdings = holdings;
    this.columns = filled();
    this.topics =
        parts.topics().stream()
            .map(t -> t.with(columns.stream().filter(c -> t.slug().equals(c.topic())).toList()))
            .filter(t -> !t.columns().isEmpty())
            .toList();
    this.moved = lineage.ways(columns.stream().map(ListedColumn::slug).collect(Collectors.toSet()));
    this.drafts = drafts(holdings.asked());
    this.live = new HashSet<>(ALWAYS);
    columns.forEach(c -> live.add(c.path()));
    topics.forEach(t -> live.add(t.path()));
    disclosure().ifPresent(a -> live.add(DisclosureArea.PATH));
    if (!topics.isEmpty()) {
      live.add("/zt/index.html");
    }
    concerns().forEach(c -> live.add(c.path()));
  }

  /**
   * With more releases; each takes the place of an earlier one of its item. Costs the same however
   * many there are.
   */
  Composition with(List<Heading> fresh) {
    var more = holdings;
    for (var heading : fresh.reversed()) {
      more = more.plus(heading, lineage::slugNow);
    }
    return new Composition(parts.with(more.all()), lineage, more);
  }

  Parts parts() {
    return parts;
  }

  /** Whether the same columns and topics are shown, in the same frame, whatever stands in them. */
  boolean standsLike(Composition other) {
    return frame().signature().equals(other.frame().signature())
        && paths(columns, ListedColumn::path).equals(paths(other.columns, ListedColumn::path))
        && paths(topics, ShownTopic::path).equals(paths(other.topics, ShownTopic::path));
  }

  private static <T> List<String> paths(List<T> all, Function<T, String> path) {
    return all.stream().map(path).toList();
  }

  /** Open columns with their articles; none that is empty, none of a topic that has not begun. */
  private List<ListedColumn> filled() {
    var listed = holdings.columns();
    var begun = parts.topics().stream().map(ShownTopic::slug).collect(Collectors.toSet());
    return parts.columns().stream()
        .filter(s -> !s.ended() && listed.containsKey(s.column().slug()))
        .map(Stored::column)
        .filter(c -> c.topic() == null || begun.contains(c.topic()))
        .map(c -> c.with(listed.getOrDefault(c.slug(), Listing.EMPTY)))
        .toList();
  }

  /** Open columns that have articles, in the order of the site. */
  List<ListedColumn> columns() {
    return columns;
  }

  /** Topics that have begun and have articles. */
  List<ShownTopic> topics() {
    return topics;
  }

  /** Every article that is out. */
  Listing headings() {
    return holdings.all();
  }

  /** 征集: every draft for comment that is out. */
  Listing asked() {
    return holdings.asked();
  }

  /** What is out under an item number. */
  Optional<Heading> heading(String item) {
    return Optional.ofNullable(holdings.items().get(item));
  }

  /** Articles by the month of their address, the oldest month first. */
  SortedMap<String, Listing> months() {
    return new TreeMap<>(holdings.months());
  }

  /** Whether an article stands in a column, under whatever slug it was filed. */
  boolean isIn(ListedColumn column, Heading heading) {
    return heading.columns().stream()
        .flatMap(s -> lineage.slugNow(s).stream())
        .anyMatch(column.slug()::equals);
  }

  /** Whether an article stands in a column that is shown. */
  boolean isListed(Heading heading) {
    return columns.stream().anyMatch(c -> isIn(c, heading));
  }

  /** Former folders, each with the folder or page it leads to. */
  Map<String, String> moved() {
    return moved;
  }

  /** Lists a former folder had: as many as its column's articles fill. */
  int listsAt(String folder) {
    var slugs = lineage.slugsAt(folder);
    var count =
        headings().stream().filter(h -> h.columns().stream().anyMatch(slugs::contains)).count();
    return Pages.lists((int) count);
  }

  /** The column an article says it stands in; one that was closed when there is no other. */
  Optional<ListedColumn> columnOf(List<String> slugs) {
    var here = slugs.stream().flatMap(s -> lineage.now(s).stream()).toList();
    return here.stream()
        .flatMap(c -> columns.stream().filter(o -> o.slug().equals(c.slug())))
        .findFirst()
        .or(() -> here.stream().findFirst());
  }

  Optional<DisclosureArea> disclosure() {
    return DisclosureArea.of(columns);
  }

  /** 解读: item number of a policy to the interpretations that are out, newest first. */
  Map<String, Listing> readings() {
    return holdings.readings();
  }

  /** Which drafts an item answers or was made of, by its number. */
  private static Map<String, List<Heading>> drafts(List<Heading> headings) {
    var drafts = new HashMap<String, List<Heading>>();
    for (var draft : headings) {
      Optional.ofNullable(draft.asking())
          .ifPresent(a ->
              Stream.of(a.feedback(), a.document())
                  .filter(Objects::nonNull)
                  .forEach(i -> drafts.computeIfAbsent(i, k -> new ArrayList<>()).add(draft)));
    }
    return drafts;
  }

  /**
   * 互链: the policy that an interpretation explains, or the interpretations of a policy (10-2); the
   * result of a solicitation and the document made of a draft, or the draft (17-3).
   */
  List<Heading> partners(Heading of) {
    if (of.kind().equals(INTERPRETATION)) {
      return Optional.ofNullable(of.pairedWith()).flatMap(this::heading).stream().toList();
    }
    var all = new ArrayList<Heading>(readings().getOrDefault(of.item(), Listing.EMPTY));
    all.addAll(drafts.getOrDefault(of.item(), List.of()));
    Optional.ofNullable(of.asking())
        .ifPresent(a ->
            Stream.of(a.feedback(), a.document())
                .flatMap(i -> Stream.ofNullable(i).flatMap(j -> heading(j).stream()))
                .forEach(all::add));
    return all;
  }

  /** How many solicitations are over; changes in the second in which one ends. */
  long closed(LocalDateTime now) {
    return asked().stream().filter(h -> h.asking() != null && h.asking().closed(now)).count();
  }

  /** What stands in a slot, without entries whose own page is not on the site. */
  Optional<Placed> placed(Slot slot) {
    var placed = parts.slots().get(slot);
    return placed == null ? Optional.empty() : Optional.of(placed.with(reachable(placed.shown())));
  }

  Map<Slot, Placed> slots() {
    return parts.slots();
  }

  private Arrangement reachable(Arrangement arrangement) {
    var groups = new ArrayList<Arrangement.Group>();
    for (var group : arrangement.groups()) {
      var entries = group.entries().stream().flatMap(e -> reachable(e).stream()).toList();
      if (!entries.isEmpty()) {
        groups.add(new Arrangement.Group(group.heading(), entries));
      }
    }
    return new Arrangement(groups);
  }

  private Optional<Arrangement.Entry> reachable(Arrangement.Entry entry) {
    var address = entry.address();
    if (address == null || entry.leaves()) {
      return Optional.of(entry);
    }
    return reached(address)
        .map(to ->
            new Arrangement.Entry(entry.title(), to, entry.picture(), entry.note(), entry.until()));
  }

  /** Where an address of this site leads today; empty when nothing is there. */
  Optional<String> reached(String address) {
    if (isLive(address)) {
      return Optional.of(address);
    }
    var folder = address.substring(0, address.lastIndexOf('/') + 1);
    var to = moved.get(folder);
    return Optional.ofNullable(to)
        .map(t -> t.endsWith("/") ? t + "index.html" : t)
        .filter(this::isLive);
  }

  private boolean isLive(String address) {
    return live.contains(address) || holdings.paths().contains(address);
  }

  /** The light page, with its statements; empty while the emergency mode is off. */
  Optional<ShownEmergency> emergency() {
    return Optional.ofNullable(parts.emergency()).map(e -> e.among(headings()));
  }

  /** Concerns of which some answer is out, the newest first. */
  List<ShownConcern> concerns() {
    return parts.concerns().stream()
        .filter(c -> c.items().stream().anyMatch(holdings.items()::containsKey))
        .toList();
  }

  /** The newest month whose figures are out, as long as its article is. */
  Optional<ShownFigures> figures() {
    return Optional.ofNullable(parts.figures()).filter(f -> isLive(f.path()));
  }

  /** Whether an answer is being looked at again, for what it cites changed. */
  boolean reviewed(String item) {
    return parts.reviewed().contains(item);
  }

  /** The concern an article answers. */
  Optional<ShownConcern> concern(String item) {
    return parts.concerns().stream().filter(c -> c.items().contains(item)).findFirst();
  }

  /** The answers to a concern that are out, the first first. */
  List<Heading> answers(ShownConcern concern) {
    return concern.items().stream().flatMap(i -> heading(i).stream()).toList();
  }

  Frame frame() {
    var placed = placed(Slot.NAVIGATION);
    var groups =
        placed.isEmpty()
            ? List.of(
                new Frame.NavigationGroup(
                    "",
                    Stream.concat(
                            disclosure().stream()
                                .map(a -> new Frame.NavigationLink("政府信息公开", DisclosureArea.PATH)),
                            columns.stream()
                                .filter(c -> c.parent() == null && c.topic() == null)
                                .filter(c -> !DisclosureArea.owns(c))
                                .map(c -> new Frame.NavigationLink(c.name(), c.path())))
                        .toList()))
            : placed.get().shown().groups().stream()
                .map(g ->
                    new Frame.NavigationGroup(
                        g.heading(),
                        g.entries().stream()
                            .map(e ->
                                new Frame.NavigationLink(e.title(), String.valueOf(e.address())))
                            .toList()))
                .toList();
    return new Frame(
        groups,
        placed.map(Placed::number).orElse(""),
        placed(Slot.FOOTER).orElse(null),
        parts.emergency());
  }
}
