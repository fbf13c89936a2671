package org.shenfa.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** 默克尔树: RFC 6962 over leaf hashes with SHA-256. Pure. */
public final class MerkleTree {
  private MerkleTree() {}

  /** Hash of one leaf's bytes. */
  public static byte[] leaf(byte[] entry) {
    return sha256(new byte[] {0}, entry);
  }

  /** Root over the leaf hashes; the hash of nothing for an empty list. */
  public static byte[] root(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return sha256();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    var k = split(leaves.size());
    return node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
  }

  /** Audit path of the leaf at {@code index}, from the leaf upwards. */
  public static List<byte[]> inclusion(List<byte[]> leaves, int index) {
    if (leaves.size() <= 1) {
      return List.of();
    }
    var k = split(leaves.size());
    var left = leaves.subList(0, k);
    var right = leaves.subList(k, leaves.size());
    var path = new ArrayList<>(index < k ? inclusion(left, index) : inclusion(right, index - k));
    path.add(root(index < k ? right : left));
    return List.copyOf(path);
  }

  /**
   * Whether {@code path} leads from the leaf at {@code index} to {@code root} of a tree of {@code
   * size}.
   */
  public static boolean includes(
      byte[] root, long size, byte[] leaf, long index, List<byte[]> path) {
    if (index < 0 || index >= size) {
      return false;
    }
    var fn = index;
    var sn = size - 1;
    var hash = leaf;
    for (var step : path) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        hash = node(step, hash);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        hash = node(hash, step);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && MessageDigest.isEqual(hash, root);
  }

  /** Proof that the tree over the first {@code first} leaves is a beginning of the whole tree. */
  public static List<byte[]> consistency(List<byte[]> leaves, int first) {
    if (first < 1 || first > leaves.size()) {
      throw new IllegalArgumentException("no tree of " + first + " leaves in " + leaves.size());
    }
    return List.copyOf(extension(leaves, first, true));
  }

  private static List<byte[]> extension(List<byte[]> leaves, int first, boolean known) {
    if (first == leaves.size()) {
      return known ? List.of() : List.of(root(leaves));
    }
    var k = split(leaves.size());
    var left = leaves.subList(0, k);
    var right = leaves.subList(k, leaves.size());
    var path =
        new ArrayList<>(
            first <= k ? extension(left, first, known) : extension(right, first - k, false));
    path.add(root(first <= k ? right : left));
    return path;
  }

  /**
   * Whether {@code path} shows that the tree of {@code size} begins with the tree of {@code first}.
   */
  public static boolean extendsTree(
      byte[] firstRoot, long first, byte[] root, long size, List<byte[]> path) {
    if (first < 1 || first > size) {
      return false;
    }
    if (first == size) {
      return path.isEmpty() && MessageDigest.isEqual(firstRoot, root);
    }
    var steps = new ArrayList<>(path);
    if (Long.bitCount(first) == 1) {
      steps.addFirst(firstRoot);
    }
    if (steps.isEmpty()) {
      return false;
    }
    var fn = first - 1;
    var sn = size - 1;
    while ((fn & 1) == 1) {
      fn >>= 1;
      sn >>= 1;
    }
    var old = steps.getFirst();
    var now = steps.getFirst();
    for (var step : steps.subList(1, steps.size())) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        old = node(step, old);
        now = node(step, now);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        now = node(now, step);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && MessageDigest.isEqual(old, firstRoot) && MessageDigest.isEqual(now, root);
  }

  private static int split(int size) {
    return Integer.highestOneBit(size - 1);
  }

  static byte[] node(byte[] left, byte[] right) {
    return sha256(new byte[] {1}, left, right);
  }

  static byte[] sha256(byte[]... parts) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        sha.update(part);
      }
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
