package org.shenfa.content;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** 办事指南要素: what a guide tells, as rows of its table or under headings of its own (14-1). */
public enum GuideElement {
  NAME(true, "事项名称", "与权力清单、一体化平台上的名称一字不差"),
  CODE(false, "事项编码", "一体化平台上的编码，没有的不填"),
  KIND(true, "事项类型", "行政许可、行政审批或者公共服务"),
  TOPIC(false, "主题分类", "危险化学品、烟花爆竹、矿山、救灾救助等，读者按它查找"),
  WHO(true, "服务对象", "个人、企业还是其他单位"),
  BASIS(true, "设定依据", "写到法律、法规、规章的条款；本站有的文件加链接"),
  CONDITIONS(true, "申请条件", "什么人、在什么情形下可以申请"),
  MATERIALS(true, "办理材料", "逐项写名称、份数、原件还是复印件、从哪里来；系统已能获取的不得要求"),
  PLACE(true, "办理地点", "地址、窗口；能网上办的写网址"),
  HOURS(true, "办理时间", "受理的日期和钟点"),
  PHONE(true, "联系电话", "咨询电话，带区号"),
  COMPLAINT(true, "监督电话", "投诉和监督电话，带区号"),
  STEPS(true, "办理流程", "从申请到取件逐步写清"),
  TERMS(true, "办理时限", "法定时限和承诺时限都要写"),
  FEE(true, "收费标准", "写明金额和依据；不收费的写“不收费”"),
  RESULT(true, "办理结果", "得到什么证件或者文书，怎样送达"),
  VISITS(false, "到现场次数", "要跑几次，不用跑的写 0 次"),
  ONLINE(false, "在线办理", "网上办理的链接"),
  PROGRESS(false, "进度查询", "查询进度的链接或者电话"),
  QUESTIONS(false, "常见问题", "问得最多的几个问题和回答"),
  FORMS(false, "表格下载", "空白表、填写样本、软件及其运行要求");

  private static final Pattern MARKS = Pattern.compile("^[一二三四五六七八九十\\d（）().、．\\s]+|[：:\\s]+$");
  private static final Pattern NUMBERED = Pattern.compile("^[一二三四五六七八九十\\d（）().、．\\s]+");
  private static final String HEADINGS = "h2, h3, h4, h5";

  private final boolean required;
  private final String label;
  private final String hint;

  GuideElement(boolean required, String label, String hint) {
    this.required = required;
    this.label = label;
    this.hint = hint;
  }

  /** Whether a guide without it is not let out. */
  public boolean required() {
    return required;
  }

  public String label() {
    return label;
  }

  public String hint() {
    return hint;
  }

  /** What is wrong with the words of this element; empty when nothing is. */
  public Optional<String> fault(String words) {
    return switch (this) {
      case KIND -> unless(words.matches("(?s).*(行政许可|行政审批|公共服务).*"), "事项类型要写行政许可、行政审批或者公共服务。");
      case FEE ->
          unless(
              words.contains("不收费") || words.matches("(?s).*\\d.*元.*依据.*"),
              "收费标准要写明金额和依据，不收费的写“不收费”。");
      case TERMS -> unless(words.contains("法定") && words.contains("承诺"), "办理时限要把法定时限和承诺时限都写上。");
      case NAME,
          CODE,
          TOPIC,
          WHO,
          BASIS,
          CONDITIONS,
          MATERIALS,
          PLACE,
          HOURS,
          PHONE,
          COMPLAINT,
          STEPS,
          RESULT,
          VISITS,
          ONLINE,
          PROGRESS,
          QUESTIONS,
          FORMS ->
          Optional.empty();
    };
  }

  private static Optional<String> unless(boolean right, String sentence) {
    return right ? Optional.empty() : Optional.of(sentence);
  }

  /** The elements a body tells something about. */
  public static Set<GuideElement> filled(String body) {
    return told(body).keySet();
  }

  /** What a body tells about each element, as HTML; the first place counts. */
  public static Map<GuideElement, String> told(String body) {
    var document = Jsoup.parseBodyFragment(body);
    document.outputSettings().prettyPrint(false);
    var page = document.body();
    var found = new EnumMap<GuideElement, String>(GuideElement.class);
    for (var element : values()) {
      element
          .row(page)
          .or(() -> element.line(page))
          .or(() -> element.section(page))
          .ifPresent(html -> found.put(element, html));
    }
    return found;
  }

  /** The words of a piece of HTML, a line for each paragraph. */
  public static String words(String html) {
    var page = Jsoup.parseBodyFragment(html).body();
    var paragraphs = page.select("p, li, tr");
    return paragraphs.isEmpty()
        ? page.text()
        : paragraphs.stream().map(Element::text).collect(Collectors.joining("\n"));
  }

  private Optional<String> row(Element page) {
    return page.select("tr").stream()
        .filter(r -> r.childrenSize() > 1 && names(r.child(0)))
        .map(r -> r.children().stream().skip(1).filter(GuideElement::tells).toList())
        .filter(cells -> !cells.isEmpty())
        .map(cells -> cells.stream().map(Element::html).collect(Collectors.joining()))
        .findFirst();
  }

  /** A line of the form 办理地点：…. */
  private Optional<String> line(Element page) {
    var lead = Pattern.compile("\\Q" + label + "\\E\\s*[：:]\\s*(\\S.*)");
    return page.select("p, li").stream()
        .map(l -> lead.matcher(NUMBERED.matcher(l.text()).replaceFirst("")))
        .filter(java.util.regex.Matcher::matches)
        .map(m -> new Element("p").text(m.group(1)).outerHtml())
        .findFirst();
  }

  /** Whatever stands between a heading of this name and the next heading. */
  private Optional<String> section(Element page) {
    return page.select(HEADINGS).stream()
        .filter(this::names)
        .map(h -> until(h).stream().filter(GuideElement::tells).toList())
        .filter(parts -> !parts.isEmpty())
        .map(parts -> parts.stream().map(Element::outerHtml).collect(Collectors.joining()))
        .findFirst();
  }

  private static List<Element> until(Element heading) {
    return heading.nextElementSiblings().stream().takeWhile(e -> !e.is(HEADINGS)).toList();
  }

  private boolean names(Element heading) {
    return MARKS.matcher(heading.text()).replaceAll("").equals(label);
  }

  private static boolean tells(Element cell) {
    return cell.hasText() || !cell.select("img").isEmpty();
  }

  /** The table a new guide begins with: what has to be told. */
  static String table() {
    return table(
        Arrays.stream(values())
            .filter(GuideElement::required)
            .collect(Collectors.toMap(e -> e, e -> "")));
  }

  /** A body of one table, with the HTML of each element. */
  public static String table(Map<GuideElement, String> told) {
    return Arrays.stream(values())
        .filter(told::containsKey)
        .map(e -> "<tr><th scope=\"row\">%s</th><td>%s</td></tr>".formatted(e.label, told.get(e)))
        .collect(Collectors.joining("", "<table><tbody>", "</tbody></table>"));
  }
}
