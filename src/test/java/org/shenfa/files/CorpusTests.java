package org.shenfa.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shenfa.files.HostileFiles.Sample;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;

@DisplayName("附件样本：有害的一件不留，正常的照收，留下的不带不该公开的东西")
class CorpusTests {
  private static final Pattern REVISIONS =
      Pattern.compile(
          "rsid|w:ins |w:del |w:moveFrom|w:rPrChange|w:pPrChange|refreshedBy|absPath|fileSharing|commentReference");

  private static Cleaned kept(Sample sample) {
    return Cleaning.clean(FileNames.typeOf(sample.name()), sample.raw());
  }

  @Test
  @Proves(Clause.MEASURES_20_2)
  @DisplayName("20-2 不少于 250 件有害文件，一件也不留，每件有一句理由")
  void noHostileFileIsKept() {
    var files = HostileFiles.all();
    var kept = new ArrayList<String>();
    for (var file : files) {
      try {
        kept(file);
        kept.add(file.what());
      } catch (Refusal | Violations refused) {
        assertThat(refused.getMessage()).as(file.what()).isNotBlank();
      }
    }
    assertThat(kept).isEmpty();
    assertThat(files.size()).isGreaterThanOrEqualTo(250);
  }

  @Test
  @Proves(Clause.MEASURES_20_2)
  @DisplayName("20-2 不少于 250 件正常文件，拒收不超过百分之一；留下的由外面的工具查，没有作者、地点、修订、嵌入")
  void benignFilesAreKeptBare(@TempDir Path folder) throws Exception {
    var files = BenignFiles.all();
    var refused = new ArrayList<String>();
    var telling = new ArrayList<String>();
    for (var file : files) {
      try {
        var clean = kept(file);
        var type = FileNames.typeOf(file.name());
        assertThat(Reading.of(type, clean.bytes())).as(file.what()).isNotNull();
        Files.write(folder.resolve(file.name()), clean.bytes());
        telling.addAll(told(file, type, clean.bytes()));
      } catch (Refusal | Violations e) {
        refused.add(file.what() + "：" + e.getMessage());
      }
    }
    assertThat(files.size()).isGreaterThanOrEqualTo(250);
    assertThat(refused).hasSizeLessThanOrEqualTo(files.size() / 100).isEmpty();
    assertThat(telling).isEmpty();
    outside(folder);
  }

  /** What the members of an archive or the bytes of a file still tell. */
  private static List<String> told(Sample file, FileType type, byte[] bytes) {
    var told = new ArrayList<String>();
    switch (type) {
      case DOCX, XLSX, PPTX, OFD ->
          Archive.open(bytes, 5_000)
              .members()
              .forEach((name, member) -> {
                var text = new String(member, StandardCharsets.UTF_8);
                if (text.contains(BenignFiles.AUTHOR) || REVISIONS.matcher(text).find()) {
                  told.add(file.what() + " " + name);
                }
                if (name.contains("embeddings") || name.contains("thumbnail")) {
                  told.add(file.what() + " " + name);
                }
              });
      case PDF, JPG, PNG -> {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.contains("GPS") || text.contains("/Author") || text.contains("Metadata")) {
          told.add(file.what());
        }
        if (type == FileType.PDF && text.indexOf("%%EOF") != text.lastIndexOf("%%EOF")) {
          told.add(file.what() + " has earlier versions");
        }
      }
      case TXT -> {}
    }
    return told;
  }

  /** ExifTool and pdfinfo look at everything that was kept. */
  private static void outside(Path folder) throws IOException, InterruptedException {
    var exif =
        said(
            "exiftool",
            "-r",
            "-a",
            "-G1",
            "-s",
            "-q",
            "-Author",
            "-Creator",
            "-Artist",
            "-LastModifiedBy",
            "-Company",
            "-Manager",
            "-GPS*",
            "-Make",
            "-Model",
            "-SerialNumber",
            "-Producer",
            "-XMP:all",
            "-Thumbnail*",
            "-PreviewImage",
            folder.toString());
    Assumptions.assumeTrue(
        exif != null, "exiftool is not installed: no outside judge looked at the kept files");
    assertThat(String.valueOf(exif).lines().filter(line -> line.startsWith("["))).isEmpty();
    for (var pdf : Files.list(folder).filter(f -> f.toString().endsWith(".pdf")).toList()) {
      var info = said("pdfinfo", pdf.toString());
      Assumptions.assumeTrue(info != null, "pdfinfo is not installed: it judged no PDF");
      assertThat(info)
          .contains("Pages:")
          .doesNotContain("Author:")
          .doesNotContain("Producer:")
          .doesNotContain("Creator:");
      assertThat(said("pdfdetach", "-list", pdf.toString())).contains("0 embedded files");
    }
  }

  private static @org.jspecify.annotations.Nullable String said(String... command)
      throws InterruptedException {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(60, TimeUnit.SECONDS);
      return said;
    } catch (IOException e) {
      return null;
    }
  }
}
