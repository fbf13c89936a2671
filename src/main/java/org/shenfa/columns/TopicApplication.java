package org.shenfa.columns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 专题申请 (11-5): what a unit wants, who said what to it, and how far it has come. Never changed; a
 * corrected one is a new application that follows the returned one.
 *
 * @param steps in the order they were taken
 * @param followedBy the application made after this one was returned
 */
public record TopicApplication(
    long id,
    long unit,
    long by,
    String byName,
    Instant at,
    Terms terms,
    List<Step> steps,
    @Nullable Long follows,
    @Nullable Long followedBy) {

  public TopicApplication {
    steps = List.copyOf(steps);
  }

  /**
   * 栏目设置要求: all that article 11 asks the unit to state.
   *
   * @param slug its address under {@code /zt/}
   * @param introduction what readers are told
   * @param purpose why it is needed; for the reviewers
   * @param serves the leading decision or task it serves
   * @param starts first day on the site
   * @param ends last day; afterwards it stays, marked as over
   * @param keeper the named person of the unit
   */
  public record Terms(
      String title,
      String slug,
      String introduction,
      String purpose,
      String serves,
      LocalDate starts,
      LocalDate ends,
      long keeper,
      TopicFace face,
      List<Wish> columns) {
    public Terms {
      columns = List.copyOf(columns);
    }
  }

  /** 拟设栏目: one column the topic shall have. */
  public record Wish(String leaf, String name, String description, Category accepts) {}

  /** 一步: what one person said. */
  public record Step(Kind kind, long by, String byName, String reason, Instant at) {}

  /** 步骤: confirmed by the unit's head, approved or sent back. */
  public enum Kind {
    CONFIRMED("单位主要负责人确认"),
    RETURNED("退回"),
    APPROVED("新闻宣传处审核同意");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** 状态: computed from the steps, never stored. */
  public enum State {
    WAITS_FOR_HEAD("待单位主要负责人确认"),
    WAITS_FOR_NEWSROOM("待新闻宣传处审核"),
    RETURNED("已退回"),
    APPROVED("已开设");

    private final String label;

    State(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  public State state() {
    return step(Kind.RETURNED).isPresent()
        ? State.RETURNED
        : step(Kind.APPROVED).isPresent()
            ? State.APPROVED
            : step(Kind.CONFIRMED).isPresent() ? State.WAITS_FOR_NEWSROOM : State.WAITS_FOR_HEAD;
  }

  public Optional<Step> step(Kind kind) {
    return steps.stream().filter(s -> s.kind() == kind).findFirst();
  }
}
