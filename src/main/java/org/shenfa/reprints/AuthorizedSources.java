package org.shenfa.reprints;

import static org.shenfa.regulation.Clause.MEASURES_11_6;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.columns.Columns;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 授权来源名单: dated; a site is ended, never erased. */
@Service
public class AuthorizedSources {
  private final JdbcClient db;
  private final Columns columns;
  private final AuditTrail trail;
  private final Clock clock;

  AuthorizedSources(JdbcClient db, Columns columns, AuditTrail trail, Clock clock) {
    this.db = db;
    this.columns = columns;
    this.trail = trail;
    this.clock = clock;
  }

  /** The whole list, ended ones included. */
  public List<AuthorizedSource> all() {
    return db.sql(
            "select id, host, name, basis, valid_from, valid_to from authorized_source order by valid_to nulls first, name")
        .query(new DataClassRowMapper<>(AuthorizedSource.class))
        .list();
  }

  /** Whether {@code host} may be reprinted from on {@code day}; an exact host, no subdomains. */
  public boolean allows(String host, LocalDate day) {
    return db.sql(
            """
            select exists (select from authorized_source
              where host = ? and ? between valid_from and coalesce(valid_to, 'infinity'))
            """)
        .params(host.toLowerCase(Locale.ROOT), day)
        .query(Boolean.class)
        .single();
  }

  /** The listed site of a host on {@code day}. */
  public Optional<AuthorizedSource> of(String host, LocalDate day) {
    return on(day).stream().filter(s -> s.host().equals(host.toLowerCase(Locale.ROOT))).findFirst();
  }

  private List<AuthorizedSource> on(LocalDate day) {
    return all().stream()
        .filter(s -> !s.validFrom().isAfter(day))
        .filter(s -> s.validTo() == null || !s.validTo().isBefore(day))
        .toList();
  }

  /** Why a host is refused, and which listed one it only looks like. */
  public String refusal(String host, LocalDate day) {
    var like = on(day).stream().filter(s -> looksLike(host, s.host())).findFirst();
    return "“%s”不在授权转载名单内，严禁从未经授权的网站转载。".formatted(host)
        + like.map(s -> "它与名单内的“%s”（%s）相像，但不是同一个网站。".formatted(s.host(), s.name())).orElse("");
  }

  private static boolean looksLike(String host, String listed) {
    var bare = listed.replaceFirst("^www\\.", "");
    return host.contains(bare)
        || folded(host).equals(folded(listed))
        || folded(host).replaceFirst("^www\\.", "").equals(folded(bare))
        || distance(host.replaceFirst("^www\\.", ""), bare) <= 1 + bare.length() / 12;
  }

  /** Letters and digits that look alike as one. */
  private static String folded(String host) {
    return host.replace('0', 'o')
        .replace('1', 'l')
        .replace('i', 'l')
        .replace("rn", "m")
        .replace("vv", "w")
        .replace("-", "");
  }

  /** How many letters are wrong. */
  private static int distance(String a, String b) {
    var row = IntStream.rangeClosed(0, b.length()).toArray();
    for (int i = 1; i <= a.length(); i++) {
      var corner = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        var above = row[j];
        row[j] =
            Math.min(
                Math.min(row[j], row[j - 1]) + 1,
                corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
        corner = above;
      }
    }
    return row[b.length()];
  }

  /** Adds a site to the list from today. Refused to everyone but 新闻宣传处. */
  @Transactional
  public void add(Person by, String host, String name, String basis) {
    columns.mustOwnTheSite(by);
    var clean = host.strip().toLowerCase(Locale.ROOT);
    var today = LocalDate.now(clock);
    new Violations.Gathering()
        .refuseIf(
            !clean.matches("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}"),
            MEASURES_11_6,
            "host",
            "请填写网站域名，例如 www.example.gov.cn，不带 http:// 和路径。")
        .refuseIf(name.isBlank() || name.length() > 60, MEASURES_11_6, "name", "请填写网站名称，60 字以内。")
        .refuseIf(basis.isBlank(), MEASURES_11_6, "basis", "请写明列入名单的依据。")
        .refuseIf(allows(clean, today), MEASURES_11_6, "host", "这个网站已经在名单内。")
        .throwIfAny();
    db.sql("insert into authorized_source (host, name, basis, valid_from) values (?, ?, ?, ?)")
        .params(clean, name.strip(), basis.strip(), today)
        .update();
    trail.append(
        Entry.of("source.added", by.id(), by.name())
            .about("source", clean)
            .with("basis", basis.strip()));
  }

  /** Ends a site's authorisation: it is allowed from no moment after this one. */
  @Transactional
  public void end(Person by, long id) {
    columns.mustOwnTheSite(by);
    var host =
        db.sql(
                "update authorized_source set valid_to = ? where id = ? and valid_to is null returning host")
            .params(LocalDate.now(clock).minusDays(1), id)
            .query(String.class)
            .optional()
            .orElseThrow(() -> new Violations(MEASURES_11_6, "这个网站已经不在名单内。"));
    trail.append(Entry.of("source.ended", by.id(), by.name()).about("source", host));
  }
}
