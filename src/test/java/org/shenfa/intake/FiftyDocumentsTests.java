package org.shenfa.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shenfa.WrittenPage;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("五十份来稿")
class FiftyDocumentsTests {
  private static final String PAGE =
      """
      # Import of manuscripts

      A file that a clerk hands in becomes title, document number, issuer, date, body, pictures and enclosures of an item
      (module `intake`). It is told by its bytes, not by its name. Nothing of the file is kept unless the clerk asks for
      that (同时作为附件); a text that opens with a mark of secrecy is refused and nothing of it is kept.

      ## What comes along, and what does not

      | format | structure | left out and said |
      |---|---|---|
      | docx | headings by style, outline or 一、（一）1.（1）; automatic numbers written out; lists; tables with header rows and merged cells; text boxes, footnotes, links, pictures; formulas as one line; 拼音 in brackets | headers, footers, comments, deleted revisions, hidden words, charts, SmartArt, objects of other programs, EMF and WMF pictures |
      | doc | the same as far as the old format says it | headers, footers, comments, deleted revisions, hidden words; older than Word 97 and encrypted files are refused |
      | pdf | lines flowed back into paragraphs, centred and right-hand lines, columns of three lines or more as a table, pictures after the text of their page | headers and footers that repeat; scans, encrypted files and unreadable encodings are refused |
      | ofd | as pdf; files that lie inside | signatures and seals |
      | txt | UTF-8, UTF-16, GB18030; chapters and articles | furniture of a page it was copied from |
      | html | what Word and WPS wrote gets its lists and header rows; of a saved page the article | navigation, header and footer of the page, pictures from elsewhere |

      版头 (份号, urgency, red head, signer) and 版记 (抄送, 印发) belong to paper: they are left out and said. The number
      goes into its field where the kind has one and stays in the text where it has not. The signature, the date and
      附件说明 stay in the text.

      ## No lost text

      After every import the characters of the source, read a second way, are compared with those of title, fields, body
      and what was left out on purpose, white space folded (`Loss`). What is missing is told to the clerk with the lines it
      stood in. The test makes the documents below, in the idioms of Word, WPS, LibreOffice, PDFBox and ofdrw; this table
      is its own count.

      | format | documents | characters | left out and said | missing unsaid | documents with a remark |
      |---|---|---|---|---|---|
      %s
      %d sentences were said about %d documents. White space is not compared, and neither is the order of the parts; a
      character that moved is not lost. What a reader of layouts cannot know (which lines make a paragraph, a table
      without gaps) is said as a warning with every PDF and OFD.
      """;

  private static final List<Sample> SAMPLES =
      Stream.of(WordDocuments.all(), KeptDocuments.all(), PageDocuments.all(), WebDocuments.all())
          .flatMap(List::stream)
          .toList();
  private static final Map<String, Manuscript> READ = new ConcurrentHashMap<>();

  static List<Sample> samples() {
    return SAMPLES;
  }

  private static Manuscript read(Sample sample) {
    return READ.computeIfAbsent(sample.name(), n -> Manuscripts.read(n, sample.bytes()));
  }

  static List<Sample> wordFiles() {
    return SAMPLES.stream().filter(s -> s.name().endsWith(".docx")).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wordFiles")
  @DisplayName("对照用的原文也是全的：POI 另读一遍，没有它多出来的字")
  void theSourceIsReadInFull(Sample sample) throws IOException {
    var source = DocxReading.raw(sample.name(), Members.of(sample.name(), sample.bytes())).text();
    try (var document = new XWPFDocument(new ByteArrayInputStream(sample.bytes()));
        var extractor = new XWPFWordExtractor(document)) {
      var second =
          extractor
              .getText()
              .replaceAll("\\[footnoteRef:\\d+]|\\[\\d+: |Comment by \\w*:|\\|[X_]\\||[()\\]]", "");
      assertThat(Loss.between(second, source).missing()).isZero();
    }
  }

  @Test
  @DisplayName("至少五十份，没有一个字不明不白地少；数字写进 docs/intake.md")
  void figuresAreWrittenDown() throws IOException {
    var rows = new TreeMap<String, int[]>();
    var told = 0;
    for (var sample : samples()) {
      var read = read(sample);
      var kind = sample.name().replaceAll(".*\\.", "").replaceAll("^htm$", "html");
      var row = rows.computeIfAbsent(kind, k -> new int[5]);
      row[0]++;
      row[1] += read.loss().source();
      row[2] += read.loss().said();
      row[3] += read.loss().missing();
      row[4] += read.dropped().isEmpty() ? 0 : 1;
      told += read.dropped().size();
    }
    var all = new int[5];
    var table = new StringBuilder();
    rows.forEach((kind, row) -> {
      Arrays.setAll(all, i -> all[i] + row[i]);
      table.append(line(kind, row));
    });
    assertThat(all[0]).isGreaterThanOrEqualTo(50);
    assertThat(all[3]).isZero();
    WrittenPage.keep(
        Path.of("docs/intake.md"), PAGE.formatted(table + line("all", all), told, all[0]));
  }

  private static String line(String kind, int[] row) {
    return "| %s | %d | %,d | %,d | %d | %d |%n"
        .formatted(kind, row[0], row[1], row[2], row[3], row[4]);
  }

  @Proves(Clause.MEASURES_20_2)
  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  @DisplayName("整篇带入：一字不少，或者少了什么说清楚")
  void nothingIsLostUnsaid(Sample sample) {
    var read = read(sample);
    var html = read.body().html();

    var all = new SoftAssertions();
    all.assertThat(read.loss().missing()).as("unsaid loss %s", read.loss().pieces()).isZero();
    all.assertThat(read.loss().source()).as("characters").isPositive();
    if (sample.title() != null) {
      all.assertThat(read.title()).isEqualTo(sample.title());
    }
    all.assertThat(read.number()).isEqualTo(sample.number());
    all.assertThat(read.formedOn()).isEqualTo(sample.formedOn());
    if (sample.issuer() != null) {
      all.assertThat(read.issuer()).isEqualTo(sample.issuer());
    }
    sample.names().forEach(n -> all.assertThat(String.join("\n", read.dropped())).contains(n));
    sample.has().forEach(h -> all.assertThat(html).contains(h));
    sample.without().forEach(w -> all.assertThat(html).doesNotContain(w));
    all.assertThat(read.attachments()).containsAll(sample.lists());
    all.assertAll();
    assertThat(html).doesNotContain("MsoNormal");
  }
}
