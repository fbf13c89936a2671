package org.shenfa.disclosure;

import static org.shenfa.regulation.Clause.MEASURES_10_3;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 行政复议、行政诉讼的登记: what is asked of a reviewing organ or a court about a reply, and how it ended, each
 * with its paper; table four of the annual report is counted from it.
 */
@Service
public class DisclosureRemedies {
  private static final String SELECT =
      """
      select m.id, m.way, m.paper, m.on_day, s.result, coalesce(s.paper, '') as result_paper, s.on_day as result_on
      from disclosure_remedy m left join disclosure_remedy_result s on s.remedy_id = m.id
      """;

  private final JdbcClient db;
  private final DisclosureCourse course;
  private final AuditTrail trail;

  DisclosureRemedies(JdbcClient db, DisclosureCourse course, AuditTrail trail) {
    this.db = db;
    this.course = course;
    this.trail = trail;
  }

  /** Those about one request, the first first. */
  public List<Remedy> of(long request) {
    return db.sql(SELECT + "where m.request_id = ? order by m.id")
        .param(request)
        .query(DisclosureRemedies::remedy)
        .list();
  }

  /** Table four of a calendar year. */
  RemedyTable table(int year) {
    return RemedyTable.of(
        year, db.sql(SELECT + "order by m.id").query(DisclosureRemedies::remedy).list());
  }

  /**
   * Notes that one was accepted.
   *
   * @param paper number of the notice of the organ or court
   * @param on the day of that notice
   */
  @Enforces(MEASURES_10_3)
  @Transactional
  public void note(Person by, String number, RemedyWay way, String paper, LocalDate on) {
    course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    var closed = request.closedOn();
    var known = of(request.id());
    var reconsidered = known.stream().anyMatch(r -> r.way() == RemedyWay.RECONSIDERATION);
    var found = new Violations.Gathering();
    paper(found, paper);
    found
        .refuseIf(closed == null, MEASURES_10_3, null, "答复以后才有复议、诉讼可以登记。")
        .refuseIf(
            closed != null && (on.isBefore(closed) || on.isAfter(course.today())),
            MEASURES_10_3,
            "on",
            "通知书的日期在办结那天以后、今天以前。")
        .refuseIf(known.stream().anyMatch(r -> r.way() == way), MEASURES_10_3, "way", "这一种已经登记过。")
        .refuseIf(way == RemedyWay.SUIT && reconsidered, MEASURES_10_3, "way", "已经复议过的，登记为“复议后起诉”。")
        .refuseIf(
            way == RemedyWay.SUIT_AFTER
                && known.stream()
                    .noneMatch(r -> r.way() == RemedyWay.RECONSIDERATION && r.result() != null),
            MEASURES_10_3,
            "way",
            "复议还没有登记结果，不能登记“复议后起诉”。")
        .throwIfAny();
    db.sql(
            "insert into disclosure_remedy (request_id, way, paper, on_day, person_id) values (?, ?, ?, ?, ?)")
        .params(request.id(), way.name(), paper.strip(), on, by.id())
        .update();
    log("disclosure.remedy", by, request, way.name());
  }

  /** Notes how it ended. */
  @Enforces(MEASURES_10_3)
  @Transactional
  public void conclude(
      Person by, String number, long id, RemedyResult result, String paper, LocalDate on) {
    course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    var remedy =
        of(request.id()).stream()
            .filter(r -> r.id() == id)
            .findFirst()
            .orElseThrow(NoSuchElementException::new);
    var found = new Violations.Gathering();
    paper(found, paper);
    found
        .refuseIf(remedy.result() != null, MEASURES_10_3, null, "结果已经登记过。")
        .refuseIf(
            on.isBefore(remedy.on()) || on.isAfter(course.today()),
            MEASURES_10_3,
            "on",
            "结果的日期在受理以后、今天以前。")
        .throwIfAny();
    db.sql(
            "insert into disclosure_remedy_result (remedy_id, result, paper, on_day, person_id) values (?, ?, ?, ?, ?)")
        .params(id, result.name(), paper.strip(), on, by.id())
        .update();
    log("disclosure.remedy_ended", by, request, result.name());
  }

  private static void paper(Violations.Gathering found, String paper) {
    found.refuseIf(
        paper.strip().length() < 2 || paper.length() > 80,
        MEASURES_10_3,
        "paper",
        "请填写通知书、决定书或者裁判文书的文号，最多 80 字。");
  }

  private void log(String action, Person by, Request request, String what) {
    trail.append(
        Entry.of(action, by.id(), by.name())
            .about("disclosure", Long.toString(request.id()))
            .with("what", what));
  }

  private static Remedy remedy(ResultSet row, int n) throws SQLException {
    var result = row.getString("result");
    return new Remedy(
        row.getLong("id"),
        RemedyWay.valueOf(row.getString("way")),
        row.getString("paper"),
        row.getObject("on_day", LocalDate.class),
        result == null ? null : RemedyResult.valueOf(result),
        row.getString("result_paper"),
        row.getObject("result_on", LocalDate.class));
  }
}
