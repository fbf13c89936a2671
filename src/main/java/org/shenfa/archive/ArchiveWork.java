package org.shenfa.archive;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 一次导出或者清点: asked for by somebody for a purpose; its end stands beside it.
 *
 * @param outcome null while it is under way
 * @param units packages or addresses it went through
 * @param digest SHA-256 of the file it made; null where it made none
 * @param result of an inventory, as JSON; null for others
 */
public record ArchiveWork(
    long id,
    Kind kind,
    int year,
    @Nullable LocalDate day,
    long personId,
    String by,
    String purpose,
    Instant at,
    @Nullable Outcome outcome,
    String note,
    int units,
    long size,
    @Nullable String digest,
    @Nullable String result,
    @Nullable Instant ended) {

  /** 种类. */
  public enum Kind {
    YEAR("年度档案包"),
    DAY("整站网页包"),
    INVENTORY("年度清点");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** 结果. */
  public enum Outcome {
    FINISHED("完成", "good full"),
    INTERRUPTED("中断", "warn half"),
    FAILED("没有完成", "bad full");

    private final String label;
    private final String look;

    Outcome(String label, String look) {
      this.label = label;
      this.look = look;
    }

    public String label() {
      return label;
    }

    /** How the desk draws it. */
    public String look() {
      return look;
    }
  }

  /** 进度: what is being done, and how much of it. */
  public record Progress(String step, int done, int of) {}

  /** What it is of: a year, or a day. */
  public String of() {
    return day == null ? year + " 年" : day.toString();
  }

  /** As the file it made is called. */
  public String fileName() {
    return day == null ? "年度档案包-%d.zip".formatted(year) : "整站网页-%s.zip".formatted(day);
  }
}
