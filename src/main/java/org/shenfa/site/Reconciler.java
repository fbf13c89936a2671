package org.shenfa.site;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.Checkpoints;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.publication.SiteChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * 网站对账: the folder of the public site is a consequence of the current releases. What should be
 * there is compared with what is there; only differences are written, each through a temporary file
 * and a rename, and nothing else is left in the folder.
 */
@Service
public class Reconciler {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
  private static final List<String> ASSETS =
      List.of(
          "tokens.css", "site.css", "more.css", "site.js", "mark.svg", "seal.svg", "contour.svg");

  private final PublicView view;
  private final Pages pages;
  private final Checkpoints checkpoints;
  private final Path folder;
  private final Path manifest;
  private final Map<String, String> rendered = new HashMap<>();
  private final Map<String, List<String>> attached = new HashMap<>();
  private volatile SortedMap<String, String> inOrder = new TreeMap<>();
  private String mark = "";

  Reconciler(
      PublicView view, SiteSettings site, Checkpoints checkpoints, DatabaseSettings settings) {
    this.view = view;
    this.pages = new Pages(site);
    this.checkpoints = checkpoints;
    this.folder = settings.data().resolve("site");
    this.manifest = settings.data().resolve("site.manifest");
  }

  /** What one run did. */
  public record Outcome(int expected, int written, int removed) {}

  @TransactionalEventListener(fallbackExecution = true)
  void on(SiteChanged news) {
    reconcile();
  }

  @Scheduled(fixedDelay = 2_000)
  void poll() {
    if (!view.mark().equals(mark)) {
      reconcile();
    }
    synchronized (this) {
      var now = new TreeMap<>(inOrder);
      checkpoint(now, inOrder);
      inOrder = now;
    }
  }

  /**
   * Once a minute every file is read again, so that a change made behind our back does not last.
   * Read without holding up a release; only what differs from the last run is written anew.
   */
  @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
  void repair() {
    var unsound = view.unsound();
    if (!unsound.isEmpty()) {
      LOG.error("发布记录 {} 没有走过审查，或者内容被改过，不予展示", String.join("、", unsound));
    }
    var before = inOrder;
    var present = found();
    if (before.isEmpty() || present.equals(before)) {
      return;
    }
    synchronized (this) {
      var outcome = run(untouched());
      if (outcome.written() + outcome.removed() > 0) {
        LOG.warn("网站文件夹与放行记录不符，已恢复 {} 个文件，删除 {} 个多余文件", outcome.written(), outcome.removed());
      }
    }
  }

  /** The files that still hold what the last run left in them. */
  private Map<String, String> untouched() {
    var all = found();
    all.entrySet().removeIf(file -> !file.getValue().equals(inOrder.get(file.getKey())));
    return all;
  }

  /** Brings the folder in line, trusting the files that were in line before. */
  public synchronized Outcome reconcile() {
    return run(remembered());
  }

  /** Brings the folder in line without trusting anything in it. */
  public synchronized Outcome reconcileAll() {
    rendered.clear();
    return run(found());
  }

  private Outcome run(Map<String, String> present) {
    var seen = view.mark();
    var written = new ArrayList<String>();
    var expected = new TreeMap<String, String>();
    var headings = view.headings();
    var nav = columns(headings);
    for (var asset : ASSETS) {
      put("/assets/" + asset, asset(asset), expected, present, written);
    }
    for (var heading : headings) {
      article(heading, headings, nav, expected, present, written);
    }
    for (var tombstone : view.tombstones()) {
      put(tombstone.path(), pages.tombstone(nav, tombstone), expected, present, written);
    }
    for (var column : nav) {
      lists(column, nav, expected, present, written);
    }
    put("/index.html", pages.home(nav), expected, present, written);
    put("/404.html", pages.missing(nav), expected, present, written);
    put("/map.html", pages.map(nav), expected, present, written);
    put("/verify.html", pages.verify(nav), expected, present, written);
    put("/sitemap.xml", pages.sitemap(headings, nav), expected, present, written);
    put(
        "/robots.txt",
        "User-agent: *\nAllow: /\nSitemap: /sitemap.xml\n".getBytes(StandardCharsets.UTF_8),
        expected,
        present,
        written);
    checkpoint(expected, present);
    var removed = removeOthers(expected);
    remember(expected);
    inOrder = expected;
    mark = seen;
    return new Outcome(expected.size(), written.size(), removed);
  }

  /**
   * The newest checkpoint stands on the public site with the tiles of the tree under it, where
   * anyone can keep a copy and check that the log only grows.
   */
  private void checkpoint(SortedMap<String, String> expected, Map<String, String> present) {
    var written = new ArrayList<String>();
    checkpoints
        .latest()
        .ifPresent(c -> {
          var note = c.note().getBytes(StandardCharsets.UTF_8);
          if (PublicView.sha256(note).equals(expected.get("/log/checkpoint"))) {
            return;
          }
          checkpoints
              .tiles()
              .forEach((path, tile) -> put("/log/" + path, tile, expected, present, written));
          put("/log/checkpoint", note, expected, present, written);
        });
  }

  private List<ListedColumn> columns(List<Heading> headings) {
    return view.columns().stream()
        .map(c ->
            new ListedColumn(
                c.slug(),
                c.name(),
                c.description(),
                c.keywords(),
                c.type(),
                c.keeper(),
                headings.stream().filter(h -> h.columns().contains(c.slug())).toList()))
        .filter(c -> !c.headings().isEmpty())
        .toList();
  }

