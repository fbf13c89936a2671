package org.shenfa.concerns;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.deadlines.Rule;

/** 关切级别: how fast an answer is owed, and who has to agree to it. */
public enum Level {
  A("特别重大、重大突发事件", List.of(Rule.CONCERN_AUTHORITATIVE, Rule.CONCERN_PRESS)),
  B("重要舆情", List.of(Rule.CONCERN_RESPONSE)),
  C("一般关切", List.of(Rule.CONCERN_RESPONSE)),
  D("只作观察", List.of());

  private final String meaning;
  private final List<Rule> answers;

  Level(String meaning, List<Rule> answers) {
    this.meaning = meaning;
    this.answers = answers;
  }

  public String meaning() {
    return meaning;
  }

  /** As people say it: A 级 特别重大、重大突发事件. */
  public String label() {
    return name() + " 级 " + meaning;
  }

  /** What the site then owes, counted from {@link #since}. */
  public List<Rule> answers() {
    return answers;
  }

  /** The term in which the first answer itself is owed; none while it is only watched. */
  public Optional<Rule> first() {
    return answers.stream().findFirst();
  }

  /** How fast it had to be assessed. */
  public Rule assessment() {
    return switch (this) {
      case A, B -> Rule.CONCERN_ASSESSMENT_URGENT;
      case C, D -> Rule.CONCERN_ASSESSMENT;
    };
  }

  /** Whether an answer is expected at all. */
  public boolean answered() {
    return this != D;
  }

  /** Whether a leader has to agree, and the review takes the emergency lane. */
  public boolean gravest() {
    return this == A;
  }

  /** From when the terms of the answer run: the occurrence where it is known, else the finding. */
  public static Instant since(@Nullable Instant occurred, Instant found) {
    return occurred == null ? found : occurred;
  }
}
