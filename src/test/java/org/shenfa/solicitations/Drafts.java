package org.shenfa.solicitations;

import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Manifest;

/** Drafts for comment as a test wants them. */
public final class Drafts {
  private Drafts() {}

  /** The same draft with another end, body and word to its readers. */
  public static Manifest with(
      Manifest text, LocalDateTime closes, @Nullable String note, String body) {
    return new Manifest(
        text.format(),
        text.item(),
        text.revision(),
        text.title(),
        text.category(),
        text.kind(),
        text.source(),
        text.sourceName(),
        text.unit(),
        text.publisher(),
        text.columns(),
        body,
        text.attachments(),
        text.disclosure(),
        text.document(),
        text.reprint(),
        new Manifest.Comment(Objects.requireNonNull(text.comment()).method(), closes),
        text.pairedWith(),
        text.waiver(),
        text.leaders(),
        text.newsValue(),
        note);
  }
}
