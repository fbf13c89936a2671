package org.shenfa.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.shenfa.support.WholeSite;
import tools.jackson.databind.json.JsonMapper;

/** What every site made by a test has to stand up to. */
public final class SiteNorms {
  private static final Path NU =
      Path.of("src/main/frontend/node_modules/vnu-jar/build/dist/vnu.jar");

  private SiteNorms() {}

  /** Page rules, links and anchors of a whole folder; the answer is how many pages were read. */
  public static int keptBy(SiteSettings settings, Path folder) throws IOException {
    var site = WholeSite.of(folder);
    var found = new ArrayList<PageFinding>();
    site.pages()
        .forEach((path, html) -> {
          var page = Jsoup.parse(html);
          found.addAll(PageChecks.of(settings, path, PageKind.of(path, page), page));
        });
    found.addAll(LinkChecks.of(site.pages(), site.files(), Set.of("/_/")));
    assertThat(found).isEmpty();
    return site.pages().size();
  }

  /** The HTML standard, as the Nu checker reads it; warnings count. */
  public static void validHtml(Path folder) throws IOException, InterruptedException {
    assumeThat(NU).as("installed by bin/frontend").exists();
    var out = Files.createTempFile("nu", ".json");
    var checker =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xss4m",
                    "-jar",
                    NU.toString(),
                    "--skip-non-html",
                    "--skip-info-messages",
                    "--format",
                    "json",
                    "--stdout",
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(out.toFile())
            .start();
    checker.waitFor();
    var answer = JsonMapper.shared().readTree(Files.readString(out, StandardCharsets.UTF_8));
    Files.delete(out);
    assertThat(answer.get("messages")).as("the checker has read the folder").isNotNull();
    assertThat(
            answer
                .get("messages")
                .valueStream()
                .map(m ->
                    "%s:%s %s 〔%s〕"
                        .formatted(
                            folder.relativize(
                                Path.of(java.net.URI.create(m.get("url").asString()))),
                            m.path("lastLine"),
                            m.get("message").asString(),
                            m.path("extract").asString("")))
                .distinct())
        .isEmpty();
  }
}
