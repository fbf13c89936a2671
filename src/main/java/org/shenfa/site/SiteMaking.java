package org.shenfa.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.springframework.core.io.ClassPathResource;

/**
 * 网站生成: names every file the site consists of, with its bytes. What was made from the same things
 * before is not made again.
 */
final class SiteMaking {
  static final List<String> ASSETS =
      List.of(
          "tokens.css",
          "site.css",
          "more.css",
          "mode.js",
          "site.js",
          "search.js",
          "letters.js",
          "mark.svg",
          "seal.svg",
          "contour.svg");

  /** Articles read from the database in one go. */
  private static final int AT_ONCE = 250;

  private final PublicView view;
  private final Pages pages;
  private final Feeds feeds;
  private final OpenList open;
  private final Sitemaps maps;
  private final SiteSettings settings;
  private final Clock clock;
  private final Map<String, String> rendered = new ConcurrentHashMap<>();
  private final Map<String, List<String>> kept = new ConcurrentHashMap<>();
  private final Map<Long, Article> recent = bounded(256);
  private final Map<Long, Map<String, Object>> listed = bounded(10_000);
  private final SortedMap<String, List<Sitemaps.Listed>> mapped = new TreeMap<>();
  private final SortedMap<String, OpenList.Listed> opened = new TreeMap<>();
  private List<Tombstone> tombstones = List.of();

  SiteMaking(PublicView view, SiteSettings site, Clock clock) {
    this.clock = clock;
    this.view = view;
    this.pages = new Pages(site);
    this.feeds = new Feeds(site);
    this.open = new OpenList(site);
    this.maps = new Sitemaps(site);
    this.settings = site;
  }

  /** Makes every file anew the next time. */
  void forget() {
    rendered.clear();
  }

  /** Every file of the site. */
  void whole(Composition all, SiteFolder.Filling site) {
    tombstones = view.tombstones();
    var frame = all.frame();
    for (var asset : ASSETS) {
      site.put("/assets/" + asset, asset(asset));
    }
    // In an emergency the light page comes before anything else is written.
    home(all, frame, site);
    articles(all.headings(), all, frame, site);
    for (var tombstone : tombstones) {
      site.put(tombstone.path(), pages.tombstone(frame, tombstone));
    }
    if (!all.topics().isEmpty()) {
      site.put("/zt/index.html", pages.topics(frame, all.topics()));
    }
    all.slots().values().forEach(p -> pictures(p, site));
    site.put("/404.html", pages.missing(frame));
    site.put("/refused.html", pages.refused(frame));
    site.put("/busy.html", pages.busy(frame));
    site.put("/verify.html", pages.verify(frame));
    site.put("/robots.txt", maps.robots());
    all.columns().forEach(c -> lists(c, all, frame, site));
    var months = new TreeSet<>(all.months().keySet());
    tombstones.forEach(t -> months.add(Sitemaps.month(t.path())));
    mapped.keySet().retainAll(months);
    opened.keySet().retainAll(months);
    months(months, all, site);
    around(all, frame, site);
    // An old address leads on only when the new one is there.
    former(all, site);
  }

  /** The files that more articles than last time touch, in a site that else stands as it stood. */
  void more(Composition all, List<Heading> fresh, SiteFolder.Filling site) {
    var touched = new HashSet<>(fresh.stream().map(Heading::item).toList());
    fresh.stream().flatMap(h -> all.partners(h).stream()).map(Heading::item).forEach(touched::add);
    var frame = all.frame();
    articles(touched.stream().flatMap(i -> all.heading(i).stream()).toList(), all, frame, site);
    home(all, frame, site);
    all.columns().forEach(c -> lists(c, fresh, all, frame, site));
    months(
        fresh.stream().map(h -> Sitemaps.month(h.path())).collect(Collectors.toSet()), all, site);
    around(all, frame, site);
    if (fresh.stream().anyMatch(h -> h.kind().equals(ItemKind.SERVICE_GUIDE.name()))) {
      redirects(all, site);
    }
  }

