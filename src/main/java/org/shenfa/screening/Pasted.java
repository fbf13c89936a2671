package org.shenfa.screening;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 粘贴导入: lines of 词, 结论, 建议, 依据, 起始日期, 截止日期 between commas or tabs, each either a term or a sentence
 * that says what is wrong with it.
 */
public final class Pasted {
  private static final int LIMIT = 5000;
  private static final Pattern CELL = Pattern.compile("\"((?:[^\"]|\"\")*)\"|([^,\\t，]*)");

  /**
   * One line.
   *
   * @param number of the line, from 1
   * @param wrong what is wrong, or null for a good one
   */
  public record Line(int number, String raw, @Nullable Term term, @Nullable String wrong) {}

  private Pasted() {}

  /** Reads what was pasted; {@code known} are the spellings this dictionary already holds. */
  static List<Line> read(
      TermKind kind, String text, Set<String> known, String source, LocalDate today) {
    var all = new ArrayList<Line>();
    var seen = new HashSet<String>();
    var number = 0;
    for (var raw : text.lines().toList()) {
      number++;
      if (raw.isBlank() || (number == 1 && raw.startsWith("词") && raw.contains("结论"))) {
        continue;
      }
      if (all.size() >= LIMIT) {
        all.add(new Line(number, raw, null, "一次最多导入 %d 条，后面的请分批。".formatted(LIMIT)));
        break;
      }
      all.add(line(kind, number, raw, known, seen, source, today));
    }
    return all;
  }

  private static Line line(
      TermKind kind,
      int number,
      String raw,
      Set<String> known,
      Set<String> seen,
      String source,
      LocalDate today) {
    var cells = cells(raw);
    var verdict = cells.get(1).isEmpty() ? Verdict.NOTE : verdict(cells.get(1));
    var wrong = new TreeSet<String>();
    if (verdict == null) {
      wrong.add("结论只能写“须改正”“须说明”“提示”");
    }
    LocalDate from = today;
    LocalDate to = null;
    try {
      from = cells.get(4).isEmpty() ? today : LocalDate.parse(cells.get(4));
      to = cells.get(5).isEmpty() ? null : LocalDate.parse(cells.get(5));
    } catch (DateTimeException e) {
      wrong.add("日期写成 2026-01-05 的样子");
    }
    var term =
        new Term(
            0,
            kind,
            cells.get(0),
            verdict == null ? Verdict.NOTE : verdict,
            cells.get(2),
            cells.get(3).isEmpty() ? source.strip() : cells.get(3),
            from,
            to);
    wrong.addAll(faults(term));
    var spelling = Lexicon.spelling(term.text());
    if (known.contains(spelling)) {
      wrong.add("词表里已经有了");
    }
    if (!seen.add(spelling)) {
      wrong.add("这一批里写了两遍");
    }
    return wrong.isEmpty()
        ? new Line(number, raw, term, null)
        : new Line(number, raw, null, String.join("；", wrong) + "。");
  }

  /** What keeps a term from being kept. */
  static List<String> faults(Term term) {
    var wrong = new ArrayList<String>();
    var length = Lexicon.spelling(term.text()).length();
    if (length < 2 || term.text().length() > 40) {
      wrong.add("词要有 2 到 40 个字");
    }
    if (term.suggestion().length() > 100) {
      wrong.add("建议最多 100 字");
    }
    if (term.source().strip().length() < 2 || term.source().length() > 200) {
      wrong.add("请写明依据（2 到 200 字）");
    }
    var last = term.to();
    if (last != null && last.isBefore(term.from())) {
      wrong.add("截止日期早于起始日期");
    }
    if (term.verdict() != Verdict.NOTE && OwnWords.contains(term.text())) {
      wrong.add("“" + term.text() + "”是应急管理自己的业务用语，只能设为提示");
    }
    return wrong;
  }

  private static @Nullable Verdict verdict(String words) {
    for (var verdict : Verdict.values()) {
      if (verdict.label().equals(words) || verdict.name().equalsIgnoreCase(words)) {
        return verdict;
      }
    }
    return null;
  }

  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var matcher = CELL.matcher(line);
    var at = 0;
    while (at <= line.length() && matcher.find(at)) {
      var quoted = matcher.group(1);
      cells.add((quoted == null ? matcher.group(2) : quoted.replace("\"\"", "\"")).strip());
      at = matcher.end() + 1;
    }
    while (cells.size() < 6) {
      cells.add("");
    }
    return cells;
  }
}
