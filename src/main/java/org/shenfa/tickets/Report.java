package org.shenfa.tickets;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 报错: one of those who reported an error. A fact; its words are masked when their time is over.
 *
 * @param source CITIZEN, DUTY, SCANNER or SUPERIOR
 * @param origin which organ or which check
 * @param personName of the house, empty for the others
 * @param doubts why it looked like abuse
 */
public record Report(
    long id,
    String number,
    String source,
    ErrorKind kind,
    String words,
    String origin,
    String personName,
    @Nullable Long identity,
    List<Doubt> doubts,
    Instant at) {
  public Report {
    doubts = List.copyOf(doubts);
  }

  /** Where it came from, for people. */
  public String from() {
    return switch (source) {
      case "CITIZEN" -> "公众";
      case "SCANNER" -> "系统扫描：" + origin;
      case "SUPERIOR" -> "上级通报：" + origin + "，" + personName + "登记";
      default -> "读网：" + personName;
    };
  }

  /** Whether somebody waits for our answer. */
  public boolean citizen() {
    return source.equals("CITIZEN");
  }
}
