package org.shenfa.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("使用手册")
class ManualTests {
  private static final Path MANUAL = Path.of("docs/manual");
  private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]*)]\\(([^)]+)\\)");

  @Test
  @DisplayName("每一页都能在工作台里打开，页内链接都有去处")
  void everyPageOpensAndLeadsSomewhere() throws IOException {
    for (var page : pages()) {
      var name = page.equals("README.md") ? "index" : page.replace(".md", "");
      var read = Manual.page(name).orElseThrow();
      assertThat(read.title()).as(page).isNotBlank();
      for (var link : Jsoup.parseBodyFragment(read.html()).select("a[href^=/desk/manual/]")) {
        var to = link.attr("href").replace("/desk/manual/", "").replaceFirst("#.*", "");
        assertThat(Manual.page(to)).as("%s → %s", page, to).isPresent();
      }
    }
  }

  @Test
  @DisplayName("每张图都在，都有文字说明；没有多余的图")
  void everyPictureIsThereAndDescribed() throws IOException {
    var used = new java.util.TreeSet<String>();
    for (var page : pages()) {
      var found = PICTURE.matcher(Files.readString(MANUAL.resolve(page)));
      while (found.find()) {
        assertThat(found.group(1)).as(page + " " + found.group(2)).hasSizeGreaterThan(4);
        assertThat(Manual.picture(found.group(2).replace("pictures/", "")))
            .as(found.group(2))
            .isPresent();
        used.add(found.group(2).replace("pictures/", ""));
      }
    }
    var kept = MANUAL.resolve("pictures");
    if (Files.isDirectory(kept)) {
      try (var files = Files.list(kept)) {
        assertThat(files.map(f -> f.getFileName().toString())).allMatch(used::contains);
      }
    }
  }

  @Test
  @DisplayName("不在手册里的名字打不开")
  void namesOutsideTheManualAreNotThere() {
    for (var name : List.of("../application", "pictures", "README", "index.md", "", "a/b", "没有")) {
      assertThat(Manual.page(name)).as(name).isEmpty();
      assertThat(Manual.picture(name)).as(name).isEmpty();
    }
  }

  private static List<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(MANUAL)) {
      return files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".md")).toList();
    }
  }
}
