package org.shenfa.inspection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.shenfa.inspection.PageReading.Anchor;
import org.shenfa.site.LinkChecks;
import org.shenfa.site.PageKind;

/** 通读全站: every page of a site one after the other, and what only all of them tell. Pure. */
final class ReadingThrough {
  /** The same on so many pages is a fault of the frame, told once. */
  private static final int FRAME = 50;

  static final String WHOLE_SITE = "全站";

  private final SiteCopy site;
  private final List<Fault> articles = new ArrayList<>();
  private final List<Fault> lists = new ArrayList<>();
  private final Map<String, String> frame = new LinkedHashMap<>();
  private final List<Anchor> anchors = new ArrayList<>();
  private final Map<String, Set<String>> abroad = new TreeMap<>();
  private int pages;

  private ReadingThrough(SiteCopy site) {
    this.site = site;
  }

  /**
   * What the whole site gave.
   *
   * @param pages how many were read
   * @param abroad addresses of other sites, each with the pages it stands on
   */
  record Outcome(int pages, List<Fault> faults, Map<String, Set<String>> abroad) {}

  /**
   * Reads everything.
   *
   * @param progress is told how many pages were read after each
   * @throws InterruptedException when the thread is asked to stop
   */
  static Outcome of(SiteCopy site, IntConsumer progress) throws InterruptedException {
    var reading = new ReadingThrough(site);
    for (var path : site.pages()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      reading.page(path);
      progress.accept(reading.pages);
    }
    return new Outcome(reading.pages, reading.all(), reading.abroad);
  }

  private void page(String path) {
    site.html(path)
        .ifPresent(html -> {
          pages++;
          var read = PageReading.of(site, path, html);
          (read.kind() == PageKind.ARTICLE ? articles : lists).addAll(read.faults());
          read.frame().forEach(to -> frame.putIfAbsent(to, path));
          read.abroad()
              .forEach(to -> abroad.computeIfAbsent(to, k -> new LinkedHashSet<>()).add(path));
          anchors.addAll(read.anchors());
        });
  }

  private List<Fault> all() {
    var all = new ArrayList<>(articles);
    all.addAll(notTwice());
    all.addAll(ofTheFrame());
    all.addAll(anchored());
    site.differing()
        .forEach((path, how) ->
            all.add(
                new Fault(
                    FaultKind.CHANGED,
                    path,
                    "文件",
                    how.label(),
                    "这个文件与放行时签署的清单不符：%s。网站会在一分钟内按清单恢复，请查明是谁、怎样动的。".formatted(how.label()))));
    return together(all);
  }

  /** Titles stand on lists, too: what was found in an article is not told of its lists again. */
  private List<Fault> notTwice() {
    var told = articles.stream().map(ReadingThrough::words).collect(Collectors.toSet());
    return lists.stream().filter(f -> !isOfText(f.kind()) || !told.contains(words(f))).toList();
  }

  private static boolean isOfText(FaultKind kind) {
    return kind.text() || kind == FaultKind.DANGEROUS_LINK;
  }

  private static String words(Fault fault) {
    return fault.kind() + " " + fault.words();
  }

  private List<Fault> ofTheFrame() {
    var found = new ArrayList<Fault>();
    frame.forEach((to, path) ->
        LinkChecks.fault(path, to, site.there(), this::anchorsOf)
            .ifPresent(why -> found.add(PageReading.fault(path, to, why, "页头或者页脚"))));
    return found;
  }

  private List<Fault> anchored() {
    var known = new LinkedHashMap<String, Set<String>>();
    return anchors.stream()
        .flatMap(a ->
            LinkChecks.fault(
                a.from(), a.to(), site.there(), p -> known.computeIfAbsent(p, this::anchorsOf))
                .map(why -> PageReading.fault(a.from(), a.to(), why, ""))
                .stream())
        .toList();
  }

  private Set<String> anchorsOf(String path) {
    return site.html(path).map(h -> LinkChecks.anchors(Jsoup.parse(h))).orElse(Set.of());
  }

  /** Once for each key; what is the same on many pages stands for all of them once. */
  private static List<Fault> together(List<Fault> all) {
    var same =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    f -> f.kind() + " " + f.place() + " " + f.words(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    var keys = new HashSet<String>();
    var told = new ArrayList<Fault>();
    for (var group : same.values()) {
      var first = group.getFirst();
      if (group.size() > FRAME) {
        told.add(
            new Fault(
                first.kind(),
                WHOLE_SITE,
                first.place(),
                first.words(),
                "%s（%d 页相同，例如 %s）".formatted(first.evidence(), group.size(), first.page())));
      } else {
        group.stream().filter(f -> keys.add(f.key())).forEach(told::add);
      }
    }
    return told;
  }
}
