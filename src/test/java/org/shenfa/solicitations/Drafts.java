package org.shenfa.solicitations;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Manifest;
import org.shenfa.support.Texts;

/** Drafts for comment as a test wants them. */
public final class Drafts {
  private Drafts() {}

  /** The same draft with another end, body and word to its readers. */
  public static Manifest with(
      Manifest text, LocalDateTime closes, @Nullable String note, String body) {
    var method = Objects.requireNonNull(text.comment()).method();
    var changes = new HashMap<String, @Nullable Object>();
    changes.put("body", body);
    changes.put("comment", new Manifest.Comment(method, closes));
    changes.put("note", note);
    return Texts.with(text, changes);
  }
}
