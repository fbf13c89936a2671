package org.shenfa.screening;

import static org.shenfa.screening.Verdict.REASON;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** 件数: “等26家企业” beside a list of 27, or an attachment called “（27家）”. */
final class Counts implements Rule {
  static final String RULE = "count";
  private static final int FEWEST = 3;
  private static final String UNIT = "(家|名|位|人|个|座|所|项|支)";
  private static final Pattern CLAIM =
      Pattern.compile(
          "(?:等|共计?|合计|确定|认定|以下|下列) ?(" + Figures.COUNT + ") ?" + UNIT + "(?!月|工作日|小时|方面|百分|亿|万)");
  private static final Pattern NAMED =
      Pattern.compile("\\(? ?共? ?(" + Figures.COUNT + ") ?" + UNIT + " ?\\)");
  private static final Pattern LINE =
      Pattern.compile("(?m)^ *(\\d{1,4})(?:\\t|[.、] ?| {1,8}(?=[\\u4e00-\\u9fa5]))");

  /** A number that is claimed. */
  private record Claim(Passage in, int from, int to, int number, String unit) {}

  /** A list that can be counted. */
  private record Counted(String where, int size) {}

  @Override
  public void check(Reading on, Findings found) {
    var claims = new ArrayList<Claim>();
    claims(CLAIM, on.title, claims);
    claims(CLAIM, on.body, claims);
    var names = new ArrayList<Claim>();
    on.names.forEach(n -> claims(NAMED, n, names));
    var lists = new ArrayList<>(tables(on.html));
    on.files.forEach(f -> numbered(f, lists));
    if (lists.size() == 1) {
      var only = lists.getFirst();
      for (var claim : claims) {
        if (claim.number() != only.size() && claim.number() >= FEWEST) {
          say(claim, "这里写 %d %s，%s列出的是 %d 项，请核对。", only.where(), only.size(), found);
        }
      }
    }
    for (var name : names) {
      if (claims.stream().anyMatch(c -> c.unit().equals(name.unit()))
          && claims.stream()
              .filter(c -> c.unit().equals(name.unit()))
              .noneMatch(c -> c.number() == name.number())) {
        var other =
            claims.stream().filter(c -> c.unit().equals(name.unit())).findFirst().orElseThrow();
        say(name, "附件名称写 %d %s，%s写的是 %d，请核对。", other.in().where.label(), other.number(), found);
      }
    }
  }

  private static void say(Claim claim, String words, String where, int other, Findings found) {
    found.add(
        RULE,
        REASON,
        claim.in(),
        claim.from(),
        claim.to(),
        words.formatted(claim.number(), claim.unit(), where, other),
        null);
  }

  private static void claims(Pattern pattern, Passage in, List<Claim> into) {
    for (var match : pattern.matcher(in.folded).results().toList()) {
      into.add(
          new Claim(in, match.start(), match.end(), Figures.count(match.group(1)), match.group(2)));
    }
  }

  private static List<Counted> tables(Element html) {
    var all = new ArrayList<Counted>();
    for (var table : html.select("table")) {
      var rows =
          table.select("tr").stream()
              .filter(r -> !r.select("td").isEmpty())
              .filter(r -> !Passage.dense(r.text()).matches("(?:合计|总计|共计|序号).*"))
              .count();
      if (rows >= FEWEST) {
        all.add(new Counted("表格", (int) rows));
      }
    }
    for (var list : html.select("ol")) {
      if (list.childrenSize() >= FEWEST) {
        all.add(new Counted("编号列表", list.childrenSize()));
      }
    }
    return all;
  }

  /** Lines of a file numbered 1, 2, 3 without a gap. */
  private static void numbered(Passage in, List<Counted> into) {
    var last = 0;
    for (var match : LINE.matcher(in.folded).results().toList()) {
      var number = Integer.parseInt(match.group(1));
      if (number != last + 1) {
        return;
      }
      last = number;
    }
    if (last >= FEWEST) {
      into.add(new Counted("附件“" + in.file + "”", last));
    }
  }
}
