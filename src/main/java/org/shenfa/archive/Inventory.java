package org.shenfa.archive;

import static org.shenfa.regulation.Clause.MEASURES_26_1;

import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.audit.AuditTrail;
import org.shenfa.regulation.Enforces;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 年度清点: recomputes every package of a year and compares counts and digests with the log. */
@Service
class Inventory {
  private static final int AT_ONCE = 100;
  private static final int LISTED = 200;

  private final ArchiveRegister register;
  private final PackageChecks checks;
  private final Papers papers;
  private final AuditTrail trail;
  private final JdbcClient db;

  Inventory(
      ArchiveRegister register,
      PackageChecks checks,
      Papers papers,
      AuditTrail trail,
      JdbcClient db) {
    this.register = register;
    this.checks = checks;
    this.papers = papers;
    this.trail = trail;
    this.db = db;
  }

  /** Counts a year. */
  @Enforces(MEASURES_26_1)
  InventoryResult count(int year, Steps steps, Instant now) throws InterruptedIOException {
    var log = trail.size();
    var found = new ArrayList<Discrepancy>();
    var faults = 0;
    var packages = 0;
    var contents = 0;
    var bytes = 0L;
    var withoutPage = 0;
    var over = 0;
    var all = register.count(year);
    var thisYear = now.atZone(Shenfa.ZONE).getYear();
    @Nullable ArchivedPackage last = null;
    for (var part = register.ofYear(year, Long.MAX_VALUE, last, AT_ONCE);
        !part.isEmpty();
        part = register.ofYear(year, Long.MAX_VALUE, last, AT_ONCE)) {
      for (var line : part) {
        steps.at("逐件核对", packages, all);
        var wrong = checks.check(line);
        faults += wrong.isEmpty() ? 0 : 1;
        found.addAll(wrong);
        packages++;
        contents += line.files();
        bytes += line.size();
        withoutPage += line.page() == null ? 1 : 0;
        over += line.over(thisYear) ? 1 : 0;
        last = line;
      }
    }
    steps.at("与日志核对", packages, all);
    // Registered, and yet without a word of it in the log: the loop above does not see those.
    var missing = missing(year);
    faults += missing.size() + Math.max(0, all - packages);
    if (all > packages) {
      found.addFirst(new Discrepancy(year + " 年", "有 %d 件的登记不在日志里".formatted(all - packages)));
    }
    found.addAll(missing);
    return new InventoryResult(
        year,
        now,
        register.releases(year),
        said("item", "release.published", "release", year),
        all,
        registered(year),
        classes(year),
        contents,
        bytes,
        log,
        withoutPage,
        faults,
        List.copyOf(found.subList(0, Math.min(LISTED, found.size()))),
        over,
        papers.ofYear(year));
  }

  /** Releases without a package, and releases the log knows and the database does not. */
  private List<Discrepancy> missing(int year) {
    return db.sql(
            """
            with said as (select convert_from(e.content, 'UTF8')::jsonb -> 'details' ->> 'release' as release from audit_event e
              where e.object_type = 'item' and position('"action":"release.published"'::bytea in e.content) > 0)
            select release_no as number, '这次发布没有档案' as sentence from release r
            where release_no like :prefix and not exists (select from archive_package p where p.release_id = r.id)
            union all
            select release, '日志里有这次发布，发布记录里没有' from said
            where release like :prefix and not exists (select from release r where r.release_no = said.release)
            order by 1
            """)
        .param("prefix", year + "-%")
        .query((row, n) -> new Discrepancy(row.getString("number"), row.getString("sentence")))
        .list();
  }

  private int said(String type, String action, String detail, int year) {
    return db.sql(
            """
            select count(distinct convert_from(e.content, 'UTF8')::jsonb -> 'details' ->> :detail) from audit_event e
            where e.object_type = :type and position(convert_to('"action":"' || :action || '"', 'UTF8') in e.content) > 0
              and convert_from(e.content, 'UTF8')::jsonb -> 'details' ->> :detail like :prefix
            """)
        .param("type", type)
        .param("action", action)
        .param("detail", detail)
        .param("prefix", year + "-%")
        .query(Integer.class)
        .single();
  }

  private int registered(int year) {
    return db.sql(
            """
            select count(distinct e.object_id) from audit_event e where e.object_type = 'archive' and e.object_id like :prefix
              and position('"action":"archive.registered"'::bytea in e.content) > 0
            """)
        .param("prefix", year + "-%")
        .query(Integer.class)
        .single();
  }

  private List<InventoryResult.OfClass> classes(int year) {
    return db.sql(
            """
            select class as retention, count(*) as packages, (array_agg(number order by n))[1] as first,
              (array_agg(number order by n desc))[1] as last
            from archive_package where year = ? group by class
            order by array_position(array['PERMANENT', 'THIRTY', 'TEN'], class)
            """)
        .param(year)
        .query((row, n) ->
            new InventoryResult.OfClass(
                RetentionClass.valueOf(row.getString("retention")),
                row.getInt("packages"),
                row.getString("first"),
                row.getString("last")))
        .list();
  }
}
