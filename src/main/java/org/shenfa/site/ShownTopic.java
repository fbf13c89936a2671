package org.shenfa.site;

import java.time.LocalDate;
import java.util.List;

/**
 * 专题页: a special topic that has begun, with those of its columns that are not empty.
 *
 * @param face class of its look in the style sheet
 * @param over whether its last day has passed; it then stays as it is, marked
 */
public record ShownTopic(
    String slug,
    String title,
    String introduction,
    String face,
    LocalDate starts,
    LocalDate ends,
    String unit,
    boolean over,
    List<ListedColumn> columns) {

  public String path() {
    return "/zt/" + slug + "/index.html";
  }

  ShownTopic with(List<ListedColumn> filled) {
    return new ShownTopic(slug, title, introduction, face, starts, ends, unit, over, filled);
  }
}
