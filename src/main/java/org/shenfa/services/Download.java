package org.shenfa.services;

import java.time.Instant;

/**
 * 下载: one version of a file of a released guide.
 *
 * @param item number of the guide
 * @param guide title of the guide
 * @param path public address of the guide
 * @param name file name; another version has the same
 * @param digest SHA-256 in hex
 * @param version from 1
 * @param currentDigest of the version that stands on the site
 */
public record Download(
    long itemId,
    String item,
    String guide,
    String path,
    String name,
    String digest,
    long size,
    String type,
    Instant validFrom,
    int version,
    String currentDigest) {

  /** What it is called, without the ending. */
  public String title() {
    var dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** Its format in capital letters, as the ending says. */
  public String format() {
    return name.substring(name.lastIndexOf('.') + 1).toUpperCase(java.util.Locale.ROOT);
  }

  public boolean current() {
    return digest.equals(currentDigest);
  }
}
