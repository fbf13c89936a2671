package org.shenfa.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** 按月的总表: the site map for search engines and the open list, month by month. */
final class MonthMaking {
  private final PublicTexts texts;
  private final Sitemaps maps;
  private final OpenList open;
  private final Rendered rendered;
  private final Map<Long, Map<String, Object>> listed = Recent.atMost(10_000);
  private final SortedMap<String, List<Sitemaps.Listed>> mapped = new TreeMap<>();
  private final SortedMap<String, OpenList.Listed> opened = new TreeMap<>();

  MonthMaking(PublicTexts texts, SiteSettings settings, Rendered rendered) {
    this.texts = texts;
    this.maps = new Sitemaps(settings);
    this.open = new OpenList(settings);
    this.rendered = rendered;
  }

  /** Every month that has an article or a tombstone. */
  void whole(Composition all, List<Tombstone> tombstones, SiteFolder.Filling site) {
    var months = new TreeSet<>(all.months().keySet());
    tombstones.forEach(t -> months.add(Sitemaps.month(t.path())));
    mapped.keySet().retainAll(months);
    opened.keySet().retainAll(months);
    make(months, all, tombstones, site);
  }

  /** These months, and the two tables of all of them. */
  void make(
      Set<String> months, Composition all, List<Tombstone> tombstones, SiteFolder.Filling site) {
    var released = all.months();
    var gone = tombstones.stream().collect(Collectors.groupingBy(t -> Sitemaps.month(t.path())));
    for (var month : months) {
      var there = released.getOrDefault(month, Listing.EMPTY);
      var parts = Sitemaps.parts(month, there);
      parts.forEach(
          p -> rendered.put(site, p.path(), Rendered.releases(p.headings()), () -> maps.part(p)));
      mapped.put(month, parts.stream().map(Sitemaps.Part::listed).toList());
      var withdrawn = gone.getOrDefault(month, List.of());
      var path = OpenList.path(month);
      rendered.put(
          site,
          path,
          Rendered.releases(there.reversed()) + withdrawn,
          () -> open.month(month, lines(there.reversed()), withdrawn));
      opened.put(
          month, new OpenList.Listed(month, there.size(), withdrawn.size(), site.digest(path)));
    }
    site.put(Sitemaps.INDEX, maps.index(mapped.values().stream().flatMap(List::stream).toList()));
    site.put(OpenList.INDEX, open.index(List.copyOf(opened.values())));
  }

  /** Lines of the open list, read some at a time; a release's line never changes. */
  private List<Map<String, Object>> lines(List<Heading> headings) {
    var all = new ArrayList<Map<String, Object>>();
    for (var from = 0; from < headings.size(); from += ArticleMaking.AT_ONCE) {
      var part = headings.subList(from, Math.min(headings.size(), from + ArticleMaking.AT_ONCE));
      var missing = part.stream().filter(h -> !listed.containsKey(h.releaseId())).toList();
      texts.articles(missing).forEach(a -> listed.put(a.releaseId(), OpenList.release(a)));
      part.forEach(h -> Optional.ofNullable(listed.get(h.releaseId())).ifPresent(all::add));
    }
    return all;
  }
}
