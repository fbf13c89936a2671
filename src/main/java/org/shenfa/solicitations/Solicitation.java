package org.shenfa.solicitations;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Manifest;
import org.shenfa.publication.Cancellation;

/**
 * 征集: a draft for comment as its readers see it; times in Asia/Shanghai.
 *
 * @param digest of the text that is public now, in hex
 * @param firstClosesAt the end that was named first
 * @param endsAt from when opinions are late
 * @param received receipts in time that count
 * @param feedback item number of the result, once it is public
 * @param document item number of the document made of it, once it is public
 */
public record Solicitation(
    String number,
    String path,
    String digest,
    Manifest text,
    LocalDateTime openedAt,
    LocalDateTime firstClosesAt,
    LocalDateTime endsAt,
    @Nullable Cancellation cancelled,
    long received,
    @Nullable String feedback,
    @Nullable String document) {

  /** 征集状态: as readers are told. */
  public enum Standing {
    OPEN("征集中"),
    CLOSED("已结束，待反馈"),
    CANCELLED("已终止"),
    ANSWERED("已反馈");

    private final String label;

    Standing(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  public Standing standing(LocalDateTime now) {
    return feedback != null
        ? Standing.ANSWERED
        : cancelled != null
            ? Standing.CANCELLED
            : now.isBefore(endsAt) ? Standing.OPEN : Standing.CLOSED;
  }

  /** Whether an opinion is still registered, in time or late. */
  public boolean takes(LocalDateTime now) {
    return switch (standing(now)) {
      case OPEN, CLOSED -> true;
      case CANCELLED, ANSWERED -> false;
    };
  }

  public boolean extended() {
    return closesAt().isAfter(firstClosesAt);
  }

  public LocalDateTime closesAt() {
    return Objects.requireNonNull(text.comment()).closesAt();
  }

  public List<Paragraph> paragraphs() {
    return Paragraph.of(text.body());
  }
}
