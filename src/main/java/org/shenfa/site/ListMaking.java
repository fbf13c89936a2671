package org.shenfa.site;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** 栏目列表: twenty articles a page, numbered from the oldest, so that old lists stay as they are. */
final class ListMaking {
  private final Pages pages;
  private final Rendered rendered;
  private final Clock clock;

  ListMaking(Pages pages, Rendered rendered, Clock clock) {
    this.pages = pages;
    this.rendered = rendered;
    this.clock = clock;
  }

  /** Every list of a column. */
  void whole(ListedColumn column, Composition all, Frame frame, SiteFolder.Filling site) {
    var count = Pages.lists(column.headings().size());
    lists(column, IntStream.rangeClosed(1, count), all, frame, site);
  }

  /**
   * The list of an article that was put right; every list from a new one on, and the newest two,
   * for it may have begun another.
   */
  void more(
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
        Sha256.of(frame.signature() + column.with(Listing.EMPTY) + below(below) + topic(topic));
    numbers.forEach(number -> {
      // Numbered from the oldest: the last list holds the newest and is the only one that grows.
      var part =
          listed.subList(
              Math.max(0, listed.size() - number * Pages.PER_LIST),
              listed.size() - (number - 1) * Pages.PER_LIST);
      var key =
          Rendered.releases(part)
              + standings(part, now)
              + (number == count)
              + (count == 1)
              + around;
      Supplier<byte[]> list =
          () -> pages.list(frame, column, below, topic, part, number, count, now);
      rendered.put(site, "/%s/list-%d.html".formatted(column.address(), number), key, list);
      if (number == count) {
        rendered.put(site, column.path(), key + count, list);
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
}
