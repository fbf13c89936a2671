package org.shenfa.desk.web;

import java.util.List;
import org.shenfa.regulation.Clause;

/**
 * 画面: a page of the desk on which a clause can be seen at work. Every address is one of a route; a
 * test follows them.
 */
public record Screen(String name, String address) {
  private static final Screen WORK = new Screen("我的工作", "/desk");
  private static final Screen ITEMS = new Screen("稿件", "/desk/items");
  private static final Screen DRAFT = new Screen("起草", "/desk/items/new");
  private static final Screen DEADLINES = new Screen("发布期限", "/desk/deadlines");
  private static final Screen DISCLOSURE = new Screen("依申请公开", "/desk/disclosure");
  private static final Screen COLUMNS = new Screen("栏目", "/desk/columns");
  private static final Screen TOPICS = new Screen("专题", "/desk/topics");
  private static final Screen SLOTS = new Screen("网站布置", "/desk/slots");
  private static final Screen SOURCES = new Screen("授权来源", "/desk/sources");
  private static final Screen DICTIONARIES = new Screen("词表", "/desk/dictionaries");
  private static final Screen OFFICE = new Screen("机构", "/desk/organization");
  private static final Screen RULES = new Screen("条款与解释", "/desk/rules");
  private static final Screen LOG = new Screen("留痕", "/desk/audit");

  /** The screens of a clause, the plainest first; none for what no page shows yet. */
  public static List<Screen> of(Clause clause) {
    if (!clause.carried()) {
      return List.of();
    }
    var article = clause.id().substring(0, clause.id().indexOf('-'));
    return switch (article) {
      case "2" -> List.of(DRAFT, ITEMS);
      case "3", "17", "18", "A", "P" -> List.of(ITEMS);
      case "4", "7" -> List.of(COLUMNS);
      case "24" -> List.of(COLUMNS, SLOTS);
      case "5", "8" -> List.of(OFFICE);
      case "9" -> List.of(DRAFT);
      case "10" ->
          clause == Clause.MEASURES_10_3 ? List.of(DISCLOSURE) : List.of(DEADLINES, WORK, DRAFT);
      case "11" -> clause == Clause.MEASURES_11_5 ? List.of(TOPICS) : List.of(DRAFT, SOURCES);
      case "14" -> List.of(DRAFT);
      case "15" -> List.of(ITEMS, LOG);
      case "16" -> List.of(WORK, ITEMS);
      case "20" -> List.of(WORK, ITEMS, DICTIONARIES);
      case "29" -> List.of(RULES);
      case "H" -> List.of(OFFICE, LOG);
      default -> List.of();
    };
  }
}
