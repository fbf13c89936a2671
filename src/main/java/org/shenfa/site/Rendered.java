package org.shenfa.site;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * 做过的文件: what each file was last made from, so that what would come out the same is not made again.
 * Used by several threads at once.
 */
final class Rendered {
  private final Map<String, String> keys = new ConcurrentHashMap<>();

  /** Makes every file anew the next time. */
  void forget() {
    keys.clear();
  }

  /** Whether a file was made from this. */
  boolean isFrom(String path, String key) {
    return key.equals(keys.get(path));
  }

  void madeFrom(String path, String key) {
    keys.put(path, key);
  }

  /** A file that is made anew only when what it is made from has changed. */
  void put(SiteFolder.Filling site, String path, String key, Supplier<byte[]> bytes) {
    if (isFrom(path, key) && site.keepAll(List.of(path))) {
      return;
    }
    site.put(path, bytes.get());
    madeFrom(path, key);
  }

  /** A key of articles: changes with each of their releases. */
  static String releases(List<Heading> headings) {
    return Sha256.of(headings.stream().map(Heading::releaseId).toList().toString());
  }
}
