package org.shenfa.site;

import static org.shenfa.regulation.Clause.PAGE_1;

import java.util.List;
import java.util.Optional;
import org.shenfa.columns.Category;
import org.shenfa.content.ItemKind;
import org.shenfa.regulation.Enforces;

/**
 * 政府信息公开专栏: the four parts the State Council's office asks of every such area, each made of the
 * columns whose 栏目类别 says so; what must be disclosed by law is every column that holds government
 * information.
 */
public record DisclosureArea(
    List<ListedColumn> guide,
    List<ListedColumn> rules,
    List<ListedColumn> statutory,
    List<ListedColumn> reports) {
  static final String PATH = "/xxgk/index.html";

  private static final String GUIDE = "公开指南";
  private static final String RULES = "公开制度";
  private static final String REPORTS = "公开年报";

  /**
   * The area of a site with these columns; none while nothing but the fourth part would be in it.
   */
  @Enforces(PAGE_1)
  static Optional<DisclosureArea> of(List<ListedColumn> columns) {
    var area =
        new DisclosureArea(
            typed(columns, GUIDE),
            typed(columns, RULES),
            columns.stream()
                .filter(c -> c.topic() == null && !owns(c))
                .filter(c -> c.headings().stream().anyMatch(DisclosureArea::governmentInformation))
                .toList(),
            typed(columns, REPORTS));
    return columns.stream().anyMatch(DisclosureArea::owns) ? Optional.of(area) : Optional.empty();
  }

  /** Whether a column stands in this area and nowhere else. */
  static boolean owns(ListedColumn column) {
    return List.of(GUIDE, RULES, REPORTS).contains(column.type());
  }

  private static List<ListedColumn> typed(List<ListedColumn> columns, String type) {
    return columns.stream().filter(c -> c.type().equals(type)).toList();
  }

  private static boolean governmentInformation(Heading heading) {
    return ItemKind.valueOf(heading.kind()).category() == Category.GOVERNMENT_INFORMATION;
  }
}
