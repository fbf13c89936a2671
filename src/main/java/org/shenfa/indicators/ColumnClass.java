package org.shenfa.indicators;

import java.util.regex.Pattern;
import org.shenfa.columns.Column;

/** 栏目类别 by the window the national check gives it; read from what the column calls itself. */
public enum ColumnClass {
  NEWS("动态、要闻", Limit.NEWS_WINDOW),
  NOTICES("通知公告、政策文件", Limit.NOTICE_WINDOW),
  YEARLY("人事、规划计划", Limit.YEARLY_WINDOW),
  OTHER("其他", Limit.OTHER_WINDOW);

  private static final Pattern FREQUENT = Pattern.compile("动态|要闻|新闻|快讯");
  private static final Pattern SELDOM = Pattern.compile("人事|规划|计划");
  private static final Pattern FORMAL = Pattern.compile("通知|公告|公示|政策|文件");

  private final String label;
  private final Limit window;

  ColumnClass(String label, Limit window) {
    this.label = label;
    this.window = window;
  }

  public String label() {
    return label;
  }

  Limit window() {
    return window;
  }

  /** The class of a column, by its name and its type. */
  public static ColumnClass of(Column column) {
    var said = column.name() + " " + column.type();
    if (FREQUENT.matcher(said).find()) {
      return NEWS;
    }
    if (SELDOM.matcher(said).find()) {
      return YEARLY;
    }
    return FORMAL.matcher(said).find() ? NOTICES : OTHER;
  }

  /** Whether it belongs to those of which only the first level is looked at. */
  boolean firstLevelOnly() {
    return this == NOTICES;
  }
}