  /** What shows the newest articles, or columns and topics, and is made anew each time. */
  private void around(Composition all, Frame frame, SiteFolder.Filling site) {
    for (var column : all.columns()) {
      feed(
          new Feeds.Of(
              column.name() + " - " + settings.name(),
              column.description(),
              "/" + column.address() + "/"),
          column.headings(),
          site);
    }
    all.disclosure().ifPresent(a -> site.put(DisclosureArea.PATH, pages.disclosure(frame, a)));
    for (var topic : all.topics()) {
      site.put(topic.path(), pages.topic(frame, topic));
    }
    all.concerns().forEach(c -> concern(c, all, frame, site));
    site.put("/map.html", pages.map(all));
    feed(new Feeds.Of(settings.name(), settings.name() + "最新发布", "/"), all.headings(), site);
    site.put(Sitemaps.PAGES, maps.pages(all));
  }

  private void concern(
      ShownConcern concern, Composition all, Frame frame, SiteFolder.Filling site) {
    var answers = all.answers(concern);
    var column = all.columnOf(answers.getFirst().columns());
    column.ifPresent(at ->
        made(
            site,
            concern.path(),
            concern + at.path() + at.name() + releases(answers) + frame.signature(),
            () -> pages.concern(frame, at, concern, read(answers))));
  }

  private void feed(Feeds.Of of, List<Heading> headings, SiteFolder.Filling site) {
    var newest = headings.subList(0, Math.min(Feeds.LENGTH, headings.size()));
    var key = of + " " + releases(newest);
    if (key.equals(rendered.get(of.atom())) && site.keepAll(List.of(of.atom(), of.json()))) {
      return;
    }
    var articles = read(newest);
    site.put(of.atom(), feeds.atom(of, articles));
    site.put(of.json(), feeds.json(of, articles));
    rendered.put(of.atom(), key);
  }

  /** Site map and open list of these months. */
  private void months(Set<String> months, Composition all, SiteFolder.Filling site) {
    var released = all.months();
    var gone = tombstones.stream().collect(Collectors.groupingBy(t -> Sitemaps.month(t.path())));
    for (var month : months) {
      var there = released.getOrDefault(month, Listing.EMPTY);
      var parts = Sitemaps.parts(month, there);
      parts.forEach(p -> made(site, p.path(), releases(p.headings()), () -> maps.part(p)));
      mapped.put(month, parts.stream().map(Sitemaps.Part::listed).toList());
      var withdrawn = gone.getOrDefault(month, List.of());
      var path = OpenList.path(month);
      made(
          site,
          path,
          releases(there.reversed()) + withdrawn,
          () -> open.month(month, lines(there.reversed()), withdrawn));
      opened.put(
          month, new OpenList.Listed(month, there.size(), withdrawn.size(), site.digest(path)));
    }
    site.put(Sitemaps.INDEX, maps.index(mapped.values().stream().flatMap(List::stream).toList()));
    site.put(OpenList.INDEX, open.index(List.copyOf(opened.values())));
  }

  /** A file that is made anew only when what it is made from has changed. */
  private void made(SiteFolder.Filling site, String path, String key, Supplier<byte[]> bytes) {
    if (key.equals(rendered.get(path)) && site.keepAll(List.of(path))) {
      return;
    }
    site.put(path, bytes.get());
    rendered.put(path, key);
  }

  private static String releases(List<Heading> headings) {
    return PublicView.sha256(headings.stream().map(Heading::releaseId).toList().toString());
  }

  /** Pages of articles, read some at a time and rendered by every processor. */
  private void articles(
      List<Heading> headings, Composition all, Frame frame, SiteFolder.Filling site) {
    var look = PublicView.sha256(frame.signature());
    var due = new LinkedHashMap<Heading, String>();
    for (var heading : headings) {
      var key = key(heading, all, look);
      if (!key.equals(rendered.get(heading.path()))
          || !site.keepAll(kept.getOrDefault(heading.path(), List.of(heading.path())))) {
        due.put(heading, key);
      }
    }
    var waiting = List.copyOf(due.keySet());
    for (var from = 0; from < waiting.size(); from += AT_ONCE) {
      var part = waiting.subList(from, Math.min(waiting.size(), from + AT_ONCE));
      var read = new HashMap<Long, Article>();
      view.articles(part).forEach(a -> read.put(a.releaseId(), a));
      part.parallelStream()
          .filter(h -> read.containsKey(h.releaseId()))
          .forEach(h -> {
            article(h, Objects.requireNonNull(read.get(h.releaseId())), all, frame, site);
            rendered.put(h.path(), Objects.requireNonNull(due.get(h)));
          });
    }
  }

