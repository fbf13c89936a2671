package org.shenfa.support;

import java.time.Instant;
import java.time.LocalDate;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.petitions.Opinion;
import org.shenfa.petitions.PetitionDecisions;
import org.shenfa.petitions.PetitionHandling;
import org.shenfa.petitions.PetitionRegister;
import org.shenfa.petitions.PetitionResults;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The petition way in one call: from a letter that was handed over to the site's reply. */
@TestComponent
public class PetitionWay {
  private final Office office;
  private final PetitionRegister register;
  private final PetitionDecisions decisions;
  private final PetitionHandling handling;
  private final PetitionResults results;
  private final JdbcClient db;

  public PetitionWay(
      Office office,
      PetitionRegister register,
      PetitionDecisions decisions,
      PetitionHandling handling,
      PetitionResults results,
      JdbcClient db) {
    this.office = office;
    this.register = register;
    this.decisions = decisions;
    this.handling = handling;
    this.results = results;
    this.db = db;
  }

  /**
   * Walks it with the office's people.
   *
   * @param letter id of the letter
   * @param result what its writer reads
   */
  public void replied(long letter, String result, Instant now) {
    var desk = office.petitionClerk;
    var id = one("select id from petition where letter_id = ?", letter);
    register.register(desk, id, new PetitionRegister.Entered("反映的事项", null, ""), now);
    decisions.accept(desk, id, now);
    handling.assign(desk, id, desk.staffNo(), true, now);
    var opinion =
        new Opinion("要求查处", "经查，反映的情况属实", Opinion.Finding.SUPPORTED, "责令改正", "信访工作条例第三十二条");
    handling.draft(desk, id, opinion, now);
    handling.issue(
        office.principal,
        id,
        one("select max(id) from petition_opinion where petition_id = ?", id),
        now);
    results.prepare(desk, id, result, now);
    results.handBack(chief(now), id, true, "不涉密，第三人已遮盖", now);
    results.reply(office.editorOne, id, now);
  }

  private long one(String sql, long id) {
    return db.sql(sql).param(id).query(Long.class).single();
  }

  private Person chief(Instant now) {
    var day = LocalDate.ofInstant(now, org.shenfa.Shenfa.ZONE);
    return office.organization.holders(office.generalOffice.id(), PostKind.UNIT_HEAD, day).stream()
        .findFirst()
        .map(a -> a.person())
        .orElseGet(() -> office.hired("办公室主任", office.generalOffice, PostKind.UNIT_HEAD));
  }
}
