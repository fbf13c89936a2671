package org.shenfa.site;

import java.util.List;

/**
 * 上月互动数据: what home page and letter form show of the newest month whose figures are released, as
 * its record words it.
 *
 * @param month yyyy-MM
 * @param path of the article that publishes them
 */
public record ShownFigures(String month, String path, List<Figure> figures) {
  /** One figure: 收到来信, 132 件. */
  public record Figure(String name, String words) {}

  public ShownFigures {
    figures = List.copyOf(figures);
  }

  /** 10月. */
  public String monthName() {
    return Integer.parseInt(month.substring(5)) + "月";
  }
}