  /** Changes whenever the page would: {@code look} does with what is around every page. */
  private String key(Heading heading, Composition all, String look) {
    return "%d %s %s %s %s %s"
        .formatted(
            heading.releaseId(),
            look,
            all.columnOf(heading.columns())
                .map(c -> c.path() + c.name() + c.description())
                .orElse(""),
            all.partners(heading).stream().map(Heading::releaseId).toList(),
            all.concern(heading.item()).map(ShownConcern::path).orElse(""),
            heading.asking() == null ? "" : heading.asking().signature(LocalDateTime.now(clock)));
  }

  private void article(
      Heading heading, Article article, Composition all, Frame frame, SiteFolder.Filling site) {
    var column = all.columnOf(heading.columns());
    if (column.isEmpty()) {
      return;
    }
    var text = article.text();
    var files = new ArrayList<>(List.of(heading.path()));
    var texts = texts(article, column.get(), frame, site);
    site.put(
        heading.path(),
        pages.article(
            frame,
            column.get(),
            article,
            heading,
            all.partners(heading),
            LocalDateTime.now(clock),
            texts,
            all.concern(heading.item()).orElse(null)));
    files.addAll(texts.values());
    for (var file : text.attachments()) {
      files.add(file(file, site));
    }
    kept.put(heading.path(), files);
  }

  /** Articles that several files show; each is read once. */
  private List<Article> read(List<Heading> headings) {
    var missing = headings.stream().filter(h -> !recent.containsKey(h.releaseId())).toList();
    view.articles(missing).forEach(a -> recent.put(a.releaseId(), a));
    return headings.stream().flatMap(h -> Stream.ofNullable(recent.get(h.releaseId()))).toList();
  }

  /** Lines of the open list, read some at a time; a release's line never changes. */
  private List<Map<String, Object>> lines(List<Heading> headings) {
    var all = new ArrayList<Map<String, Object>>();
    for (var from = 0; from < headings.size(); from += AT_ONCE) {
      var part = headings.subList(from, Math.min(headings.size(), from + AT_ONCE));
      var missing = part.stream().filter(h -> !listed.containsKey(h.releaseId())).toList();
      view.articles(missing).forEach(a -> listed.put(a.releaseId(), OpenList.release(a)));
      part.forEach(h -> Optional.ofNullable(listed.get(h.releaseId())).ifPresent(all::add));
    }
    return all;
  }

