package org.shenfa.support;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** axe-core itself in a page: its builder waits for ever on a frame without scripts. */
public final class Axe {
  private static final List<String> LEVELS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  /** What a narrow window or other colours can spoil; the rest was read in the wide one. */
  private static final List<String> OTHERWISE =
      List.of(
          "color-contrast",
          "link-in-text-block",
          "target-size",
          "scrollable-region-focusable",
          "label",
          "button-name",
          "link-name",
          "aria-hidden-focus");

  private static final String AXE = read();

  private Axe() {}

  private static String read() {
    try (var in = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every finding of the levels A and AA, a sentence each. */
  public static List<String> everything(Page page, String where) {
    return run(page, Map.of("type", "tag", "values", LEVELS), where);
  }

  /** Those that turn on width and colours. */
  public static List<String> colours(Page page, String where) {
    return run(page, Map.of("type", "rule", "values", OTHERWISE), where);
  }

  @SuppressWarnings("unchecked")
  private static List<String> run(Page page, Map<String, Object> only, String where) {
    if (!(Boolean) page.evaluate("typeof axe === 'object'")) {
      page.evaluate(AXE);
    }
    var found =
        (List<String>)
            page.evaluate(
                """
                async (only) => {
                  const late = new Promise((done) => setTimeout(() => done(null), 20000));
                  const found = await Promise.race([late, axe.run(document, { iframes: false, preload: false,
                    resultTypes: ['violations'], runOnly: only })]);
                  return found === null ? ['axe-core 没有答复']
                    : found.violations.flatMap((v) => v.nodes.map((n) => v.id + '：' + v.help + ' ' + n.html));
                }
                """,
                only);
    return found.stream().map(f -> where + " " + f).toList();
  }
}
