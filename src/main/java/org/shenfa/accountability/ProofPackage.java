package org.shenfa.accountability;

import static org.shenfa.regulation.Clause.MEASURES_23_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.shenfa.Shenfa;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 证据包: the proofs of a case with an index in words and the digests of every file; that somebody
 * took it stands in the log.
 */
@Service
public class ProofPackage {
  private final Accountability accountability;
  private final ProofFiles files;
  private final AuditTrail trail;

  ProofPackage(Accountability accountability, ProofFiles files, AuditTrail trail) {
    this.accountability = accountability;
    this.files = files;
    this.trail = trail;
  }

  /** The package of now, for whoever may see the case. */
  @Enforces(MEASURES_23_1)
  @Transactional
  public byte[] of(Person by, long id, Instant now) {
    var one = accountability.seen(by, id);
    var all = new ArrayList<ProofFiles.ProofFile>();
    var index = new StringBuilder();
    index.append("问责登记 ").append(one.number()).append(" 证据索引\n");
    index.append("单位：").append(one.unitName()).append("\n事由：").append(one.title()).append('\n');
    index.append("现在：").append(one.state().label()).append('\n');
    if (one.situation() != null && one.gravity() != null) {
      index
          .append("定性：第二十三条")
          .append(one.situation().item())
          .append(one.situation().words())
          .append("，")
          .append(one.gravity().label())
          .append('\n');
    }
    index.append("制作：").append(now.atZone(Shenfa.ZONE)).append(' ').append(by.name()).append('\n');
    index.append("\n经过\n");
    for (var passage : accountability.story(one)) {
      index
          .append("  ")
          .append(passage.at().atZone(Shenfa.ZONE))
          .append(' ')
          .append(AccountabilityEvent.valueOf(passage.event()).label())
          .append(' ')
          .append(passage.personName().isEmpty() ? passage.actor().label() : passage.personName())
          .append(passage.reason().isEmpty() ? "" : "：" + passage.reason())
          .append('\n');
    }
    index.append("\n证据\n");
    for (var proof : accountability.proofs(one)) {
      index.append("  ").append(proof.kind().label()).append(' ').append(proof.ref());
      index.append(proof.words().isEmpty() ? "" : "，" + proof.words()).append('\n');
      for (var file : files.of(proof)) {
        index.append("    ").append(file.name()).append("  SHA-256 ");
        index.append(digest(file.bytes())).append('\n');
        all.add(file);
      }
    }
    all.addFirst(
        new ProofFiles.ProofFile("index.txt", index.toString().getBytes(StandardCharsets.UTF_8)));
    var sums =
        all.stream()
            .map(f -> digest(f.bytes()) + "  " + f.name() + "\n")
            .collect(Collectors.joining());
    all.add(new ProofFiles.ProofFile("SHA256SUMS", sums.getBytes(StandardCharsets.UTF_8)));
    trail.append(
        Entry.of("accountability.package", by.id(), by.name())
            .about(Accountability.NAME, Long.toString(id))
            .with("files", Integer.toString(all.size())));
    return zip(all);
  }

  private static byte[] zip(Iterable<ProofFiles.ProofFile> all) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (var file : all) {
        zip.putNextEntry(new ZipEntry(file.name()));
        zip.write(file.bytes());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
