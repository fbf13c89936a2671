package org.shenfa.emergency;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 应急简版的话: what the light page says beside the statements that were released.
 *
 * @param event what it is called, such as 防汛Ⅱ级应急响应
 * @param call what people are to do, in one line
 * @param summary what happened, in a few sentences
 * @param todo what to do now, one line each
 * @param telephones whom to ring
 * @param column slug of the column whose releases since then are the statements
 * @param nextUpdate when the next word is promised, Asia/Shanghai; null when nothing is promised
 */
public record EmergencyWords(
    String event,
    String call,
    String summary,
    List<String> todo,
    List<Telephone> telephones,
    String column,
    @Nullable LocalDateTime nextUpdate) {

  public EmergencyWords {
    todo = List.copyOf(todo);
    telephones = List.copyOf(telephones);
  }

  /** 求助电话: a number and what it is for. */
  public record Telephone(String number, String what) {
    /** Reads lines such as {@code 119 被困、救援}; the number is what stands before the first space. */
    public static List<Telephone> of(String lines) {
      return lines
          .lines()
          .map(l -> l.replace('　', ' ').strip())
          .filter(l -> !l.isEmpty())
          .map(l -> l.split(" +", 2))
          .map(p -> new Telephone(p[0], p.length > 1 ? p[1] : ""))
          .toList();
    }
  }

  /** All of it as one text, for screening and for the log. */
  public String text() {
    return Stream.of(
            Stream.of(event, call, summary),
            todo.stream(),
            telephones.stream().map(t -> t.number() + " " + t.what()))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }
}