  private void article(
      Heading heading,
      List<Heading> all,
      List<ListedColumn> nav,
      SortedMap<String, String> expected,
      Map<String, String> present,
      List<String> written) {
    var column = nav.stream().filter(c -> heading.columns().contains(c.slug())).findFirst();
    var key =
        "%d %s %s"
            .formatted(
                heading.releaseId(),
                nav.stream().map(c -> c.slug() + c.name()).toList(),
                heading.pairedWith() == null ? "" : releaseOf(heading.pairedWith(), all));
    if (key.equals(rendered.get(heading.path())) && keep(heading.path(), expected, present)) {
      return;
    }
    var article = view.article(heading.item());
    if (article.isEmpty() || column.isEmpty()) {
      return;
    }
    var text = article.get().text();
    @Nullable Heading partner =
        all.stream().filter(h -> h.item().equals(text.pairedWith())).findFirst().orElse(null);
    put(
        heading.path(),
        pages.article(nav, column.get(), article.get(), partner),
        expected,
        present,
        written);
    rendered.put(heading.path(), key);
    attached.put(
        heading.path(),
        text.attachments().stream()
            .map(f -> "/files/%s/%s".formatted(f.digest(), f.name()))
            .toList());
    for (var file : text.attachments()) {
      var path = "/files/%s/%s".formatted(file.digest(), file.name());
      if (file.digest().equals(present.get(path))) {
        expected.put(path, file.digest());
      } else {
        view.file(file.digest()).ifPresent(bytes -> put(path, bytes, expected, present, written));
      }
    }
  }

  private static String releaseOf(String item, List<Heading> all) {
    return all.stream()
        .filter(h -> h.item().equals(item))
        .map(h -> Long.toString(h.releaseId()))
        .findFirst()
        .orElse("-");
  }

  /** Keeps a page and its files as they are; false when one of them is not there. */
  private boolean keep(
      String page, SortedMap<String, String> expected, Map<String, String> present) {
    var digest = present.get(page);
    if (digest == null) {
      return false;
    }
    var files = attached.getOrDefault(page, List.of());
    if (!present.keySet().containsAll(files)) {
      return false;
    }
    expected.put(page, digest);
    files.forEach(f -> expected.put(f, present.get(f)));
    return true;
  }

  private void lists(
      ListedColumn column,
      List<ListedColumn> nav,
      SortedMap<String, String> expected,
      Map<String, String> present,
      List<String> written) {
    var all = column.headings();
    var count = Math.max(1, (all.size() + Pages.PER_LIST - 1) / Pages.PER_LIST);
    for (var number = 1; number <= count; number++) {
      // Numbered from the oldest: the last list holds the newest and is the only one that grows.
      var to = all.size() - (number - 1) * Pages.PER_LIST;
      var from = Math.max(0, all.size() - number * Pages.PER_LIST);
      var bytes = pages.list(nav, column, all.subList(from, to), number, count);
      put("/%s/list-%d.html".formatted(column.slug(), number), bytes, expected, present, written);
      if (number == count) {
        put("/%s/index.html".formatted(column.slug()), bytes, expected, present, written);
      }
    }
  }

  private void put(
      String path,
      byte[] bytes,
      SortedMap<String, String> expected,
      Map<String, String> present,
      List<String> written) {
    var digest = PublicView.sha256(bytes);
    expected.put(path, digest);
    if (digest.equals(present.get(path))) {
      return;
    }
    var target = inFolder(path);
    try {
      makeRoom(target);
      Files.createDirectories(target.getParent());
      var fresh = Files.write(target.resolveSibling(target.getFileName() + ".new"), bytes);
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    written.add(path);
  }

  /** What stands in the way of a page goes: a folder of its name, a file or a link for a folder. */
  private void makeRoom(Path target) throws IOException {
    for (var above = target.getParent();
        above != null && !above.equals(folder);
        above = above.getParent()) {
      if (!Files.isDirectory(above, NOFOLLOW_LINKS)) {
        Files.deleteIfExists(above);
      }
    }
    if (Files.isDirectory(target, NOFOLLOW_LINKS)) {
      try (var inside = Files.walk(target)) {
        for (var one : inside.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
  }

  private Path inFolder(String path) {
    var target = folder.resolve(path.substring(1)).normalize();
    if (!target.startsWith(folder)) {
      throw new IllegalStateException("path leaves the folder");
    }
    return target;
  }

  private int removeOthers(Map<String, String> expected) {
    var removed = 0;
    for (var path : paths()) {
      if (!expected.containsKey(path)) {
        try {
          Files.deleteIfExists(inFolder(path));
          removed++;
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return removed;
  }

  private List<String> paths() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var walk = Files.walk(folder)) {
      return walk.filter(f -> !Files.isDirectory(f, NOFOLLOW_LINKS))
          .map(f -> "/" + folder.relativize(f).toString().replace('\\', '/'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Path and digest of every file that is in the folder now; a link has none, wherever it leads.
   */
  private Map<String, String> found() {
    var all = new HashMap<String, String>();
    try {
      for (var path : paths()) {
        var file = inFolder(path);
        var ours = Files.isRegularFile(file, NOFOLLOW_LINKS);
        all.put(path, ours ? PublicView.sha256(Files.readAllBytes(file)) : "");
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> remembered() {
    var all = new HashMap<String, String>();
    try {
      if (Files.exists(manifest)) {
        for (var line : Files.readAllLines(manifest)) {
          var path = line.substring(65);
          if (Files.exists(inFolder(path))) {
            all.put(path, line.substring(0, 64));
          }
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void remember(SortedMap<String, String> expected) {
    var lines = expected.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList();
    try {
      Files.createDirectories(manifest.toAbsolutePath().getParent());
      var fresh = Files.write(manifest.resolveSibling("site.manifest.new"), lines);
      Files.move(
          fresh, manifest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] asset(String name) {
    try (var in = new ClassPathResource("site/assets/" + name).getInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }
}
