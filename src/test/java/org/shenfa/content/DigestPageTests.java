package org.shenfa.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("摘要值的定义与样例")
class DigestPageTests {
  private static final Pattern VECTOR = Pattern.compile("```\\n(\\{.*})\\n([0-9a-f]{64})\\n```");

  @Test
  @DisplayName("文档里的每个样例都能重新算出，并且就是系统自己的规范字节")
  void everyVectorOfThePageIsRecomputed() throws IOException {
    var vectors = VECTOR.matcher(Files.readString(Path.of("docs/digest.md"))).results().toList();
    assertThat(vectors).hasSizeGreaterThanOrEqualTo(3);
    for (var vector : vectors) {
      var canonical = vector.group(1).getBytes(StandardCharsets.UTF_8);
      assertThat(Digest.of(canonical).hex()).isEqualTo(vector.group(2));
      assertThat(new String(Manifest.of(canonical).canonical(), StandardCharsets.UTF_8))
          .isEqualTo(vector.group(1));
    }
  }
}
