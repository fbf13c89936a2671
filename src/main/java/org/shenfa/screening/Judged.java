package org.shenfa.screening;

import org.jspecify.annotations.Nullable;

/** 已处理的发现: a finding of an item and the newest decision about it. */
public record Judged(Finding finding, @Nullable Decision decision) {

  /**
   * Whether the text may not be submitted with it: what must be put right stands until it is gone
   * or 新闻宣传处 agrees that it is a false alarm; what must be explained, until somebody did.
   */
  public boolean blocks() {
    var upheld = decision == null ? null : decision.upheld();
    return switch (finding.verdict()) {
      case NOTE -> false;
      case STOP -> !Boolean.TRUE.equals(upheld);
      case REASON ->
          decision == null
              || decision.judgment() == Judgment.MASKED
              || Boolean.FALSE.equals(upheld);
    };
  }

  /** As a refusal says it: where, which words, what to do. */
  public String sentence() {
    return "%s“%s”：%s"
        .formatted(finding.place().label(), finding.excerpt().strip(), finding.sentence());
  }
}
