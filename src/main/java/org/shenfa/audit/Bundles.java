package org.shenfa.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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
  private final JdbcClient db;
  private final Checkpoints checkpoints;

  Bundles(JdbcClient db, Checkpoints checkpoints) {
    this.db = db;
    this.checkpoints = checkpoints;
  }

  /**
   * Writes a bundle of the whole log up to a checkpoint signed now.
   *
   * @param contents files by their digest in hex, canonical manifests by their digest and {@code
   *     .json}; each is found again in the log, or in a manifest that is, by that digest
   */
  public void export(OutputStream out, Map<String, byte[]> contents) throws IOException {
    var signed = checkpoints.sign();
    var size = signed.map(Checkpoint::size).orElse(0L);
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      write(zip, "keys.txt", checkpoints.verifierKeys().getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("entries.bin"));
      db.sql(
              """
              select audit_entry(s.sequence, s.sealed_at, s.predecessor, e.content) as entry
              from audit_seal s join audit_event e on e.id = s.event_id where s.sequence <= ? order by s.sequence
              """)
          .param(size)
          .query(row -> {
            var entry = row.getBytes("entry");
            try {
              zip.write(ByteBuffer.allocate(4).putInt(entry.length).array());
              zip.write(entry);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("checkpoints.txt"));
      var notes =
          db.sql("select note from checkpoint where size <= ? order by size")
              .param(size)
              .query((row, n) -> row.getString(1))
              .list();
      for (var note : notes) {
        var bytes = note.getBytes(StandardCharsets.UTF_8);
        zip.write((bytes.length + "\n").getBytes(StandardCharsets.US_ASCII));
        zip.write(bytes);
      }
      zip.closeEntry();
      for (var content : contents.entrySet()) {
        write(zip, "contents/" + content.getKey(), content.getValue());
      }
      write(
          zip,
          "end.txt",
          "shenfa/bundle/1\nentries %d\ncheckpoints %d\ncontents %d\n"
              .formatted(size, notes.size(), contents.size())
              .getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static void write(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
