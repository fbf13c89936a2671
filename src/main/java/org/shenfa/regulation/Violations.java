package org.shenfa.regulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 退回理由: every rule an act would break, thrown once and complete; nothing has changed then. */
public class Violations extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> all;

  public Violations(List<Violation> all) {
    super(all.stream().map(Violation::sentence).collect(Collectors.joining("；")));
    this.all = List.copyOf(all);
  }

  public Violations(Clause clause, String sentence) {
    this(List.of(new Violation(clause, null, sentence)));
  }

  public List<Violation> all() {
    return all;
  }

  /** Collects violations while the checks run; nothing is thrown before the last check. */
  public static final class Gathering {
    private final List<Violation> found = new ArrayList<>();

    /** Notes a violation when {@code broken} holds. */
    public Gathering refuseIf(
        boolean broken, Clause clause, @Nullable String field, String sentence) {
      if (broken) {
        found.add(new Violation(clause, field, sentence));
      }
      return this;
    }

    public Gathering addAll(List<Violation> more) {
      found.addAll(more);
      return this;
    }

    public List<Violation> found() {
      return List.copyOf(found);
    }

    /** Throws everything that was found, or returns quietly. */
    public void throwIfAny() {
      if (!found.isEmpty()) {
        throw new Violations(found);
      }
    }
  }
}
