package org.shenfa.content;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * 摘要值: SHA-256 over {@code "shenfa/revision/1\n"} and the canonical bytes of a manifest, as 64
 * lower-case hex digits. One byte changed anywhere gives another digest.
 */
public record Digest(String hex) {
  public Digest {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a digest");
    }
  }

  public static Digest of(byte[] canonical) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update((Manifest.FORMAT + "\n").getBytes(StandardCharsets.UTF_8));
      return new Digest(HexFormat.of().formatHex(sha.digest(canonical)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Digest of(Manifest manifest) {
    return of(manifest.canonical());
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** The first eight digits in two groups, for screens. */
  public String brief() {
    return hex.substring(0, 4) + " " + hex.substring(4, 8);
  }
}