  private static <V> Map<Long, V> bounded(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
        return size() > most;
      }
    };
  }

  /** Text versions of the listed attachments; the answer is where each stands, by digest. */
  private Map<String, String> texts(
      Article article, ListedColumn column, Frame frame, SiteFolder.Filling site) {
    var listed = article.text().listed();
    var made = new LinkedHashMap<String, String>();
    if (listed.isEmpty()) {
      return made;
    }
    var versions = view.texts(article.releaseId());
    for (var file : listed) {
      var version = versions.get(file.digest());
      if (version != null && !made.containsKey(file.digest())) {
        var path = TextVersion.path(article.path(), made.size() + 1);
        site.put(path, pages.text(frame, column, article, file, version));
        made.put(file.digest(), path);
      }
    }
    return made;
  }

  private String file(Manifest.Attachment file, SiteFolder.Filling site) {
    var path = "/files/%s/%s".formatted(file.digest(), file.name());
    if (!site.keep(path, file.digest())) {
      view.file(file.digest()).ifPresent(bytes -> site.put(path, bytes));
    }
    return path;
  }

  /** The light page first while an emergency stands. */
  private void home(Composition all, Frame frame, SiteFolder.Filling site) {
    var emergency = all.emergency();
    if (emergency.isEmpty()) {
      site.put("/index.html", pages.home(all, LocalDateTime.now(clock)));
      site.put(Pages.WHOLE_HOME, pages.moved("/index.html"));
    } else {
      site.put("/index.html", pages.emergency(frame, emergency.get()));
      site.put(Pages.WHOLE_HOME, pages.home(all, LocalDateTime.now(clock)));
    }
  }

  /** Addresses that columns had lead on, whatever serves the folder. */
  private void former(Composition all, SiteFolder.Filling site) {
    redirects(all, site);
    all.moved()
        .forEach((folder, to) -> {
          var whole = !to.endsWith("/");
          site.put(folder + "index.html", pages.moved(whole ? to : to + "index.html"));
          for (var number = 1; number <= all.listsAt(folder); number++) {
            var name = "list-%d.html".formatted(number);
            site.put(folder + name, pages.moved(whole ? to : to + name));
          }
        });
  }

  /** Files that another version took the place of lead to the page of that version. */
  private void redirects(Composition all, SiteFolder.Filling site) {
    var ways = new HashMap<>(all.moved());
    view.formerFiles().forEach(d -> ways.put("/files/" + d + "/", "/_/downloads/" + d));
    site.put(Redirects.FILE, Redirects.table(ways));
  }

  /** The pictures of a slot, and its own address, which leads to the home page. */
  private void pictures(Placed placed, SiteFolder.Filling site) {
    site.put(placed.path(), pages.moved("/index.html"));
    placed.text().attachments().forEach(f -> file(f, site));
  }

  private void lists(ListedColumn column, Composition all, Frame frame, SiteFolder.Filling site) {
    var count = Pages.lists(column.headings().size());
    lists(column, IntStream.rangeClosed(1, count), all, frame, site);
  }

  /**
   * The list of an article that was put right; every list from a new one on, and the newest two,
   * for it may have begun another.
   */
  private void lists(
      ListedColumn column,
      List<Heading> fresh,
      Composition all,
      Frame frame,
      SiteFolder.Filling site) {
    var listed = column.headings();
    var count = Pages.lists(listed.size());
    var touched = new TreeSet<Integer>();
    for (var heading : fresh) {
      if (all.isIn(column, heading)) {
        var number = listed.place(heading) / Pages.PER_LIST + 1;
        touched.add(number);
        if (heading.isFirstRelease()) {
          IntStream.rangeClosed(Math.max(1, Math.min(number, count - 1)), count)
              .forEach(touched::add);
        }
      }
    }
    lists(column, touched.stream().mapToInt(n -> n), all, frame, site);
  }

  private void lists(
      ListedColumn column,
      IntStream numbers,
      Composition all,
      Frame frame,
      SiteFolder.Filling site) {
    var listed = column.headings();
    var now = LocalDateTime.now(clock);
    var below = all.columns().stream().filter(c -> column.slug().equals(c.parent())).toList();
    @Nullable ShownTopic topic =
        all.topics().stream().filter(t -> t.slug().equals(column.topic())).findFirst().orElse(null);
    var count = Pages.lists(listed.size());
    var around =
        PublicView.sha256(
            frame.signature() + column.with(Listing.EMPTY) + below(below) + topic(topic));
    numbers.forEach(number -> {
      // Numbered from the oldest: the last list holds the newest and is the only one that grows.
      var part =
          listed.subList(
              Math.max(0, listed.size() - number * Pages.PER_LIST),
              listed.size() - (number - 1) * Pages.PER_LIST);
      var key = releases(part) + standings(part, now) + (number == count) + (count == 1) + around;
      Supplier<byte[]> list =
          () -> pages.list(frame, column, below, topic, part, number, count, now);
      made(site, "/%s/list-%d.html".formatted(column.address(), number), key, list);
      if (number == count) {
        made(site, column.path(), key + count, list);
      }
    });
  }

  private static String standings(List<Heading> part, LocalDateTime now) {
    return part.stream()
        .map(Heading::asking)
        .filter(Objects::nonNull)
        .map(a -> a.words(now))
        .toList()
        .toString();
  }

  private static String below(List<ListedColumn> below) {
    return below.stream().map(c -> c.path() + c.name()).toList().toString();
  }

  private static String topic(@Nullable ShownTopic topic) {
    return topic == null ? "" : topic.with(List.of()).toString();
  }

  private static byte[] asset(String name) {
    try (var in = new ClassPathResource("site/assets/" + name).getInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
