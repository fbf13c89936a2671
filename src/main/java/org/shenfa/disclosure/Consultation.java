package org.shenfa.disclosure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 征求意见: one party that was asked.
 *
 * @param until the last day on which it may answer
 * @param stance null while it has not answered
 */
public record Consultation(
    long id,
    ConsultationKind kind,
    String party,
    LocalDate until,
    @Nullable Stance stance,
    String words) {

  /** 对方的意见. */
  public enum Stance {
    AGREES("同意公开"),
    OBJECTS("不同意公开");

    private final String label;

    Stance(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }
}
