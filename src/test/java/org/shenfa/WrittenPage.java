package org.shenfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A page that follows from the code and is written by a test. */
public final class WrittenPage {
  private WrittenPage() {}

  /** Brings the page up to date; where pages must be current already ({@code CI=true}), fails. */
  public static void keep(Path page, String text) throws IOException {
    var before = Files.exists(page) ? Files.readString(page) : "";
    if (before.equals(text)) {
      return;
    }
    Files.createDirectories(Objects.requireNonNull(page.getParent()));
    Files.writeString(page, text);
    assertThat(System.getenv("CI"))
        .as("%s was not current; this run has written it: commit it", page)
        .isNotEqualTo("true");
  }
}
