package org.shenfa.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.content.ItemKind;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 归档目录: every package there is, found by what people know of it. */
@Service
public class ArchiveRegister {
  private static final int LINES = 50;

  private static final String SELECT =
      """
      select p.id, p.release_id, p.number, p.year, p.class, p.item, p.kind, p.title, p.unit, p.document_number,
        p.released_at, encode(p.digest, 'hex') as digest, p.page, p.files, p.size, p.at
      from archive_package p
      """;

  private static final String COUNT = "select count(*) from archive_package p ";

  private static final String WHERE =
      """
       where (:year = 0 or p.year = :year) and (:class::text is null or p.class = :class)
        and (:words = '' or position(lower(:words) in p.words) > 0)
        and (not :over or p.class <> 'PERMANENT' and p.year + case p.class when 'TEN' then 10 else 30 end < :now)
      """;

  private final JdbcClient db;
  private final Registering registering;

  ArchiveRegister(JdbcClient db, Registering registering) {
    this.db = db;
    this.registering = registering;
  }

  /** 没有归档的发布: a release without a package, and why. */
  public record Missing(
      String release, String item, String title, Instant releasedAt, String why) {}

  /** The lines of a page, the newest release first. */
  public RegisterFilter.Page find(RegisterFilter filter, int page, LocalDate today) {
    var total = asked(COUNT + WHERE, filter, today).query(Long.class).single();
    var pages = (int) Math.max(1, (total + LINES - 1) / LINES);
    var shown = Math.clamp(page, 1, pages);
    var lines =
        asked(
                SELECT + WHERE + " order by p.released_at desc, p.id desc limit :most offset :from",
                filter,
                today)
            .param("most", LINES)
            .param("from", (shown - 1) * LINES)
            .query((row, n) -> line(row))
            .list();
    return new RegisterFilter.Page(lines, total, shown, pages);
  }

  private JdbcClient.StatementSpec asked(String sql, RegisterFilter filter, LocalDate today) {
    var retention = filter.retention();
    return db.sql(sql)
        .param("words", filter.words())
        .param("year", filter.year())
        .param("class", retention == null ? null : retention.name(), java.sql.Types.VARCHAR)
        .param("over", filter.over())
        .param("now", today.getYear());
  }

  public Optional<ArchivedPackage> find(String number) {
    return db.sql(SELECT + " where p.number = ?")
        .param(number)
        .query((row, n) -> line(row))
        .optional();
  }

  /** The package of a release, where it has one by now. */
  public Optional<ArchivedPackage> ofRelease(long release) {
    return db.sql(SELECT + " where p.release_id = ?")
        .param(release)
        .query((row, n) -> line(row))
        .optional();
  }

  /** The bytes of a package's manifest. */
  public Optional<byte[]> manifest(String number) {
    return db.sql("select manifest from archive_package where number = ?")
        .param(number)
        .query(byte[].class)
        .optional();
  }

  /** The sealed form of a package. */
  public Optional<SealedForm> form(String number) {
    return db.sql("select form from archive_package where number = ?")
        .param(number)
        .query(byte[].class)
        .optional()
        .map(SealedForm::of);
  }

  /**
   * Part of the packages of a year, in the order of their numbers.
   *
   * @param sealed only those the log knew at this size
   * @param before the last one of the part before; null for the first part
   */
  List<ArchivedPackage> ofYear(int year, long sealed, @Nullable ArchivedPackage before, int most) {
    return db.sql(
            SELECT
                + """
                 where p.year = :year and (p.class, p.n) > (:class, :n)
                  and exists (select from audit_event e join audit_seal s on s.event_id = e.id
                    where e.object_type = 'archive' and e.object_id = p.number and s.sequence <= :sealed)
                 order by p.class, p.n limit :most
                """)
        .param("year", year)
        .param("class", before == null ? "" : before.retention().name())
        .param("n", before == null ? 0 : place(before))
        .param("sealed", sealed)
        .param("most", most)
        .query((row, n) -> line(row))
        .list();
  }

  private static int place(ArchivedPackage line) {
    return Integer.parseInt(line.number().substring(line.number().lastIndexOf('-') + 1));
  }

  /** How many packages a year has. */
  public int count(int year) {
    return db.sql("select count(*) from archive_package where year = ?")
        .param(year)
        .query(Integer.class)
        .single();
  }

  /** Years that have packages, the newest first. */
  public List<Integer> years() {
    return db.sql("select distinct year from archive_package order by year desc")
        .query((row, n) -> row.getInt(1))
        .list();
  }

  /** Releases that have no package, the oldest first, at most two hundred. */
  public List<Missing> missing(Instant now) {
    return db.sql(
            """
            select r.id, r.release_no, i.number as item, convert_from(v.manifest, 'UTF8')::jsonb ->> 'title' as title,
              r.released_at
            from release r join item i on i.id = r.item_id join revision v on v.digest = r.digest
            where not exists (select from archive_package p where p.release_id = r.id) order by r.id limit 200
            """)
        .query((row, n) -> {
          var at = Moments.of(row, "released_at");
          return new Missing(
              row.getString("release_no"),
              row.getString("item"),
              row.getString("title"),
              at,
              why(row.getLong("id"), at, now));
        })
        .list();
  }

  private String why(long release, Instant at, Instant now) {
    var refusal = registering.refusal(release);
    return !refusal.isEmpty()
        ? refusal
        : at.plus(Compiling.PATIENCE).isAfter(now) ? "刚刚发布，等网页留存" : "还没有轮到登记";
  }

  /** How many releases of a year there are, by the number of the release. */
  int releases(int year) {
    return db.sql(
            """
            select count(*) from release where release_no like :year || '-%' or release_no !~ '^20[0-9]{2}-'
              and released_at >= :from and released_at < :to
            """)
        .param("year", Integer.toString(year))
        .param("from", LocalDate.of(year, 1, 1).atStartOfDay(Shenfa.ZONE).toOffsetDateTime())
        .param("to", LocalDate.of(year + 1, 1, 1).atStartOfDay(Shenfa.ZONE).toOffsetDateTime())
        .query(Integer.class)
        .single();
  }

  private static ArchivedPackage line(ResultSet row) throws SQLException {
    return new ArchivedPackage(
        row.getLong("id"),
        row.getLong("release_id"),
        row.getString("number"),
        row.getInt("year"),
        RetentionClass.valueOf(row.getString("class")),
        row.getString("item"),
        ItemKind.valueOf(row.getString("kind")),
        row.getString("title"),
        row.getString("unit"),
        row.getString("document_number"),
        Moments.of(row, "released_at"),
        row.getString("digest"),
        row.getString("page"),
        row.getInt("files"),
        row.getLong("size"),
        Moments.of(row, "at"));
  }
}
