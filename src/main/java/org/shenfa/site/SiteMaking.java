package org.shenfa.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shenfa.content.ItemKind;
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

  private final PublicTexts texts;
  private final Pages pages;
  private final Feeds feeds;
  private final Sitemaps maps;
  private final SiteSettings settings;
  private final Clock clock;
  private final Rendered rendered = new Rendered();
  private final ArticleMaking articles;
  private final ListMaking lists;
  private final MonthMaking months;
  private final Map<Long, Article> recent = Recent.atMost(256);
  private List<Tombstone> tombstones = List.of();

  SiteMaking(PublicTexts texts, SiteSettings site, Clock clock) {
    this.clock = clock;
    this.texts = texts;
    this.pages = new Pages(site);
    this.feeds = new Feeds(site);
    this.maps = new Sitemaps(site);
    this.settings = site;
    this.articles = new ArticleMaking(texts, pages, rendered, clock);
    this.lists = new ListMaking(pages, rendered, clock);
    this.months = new MonthMaking(texts, site, rendered);
  }

  /** Makes every file anew the next time. */
  void forget() {
    rendered.forget();
  }

  /** Every file of the site. */
  void whole(Composition all, SiteFolder.Filling site) {
    tombstones = texts.tombstones();
    var frame = all.frame();
    for (var asset : ASSETS) {
      site.put("/assets/" + asset, asset(asset));
    }
    // In an emergency the light page comes before anything else is written.
    home(all, frame, site);
    articles.make(all.headings(), all, frame, site);
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
    all.columns().forEach(c -> lists.whole(c, all, frame, site));
    months.whole(all, tombstones, site);
    around(all, frame, site);
    // An old address leads on only when the new one is there.
    former(all, site);
  }

  /** The files that more articles than last time touch, in a site that else stands as it stood. */
  void more(Composition all, List<Heading> fresh, SiteFolder.Filling site) {
    var touched = new HashSet<>(fresh.stream().map(Heading::item).toList());
    fresh.stream().flatMap(h -> all.partners(h).stream()).map(Heading::item).forEach(touched::add);
    var frame = all.frame();
    articles.make(
        touched.stream().flatMap(i -> all.heading(i).stream()).toList(), all, frame, site);
    home(all, frame, site);
    all.columns().forEach(c -> lists.more(c, fresh, all, frame, site));
    var touchedMonths =
        fresh.stream().map(h -> Sitemaps.month(h.path())).collect(Collectors.toSet());
    months.make(touchedMonths, all, tombstones, site);
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
    concern.formerPaths().forEach(p -> site.put(p, pages.moved(concern.path())));
    var answers = all.answers(concern);
    var column = all.columnOf(answers.getFirst().columns());
    column.ifPresent(at ->
        rendered.put(
            site,
            concern.path(),
            concern + at.path() + at.name() + Rendered.releases(answers) + frame.signature(),
            () -> pages.concern(frame, at, concern, read(answers))));
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
    texts.formerFiles().forEach(d -> ways.put("/files/" + d + "/", "/_/downloads/" + d));
    site.put(Redirects.FILE, Redirects.table(ways));
  }

  /** The pictures of a slot, and its own address, which leads to the home page. */
  private void pictures(Placed placed, SiteFolder.Filling site) {
    site.put(placed.path(), pages.moved("/index.html"));
    placed.text().attachments().forEach(f -> articles.attachment(f, site));
  }

  private void feed(Feeds.Of of, List<Heading> headings, SiteFolder.Filling site) {
    var newest = headings.subList(0, Math.min(Feeds.LENGTH, headings.size()));
    var key = of + " " + Rendered.releases(newest);
    if (rendered.isFrom(of.atom(), key) && site.keepAll(List.of(of.atom(), of.json()))) {
      return;
    }
    var articles = read(newest);
    site.put(of.atom(), feeds.atom(of, articles));
    site.put(of.json(), feeds.json(of, articles));
    rendered.madeFrom(of.atom(), key);
  }

  /** Articles that several files show; each is read once. */
  private List<Article> read(List<Heading> headings) {
    var missing = headings.stream().filter(h -> !recent.containsKey(h.releaseId())).toList();
    texts.articles(missing).forEach(a -> recent.put(a.releaseId(), a));
    return headings.stream().flatMap(h -> Stream.ofNullable(recent.get(h.releaseId()))).toList();
  }

  private static byte[] asset(String name) {
    try (var in = new ClassPathResource("site/assets/" + name).getInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
