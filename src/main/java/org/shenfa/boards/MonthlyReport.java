package org.shenfa.boards;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.shenfa.boards.Chart.Series;
import org.shenfa.boards.Chart.Shape;
import org.shenfa.boards.Chart.Tone;
import org.shenfa.boards.MonthTallies.Score;
import org.shenfa.boards.MonthTallies.SiteMonth;
import org.shenfa.boards.MonthTallies.UnitMonth;
import org.shenfa.boards.OpenWork.Tally;
import tools.jackson.databind.json.JsonMapper;

/**
 * 月报: the figures of a month of one unit, or of all; page and mail are both made of it.
 *
 * @param month yyyy-MM
 * @param unit 0 for all of them
 * @param name of the unit, 全厅 for all
 * @param units side by side, for all of them only
 */
public record MonthlyReport(
    String format,
    String month,
    long unit,
    String name,
    List<Section> sections,
    List<UnitLine> units) {
  private static final String FORMAT = "shenfa/monthly-report/1";
  private static final JsonMapper JSON = JsonMapper.shared();

  /** 一节. */
  public record Section(String title, List<Line> lines) {}

  /**
   * 一行.
   *
   * @param words the figure with its unit
   * @param link the page of the desk that shows what is behind it
   */
  public record Line(String label, String words, String link) {}

  /** 一家单位, beside the others in the order of the house. */
  public record UnitLine(
      long unit, String name, int submitted, int released, int answers, int answered, int orders) {}

  static MonthlyReport of(UnitMonth unit, YearMonth month, List<Tally> now) {
    var sections = new ArrayList<Section>();
    sections.add(releases(List.of(unit), period(unit.unit(), month)));
    sections.add(interaction(List.of(unit), List.of()));
    sections.add(supervision(List.of(unit), List.of()));
    open(now, unit.unit()).ifPresent(sections::add);
    return new MonthlyReport(
        FORMAT, month.toString(), unit.unit(), unit.name(), sections, List.of());
  }

  static MonthlyReport of(
      List<UnitMonth> units,
      SiteMonth site,
      Optional<Score> score,
      YearMonth month,
      List<Tally> now) {
    var sections = new ArrayList<Section>();
    sections.add(releases(units, period(0, month)));
    sections.add(
        interaction(
            units,
            List.of(
                new Line("收到来信", site.letters() + " 件", "/desk/figures/" + month),
                new Line("网站第一次答复", site.replied() + " 件", "/desk/figures/" + month))));
    sections.add(
        supervision(
            units,
            List.of(
                new Line("报来的差错", site.reported() + " 张", "/desk/tickets"),
                new Line("办结的纠错单", site.closed() + " 张", "/desk/tickets"))));
    var watch = new ArrayList<Line>();
    watch.add(new Line("值班读网", site.read() + " 天", "/desk/duty"));
    watch.add(new Line("漏岗", site.missed() + " 天", "/desk/duty"));
    watch.add(new Line("没有排人", site.nobody() + " 天", "/desk/duty"));
    watch.add(
        score
            .map(s ->
                new Line(
                    "若今天检查，月内最后一次",
                    "%s 分，%s（%s）".formatted(Chart.words(s.points()), s.verdict().label(), s.day()),
                    "/desk/inspection"))
            .orElse(new Line("若今天检查", "这个月没有巡检", "/desk/inspection")));
    sections.add(new Section("值班和检查", watch));
    open(now, 0).ifPresent(sections::add);
    return new MonthlyReport(
        FORMAT,
        month.toString(),
        0,
        "全厅",
        sections,
        units.stream()
            .map(u ->
                new UnitLine(
                    u.unit(),
                    u.name(),
                    u.submitted(),
                    u.released(),
                    u.answers(),
                    u.answered(),
                    u.orders()))
            .toList());
  }

  private static String period(long unit, YearMonth month) {
    return "/desk/units%s?from=%s&to=%s"
        .formatted(unit == 0 ? "" : "/" + unit, month.atDay(1), month.atEndOfMonth());
  }

  private static int sum(List<UnitMonth> units, ToIntFunction<UnitMonth> figure) {
    return units.stream().mapToInt(figure).sum();
  }

  private static Section releases(List<UnitMonth> units, String link) {
    return new Section(
        "信息发布",
        List.of(
            new Line("报送", sum(units, UnitMonth::submitted) + " 件", link),
            new Line("首次发布", sum(units, UnitMonth::released) + " 件", link),
            new Line("退回", sum(units, UnitMonth::returned) + " 次", link)));
  }

  private static Section interaction(List<UnitMonth> units, List<Line> before) {
    var lines = new ArrayList<>(before);
    lines.add(
        kept(
            "四个工作日内提出答复意见",
            sum(units, UnitMonth::answered),
            sum(units, UnitMonth::answers),
            "/desk/letters"));
    lines.add(
        kept(
            "一个月内反馈征集情况",
            sum(units, UnitMonth::fedBack),
            sum(units, UnitMonth::feedback),
            "/desk/solicitations"));
    return new Section("互动交流", lines);
  }

  private static Section supervision(List<UnitMonth> units, List<Line> before) {
    var lines = new ArrayList<>(before);
    lines.add(
        kept(
            "单位按时改正差错",
            sum(units, UnitMonth::mended),
            sum(units, UnitMonth::errors),
            "/desk/tickets"));
    lines.add(new Line("收到督办单", sum(units, UnitMonth::orders) + " 份", "/desk/orders"));
    lines.add(new Line("督办逾期未整改", sum(units, UnitMonth::lapsed) + " 份", "/desk/orders"));
    return new Section("纠错和督办", lines);
  }

  private static Line kept(String label, int kept, int due, String link) {
    return new Line(label, due == 0 ? "没有到期的" : "到期 %d 件，其中 %d 件".formatted(due, kept), link);
  }

  /** What lay open when the report was made; nothing where that was not seen. */
  private static Optional<Section> open(List<Tally> now, long unit) {
    var lines = new ArrayList<Line>();
    for (var kind : WorkKind.values()) {
      var of =
          now.stream().filter(t -> t.kind() == kind && (unit == 0 || t.unit() == unit)).toList();
      var open = of.stream().mapToInt(Tally::open).sum();
      if (open > 0) {
        lines.add(
            new Line(
                kind.label(),
                "%d 件，其中超期 %d 件".formatted(open, of.stream().mapToInt(Tally::late).sum()),
                kind.list()));
      }
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(new Section("做月报时在办", lines));
  }

  byte[] json() {
    return JSON.writeValueAsBytes(this);
  }

  static MonthlyReport read(byte[] json) {
    return JSON.readValue(json, MonthlyReport.class);
  }

  /** 2026年10月. */
  public String monthName() {
    var of = YearMonth.parse(month);
    return "%d年%d月".formatted(of.getYear(), of.getMonthValue());
  }

  /** 各单位发布, the most first; for all units only. */
  public Chart chart() {
    var order =
        units.stream()
            .filter(u -> u.released() + u.submitted() > 0)
            .sorted(Comparator.comparing(u -> -u.released()))
            .toList();
    return Chart.of(
        "c-month",
        "各单位发布",
        Shape.ROWS,
        "件",
        "单位",
        order.stream().map(UnitLine::name).toList(),
        List.of(
            Series.of(
                "首次发布",
                Tone.ACC,
                order.stream().map(UnitLine::released).toList(),
                order.stream().map(u -> period(u.unit(), YearMonth.parse(month))).toList())));
  }

  /** The mail: the same figures in plain lines, and where they stand. */
  String text(String address) {
    var text = new StringBuilder("%s网站信息发布月报（%s）%n".formatted(monthName(), name));
    for (var section : sections) {
      text.append("\n").append(section.title()).append("\n");
      section
          .lines()
          .forEach(
              l -> text.append("  ").append(l.label()).append("：").append(l.words()).append("\n"));
    }
    if (!units.isEmpty()) {
      text.append("\n各单位首次发布\n");
      units.stream()
          .filter(u -> u.released() > 0)
          .forEach(u ->
              text.append("  ").append(u.name()).append("：").append(u.released()).append(" 件\n"));
    }
    return text.append("\n在工作台查看，每个数点得开：\n")
        .append(address)
        .append("\n\n信里只有件数，没有来信人和稿件的内容。不想再收到邮件的，到工作台的“提醒”里关闭。\n")
        .toString()
        .replace("\r\n", "\n");
  }
}
