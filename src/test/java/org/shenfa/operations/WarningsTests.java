package org.shenfa.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("运行日志的句子")
class WarningsTests {
  private static final Pattern CALL = Pattern.compile("(?i)\\blog\\.(warn|error)\\(\\s*");
  private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"\\s*[,)]");

  @Test
  @DisplayName("我们的每一条告警和错误都是写死的一句话，内容只从空里填进去，所以运行维护页可以显示句子")
  void sentencesAreLiterals() throws IOException {
    var filled = new ArrayList<String>();
    var seen = 0;
    try (var sources = Files.walk(Path.of("src/main/java"))) {
      for (var source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
        var text = Files.readString(source);
        for (var call = CALL.matcher(text); call.find(); seen++) {
          if (!LITERAL.matcher(text).region(call.end(), text.length()).lookingAt()) {
            filled.add(source.getFileName() + ": " + text.substring(call.start(), call.end() + 40));
          }
        }
      }
    }
    assertThat(filled).isEmpty();
    assertThat(seen).isGreaterThan(20);
  }
}
