package org.shenfa.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("五十份来稿")
class FiftyDocumentsTests {
  static List<Sample> samples() {
    return Stream.of(
            WordDocuments.all(), KeptDocuments.all(), PageDocuments.all(), WebDocuments.all())
        .flatMap(List::stream)
        .toList();
  }

  @Proves(Clause.MEASURES_20_2)
  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  @DisplayName("整篇带入：一字不少，或者少了什么说清楚")
  void nothingIsLostUnsaid(Sample sample) {
    var read = Manuscripts.read(sample.name(), sample.bytes());
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
