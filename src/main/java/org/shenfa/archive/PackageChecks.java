package org.shenfa.archive;

import static org.shenfa.regulation.Clause.MEASURES_26_1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shenfa.audit.AuditTrail;
import org.shenfa.regulation.Enforces;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 核对: recomputes everything a package says, from the bytes that are kept and from the log. */
@Service
public class PackageChecks {
  private final JdbcClient db;
  private final AuditTrail trail;
  private final ArchiveRegister register;
  private final Contents contents;

  PackageChecks(JdbcClient db, AuditTrail trail, ArchiveRegister register, Contents contents) {
    this.db = db;
    this.trail = trail;
    this.register = register;
    this.contents = contents;
  }

  /** Everything that is not as the package says; empty where it is whole. */
  @Enforces(MEASURES_26_1)
  public List<Discrepancy> check(ArchivedPackage line) {
    var found = new ArrayList<Discrepancy>();
    var bytes = register.manifest(line.number()).orElse(new byte[0]);
    if (!Sha256.hex(bytes).equals(line.digest())) {
      return List.of(new Discrepancy(line.number(), "档案清单与登记的摘要不符"));
    }
    var manifest = PackageManifest.of(bytes);
    if (!manifest.number().equals(line.number())
        || !manifest.title().equals(line.title())
        || !manifest.released().equals(line.releasedAt())
        || manifest.retention() != line.retention()) {
      found.add(new Discrepancy(line.number(), "目录的这一行与档案清单不符"));
    }
    if (logged(line).stream().noneMatch(line.digest()::equals)) {
      found.add(new Discrepancy(line.number(), "日志里登记的摘要不是这一份"));
    }
    for (var file : manifest.files()) {
      var there = contents.read(line.number(), file);
      if (there.isEmpty()) {
        found.add(
            new Discrepancy(
                line.number(), "%s“%s”不见了".formatted(file.role().label(), file.name())));
      } else if (!Contents.fits(file, there.get())) {
        found.add(
            new Discrepancy(
                line.number(), "%s“%s”与归档时的摘要不符".formatted(file.role().label(), file.name())));
      }
    }
    events(line, manifest, found);
    return found;
  }

  private List<String> logged(ArchivedPackage line) {
    return trail.story("archive", line.number()).stream()
        .filter(e -> e.entry().action().equals("archive.registered"))
        .map(e -> String.valueOf(e.entry().digest()))
        .toList();
  }

  /** The entries of the log it rests on, hashed anew from what is stored now. */
  private void events(ArchivedPackage line, PackageManifest manifest, List<Discrepancy> found) {
    if (manifest.events().isEmpty()) {
      found.add(new Discrepancy(line.number(), "日志里没有这次发布的记录"));
      return;
    }
    var sequences =
        String.join(",", manifest.events().stream().map(e -> Long.toString(e.sequence())).toList());
    Map<Long, String> now = new HashMap<>();
    db.sql(
            """
            select s.sequence, encode(sha256('\\x00'::bytea || audit_entry(s.sequence, s.sealed_at, s.predecessor, e.content)), 'hex') as leaf
            from audit_seal s join audit_event e on e.id = s.event_id where s.sequence = any (:sequences::bigint[])
            """)
        .param("sequences", "{" + sequences + "}")
        .query((row, n) -> now.put(row.getLong("sequence"), row.getString("leaf")))
        .list();
    manifest.events().stream()
        .filter(e -> !e.hash().equals(now.get(e.sequence())))
        .findFirst()
        .ifPresent(e ->
            found.add(new Discrepancy(line.number(), "日志第 %d 条与归档时不符".formatted(e.sequence()))));
  }
}
