package org.shenfa.duty;

import static org.shenfa.regulation.Clause.MEASURES_25_1;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Refusals;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 换班: asked by one, agreed to by the other; until then the roster stands as it was. */
@Service
public class Swaps {
  private final JdbcClient db;
  private final Roster roster;
  private final DutyRights rights;
  private final DutyNews news;

  Swaps(JdbcClient db, Roster roster, DutyRights rights, DutyNews news) {
    this.db = db;
    this.roster = roster;
    this.rights = rights;
    this.news = news;
  }

  /** What was asked and not answered for days that are still to come. */
  public List<Swap> open(Person me, Instant now) {
    var today = Roster.day(now);
    rights.mustRead(me, today);
    return db.sql(
            """
            select s.*, f.name as from_name, t.name as to_name from duty_swap s
              join person f on f.id = s.from_person join person t on t.id = s.to_person
            where s.day >= ? and not exists (select from duty_swap_answer a where a.swap_id = s.id) order by s.day, s.id
            """)
        .param(today)
        .query((row, n) ->
            new Swap(
                row.getLong("id"),
                row.getObject("day", LocalDate.class),
                row.getLong("from_person"),
                row.getString("from_name"),
                row.getLong("to_person"),
                row.getString("to_name"),
                row.getObject("give_back", LocalDate.class),
                row.getString("reason")))
        .list();
  }

  /**
   * Asks somebody to take a day of one's own.
   *
   * @param giveBack a day of theirs that one takes instead, null for none
   */
  @Transactional
  public void ask(
      Person me,
      @Nullable LocalDate day,
      String staffNo,
      @Nullable LocalDate giveBack,
      String reason,
      Instant now) {
    rights.mustRead(me, Roster.day(now));
    var mine = roster.mine(day, me.id(), "day", now);
    var other = rights.reader(staffNo, mine.day());
    rights.mustBeTested(other, mine.day());
    if (giveBack != null) {
      roster.mine(giveBack, other.id(), "giveBack", now);
      rights.mustBeTested(me, giveBack);
    }
    new Violations.Gathering()
        .refuseIf(other.id() == me.id(), MEASURES_25_1, "staffNo", "不能和自己换班。")
        .refuseIf(
            reason.strip().length() < 2 || reason.strip().length() > 200,
            MEASURES_25_1,
            "reason",
            "写明为什么换，2 到 200 字。")
        .refuseIf(
            open(me, now).stream().anyMatch(s -> s.day().equals(mine.day())),
            MEASURES_25_1,
            "day",
            "这一天已经请过人，等对方答复或者先收回。")
        .throwIfAny();
    var id =
        db.sql(
                """
                insert into duty_swap (day, from_person, to_person, give_back, reason, at)
                values (:day, :from, :to, :back, :reason, :at) returning id
                """)
            .param("day", mine.day())
            .param("from", me.id())
            .param("to", other.id())
            .param("back", giveBack, Types.DATE)
            .param("reason", reason.strip())
            .param("at", now.atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .single();
    open(me, now).stream().filter(s -> s.id() == id).forEach(s -> news.asked(s, now));
  }

  /**
   * Agrees, declines, or takes one's own request back.
   *
   * @throws java.util.NoSuchElementException for a swap that is not open, or not this person's
   */
  @Enforces(MEASURES_25_1)
  @Transactional
  public void answer(Person me, long id, boolean accepted, Instant now) {
    var swap =
        open(me, now).stream()
            .filter(s -> s.id() == id && (s.to() == me.id() || s.from() == me.id()))
            .findFirst()
            .orElseThrow();
    if (accepted) {
      if (me.id() == swap.to()) {
        rights.mustBeTested(me, swap.day());
      }
      roster.mine(swap.day(), swap.from(), "day", now);
      if (swap.giveBack() != null) {
        roster.mine(swap.giveBack(), swap.to(), "giveBack", now);
      }
    }
    Refusals.asSentences(
        MEASURES_25_1,
        () ->
            db.sql(
                    "insert into duty_swap_answer (swap_id, accepted, person_id, at) values (?, ?, ?, ?)")
                .params(id, accepted, me.id(), now.atOffset(ZoneOffset.UTC))
                .update());
    if (accepted) {
      roster.give(swap.day(), swap.to(), "SWAP", swap.reason(), rights.reader(me), now);
      if (swap.giveBack() != null) {
        roster.give(swap.giveBack(), swap.from(), "SWAP", swap.reason(), rights.reader(me), now);
      }
    }
    if (me.id() == swap.to()) {
      news.answered(swap, accepted, now);
    }
  }
}
