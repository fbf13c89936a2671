package org.shenfa.desk.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.shenfa.regulation.Clause;
import org.springframework.core.io.ClassPathResource;

/**
 * 条款对照的一行: a clause, the places that enforce it, the tests that prove it and the screens that show
 * it. The places and proofs come from the annotations, written down by a test that fails when they
 * are out of date.
 */
public record ClauseLine(
    Clause clause, String kinds, List<String> places, List<String> proofs, List<Screen> screens) {
  static List<ClauseLine> all() {
    var found = new HashMap<String, String[]>();
    try (var in = new ClassPathResource("regulation/trace.tsv").getInputStream()) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(l -> l.split("\t", -1))
          .forEach(cells -> found.put(cells[0], cells));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Arrays.stream(Clause.values())
        .map(c -> {
          var cells = found.getOrDefault(c.id(), new String[] {c.id(), "", ""});
          return new ClauseLine(c, kinds(c), names(cells[1]), names(cells[2]), Screen.of(c));
        })
        .toList();
  }

  private static List<String> names(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(" "));
  }

  private static String kinds(Clause clause) {
    return clause.kinds().stream()
        .map(k ->
            switch (k) {
              case ENFORCED -> "系统强制";
              case TIMED -> "限时";
              case RECORDED -> "记录";
              case SHOWN -> "可见";
            })
        .collect(Collectors.joining("、"));
  }
}
