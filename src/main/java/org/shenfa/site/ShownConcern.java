package org.shenfa.site;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 关切时间线: a public concern that was answered, and which articles are the answers; what they say is
 * what was released. Times in Asia/Shanghai.
 *
 * @param concluded whether the final result is out and it is closed
 * @param next when the next word is promised, null when nothing is
 * @param overdue whether that time has passed without one
 * @param items the articles, the first first
 * @param labels what each is: 首次回应, 续报, 辟谣
 * @param former numbers of other registrations of the event that had a page before
 */
public record ShownConcern(
    String number,
    boolean concluded,
    @Nullable LocalDateTime next,
    boolean overdue,
    List<String> items,
    List<String> labels,
    List<String> former) {
  public ShownConcern {
    items = List.copyOf(items);
    labels = List.copyOf(labels);
    former = List.copyOf(former);
  }

  public String path() {
    return path(number);
  }

  /** Where other registrations of the event had their page. */
  public List<String> formerPaths() {
    return former.stream().map(ShownConcern::path).toList();
  }

  private static String path(String number) {
    return "/gq/" + number + ".html";
  }

  /** What an article is among the answers. */
  public String label(String item) {
    return labels.get(items.indexOf(item));
  }
}
