package org.shenfa.content;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** 办事指南要素: what a guide tells, as rows of its table or under headings of its own (14-1). */
public enum GuideElement {
  NAME("事项名称", "与权力清单、一体化平台上的名称一字不差"),
  BASIS("设定依据", "写到法律、法规、规章的条款"),
  CONDITIONS("申请条件", "什么人、在什么情形下可以申请"),
  MATERIALS("办理材料", "逐项写名称、份数、原件还是复印件，表格附下载"),
  PLACE("办理地点", "地址、窗口；能网上办的写网址"),
  HOURS("办理时间", "受理的钟点和承诺的办结时限"),
  PHONE("联系电话", "咨询电话和监督电话，带区号"),
  STEPS("办理流程", "从申请到取件逐步写清");

  private static final Pattern MARKS = Pattern.compile("^[一二三四五六七八九十\\d（）().、．\\s]+|[：:\\s]+$");
  private static final Pattern NUMBERED = Pattern.compile("^[一二三四五六七八九十\\d（）().、．\\s]+");
  private static final String HEADINGS = "h2, h3, h4, h5";

  private final String label;
  private final String hint;

  GuideElement(String label, String hint) {
    this.label = label;
    this.hint = hint;
  }

  public String label() {
    return label;
  }

  public String hint() {
    return hint;
  }

  /** The elements a body tells something about. */
  public static Set<GuideElement> filled(String body) {
    var page = Jsoup.parseBodyFragment(body).body();
    var found = EnumSet.noneOf(GuideElement.class);
    for (var element : values()) {
      var rows =
          page.select("tr").stream()
              .anyMatch(r ->
                  r.childrenSize() > 1
                      && element.names(r.child(0))
                      && r.children().stream().skip(1).anyMatch(GuideElement::tells));
      if (rows
          || page.select("p, li").stream().anyMatch(element::leads)
          || page.select(HEADINGS).stream().anyMatch(h -> element.names(h) && told(h))) {
        found.add(element);
      }
    }
    return found;
  }

  private boolean names(Element heading) {
    return MARKS.matcher(heading.text()).replaceAll("").equals(label);
  }

  /** A line of the form 办理地点：…. */
  private boolean leads(Element line) {
    var text = NUMBERED.matcher(line.text()).replaceFirst("");
    return text.matches("\\Q" + label + "\\E\\s*[：:]\\s*\\S.*");
  }

  private static boolean tells(Element cell) {
    return cell.hasText() || !cell.select("img").isEmpty();
  }

  /** Whether anything stands between this heading and the next. */
  private static boolean told(Element heading) {
    for (var next = heading.nextElementSibling(); next != null; next = next.nextElementSibling()) {
      if (next.is(HEADINGS)) {
        return false;
      }
      if (tells(next)) {
        return true;
      }
    }
    return false;
  }

  /** The table a new guide begins with. */
  static String table() {
    return Arrays.stream(values())
        .map(e -> "<tr><th scope=\"row\">%s</th><td></td></tr>".formatted(e.label))
        .collect(Collectors.joining("", "<table><tbody>", "</tbody></table>"));
  }
}
