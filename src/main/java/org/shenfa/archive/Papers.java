package org.shenfa.archive;

import static org.shenfa.regulation.Clause.MEASURES_20_1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Moments;
import org.shenfa.organization.Person;
import org.shenfa.organization.Unit;
import org.shenfa.registers.RegisterKind;
import org.shenfa.registers.Registers;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 自行审查档案的确认: what each subordinate unit registered of the papers it keeps, and its word year by
 * year that they are all there.
 */
@Service
public class Papers {
  private final JdbcClient db;
  private final Registers registers;
  private final AuditTrail trail;

  Papers(JdbcClient db, Registers registers, AuditTrail trail) {
    this.db = db;
    this.registers = registers;
    this.trail = trail;
  }

  /**
   * 一个单位一年的情况.
   *
   * @param entries registered by now
   * @param releases what of this unit went out in the year
   * @param confirmed how many it last confirmed; null where it has not yet
   * @param whole whether it said that nothing is missing
   */
  public record Line(
      long unitId,
      String unit,
      int year,
      int entries,
      int releases,
      @Nullable Integer confirmed,
      boolean whole,
      String remark,
      String by,
      @Nullable Instant at) {

    /** Whether there was nothing to keep and nothing was said. */
    public boolean idle() {
      return confirmed == null && entries == 0 && releases == 0;
    }

    /** As the inventory writes it. */
    public String state() {
      var known = confirmed;
      if (known == null) {
        return idle() ? "没有登记，也没有发布" : "还没有确认";
      }
      return (whole ? "确认齐全" : "确认不齐：" + remark)
          + (known == entries ? "" : "（确认时 %d 条，现在 %d 条）".formatted(known, entries));
    }
  }

  private static final String LINES =
      """
      select u.id, u.short_name, :year as year,
        (select count(*) from register_now e where e.kind = 'REVIEW_PAPERS' and e.unit_id = u.id and not e.struck
          and e.content ->> 'day' like :year || '-%') as entries,
        (select count(*) from release r join item i on i.id = r.item_id where i.unit_id = u.id and r.release_no like :year || '-%') as releases,
        c.entries as confirmed, coalesce(c.whole, false) as whole, coalesce(c.remark, '') as remark,
        coalesce(p.name, '') as name, c.at
      from unit u
        left join lateral (select * from archive_papers a where a.unit_id = u.id and a.year = :year::int order by a.id desc limit 1) c on true
        left join person p on p.id = c.person_id
      where u.kind = any (:kinds::text[]) and u.valid_to is null and (:unit::bigint is null or u.id = :unit)
      order by u.sort, u.id
      """;

  /** Every unit that keeps papers of its own. */
  public List<Line> ofYear(int year) {
    return lines(year, null);
  }

  private List<Line> lines(int year, @Nullable Long unit) {
    return db.sql(LINES)
        .param("year", Integer.toString(year))
        .param(
            "kinds",
            "{"
                + String.join(
                    ",", RegisterKind.REVIEW_PAPERS.keepers().stream().map(Enum::name).toList())
                + "}")
        .param("unit", unit, java.sql.Types.BIGINT)
        .query((row, n) -> line(row))
        .list();
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getLong("id"),
        row.getString("short_name"),
        Integer.parseInt(row.getString("year")),
        row.getInt("entries"),
        row.getInt("releases"),
        row.getObject("confirmed", Integer.class),
        row.getBoolean("whole"),
        row.getString("remark"),
        row.getString("name"),
        Moments.orNull(row, "at"));
  }

  /** The unit whose papers somebody may confirm. */
  public Optional<Unit> keeper(Person me, LocalDate today) {
    return registers.keeper(me, RegisterKind.REVIEW_PAPERS, today);
  }

  /**
   * One's own unit in a year.
   *
   * @throws NoSuchElementException for whoever belongs to no such unit
   */
  public Line mine(Person me, int year, LocalDate today) {
    return lines(year, keeper(me, today).orElseThrow().id()).getFirst();
  }

  /**
   * Says for one's own unit that the papers of a year are all there, or what is missing.
   *
   * @throws NoSuchElementException for whoever belongs to no such unit
   */
  @Enforces(MEASURES_20_1)
  @Transactional
  public void confirm(Person me, int year, boolean whole, String remark, Instant now) {
    var today = LocalDate.ofInstant(now, org.shenfa.Shenfa.ZONE);
    var line = mine(me, year, today);
    var words = remark.strip();
    new Violations.Gathering()
        .refuseIf(year < 2000 || year > today.getYear(), MEASURES_20_1, "year", "请选一个年度，不晚于今年。")
        .refuseIf(!whole && words.length() < 4, MEASURES_20_1, "remark", "不齐的，请写明缺什么、为什么，至少 4 个字。")
        .refuseIf(words.length() > 500, MEASURES_20_1, "remark", "说明最多写 500 字。")
        .refuseIf(
            whole && line.entries() < line.releases(),
            MEASURES_20_1,
            "whole",
            "这一年发布了 %d 次，只登记了 %d 条：请先在台账“自行审查的档案”里补登，或者选“不齐”写明原因。"
                .formatted(line.releases(), line.entries()))
        .throwIfAny();
    db.sql(
            """
            insert into archive_papers (unit_id, year, entries, whole, remark, person_id, at) values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            line.unitId(),
            year,
            line.entries(),
            whole,
            words,
            me.id(),
            now.atOffset(ZoneOffset.UTC))
        .update();
    trail.append(
        Entry.of("archive.papers", me.id(), me.name())
            .about("unit", Long.toString(line.unitId()))
            .with("year", Integer.toString(year))
            .with("entries", Integer.toString(line.entries()))
            .with("whole", whole ? "YES" : "NO")
            .with("remark", words));
  }
}
