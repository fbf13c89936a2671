package org.shenfa.review;

import java.util.List;
import java.util.Map;

/** 意见: what a reviewer says at a look. Each look that asks questions has an answer of its own. */
public sealed interface Answer {
  /** Agreement at the secrecy step, which cannot be given without the form. */
  record SecrecyCleared(SecrecyReviewForm form) implements Answer {}

  /** The head's confirmation of the four qualities. */
  record Confirmed(HeadConfirmation confirmation) implements Answer {}

  /** Agreement at any other look. */
  record Agreed() implements Answer {}

  /** Sent back: what was wrong, for the count, and the words the author will read. */
  record SentBack(List<ReturnReason> causes, String reason) implements Answer {
    public SentBack {
      causes = causes.stream().distinct().sorted().toList();
    }

    public SentBack(String reason) {
      this(List.of(ReturnReason.OTHER), reason);
    }
  }

  /** The answers as the record keeps them. */
  default Map<String, String> kept() {
    return switch (this) {
      case SecrecyCleared(var form) -> form.answers();
      case Confirmed(var confirmation) -> confirmation.answers();
      case Agreed() -> Map.of();
      case SentBack(var causes, _) ->
          Map.of("causes", String.join(",", causes.stream().map(Enum::name).toList()));
    };
  }

  /** Whether this is the kind of answer the look asks for. */
  default boolean answers(Look look) {
    return switch (this) {
      case SecrecyCleared(_) -> look == Look.SECRECY_REVIEW;
      case Confirmed(_) -> look == Look.HEAD_CONFIRMATION;
      case Agreed() -> look != Look.SECRECY_REVIEW && look != Look.HEAD_CONFIRMATION;
      case SentBack _ -> true;
    };
  }
}
