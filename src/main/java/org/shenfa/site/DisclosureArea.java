package org.shenfa.site;

import static org.shenfa.regulation.Clause.PAGE_1;

import java.util.ArrayList;
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
                .filter(c ->
                    c.headings().kinds().stream().anyMatch(DisclosureArea::governmentInformation))
                .toList(),
            typed(columns, REPORTS));
    return columns.stream().anyMatch(DisclosureArea::owns) ? Optional.of(area) : Optional.empty();
  }

  /** Whether a column stands in this area and nowhere else. */
  static boolean owns(ListedColumn column) {
    return List.of(GUIDE, RULES, REPORTS).contains(column.type());
  }

  /**
   * 公开专栏的一部分: one of the four, as the home page points at it.
   *
   * @param id anchor of the part on the page of the area
   */
  public record Part(String id, String name, List<Link> links) {}

  /** Where a part leads. */
  public record Link(String title, String path) {}

  /** The parts that are not empty, each with its newest texts or, for the third, its columns. */
  public List<Part> parts() {
    var all = new ArrayList<Part>();
    articles("zhinan", "政府信息公开指南", guide).ifPresent(all::add);
    articles("zhidu", "政府信息公开制度", rules).ifPresent(all::add);
    if (!statutory.isEmpty()) {
      all.add(
          new Part(
              "fading",
              "法定主动公开内容",
              statutory.stream().limit(4).map(c -> new Link(c.name(), c.path())).toList()));
    }
    articles("nianbao", "政府信息公开年报", reports).ifPresent(all::add);
    return all;
  }

  private static Optional<Part> articles(String id, String name, List<ListedColumn> columns) {
    var links =
        columns.stream()
            .flatMap(c -> c.headings().stream())
            .limit(3)
            .map(h -> new Link(h.title(), h.path()))
            .toList();
    return links.isEmpty() ? Optional.empty() : Optional.of(new Part(id, name, links));
  }

  private static List<ListedColumn> typed(List<ListedColumn> columns, String type) {
    return columns.stream().filter(c -> c.type().equals(type)).toList();
  }

  private static boolean governmentInformation(String kind) {
    return ItemKind.valueOf(kind).category() == Category.GOVERNMENT_INFORMATION;
  }
}
