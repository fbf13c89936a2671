package org.shenfa.desk.web;

import static org.shenfa.regulation.Clause.MEASURES_15_4;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Bundles;
import org.shenfa.audit.CheckpointMail;
import org.shenfa.audit.Checkpoints;
import org.shenfa.audit.Entry;
import org.shenfa.content.Drafting;
import org.shenfa.files.FileStore;
import org.shenfa.regulation.Enforces;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * 留痕核验: the state of the log, the proof of one event, a bundle for outsiders, the matrix of
 * clauses.
 */
@Controller
class AuditPages {
  private final AuditTrail trail;
  private final Checkpoints checkpoints;
  private final CheckpointMail mail;
  private final Bundles bundles;
  private final Drafting drafting;
  private final FileStore files;
  private final TransactionTemplate transaction;

  AuditPages(
      AuditTrail trail,
      Checkpoints checkpoints,
      CheckpointMail mail,
      Bundles bundles,
      Drafting drafting,
      FileStore files,
      TransactionTemplate transaction) {
    this.trail = trail;
    this.checkpoints = checkpoints;
    this.mail = mail;
    this.bundles = bundles;
    this.drafting = drafting;
    this.files = files;
    this.transaction = transaction;
  }

  @GetMapping("/desk/audit")
  @MayEnter({Role.STAFF, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
  String state(@RequestParam(defaultValue = "0") long proof, Model model) {
    model.addAttribute("size", trail.size());
    model.addAttribute("whole", trail.whole());
    model.addAttribute("latest", checkpoints.latest().orElse(null));
    model.addAttribute("keys", checkpoints.verifierKeys());
    model.addAttribute("recipients", mail.recipients());
    model.addAttribute("mailed", mail.lastSent().map(LocalDate::toString).orElse(""));
    model.addAttribute(
        "proof", proof < 1 ? "" : checkpoints.proof(proof).orElse("这一条还没有被核验点覆盖，请稍候再看。"));
    model.addAttribute("sequence", proof);
    model.addAttribute("covered", checkpoints.covers(proof));
    return "desk/audit";
  }

  /** After a restored backup: names what was lost, so that signing and releasing can go on. */
  @PostMapping("/desk/audit/recovery")
  @MayEnter(Role.AUDIT_ADMIN)
  String recovery(@AuthenticationPrincipal SignedIn me, @RequestParam String reason) {
    checkpoints.declareRecovery(me.personId(), me.name(), reason);
    return "redirect:/desk/audit";
  }

  /** The whole log with the contents of one item, for {@code tools/VerifyAudit.java}. */
  @GetMapping("/desk/audit/bundle")
  @MayEnter({Role.STAFF, Role.AUDIT_ADMIN})
  @Enforces(MEASURES_15_4)
  ResponseEntity<byte[]> bundle(
      @AuthenticationPrincipal SignedIn me, @RequestParam(required = false) @Nullable String item)
      throws IOException {
    var bytes = bundle(me, item == null ? List.of() : List.of(item));
    return ItemPages.download(
        "核验包%s.zip".formatted(item == null ? "" : "-" + item), "application/zip", bytes);
  }

  /** The whole log with the contents of these items, noted in the log. */
  byte[] bundle(SignedIn me, List<String> items) throws IOException {
    var contents = new HashMap<String, byte[]>();
    for (var item : items) {
      contents.putAll(contents(me, item));
    }
    transaction.executeWithoutResult(t ->
        trail.append(
            Entry.of("bundle.exported", me.personId(), me.name())
                .about("bundle", items.isEmpty() ? "log" : String.join(",", items))
                .with("contents", Integer.toString(contents.size()))));
    var out = new ByteArrayOutputStream();
    bundles.export(out, contents);
    return out.toByteArray();
  }

  private Map<String, byte[]> contents(SignedIn me, String number) {
    var item = drafting.find(number).orElseThrow();
    if (me.unitId() != item.unitId() && !me.publicity() && !me.is(Role.AUDIT_ADMIN)) {
      throw new java.util.NoSuchElementException();
    }
    var contents = new HashMap<String, byte[]>();
    for (var revision : drafting.revisions(item.id())) {
      contents.put(revision.digest().hex() + ".json", revision.manifest().canonical());
      for (var file : revision.manifest().attachments()) {
        contents.put(file.digest(), files.read(file.digest()).orElseThrow());
      }
    }
    return contents;
  }

  @GetMapping("/desk/trace")
  @MayEnter({Role.STAFF, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
  String trace(Model model) {
    model.addAttribute("clauses", ClauseLine.all());
    return "desk/trace";
  }
}
