package org.shenfa.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.ItemKind;

/**
 * 归档目录的一行: a package as the register lists it. Never changes.
 *
 * @param document 文号; empty where there is none
 * @param digest SHA-256 of its manifest, in hex
 * @param page digest of the page as published; null where none was kept
 * @param files how many contents it names
 * @param size of all of them together, in bytes
 */
public record ArchivedPackage(
    long id,
    long releaseId,
    String number,
    int year,
    RetentionClass retention,
    String item,
    ItemKind kind,
    String title,
    String unit,
    String document,
    Instant releasedAt,
    String digest,
    @Nullable String page,
    int files,
    long size,
    Instant at) {

  /** Whether its term is over; the product lists it and destroys nothing. */
  public boolean over(int now) {
    return retention.over(year, now);
  }
}
