package org.shenfa.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("网站文件夹")
class SiteFolderTests {
  @Test
  @DisplayName("许多页同时写进还没有的文件夹，一页不少")
  void manyPagesShareNewFolders(@TempDir Path data) throws Exception {
    var site = new SiteFolder(data);
    var filling = site.trusting();
    var paths =
        IntStream.range(0, 4000)
            .mapToObj(n -> "/art/%d/%02d/%d.txt".formatted(1900 + n / 24, n / 2 % 12 + 1, n))
            .toList();
    paths.parallelStream().forEach(p -> filling.put(p, p.getBytes(StandardCharsets.UTF_8)));
    filling.finish();
    for (var path : paths) {
      assertThat(Files.readString(site.path().resolve(path.substring(1)))).isEqualTo(path);
    }
  }
}
