package org.shenfa.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.shenfa.archive.PackageFile.Role;

@DisplayName("档案清单与保管期限")
class PackageManifestTests {
  private static final String SIGNS = "关于安全 生产\n的通知\r\u2028file 〔2026〕12号“”.pdf\u0000\t";
  private static final Random RANDOM = new Random(26);

  private static String words() {
    var text = new StringBuilder("题");
    for (var n = RANDOM.nextInt(30); n > 0; n--) {
      text.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
    }
    return text.toString();
  }

  private static String digest() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @RepeatedTest(50)
  @DisplayName("任意的题名、单位、文件名：写出再读回一样；一行一件，谁也不能用换行添一行")
  void whatIsWrittenIsReadAgain() {
    var files = new ArrayList<PackageFile>();
    for (var n = 1 + RANDOM.nextInt(5); n > 0; n--) {
      var role = Role.values()[RANDOM.nextInt(Role.values().length)];
      files.add(new PackageFile(role, digest(), RANDOM.nextInt(1_000_000), words()));
    }
    var retention = RetentionClass.values()[RANDOM.nextInt(3)];
    var manifest =
        new PackageManifest(
            retention.number(2026, 1 + RANDOM.nextInt(20_000)),
            retention,
            "2026-1126-0001",
            Instant.ofEpochSecond(1_790_000_000L, RANDOM.nextInt(1_000_000) * 1000L),
            "2026-0001",
            "NOTICE",
            words(),
            words(),
            RANDOM.nextBoolean() ? "" : words(),
            "/art/2026/11/2026-0001.html",
            RANDOM.nextBoolean() ? "" : words(),
            files,
            List.of(new PackageManifest.Leaf(1 + RANDOM.nextInt(1000), digest())));
    var bytes = manifest.bytes();
    assertThat(PackageManifest.of(bytes)).isEqualTo(manifest);
    assertThat(new String(bytes, StandardCharsets.UTF_8).lines().filter(l -> l.startsWith("file ")))
        .hasSize(files.size());
    assertThat(PackageManifest.of(bytes).bytes()).isEqualTo(bytes);
  }

  @Test
  @DisplayName("别的字节不是档案清单")
  void otherBytesAreNone() {
    for (var other :
        List.of("", "shenfa/archive/2\n", "shenfa/archive/1\nnumber\n", "shenfa/archive/1\n")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PackageManifest.of(other.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  @DisplayName("保管期限从次年起算，永久的没有期满；档号写明年度、期限、件号")
  void termsAndNumbers() {
    assertThat(RetentionClass.TEN.over(2026, 2036)).isFalse();
    assertThat(RetentionClass.TEN.over(2026, 2037)).isTrue();
    assertThat(RetentionClass.THIRTY.over(2026, 2056)).isFalse();
    assertThat(RetentionClass.THIRTY.over(2026, 2057)).isTrue();
    assertThat(RetentionClass.PERMANENT.over(2026, 9999)).isFalse();
    assertThat(RetentionClass.PERMANENT.number(2026, 7)).isEqualTo("2026-Y-0007");
    assertThat(RetentionClass.THIRTY.number(2026, 12_345)).isEqualTo("2026-D30-12345");
  }
}
