package org.shenfa.screening;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** 起始词表: what the dictionaries hold before anybody has worked on them; in our own words. */
final class StarterLists {
  /** Grows with the resource; a version that is kept is not loaded again. */
  static final int VERSION = 1;

  private static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);

  private StarterLists() {}

  /** The terms of {@code terms.txt}. */
  static List<Term> terms() {
    var all = new ArrayList<Term>();
    var kind = TermKind.TYPO;
    var verdict = Verdict.NOTE;
    var source = "";
    for (var line : lines("terms.txt")) {
      if (line.startsWith("== ")) {
        var head = line.split(" ", 4);
        kind = TermKind.valueOf(head[1]);
        verdict = Verdict.valueOf(head[2]);
        source = head[3];
        continue;
      }
      var cells = line.split("\\|", -1);
      all.add(
          new Term(
              0,
              kind,
              cells[0],
              verdict,
              cells[1],
              source,
              cells.length > 2 ? LocalDate.parse(cells[2]) : ALWAYS,
              null));
    }
    return all;
  }

  /** The sentences of {@code examples.txt}. */
  static List<Example> examples() {
    return lines("examples.txt").stream()
        .map(l -> l.split("\\|", 3))
        .map(c -> new Example(0, TermKind.valueOf(c[0]), c[2], c[1].equals("+")))
        .toList();
  }

  private static List<String> lines(String name) {
    try (InputStream in = StarterLists.class.getResourceAsStream("/screening/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(l -> !l.isBlank() && !l.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
