package org.shenfa.inspection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 一次巡检.
 *
 * @param by name of who asked for it, 系统 for those of the night
 * @param outcome null while it is under way, or while nobody noticed that it was interrupted
 * @param pages read
 * @param faults found, those seen before included
 */
public record Scan(
    long id,
    String by,
    Instant begun,
    @Nullable Outcome outcome,
    int pages,
    int faults,
    @Nullable Instant ended,
    String note) {

  /** 结果. */
  public enum Outcome {
    FINISHED("完成", "good full"),
    INTERRUPTED("中断，可以重新开始", "warn"),
    FAILED("没有完成", "bad");

    private final String label;
    private final String look;

    Outcome(String label, String look) {
      this.label = label;
      this.look = look;
    }

    public String label() {
      return label;
    }

    /** How its mark on the page looks. */
    public String look() {
      return look;
    }
  }

  /** 巡检进度: what is being done, and how much of it. */
  public record Progress(String step, int done, int of) {}
}
