package org.shenfa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("离线核验工具 tools/VerifyAudit.java")
class VerifyAuditTests {
  private static final int SIZE = 24;

  @TempDir Path folder;
  Signer signer;
  SealedLog log;

  @BeforeEach
  void seal() {
    signer = SealedLog.signer(folder.resolve("data"));
    log = SealedLog.sample(signer, SIZE);
  }

  private Verifier.Verdict verdict(Map<String, byte[]> parts, Path... old) {
    return Verifier.run(
        SealedLog.write(folder.resolve("bundle.zip"), parts), List.of(old), log.keys());
  }

  private Path kept(String note) throws IOException {
    return Files.writeString(folder.resolve("old.txt"), note);
  }

  @Test
  @DisplayName("完整的核验包：通过，退出码 0，说明截至哪个核验点")
  void wholeBundlePasses() throws IOException {
    var verdict = verdict(log.parts(), kept(log.note(SIZE / 2)));

    assertThat(verdict.code()).as(verdict.text()).isZero();
    assertThat(verdict.text()).contains("核验通过").contains("截至核验点 " + SIZE).doesNotContain("注意");
  }

  @Test
  @DisplayName("SM2、SM3 与国家标准样例一致（GB/T 32905、GB/T 32918.5）")
  void nationalSampleValues() {
    var key =
        HexFormat.of()
            .parseHex(
                "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                    + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
    var signature =
        HexFormat.of()
            .parseHex(
                "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                    + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
    var user = "1234567812345678".getBytes(StandardCharsets.US_ASCII);
    var message = "message digest".getBytes(StandardCharsets.US_ASCII);

    assertThat(SealedLog.hex(Verifier.sm3("abc".getBytes(StandardCharsets.US_ASCII))))
        .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    assertThat(SealedLog.hex(Verifier.sm3("abcd".repeat(16).getBytes(StandardCharsets.US_ASCII))))
        .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    assertThat(Verifier.sm2(key, user, message, signature)).isTrue();
    for (var at = 0; at < 64; at++) {
      var bent = signature.clone();
      bent[at] ^= 1;
      assertThat(Verifier.sm2(key, user, message, bent)).isFalse();
    }
    assertThat(Verifier.sm2(key, "shenfa".getBytes(StandardCharsets.US_ASCII), message, signature))
        .isFalse();
  }

  @Test
  @DisplayName("TA-4 两千种篡改，种种发现，首个坏处指认准确")
  void everyMutationIsFound() throws IOException {
    mutate(2_000, 20261124L);
  }

  @Test
  @Tag("long")
  @DisplayName("TA-4 一万种篡改，种种发现，首个坏处指认准确")
  void everyMutationIsFoundLong() throws IOException {
    mutate(10_000, System.nanoTime());
  }

  private void mutate(int rounds, long seed) throws IOException {
    var random = new Random(seed);
    var named = 0;
    var nameable = 0;
    for (var round = 0; round < rounds; round++) {
      var mutation = Mutation.values()[round % Mutation.values().length];
      var at = 1 + random.nextInt(SIZE - 1);
      var parts = new LinkedHashMap<>(log.parts());
      var expected = mutation.apply(log, parts, at, random);
      var file = SealedLog.write(folder.resolve("bundle.zip"), parts);
      if (mutation == Mutation.CUT_FILE) {
        var whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, random.nextInt(whole.length)));
      }
      var verdict = Verifier.run(file, List.of(), log.keys());
      assertThat(verdict.code())
          .as("%s at %d, seed %d, round %d: %s", mutation, at, seed, round, verdict.text())
          .isNotZero();
      if (mutation == Mutation.CUT_FILE) {
        assertThat(verdict.code()).as(verdict.text()).isEqualTo(2);
      }
      if (expected > 0) {
        nameable++;
        named += verdict.index() == expected ? 1 : 0;
      }
    }
    assertThat(named).as("named of " + nameable).isGreaterThanOrEqualTo(nameable * 99 / 100);
  }

