package org.shenfa.petitions;

import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.shenfa.organization.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * 信访统计: counts of a year, never what they count. A count under five is not told, so that nobody
 * finds one report in it.
 */
@Service
public class PetitionFigures {
  private static final int LEAST = 5;

  private final PetitionRights rights;
  private final JdbcClient db;

  PetitionFigures(PetitionRights rights, JdbcClient db) {
    this.rights = rights;
    this.db = db;
  }

  /** 一项: as it is told, “少于 5” where it is small. */
  public record Figure(String label, String count) {
    static Figure of(String label, int count) {
      return new Figure(label, count > 0 && count < LEAST ? "少于 " + LEAST : "" + count);
    }
  }

  /** The figures of a year, of what was received in it; for those who keep the register. */
  public List<Figure> of(Person me, int year, Instant now) {
    if (!rights.viewer(me, now).desk()) {
      throw new NoSuchElementException();
    }
    return db.sql(
            """
            select count(*) as received,
              count(*) filter (where exists (select from deadline_now d where d.procedure = 'petition' and d.case_id = p.id
                and d.rule = 'PETITION_NOTICE' and d.met_at is not null and not d.late)) as told,
              count(*) filter (where exists (select from deadline_now d where d.procedure = 'petition' and d.case_id = p.id
                and d.rule = 'PETITION_CONCLUSION' and d.met_at is not null and not d.late)) as concluded,
              count(*) filter (where p.late) as late
            from petition_register p where extract(year from p.received_at at time zone 'Asia/Shanghai') = ?
            """)
        .param(year)
        .query((row, n) ->
            List.of(
                Figure.of("收到", row.getInt("received")),
                Figure.of("15 日内告知", row.getInt("told")),
                Figure.of("按期办结（60 日，经批准 90 日）", row.getInt("concluded")),
                Figure.of("曾超期", row.getInt("late"))))
        .single();
  }
}
