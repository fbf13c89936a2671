package org.shenfa.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 目录筛选: which lines of the register are shown.
 *
 * @param words in number, title, unit, item or document number; empty for all
 * @param year 0 for all
 * @param retention null for all
 * @param over only what is past its term
 */
public record RegisterFilter(
    String words, int year, @Nullable RetentionClass retention, boolean over) {
  public static final RegisterFilter ALL = new RegisterFilter("", 0, null, false);

  public RegisterFilter {
    words = words.strip();
  }

  /** One page of the register. */
  public record Page(List<ArchivedPackage> lines, long total, int page, int pages) {}
}
