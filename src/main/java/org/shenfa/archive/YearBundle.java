package org.shenfa.archive;

import static org.shenfa.regulation.Clause.MEASURES_15_4;
import static org.shenfa.regulation.Clause.MEASURES_26_1;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.Bundles;
import org.shenfa.regulation.Enforces;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * 年度档案包: everything of a year's packages and the log that proves them, written from front to back
 * so that a large year takes no more memory than a small one. {@code tools/VerifyAudit.java} checks
 * it.
 */
@Service
class YearBundle {
  static final String FORMAT = "shenfa/archive-year/1";
  private static final int AT_ONCE = 100;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> HEAD =
      List.of("档号", "题名", "责任者", "文号", "发布时间", "保管期限", "信息种类", "稿件编号", "件数", "字节", "档案摘要值");

  private final ArchiveRegister register;
  private final Contents contents;
  private final Bundles bundles;

  YearBundle(ArchiveRegister register, Contents contents, Bundles bundles) {
    this.register = register;
    this.contents = contents;
    this.bundles = bundles;
  }

  /** 逐件: what is done with each package of the year, in the order of their numbers. */
  private interface Each {
    void take(ArchivedPackage line, PackageManifest manifest) throws IOException;
  }

  /** Writes the bundle of a year; the answer is how many packages it holds. */
  @Enforces({MEASURES_26_1, MEASURES_15_4})
  int write(OutputStream out, int year, Steps steps) throws IOException {
    var size = bundles.sealed();
    var all = register.count(year);
    try (var bag = new Bag(out)) {
      steps.at("写出日志", 0, 0);
      var log = bundles.log(size, bag);
      var packages =
          each(
              year,
              size,
              (line, manifest) -> {
                steps.at("写出档案", (int) bag.count("packages/"), all);
                one(bag, line, manifest);
              });
      index(bag, year, size, packages, steps);
      bag.end(
          "%s\nyear %d\nentries %d\ncheckpoints %d\npackages %d\n"
              .formatted(FORMAT, year, log.entries(), log.checkpoints(), packages));
      return packages;
    }
  }

  private void one(Bag bag, ArchivedPackage line, PackageManifest manifest) throws IOException {
    bag.put("packages/" + line.number() + ".txt", manifest.bytes());
    for (var file : manifest.files()) {
      // What is gone is missing from the bundle too, and whoever checks it is told.
      var bytes = bag.has(file.path()) ? null : contents.read(line.number(), file).orElse(null);
      if (bytes != null) {
        bag.put(file.path(), bytes);
      }
    }
    var form = register.form(line.number()).orElseThrow();
    bag.put("prints/" + line.number() + ".html", OfflinePages.form(line, form));
  }

  private int each(int year, long size, Each each) throws IOException {
    var count = 0;
    @Nullable ArchivedPackage last = null;
    for (var part = register.ofYear(year, size, last, AT_ONCE);
        !part.isEmpty();
        part = register.ofYear(year, size, last, AT_ONCE)) {
      for (var line : part) {
        each.take(line, PackageManifest.of(register.manifest(line.number()).orElseThrow()));
        count++;
      }
      last = part.getLast();
    }
    return count;
  }

  private void index(Bag bag, int year, long size, int packages, Steps steps) throws IOException {
    steps.at("写出目录", packages, packages);
    try (var page = new OutputStreamWriter(bag.begin("index.html"), StandardCharsets.UTF_8)) {
      page.write(OfflinePages.begin(year + " 年归档文件目录"));
      page.write(
          """
          <h1>%d 年归档文件目录</h1><p>共 %d 卷。点档号看档案清单，点题名看审查表。离线核验：java VerifyAudit.java 本包.zip；只查字节：sha256sum -c manifest-sha256.txt。</p>
          <div class="w"><table><thead><tr><th scope="col">档号</th><th scope="col">题名</th><th scope="col">责任者</th><th scope="col">文号</th><th scope="col">发布时间</th><th scope="col">保管期限</th><th scope="col">内容</th></tr></thead><tbody>
          """
              .formatted(year, packages));
      each(
          year,
          size,
          (line, manifest) -> {
            steps.at("写出目录", packages, packages);
            page.write(OfflinePages.line(line, manifest));
          });
      page.write("</tbody></table></div>\n" + OfflinePages.END);
    }
    try (var sheet = new OutputStreamWriter(bag.begin("index.csv"), StandardCharsets.UTF_8)) {
      sheet.write('\ufeff');
      row(sheet, HEAD);
      each(year, size, (line, manifest) -> row(sheet, cells(line)));
    }
    try (var json = new OutputStreamWriter(bag.begin("index.json"), StandardCharsets.UTF_8)) {
      json.write("[");
      var first = new boolean[] {true};
      each(
          year,
          size,
          (line, manifest) -> {
            json.write(first[0] ? "\n" : ",\n");
            first[0] = false;
            json.write(JSON.writeValueAsString(line));
          });
      json.write("\n]\n");
    }
  }

  private static List<String> cells(ArchivedPackage line) {
    return Arrays.asList(
        line.number(),
        line.title(),
        line.unit(),
        line.document(),
        OfflinePages.minute(line.releasedAt()),
        line.retention().label(),
        line.kind().label(),
        line.item(),
        Integer.toString(line.files()),
        Long.toString(line.size()),
        line.digest());
  }

  /** A line of CSV; a cell that a spreadsheet would take for a formula is kept as words. */
  static void row(Writer out, List<String> cells) {
    var line =
        cells.stream()
            .map(c -> c.matches("(?s)[=+@\\-\\t].*") ? "'" + c : c)
            .map(c -> "\"" + c.replace("\"", "\"\"") + "\"")
            .collect(Collectors.joining(","));
    try {
      out.write(line + "\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
