package org.shenfa.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The other half of the editor's own tests: what it writes for the same texts passes the gate
 * untouched, so that from editor to server and back nothing changes.
 */
@DisplayName("编辑器写出的正文，服务器一字不改")
class EditorHtmlTests {
  private static final Path CORPUS = Path.of("src/test/resources/editor");

  static Stream<String> texts() throws IOException {
    try (var files = Files.list(CORPUS)) {
      var whole =
          files
              .filter(f -> f.toString().endsWith(".html"))
              .sorted()
              .map(EditorHtmlTests::read)
              .toList();
      return Stream.concat(whole.stream(), read(CORPUS.resolve("random.txt")).lines());
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  @DisplayName("清理不删任何东西，结构和文字都不变，再清理一次还是一样")
  void theGateLeavesItAsItIs(String html) {
    var cleaned = CleanHtml.of(html);

    assertThat(cleaned.dropped()).isEmpty();
    assertThat(asParsed(cleaned.html().html())).isEqualTo(asParsed(html));
    assertThat(CleanHtml.of(cleaned.html().html()).html().html()).isEqualTo(cleaned.html().html());
  }

  private static String asParsed(String html) {
    var document = Jsoup.parseBodyFragment(html);
    document.outputSettings().prettyPrint(false);
    return document.body().html();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
