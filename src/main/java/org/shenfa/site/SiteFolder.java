package org.shenfa.site;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * 网站文件夹: the files readers get, each written through a temporary file and a rename. It knows what
 * it wrote last, and finds what somebody else did since.
 */
final class SiteFolder {
  /** Digest of what is no file of ours. */
  private static final String GONE = "";

  private final Path folder;
  private final Path manifest;
  private volatile TreePMap<String, String> inOrder = TreePMap.empty();

  SiteFolder(Path data) {
    this.folder = in(data);
    this.manifest = data.resolve("site.manifest");
  }

  /** Files are named in Chinese, which Java writes only where the locale can. */
  private static Path in(Path data) {
    try {
      return data.resolve("附件").resolveSibling("site");
    } catch (InvalidPathException e) {
      throw new IllegalStateException("附件的名字里有汉字，请在 UTF-8 的语言环境里启动，例如 LANG=C.UTF-8。", e);
    }
  }

  Path path() {
    return folder;
  }

  /** Path and SHA-256 of every file as it was last written; never changes once it was given. */
  SortedMap<String, String> files() {
    return inOrder;
  }

  /** The bytes of a file, if they still are those of this digest. */
  Optional<byte[]> read(String path, String digest) {
    try {
      var bytes = Files.readAllBytes(inFolder(path));
      return Optional.of(bytes).filter(b -> Sha256.of(b).equals(digest));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * What is not what was last written: files that changed, are gone, or are nobody's. Reads all of
   * them.
   */
  SortedMap<String, Difference> differences() {
    var last = inOrder;
    var all = new TreeMap<String, Difference>();
    if (last.isEmpty()) {
      return all;
    }
    var found = found();
    last.forEach((path, digest) -> {
      var there = found.get(path);
      if (!digest.equals(there)) {
        all.put(path, there == null ? Difference.GONE : Difference.CHANGED);
      }
    });
    found.keySet().stream()
        .filter(p -> !last.containsKey(p))
        .forEach(p -> all.put(p, Difference.FOREIGN));
    return all;
  }

  /** Those of the differences that a release has not settled since they were found. */
  SortedMap<String, Difference> still(SortedMap<String, Difference> differences) {
    var all = new TreeMap<>(differences);
    all.keySet().removeIf(p -> digest(p).equals(inOrder.getOrDefault(p, GONE)));
    return all;
  }

  /** Starts over, trusting what this process wrote last, or else what was written down. */
  Filling trusting() {
    return new Filling(inOrder.isEmpty() ? remembered() : inOrder);
  }

  /** Goes on from what is there: what is not named stays. Costs no more on a large site. */
  Filling adding() {
    var more = new Filling(inOrder);
    more.adding = true;
    return more;
  }

  boolean isEmpty() {
    return inOrder.isEmpty();
  }

  /** Starts over, trusting nothing but the files as they are. */
  Filling doubting() {
    var all = new Filling(found());
    all.doubting = true;
    return all;
  }

  /** Starts over; these files do not count as there, the others as last written. */
  Filling mending(Set<String> differing) {
    var untouched = new HashMap<>(inOrder);
    untouched.keySet().removeAll(differing);
    return new Filling(untouched);
  }

  /** Writes more files beside those in order. */
  void add(Map<String, byte[]> files) {
    var more = adding();
    files.forEach(more::put);
    more.finish();
  }

  /**
   * What is being put into the folder, by several threads at once; what was not named when it is
   * finished is taken out.
   */
  final class Filling {
    private final SortedMap<String, String> expected =
        Collections.synchronizedSortedMap(new TreeMap<>());
    private final Map<String, String> present;
    private final SortedMap<String, String> changed =
        Collections.synchronizedSortedMap(new TreeMap<>());
    private boolean adding;
    private boolean doubting;
    private final AtomicInteger written = new AtomicInteger();

    private Filling(Map<String, String> present) {
      this.present = present;
    }

    /** How many files have been named so far. */
    int named() {
      return expected.size();
    }

    /**
     * This file with these bytes, and packed beside it; written only when they are not there
     * already. Both are written when one is, so that whoever holds the plain one sees the change.
     */
    void put(String path, byte[] bytes) {
      var digest = Sha256.of(bytes);
      if (!doubting && keep(path, digest)) {
        return;
      }
      if (Packed.beside(path)) {
        var packed = Packed.of(bytes);
        var packedDigest = Sha256.of(packed);
        if (keep(path, digest) && packedDigest.equals(present.get(path + Packed.SUFFIX))) {
          return;
        }
        write(path + Packed.SUFFIX, packed, packedDigest);
      } else if (keep(path, digest)) {
        return;
      }
      write(path, bytes, digest);
      written.incrementAndGet();
    }

    private void write(String path, byte[] bytes, String digest) {
      SiteFolder.this.write(inFolder(path), bytes);
      expected.put(path, digest);
      changed.put(path, digest);
    }

    /** Whether the file is there with this digest; it then stays. */
    boolean keep(String path, String digest) {
      return digest.equals(present.get(path)) && keepAll(List.of(path));
    }

    /** Whether all these files are there, whatever is in them; they then stay. */
    boolean keepAll(Collection<String> paths) {
      var all =
          paths.stream()
              .flatMap(p -> Packed.beside(p) ? Stream.of(p, p + Packed.SUFFIX) : Stream.of(p))
              .toList();
      if (!present.keySet().containsAll(all)) {
        return false;
      }
      all.forEach(p -> expected.put(p, present.get(p)));
      return true;
    }

    /** Digest of a file that was put or kept. */
    String digest(String path) {
      return String.valueOf(expected.get(path));
    }

    /** Takes out what was not named, and remembers the rest. */
    Reconciler.Outcome finish() {
      var removed = 0;
      if (adding) {
        remember(changed, true);
        inOrder = inOrder.plusAll(changed);
      } else {
        removed = removeOthers(expected);
        remember(expected, false);
        inOrder = TreePMap.from(expected);
      }
      return new Reconciler.Outcome(inOrder.size(), written.get(), removed);
    }
  }

  private void write(Path target, byte[] bytes) {
    try {
      makeRoom(target);
      var fresh = Files.write(target.resolveSibling(target.getFileName() + ".new"), bytes);
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What stands in the way of a page goes: a folder of its name, a file or a link for a folder.
   * Many pages are written at once; one of them makes the folders they share.
   */
  private void makeRoom(Path target) throws IOException {
    var parent = Objects.requireNonNull(target.getParent());
    if (!Files.isDirectory(parent)
        || !above(target).allMatch(f -> Files.isDirectory(f, NOFOLLOW_LINKS))) {
      synchronized (this) {
        for (var above : above(target).toList()) {
          if (!Files.isDirectory(above, NOFOLLOW_LINKS)) {
            Files.deleteIfExists(above);
          }
        }
        Files.createDirectories(parent);
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

  private Stream<Path> above(Path target) {
    return Stream.iterate(target.getParent(), a -> a != null && !a.equals(folder), Path::getParent);
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
    return paths().parallelStream().collect(Collectors.toMap(p -> p, this::digest));
  }

  private String digest(String path) {
    var file = inFolder(path);
    try {
      return Files.isRegularFile(file, NOFOLLOW_LINKS) ? Sha256.of(Files.readAllBytes(file)) : GONE;
    } catch (NoSuchFileException e) {
      return GONE;
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

  /** The last line of a path counts; a whole manifest replaces what was added to the one before. */
  private void remember(SortedMap<String, String> files, boolean more) {
    var lines = files.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList();
    try {
      Files.createDirectories(manifest.toAbsolutePath().getParent());
      if (more) {
        Files.write(manifest, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return;
      }
      var fresh = Files.write(manifest.resolveSibling("site.manifest.new"), lines);
      Files.move(
          fresh, manifest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
