package org.shenfa.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 改动的影响: what a change of a column does to the public site.
 *
 * @param articles articles listed in it now
 * @param pages pages that are made anew
 * @param everyPage whether that is every page, because the navigation changes
 * @param path where its list will be; null when it will not be listed
 * @param redirects former folders that will lead on
 */
public record ColumnEffect(
    int articles, int pages, boolean everyPage, @Nullable String path, List<Redirect> redirects) {
  public ColumnEffect {
    redirects = List.copyOf(redirects);
  }

  /** 跳转: a former folder and where it will lead. */
  public record Redirect(String from, String to) {}
}
