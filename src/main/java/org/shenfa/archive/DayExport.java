package org.shenfa.archive;

import static org.shenfa.regulation.Clause.MEASURES_26_1;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;
import org.netpreserve.jwarc.cdx.CdxFormat;
import org.shenfa.chronicle.KeptPages;
import org.shenfa.chronicle.Stretch;
import org.shenfa.files.FileStore;
import org.shenfa.regulation.Enforces;
import org.shenfa.site.SiteSettings;
import org.springframework.http.MediaTypeFactory;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriUtils;

/**
 * 整站网页包: everything that stood on the site at the end of a day as a WARC file (ISO 28500) with its
 * index, a list, and the digest of each part.
 */
@Service
class DayExport {
  private static final int AT_ONCE = 200;

  private final KeptPages pages;
  private final FileStore files;
  private final SiteSettings site;
  private final Clock clock;

  DayExport(KeptPages pages, FileStore files, SiteSettings site, Clock clock) {
    this.pages = pages;
    this.files = files;
    this.site = site;
    this.clock = clock;
  }

  /** Writes the package of a day; the answer is how many addresses it holds. */
  @Enforces(MEASURES_26_1)
  int write(OutputStream out, LocalDate day, Path scratch, Steps steps) throws IOException {
    var warc = "site-" + day + ".warc.gz";
    var index = new ArrayList<String>();
    var lines = new ArrayList<List<String>>();
    // Its index needs places within the file, so the WARC is written beside the package first.
    try (var bag = new Bag(out)) {
      records(day, scratch, warc, index, lines, steps);
      steps.at("打包", lines.size(), lines.size());
      try (var part = bag.begin(warc)) {
        Files.copy(scratch, part);
      }
      index.sort(null);
      bag.put("site-" + day + ".cdxj", String.join("\n", index) + "\n");
      try (var sheet = new OutputStreamWriter(bag.begin("pages.csv"), StandardCharsets.UTF_8)) {
        sheet.write('\ufeff');
        YearBundle.row(sheet, List.of("地址", "标题", "从何时起", "内容摘要", "字节"));
        lines.forEach(l -> YearBundle.row(sheet, l));
      }
      bag.end("shenfa/site-day/1\nday %s\naddresses %d\n".formatted(day, lines.size()));
    } finally {
      Files.deleteIfExists(scratch);
    }
    return lines.size();
  }

  private void records(
      LocalDate day,
      Path scratch,
      String warc,
      List<String> index,
      List<List<String>> lines,
      Steps steps)
      throws IOException {
    var all = pages.count(day, "");
    try (var file = Files.newOutputStream(scratch);
        var writer = new WarcWriter(Channels.newChannel(file), WarcCompression.GZIP)) {
      writer.write(
          new Warcinfo.Builder()
              .filename(warc)
              .version(MessageVersion.WARC_1_1)
              .date(clock.instant())
              .fields(
                  Map.of(
                      "software", List.of("Shenfa"),
                      "format", List.of("WARC File Format 1.1"),
                      "description",
                          List.of(
                              "https://" + site.domain() + " as it stood at the end of " + day)))
              .build());
      var part = pages.standing(day, "", "", AT_ONCE);
      while (!part.isEmpty()) {
        for (var stretch : part) {
          steps.at("写出网页", lines.size(), all);
          record(writer, warc, stretch, index, lines);
        }
        part = pages.standing(day, "", part.getLast().path(), AT_ONCE);
      }
    }
  }

  private void record(
      WarcWriter writer, String warc, Stretch stretch, List<String> index, List<List<String>> lines)
      throws IOException {
    var digest = Objects.requireNonNull(stretch.digest(), "what stood has a digest");
    var bytes =
        (stretch.path().startsWith("/files/") ? files.read(digest) : pages.bytes(digest))
            .orElse(null);
    if (bytes == null) {
      lines.add(
          List.of(
              stretch.path(),
              stretch.title(),
              OfflinePages.minute(stretch.from()),
              digest,
              "没有留存"));
      return;
    }
    var type =
        MediaTypeFactory.getMediaType(stretch.path())
            .map(Object::toString)
            .orElse("application/octet-stream");
    var resource =
        new WarcResource.Builder(
                URI.create(
                    "https://"
                        + site.domain()
                        + UriUtils.encodePath(address(stretch.path()), StandardCharsets.UTF_8)))
            .version(MessageVersion.WARC_1_1)
            .date(stretch.from())
            .payloadDigest("sha256", digest)
            .body(MediaType.parse(type), bytes)
            .build();
    var from = writer.position();
    writer.write(resource);
    index.add(CdxFormat.CDXJ.format(resource, warc, from, writer.position() - from));
    lines.add(
        List.of(
            stretch.path(),
            stretch.title(),
            OfflinePages.minute(stretch.from()),
            digest,
            Integer.toString(bytes.length)));
  }

  /** As readers call it: a folder for its index. */
  private static String address(String path) {
    return path.endsWith("/index.html") ? path.substring(0, path.length() - 10) : path;
  }
}
