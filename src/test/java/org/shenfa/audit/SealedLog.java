package org.shenfa.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.shenfa.database.DatabaseSettings;

/** A log sealed in memory by the written format, independent of the database's own sealing. */
final class SealedLog {
  static final int HEAD = 16 + 8 + 8 + 32;
  private static final byte[] LABEL = "shenfa/event/v1\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CHAIN = "shenfa/chain/v1\n".getBytes(StandardCharsets.US_ASCII);

  final List<byte[]> entries = new ArrayList<>();
  final List<byte[]> leaves = new ArrayList<>();
  final Map<Integer, String> notes = new LinkedHashMap<>();
  final Map<String, byte[]> contents = new LinkedHashMap<>();
  final Signer signer;
  private byte[] chain = new byte[32];

  SealedLog(Signer signer) {
    this.signer = signer;
  }

  static Signer signer(Path data) {
    return new Signer(new DatabaseSettings(data, null, null, null, null), "test.example/log");
  }

  SealedLog add(long at, byte[] content) {
    var n = entries.size() + 1;
    var entry =
        ByteBuffer.allocate(HEAD + content.length)
            .put(LABEL)
            .putLong(n)
            .putLong(at)
            .put(chain)
            .put(content)
            .array();
    var leaf = MerkleTree.leaf(entry);
    entries.add(entry);
    leaves.add(leaf);
    chain = sha256(CHAIN, chain, ByteBuffer.allocate(8).putLong(n).array(), leaf);
    return this;
  }

  SealedLog sign() {
    var size = entries.size();
    notes.put(
        size,
        signer.sign(
            "%s\n%d\n%s\nchain %s\ntime 2026-11-24T08:00:00.123456Z\n"
                .formatted(
                    signer.name(),
                    size,
                    Base64.getEncoder().encodeToString(MerkleTree.root(leaves)),
                    HexFormat.of().formatHex(chain))));
    return this;
  }

  /** A log with contents, signed at several sizes. */
  static SealedLog sample(Signer signer, int size) {
    var log = new SealedLog(signer);
    var file = "附件".getBytes(StandardCharsets.UTF_8);
    var manifest =
        ("{\"attachments\":[{\"digest\":\""
                + hex(sha256(file))
                + "\"}],\"format\":\"shenfa/revision/1\"}")
            .getBytes(StandardCharsets.UTF_8);
    var digest = hex(sha256("shenfa/revision/1\n".getBytes(StandardCharsets.US_ASCII), manifest));
    log.contents.put(digest + ".json", manifest);
    log.contents.put(hex(sha256(file)), file);
    for (var n = 1; n <= size; n++) {
      var entry = Entry.of("opinion.agreed", n, "张三").about("item", "2026-" + n);
      log.add(
          1_795_500_000_000_000L + n,
          AuditTrail.canonical(n == 3 ? entry.digest(digest) : entry.with("step", "第" + n + "步")));
      if (n == size || n == size / 2 || n == 1) {
        log.sign();
      }
    }
    return log;
  }

  /** The files of its bundle. */
  Map<String, byte[]> parts() {
    var parts = new LinkedHashMap<String, byte[]>();
    parts.put("keys.txt", signer.verifierKeys().getBytes(StandardCharsets.UTF_8));
    parts.put("entries.bin", framed(entries));
    parts.put("checkpoints.txt", listed(notes.values()));
    contents.forEach((digest, bytes) -> parts.put("contents/" + digest, bytes));
    parts.put("end.txt", end(entries.size(), notes.size(), contents.size()));
    return parts;
  }

  static byte[] end(int entries, int checkpoints, int contents) {
    return "shenfa/bundle/1\nentries %d\ncheckpoints %d\ncontents %d\n"
        .formatted(entries, checkpoints, contents)
        .getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] framed(List<byte[]> entries) {
    var out = new ByteArrayOutputStream();
    for (var entry : entries) {
      out.writeBytes(ByteBuffer.allocate(4).putInt(entry.length).array());
      out.writeBytes(entry);
    }
    return out.toByteArray();
  }

  static byte[] part(Map<String, byte[]> parts, String name) {
    return Objects.requireNonNull(parts.get(name), name);
  }

  String note(int size) {
    return Objects.requireNonNull(notes.get(size), () -> "checkpoint " + size);
  }

  static byte[] listed(Iterable<String> notes) {
    var out = new ByteArrayOutputStream();
    for (var note : notes) {
      var bytes = note.getBytes(StandardCharsets.UTF_8);
      out.writeBytes((bytes.length + "\n").getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }

  List<String> keys() {
    return Arrays.asList(signer.verifierKeys().strip().split("\n", -1));
  }

  static Path write(Path file, Map<String, byte[]> parts) {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(0);
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static byte[] sha256(byte[]... parts) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        sha.update(part);
      }
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
