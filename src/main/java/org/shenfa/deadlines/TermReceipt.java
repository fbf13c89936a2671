package org.shenfa.deadlines;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.shenfa.Shenfa;
import org.shenfa.workdays.Day;

/**
 * 期限回执: how a term was counted, as lines of plain text whose digest anybody can recompute; the form
 * is described in {@code docs/terms.md}.
 *
 * @param start day 0, Asia/Shanghai
 * @param due the last day in time
 */
public record TermReceipt(Rule rule, LocalDate start, List<Day> days, LocalDate due) {
  private static final String FORMAT = "shenfa/term/1";

  public TermReceipt {
    days = List.copyOf(days);
  }

  public static TermReceipt of(Rule rule, Instant from, List<Day> days, LocalDate due) {
    return new TermReceipt(rule, from.atZone(Shenfa.ZONE).toLocalDate(), days, due);
  }

  /** The lines that are digested, without one after the last. */
  public String text() {
    var lines = new ArrayList<String>();
    lines.add(FORMAT);
    lines.add("期限 " + rule.label() + "，" + rule.term().words());
    lines.add("起算 " + start);
    for (var day : days) {
      lines.add(day.date() + (day.counted() ? " 计入 " : " 不计 ") + day.why());
    }
    lines.add("到期 " + due);
    return String.join("\n", lines);
  }

  /** SHA-256 of the text in UTF-8, 64 lower-case hex digits. */
  public String digest() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
