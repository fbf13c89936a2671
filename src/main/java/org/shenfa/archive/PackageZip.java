package org.shenfa.archive;

import static org.shenfa.regulation.Clause.MEASURES_15_4;
import static org.shenfa.regulation.Clause.MEASURES_26_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Bundles;
import org.shenfa.audit.Entry;
import org.shenfa.audit.Event;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 单件档案包: one package with its contents, its prints, and the proof that the log knows it, small
 * enough to hand out; {@code tools/VerifyAudit.java} checks it without the rest of the log.
 */
@Service
public class PackageZip {
  static final String FORMAT = "shenfa/archive-package/1";

  private final ArchiveRegister register;
  private final Contents contents;
  private final Bundles bundles;
  private final AuditTrail trail;
  private final FormPrinter printer;
  private final TransactionOperations transaction;

  PackageZip(
      ArchiveRegister register,
      Contents contents,
      Bundles bundles,
      AuditTrail trail,
      FormPrinter printer,
      TransactionOperations transaction) {
    this.register = register;
    this.contents = contents;
    this.bundles = bundles;
    this.trail = trail;
    this.printer = printer;
    this.transaction = transaction;
  }

  /** The package as a ZIP file, noted in the log with its purpose. */
  @Enforces({MEASURES_26_1, MEASURES_15_4})
  public byte[] zip(Person by, ArchivedPackage line, String purpose) {
    var why = mustSay(purpose);
    transaction.executeWithoutResult(t ->
        trail.append(
            Entry.of("archive.exported", by.id(), by.name())
                .about("archive", line.number())
                .digest(line.digest())
                .with("reason", why)));
    var out = new ByteArrayOutputStream();
    try {
      write(out, line);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static String mustSay(String purpose) {
    var why = purpose.strip();
    if (why.length() < 4 || why.length() > 200) {
      throw new Violations(
          java.util.List.of(
              new org.shenfa.regulation.Violation(
                  MEASURES_26_1, "purpose", "请写明导出的用途（4 至 200 字），会记入日志。")));
    }
    return why;
  }

  private void write(OutputStream out, ArchivedPackage line) throws IOException {
    var bytes = register.manifest(line.number()).orElseThrow();
    var proven = proven(line);
    var form = register.form(line.number()).orElseThrow();
    try (var bag = new Bag(out)) {
      bag.put("package.txt", bytes);
      for (var file : PackageManifest.of(bytes).files()) {
        var content = bag.has(file.path()) ? null : contents.read(line.number(), file).orElse(null);
        if (content != null) {
          bag.put(file.path(), content);
        }
      }
      bag.put("form.html", OfflinePages.form(line, form));
      bag.put("form.docx", docx(line, form, proven.proof()));
      bag.put("keys.txt", proven.keys());
      bag.put("entry.bin", proven.entry());
      bag.put("proof.txt", proven.proof());
      bag.put("checkpoint.txt", proven.checkpoint());
      bag.end(FORMAT + "\n");
    }
  }

  private Bundles.Proven proven(ArchivedPackage line) {
    return trail.story("archive", line.number()).stream()
        .filter(e -> e.entry().action().equals("archive.registered"))
        .map(Event::sequence)
        .findFirst()
        .flatMap(bundles::proven)
        .orElseThrow(() -> new Violations(MEASURES_26_1, "日志里没有这一件的归档登记，不能出证明；请审计管理员查明。"));
  }

  /** The sealed form as a Word document. */
  public byte[] docx(ArchivedPackage line) {
    return docx(line, register.form(line.number()).orElseThrow(), proven(line).proof());
  }

  private byte[] docx(ArchivedPackage line, SealedForm form, String proof) {
    return printer.docx(form, "%s\n%s\n%s".formatted(line.number(), line.digest(), proof));
  }

  /** The sealed form as a page. */
  public byte[] page(ArchivedPackage line) {
    return OfflinePages.form(line, register.form(line.number()).orElseThrow())
        .getBytes(StandardCharsets.UTF_8);
  }
}
