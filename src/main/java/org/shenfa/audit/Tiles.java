package org.shenfa.audit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 哈希瓦片: the log's Merkle tree as static files in the layout of C2SP tlog-tiles, so that anyone can
 * make inclusion and consistency proofs without asking us. Hashes only, no entries: those name
 * people and are handed out in bundles. Pure.
 */
final class Tiles {
  private static final int WIDTH = 256;

  private Tiles() {}

  /**
   * Every tile of the tree over {@code leaves}, by its path from {@code tile/} on.
   *
   * @param known tiles of an earlier, smaller tree of the same log; full ones never change
   */
  static SortedMap<String, byte[]> of(List<byte[]> leaves, Map<String, byte[]> known) {
    var tiles = new TreeMap<String, byte[]>();
    var hashes = leaves;
    for (var level = 0; !hashes.isEmpty(); level++) {
      var above = new ArrayList<byte[]>();
      for (var index = 0; index * WIDTH < hashes.size(); index++) {
        var part = hashes.subList(index * WIDTH, Math.min(hashes.size(), (index + 1) * WIDTH));
        var path = path(level, index, part.size());
        var before = part.size() == WIDTH ? known.get(path) : null;
        tiles.put(path, before == null ? joined(part) : before);
        if (part.size() == WIDTH) {
          above.add(MerkleTree.root(part));
        }
      }
      hashes = above;
    }
    return tiles;
  }

  /** {@code tile/<level>/<index>[.p/<width>]}, the index in groups of three digits. */
  static String path(int level, long index, int width) {
    var name = new StringBuilder("%03d".formatted(index % 1000));
    for (var rest = index / 1000; rest > 0; rest /= 1000) {
      name.insert(0, "x%03d/".formatted(rest % 1000));
    }
    return "tile/%d/%s%s".formatted(level, name, width == WIDTH ? "" : ".p/" + width);
  }

  private static byte[] joined(List<byte[]> hashes) {
    var all = new ByteArrayOutputStream(hashes.size() * 32);
    hashes.forEach(all::writeBytes);
    return all.toByteArray();
  }
}
