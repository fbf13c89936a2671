package org.shenfa.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.workdays.Day;

@DisplayName("期限回执：逐日的计算有摘要，读者自己算得出")
class TermReceiptTests {
  private static final Pattern VECTOR =
      Pattern.compile("```\\n(shenfa/term/1\\n.*?)\\n```\\n\\n`([0-9a-f]{64})`", Pattern.DOTALL);

  private static TermReceipt receipt(boolean makeUp, String why) {
    return TermReceipt.of(
        Rule.LETTER_ANSWER,
        Instant.parse("2024-02-01T17:00:00Z"),
        List.of(
            new Day(LocalDate.of(2024, 2, 3), false, "周六"),
            new Day(LocalDate.of(2024, 2, 4), makeUp, why),
            new Day(LocalDate.of(2024, 2, 5), true, "工作日")),
        LocalDate.of(2024, 2, 7));
  }

  @Test
  @DisplayName("起算日按东八区；改一天、改一个理由，摘要就不同")
  void everyDayIsPartOfIt() {
    var receipt = receipt(true, "春节调休上班（国办发明电〔2023〕7号）");
    assertThat(receipt.text().lines())
        .containsExactly(
            "shenfa/term/1",
            "期限 承办单位提出答复意见并经负责人审核，4 个工作日",
            "起算 2024-02-02",
            "2024-02-03 不计 周六",
            "2024-02-04 计入 春节调休上班（国办发明电〔2023〕7号）",
            "2024-02-05 计入 工作日",
            "到期 2024-02-07");
    assertThat(receipt.digest())
        .isNotEqualTo(receipt(false, "春节调休上班（国办发明电〔2023〕7号）").digest())
        .isNotEqualTo(receipt(true, "工作日").digest());
  }

  @Test
  @DisplayName("文档里的每个样例都能重新算出")
  void everyVectorOfThePageIsRecomputed() throws IOException, NoSuchAlgorithmException {
    var vectors = VECTOR.matcher(Files.readString(Path.of("docs/terms.md"))).results().toList();
    assertThat(vectors).hasSize(2);
    for (var vector : vectors) {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(vector.group(1).getBytes(StandardCharsets.UTF_8));
      assertThat(HexFormat.of().formatHex(digest)).isEqualTo(vector.group(2));
    }
    assertThat(vectors.getFirst().group(1))
        .isEqualTo(receipt(true, "春节调休上班（国办发明电〔2023〕7号）").text());
  }
}
