package org.shenfa.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * 核验包: everything an outsider needs to check the log with {@code tools/VerifyAudit.java} and a bare
 * JDK: all entries, all checkpoints, the public keys and the contents asked for.
 */
@Service
public class Bundles {
  private static final int AT_ONCE = 2_000;

  private final JdbcClient db;
  private final Checkpoints checkpoints;

  Bundles(JdbcClient db, Checkpoints checkpoints) {
    this.db = db;
    this.checkpoints = checkpoints;
  }

  /** 包里的一件: where the parts of a bundle are written, one after another. */
  public interface Parts {
    /** Begins a part; whoever asks closes it before the next. */
    OutputStream begin(String name) throws IOException;
  }

  /** 写出的日志: how much of the log a bundle holds. */
  public record Written(long entries, int checkpoints) {}

  /**
   * 一条的证明: an entry, its path to a checkpoint, that checkpoint, and the keys that signed it.
   *
   * @param proof as {@link Checkpoints#proof} gives it, for the size of this checkpoint
   */
  public record Proven(byte[] entry, String proof, String checkpoint, String keys) {}

  /**
   * Writes a bundle of the whole log up to a checkpoint signed now.
   *
   * @param contents files by their digest in hex, canonical manifests by their digest and {@code
   *     .json}; each is found again in the log, or in a manifest that is, by that digest
   */
  public void export(OutputStream out, Map<String, byte[]> contents) throws IOException {
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      var written =
          log(
              sealed(),
              name -> {
                zip.putNextEntry(new ZipEntry(name));
                return new Part(zip);
              });
      for (var content : contents.entrySet()) {
        write(zip, "contents/" + content.getKey(), content.getValue());
      }
      write(
          zip,
          "end.txt",
          "shenfa/bundle/1\nentries %d\ncheckpoints %d\ncontents %d\n"
              .formatted(written.entries(), written.checkpoints(), contents.size())
              .getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** The size of the log under a checkpoint signed now. */
  public long sealed() {
    return checkpoints.sign().map(Checkpoint::size).orElse(0L);
  }

  /**
   * Writes the keys, the entries up to a checkpoint and the checkpoints up to it, some at a time.
   *
   * @param size of the log under that checkpoint
   */
  public Written log(long size, Parts parts) throws IOException {
    try (var keys = parts.begin("keys.txt")) {
      keys.write(checkpoints.verifierKeys().getBytes(StandardCharsets.UTF_8));
    }
    try (var entries = parts.begin("entries.bin")) {
      for (var from = 0L; from < size; from += AT_ONCE) {
        for (var entry : entries(from, Math.min(size, from + AT_ONCE))) {
          entries.write(ByteBuffer.allocate(4).putInt(entry.length).array());
          entries.write(entry);
        }
      }
    }
    var notes =
        db.sql("select note from checkpoint where size <= ? order by size")
            .param(size)
            .query((row, n) -> row.getString(1))
            .list();
    try (var all = parts.begin("checkpoints.txt")) {
      for (var note : notes) {
        var bytes = note.getBytes(StandardCharsets.UTF_8);
        all.write((bytes.length + "\n").getBytes(StandardCharsets.US_ASCII));
        all.write(bytes);
      }
    }
    return new Written(size, notes.size());
  }

  /**
   * What shows an outsider without the rest of the log that an entry is in it.
   *
   * @param sequence of the entry; empty where there is none of it
   */
  public Optional<Proven> proven(long sequence) {
    sealed();
    var entry = entries(sequence - 1, sequence).stream().findFirst();
    var proof = checkpoints.proof(sequence);
    return entry.isEmpty() || proof.isEmpty()
        ? Optional.empty()
        : db.sql("select note from checkpoint where size = ?")
            .param(Long.parseLong(proof.get().split("[\n ]")[3]))
            .query(String.class)
            .optional()
            .map(note -> new Proven(entry.get(), proof.get(), note, checkpoints.verifierKeys()));
  }

  private List<byte[]> entries(long after, long to) {
    return db.sql(
            """
            select audit_entry(s.sequence, s.sealed_at, s.predecessor, e.content) as entry
            from audit_seal s join audit_event e on e.id = s.event_id
            where s.sequence > ? and s.sequence <= ? order by s.sequence
            """)
        .params(after, to)
        .query((row, n) -> row.getBytes("entry"))
        .list();
  }

  /** Closing a part ends its entry and leaves the file open. */
  private static final class Part extends java.io.FilterOutputStream {
    private final ZipOutputStream zip;

    Part(ZipOutputStream zip) {
      super(zip);
      this.zip = zip;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      zip.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      zip.closeEntry();
    }
  }

  private static void write(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