  /** Ways to spoil a bundle; the answer is the entry that must be named, or 0. */
  enum Mutation {
    FLIP_CONTENT {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        return edited(log, parts, at, SealedLog.HEAD, random);
      }
    },
    FLIP_HEAD {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        var entries = new ArrayList<>(log.entries);
        entries.set(at, flipped(entries.get(at), 0, SealedLog.HEAD, random));
        parts.put("entries.bin", SealedLog.framed(entries));
        return at + 1;
      }
    },
    DELETE {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        var entries = new ArrayList<>(log.entries);
        entries.remove(at);
        parts.put("entries.bin", SealedLog.framed(entries));
        return at == log.entries.size() - 1 ? 0 : at + 1;
      }
    },
    INSERT {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        var entries = new ArrayList<>(log.entries);
        entries.add(at, entries.get(random.nextInt(at)));
        parts.put("entries.bin", SealedLog.framed(entries));
        return at + 1;
      }
    },
    SWAP {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        var entries = new ArrayList<>(log.entries);
        java.util.Collections.swap(entries, at - 1, at);
        parts.put("entries.bin", SealedLog.framed(entries));
        return at;
      }
    },
    DUPLICATE {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        var entries = new ArrayList<>(log.entries);
        entries.add(at, entries.get(at - 1));
        parts.put("entries.bin", SealedLog.framed(entries));
        return at + 1;
      }
    },
    CUT_HEAD {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        var entries = log.entries.subList(at, log.entries.size());
        parts.put("entries.bin", SealedLog.framed(entries));
        parts.put("end.txt", SealedLog.end(entries.size(), log.notes.size(), log.contents.size()));
        return 1;
      }
    },
    CUT_TAIL {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        var entries = log.entries.subList(0, at);
        parts.put("entries.bin", SealedLog.framed(entries));
        parts.put("end.txt", SealedLog.end(entries.size(), log.notes.size(), log.contents.size()));
        return 0;
      }
    },
    CUT_BYTES {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        var name = List.copyOf(parts.keySet()).get(random.nextInt(parts.size()));
        var bytes = SealedLog.part(parts, name);
        parts.put(name, java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)));
        return 0;
      }
    },
    REDATE {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        var entry = log.entries.get(at).clone();
        ByteBuffer.wrap(entry).putLong(24, 1_700_000_000_000_000L + random.nextInt());
        var entries = new ArrayList<>(log.entries);
        entries.set(at, entry);
        parts.put("entries.bin", SealedLog.framed(entries));
        return at + 1;
      }
    },
    RENUMBER {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        var entries = new ArrayList<byte[]>();
        for (var n = 1; n <= log.entries.size() - 1; n++) {
          var entry = log.entries.get(n <= at - 1 ? n - 1 : n).clone();
          ByteBuffer.wrap(entry).putLong(16, n);
          entries.add(entry);
        }
        parts.put("entries.bin", SealedLog.framed(entries));
        parts.put("end.txt", SealedLog.end(entries.size(), log.notes.size(), log.contents.size()));
        return 0;
      }
    },
    FRAME {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        var bytes = SealedLog.part(parts, "entries.bin").clone();
        var offset = 0;
        for (var n = 0; n < at; n++) {
          offset += 4 + log.entries.get(n).length;
        }
        bytes[offset + random.nextInt(4)] ^= (byte) (1 << random.nextInt(8));
        parts.put("entries.bin", bytes);
        return 0;
      }
    },
    REWRITE_WITHOUT_KEY {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        parts.put("entries.bin", SealedLog.framed(rewritten(log, at, log.signer).entries));
        return 0;
      }
    },
    OTHER_KEY {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random)
          throws IOException {
        var other = SealedLog.signer(Files.createTempDirectory("other"));
        parts.putAll(rewritten(log, at, other).parts());
        return 0;
      }
    },
    OTHER_SIGNATURE {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random)
          throws IOException {
        var other = SealedLog.signer(Files.createTempDirectory("other"));
        parts.put("checkpoints.txt", SealedLog.listed(rewritten(log, at, other).notes.values()));
        return 0;
      }
    },
    FLIP_CHECKPOINTS {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        parts.computeIfPresent("checkpoints.txt", (n, b) -> flipped(b, 0, b.length, random));
        return 0;
      }
    },
    DROP_CHECKPOINT {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        var notes = new ArrayList<>(log.notes.values());
        notes.remove(random.nextInt(notes.size()));
        parts.put("checkpoints.txt", SealedLog.listed(notes));
        return 0;
      }
    },
    FLIP_KEYS {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        parts.computeIfPresent("keys.txt", (n, b) -> flipped(b, 0, b.length, random));
        return 0;
      }
    },
    FLIP_END {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        parts.computeIfPresent("end.txt", (n, b) -> flipped(b, 0, b.length, random));
        return 0;
      }
    },
    FLIP_ATTACHED {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        var digest = List.copyOf(log.contents.keySet()).get(random.nextInt(log.contents.size()));
        parts.computeIfPresent("contents/" + digest, (n, b) -> flipped(b, 0, b.length, random));
        return 0;
      }
    },
    REMOVE_ATTACHED {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        var digest = List.copyOf(log.contents.keySet()).get(random.nextInt(log.contents.size()));
        parts.remove("contents/" + digest);
        return 0;
      }
    },
    STRANGE_ATTACHED {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        var bytes = new byte[1 + random.nextInt(100)];
        random.nextBytes(bytes);
        parts.put("contents/" + SealedLog.hex(SealedLog.sha256(bytes)), bytes);
        parts.put(
            "end.txt",
            SealedLog.end(log.entries.size(), log.notes.size(), log.contents.size() + 1));
        return 0;
      }
    },
    MISSING_PART {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        parts.remove(List.copyOf(parts.keySet()).get(random.nextInt(parts.size())));
        return 0;
      }
    },
    EXTRA_PART {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        parts.put("entries.bin.%d".formatted(random.nextInt()), new byte[1]);
        return 0;
      }
    },
    CUT_FILE {
      @Override
      int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random) {
        return 0;
      }
    };

    abstract int apply(SealedLog log, Map<String, byte[]> parts, int at, Random random)
        throws IOException;

    private static int edited(
        SealedLog log, Map<String, byte[]> parts, int at, int from, Random random) {
      var entries = new ArrayList<>(log.entries);
      entries.set(at, flipped(entries.get(at), from, entries.get(at).length, random));
      parts.put("entries.bin", SealedLog.framed(entries));
      return at + 1;
    }
  }

  private static byte[] flipped(byte[] bytes, int from, int to, Random random) {
    var bent = bytes.clone();
    bent[from + random.nextInt(to - from)] ^= (byte) (1 << random.nextInt(8));
    return bent;
  }

  /** The log as its forger would wish it had been: one entry changed, all that follows resealed. */
  private static SealedLog rewritten(SealedLog log, int at, Signer signer) {
    var forged = new SealedLog(signer);
    for (var n = 1; n <= log.entries.size(); n++) {
      var entry = log.entries.get(n - 1);
      var content = java.util.Arrays.copyOfRange(entry, SealedLog.HEAD, entry.length);
      if (n == at) {
        content =
            new String(content, StandardCharsets.UTF_8)
                .replace("张三", "李四")
                .getBytes(StandardCharsets.UTF_8);
      }
      forged.add(ByteBuffer.wrap(entry).getLong(24), content);
      if (log.notes.containsKey(n)) {
        forged.sign();
      }
    }
    forged.contents.putAll(log.contents);
    return forged;
  }

  @Test
  @DisplayName("TA-5 拿到签名密钥、整体重写日志：凭一份旧核验点即可发现")
  void stolenKeyIsFoundByOneOldCheckpoint() throws IOException {
    var old = kept(log.note(SIZE / 2));
    for (var at = 1; at <= SIZE / 2; at++) {
      var forged = rewritten(log, at, signer).parts();
      assertThat(verdict(forged).code()).as("the forgery itself is flawless").isZero();
      var verdict = verdict(forged, old);
      assertThat(verdict.code()).isEqualTo(1);
      assertThat(verdict.text()).contains("您手中的核验点").contains("不符");
    }
  }

  @Test
  @DisplayName("末尾截短而自圆其说：凭较新的核验点发现；没有时只说截至哪里")
  void shortenedLogNeedsANewerCheckpoint() throws IOException {
    var shorter = SealedLog.sample(signer, SIZE / 2);
    assertThat(verdict(shorter.parts()).text()).contains("截至核验点 " + SIZE / 2).contains("注意");
    var verdict = verdict(shorter.parts(), kept(log.note(SIZE)));
    assertThat(verdict.code()).isEqualTo(1);
    assertThat(verdict.index()).isEqualTo(SIZE / 2 + 1);
  }

  @Test
  @DisplayName("不认识的密钥：退出码 1，指出密钥编号；没有给公钥时提醒核对")
  void unknownKeyIsNamed() throws IOException {
    var other = SealedLog.signer(Files.createTempDirectory("other"));
    var forged = SealedLog.sample(other, SIZE);
    var file = SealedLog.write(folder.resolve("bundle.zip"), forged.parts());

    var verdict = Verifier.run(file, List.of(), log.keys());
    assertThat(verdict.code()).isEqualTo(1);
    assertThat(verdict.text()).contains(forged.keys().getFirst().split("\\+", -1)[1]);
    assertThat(Verifier.run(file, List.of(), List.of()).text()).contains("公钥取自核验包本身");
  }

  @Test
  @DisplayName("A-6 没有读全就不说通过：截断、空包、不存在、不是压缩包，退出码都是 2")
  void neverGoodWithoutReadingEverything() throws IOException {
    var whole = SealedLog.write(folder.resolve("whole.zip"), log.parts());
    var bytes = Files.readAllBytes(whole);
    var cut = folder.resolve("cut.zip");
    for (var length = 0; length < bytes.length; length += 97) {
      Files.write(cut, java.util.Arrays.copyOf(bytes, length));
      assertThat(Verifier.run(cut, List.of(), List.of()).code()).isEqualTo(2);
    }
    var half = new LinkedHashMap<>(log.parts());
    half.put("entries.bin", SealedLog.framed(log.entries.subList(0, SIZE / 2)));
    assertThat(verdict(half).code()).isEqualTo(2);
    assertThat(verdict(half).text()).contains("不完整，不能判断");
    assertThat(Verifier.run(folder.resolve("none.zip"), List.of(), List.of()).code()).isEqualTo(2);
    var empty = new SealedLog(signer);
    assertThat(verdict(empty.parts()).code()).isEqualTo(2);
  }

  @Test
  @DisplayName("压缩包里同名文件放两份：不通过")
  void twoPartsOfOneNameAreRefused() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.setLevel(0);
      for (var part : log.parts().entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
      zip.putNextEntry(new ZipEntry("fnd.txt"));
      zip.closeEntry();
    }
    var bytes = out.toByteArray();
    var text = new String(bytes, StandardCharsets.ISO_8859_1).replace("fnd.txt", "end.txt");
    var file = Files.write(folder.resolve("two.zip"), text.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(Verifier.run(file, List.of(), List.of()).code()).isNotZero();
  }
}
