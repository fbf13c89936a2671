package org.shenfa.archive;

import static org.shenfa.regulation.Clause.MEASURES_26_1;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.shenfa.Shenfa;
import org.shenfa.archive.Compiling.Compiled;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.regulation.Enforces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 登记归档: gives every release its package, some seconds after it and beside it. Wherever it is cut
 * short it goes on: what is written is written whole, and what is not is found again.
 */
@Service
public class Registering {
  private static final Logger LOG = LoggerFactory.getLogger(Registering.class);
  private static final int AT_ONCE = 50;
  private static final int LOOKED_AT = 400;

  private final Compiling compiling;
  private final RetentionRules rules;
  private final AuditTrail trail;
  private final JdbcClient db;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Map<Long, String> refused = new ConcurrentHashMap<>();
  private long settled;

  Registering(
      Compiling compiling,
      RetentionRules rules,
      AuditTrail trail,
      JdbcClient db,
      TransactionOperations transaction,
      Clock clock) {
    this.compiling = compiling;
    this.rules = rules;
    this.trail = trail;
    this.db = db;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 5_000, initialDelay = 5_000)
  void sweep() {
    var made = register(clock.instant());
    if (made > 0) {
      LOG.info("归档登记 {} 件。", made);
    }
  }

  /** Registers everything that waits and is whole; the answer is how many packages were made. */
  @Enforces(MEASURES_26_1)
  public synchronized int register(Instant now) {
    var made = 0;
    for (var part = some(now); part > 0; part = some(now)) {
      made += part;
    }
    return made;
  }

  /** Why a release could not be filed, where the last try failed; empty otherwise. */
  String refusal(long release) {
    return refused.getOrDefault(release, "");
  }

  private int some(Instant now) {
    var waiting = waiting();
    if (waiting.isEmpty()) {
      settle(now);
      return 0;
    }
    var ready = new ArrayList<Compiled>();
    for (var release : waiting) {
      if (ready.size() < AT_ONCE) {
        compiled(release, now, ready);
      }
    }
    return ready.isEmpty()
        ? 0
        : Objects.requireNonNull(transaction.execute(t -> write(ready)), "written");
  }

  /** One release that cannot be filed must not keep the others from it. */
  private void compiled(long release, Instant now, List<Compiled> ready) {
    try {
      compiling.compile(release, now).ifPresent(ready::add);
      refused.remove(release);
    } catch (DataAccessResourceFailureException | CannotCreateTransactionException e) {
      // The database is away, which is no fault of this release and would be none of the next.
      throw e;
    } catch (RuntimeException e) {
      if (refused.put(release, "组卷没有成功，原因在程序日志里") == null) {
        LOG.error("发布记录 {} 不能归档", release, e);
      }
    }
  }

  private List<Long> waiting() {
    return db.sql(
            """
            select r.id from release r where r.id > ? and not exists (select from archive_package p where p.release_id = r.id)
            order by r.id limit ?
            """)
        .params(settled, LOOKED_AT)
        .query((row, n) -> row.getLong(1))
        .list();
  }

  /**
   * A release of a lower number may commit after one of a higher: only old ones are passed over.
   */
  private void settle(Instant now) {
    settled =
        db.sql("select coalesce(max(id), 0) from release where released_at < ?")
            .param(now.minus(Compiling.PATIENCE).atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .single();
  }

  private int write(List<Compiled> ready) {
    db.sql("select pg_advisory_xact_lock(hashtextextended('archive', 0))").query().singleRow();
    var made = 0;
    for (var one : ready) {
      // Another process may have been here before the lock.
      var there =
          db.sql("select exists (select from archive_package where release_id = ?)")
              .param(one.release().id())
              .query(Boolean.class)
              .single();
      if (!there) {
        write(one);
        made++;
      }
    }
    return made;
  }

  private void write(Compiled one) {
    var release = one.release();
    var day = LocalDate.ofInstant(release.releasedAt(), Shenfa.ZONE);
    var rule =
        Objects.requireNonNull(rules.on(day).get(one.kind()), "every kind has a retention rule");
    var year = RetentionClass.year(release.number(), day);
    var n =
        db.sql("select coalesce(max(n), 0) + 1 from archive_package where year = ? and class = ?")
            .params(year, rule.retention().name())
            .query(Integer.class)
            .single();
    var manifest =
        new PackageManifest(
            rule.retention().number(year, n),
            rule.retention(),
            release.number(),
            release.releasedAt(),
            release.item(),
            one.kind().name(),
            release.title(),
            one.unit(),
            one.document(),
            release.path(),
            one.noPage(),
            one.files(),
            one.events());
    var bytes = manifest.bytes();
    var digest = Sha256.hex(bytes);
    db.sql(
            """
            insert into archive_package (release_id, year, class, n, number, rule_id, item, kind, title, unit,
              document_number, released_at, digest, manifest, form, page, files, size)
            values (:release, :year, :class, :n, :number, :rule, :item, :kind, :title, :unit,
              :document, :released, decode(:digest, 'hex'), :manifest, :form, :page, :files, :size)
            """)
        .param("release", release.id())
        .param("year", year)
        .param("class", rule.retention().name())
        .param("n", n)
        .param("number", manifest.number())
        .param("rule", rule.id())
        .param("item", release.item())
        .param("kind", one.kind().name())
        .param("title", manifest.title())
        .param("unit", manifest.unit())
        .param("document", manifest.document())
        .param("released", release.releasedAt().atOffset(ZoneOffset.UTC))
        .param("digest", digest)
        .param("manifest", bytes)
        .param("form", one.form().bytes())
        .param("page", one.page(), java.sql.Types.VARCHAR)
        .param("files", one.files().size())
        .param("size", one.files().stream().mapToLong(PackageFile::size).sum())
        .update();
    trail.append(
        Entry.of("archive.registered", 0, "系统")
            .about("archive", manifest.number())
            .digest(digest)
            .with("release", release.number())
            .with("item", release.item()));
  }
}
