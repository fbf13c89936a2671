package org.shenfa.solicitations;

import static org.shenfa.regulation.Clause.MEASURES_17_3;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Courses;
import org.shenfa.procedures.Likeness;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.shenfa.solicitations.SolicitationCourse.Event;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 意见分析: the unit sorts opinions into points and says of each whether it is taken up and why. */
@Service
public class Analysing {
  private final JdbcClient db;
  private final Caseload caseload;
  private final Courses courses;
  private final AuditTrail trail;

  Analysing(JdbcClient db, Caseload caseload, Courses courses, AuditTrail trail) {
    this.db = db;
    this.caseload = caseload;
    this.courses = courses;
    this.trail = trail;
  }

  /**
   * Begins the analysis once the time is over.
   *
   * @param entered whether they confirm that everything that came another way stands in the ledger
   */
  @Transactional
  public void begin(Person by, long item, boolean entered, Instant now) {
    caseload.mine(by, item);
    new Violations.Gathering()
        .refuseIf(!entered, MEASURES_17_3, "entered", "请先把来信、电话、邮件、来访收到的意见录入台账，再确认“线下意见已全部录入”。")
        .throwIfAny();
    courses.take(
        SolicitationCourse.PROCEDURE,
        item,
        Event.ANALYSE,
        caseload.as(by, item),
        now,
        "",
        Map.of());
  }

  /** Puts opinions under a new point. */
  @Transactional
  public long point(Person by, long item, String theme, String gist, Set<Integer> numbers) {
    var on = caseload.mine(by, item);
    var remarks = remarks(item, numbers);
    worded(theme, gist, new Violations.Gathering());
    open(on);
    var point =
        db.sql("insert into remark_point (item_id, person_id) values (?, ?) returning id")
            .params(item, by.id())
            .query(Long.class)
            .single();
    word(by, point, theme, gist);
    sort(by, point, remarks);
    note("remark.pointed", by, on, point);
    return point;
  }

  /** Gives a point other words. */
  @Transactional
  public void reword(Person by, long item, long point, String theme, String gist) {
    var on = caseload.mine(by, item);
    mine(item, point);
    worded(theme, gist, new Violations.Gathering());
    open(on);
    word(by, point, theme, gist);
    note("remark.reworded", by, on, point);
  }

  /** Puts opinions under a point that is there. */
  @Transactional
  public void sort(Person by, long item, long point, Set<Integer> numbers) {
    var on = caseload.mine(by, item);
    var remarks = remarks(item, numbers);
    mine(item, point);
    open(on);
    sort(by, point, remarks);
    note("remark.sorted", by, on, point);
  }

  /** Says whether a point is taken up, and why; a later word replaces an earlier one. */
  @Enforces(MEASURES_17_3)
  @Transactional
  public void decide(Person by, long item, long point, @Nullable Adoption decision, String reason) {
    var on = caseload.mine(by, item);
    mine(item, point);
    new Violations.Gathering()
        .refuseIf(decision == null, MEASURES_17_3, "decision", "请选择采纳、部分采纳或者未采纳。")
        .refuseIf(
            reason.strip().length() < 4 || reason.strip().length() > 1000,
            MEASURES_17_3,
            "reason",
            "请写明理由（4 至 1000 字）：提意见的人会看到。")
        .throwIfAny();
    open(on);
    db.sql("insert into adoption (point_id, decision, reason, person_id) values (?, ?, ?, ?)")
        .params(point, String.valueOf(decision), reason.strip(), by.id())
        .update();
    note("remark.decided", by, on, point);
  }

  /** Says of a suspect receipt whether it counts. */
  @Transactional
  public void judge(Person by, long item, long receipt, boolean counts, String reason) {
    var on = caseload.mine(by, item);
    var there = caseload.remarks(item).stream().anyMatch(r -> r.receiptId() == receipt);
    new Violations.Gathering()
        .refuseIf(!there, MEASURES_17_3, null, "台账里没有这一件。")
        .refuseIf(
            reason.strip().length() < 4 || reason.strip().length() > 500,
            MEASURES_17_3,
            "reason",
            "请写明计入或者不计入的理由（4 至 500 字）。")
        .throwIfAny();
    open(on);
    db.sql(
            "insert into receipt_judgment (receipt_id, counts, reason, person_id) values (?, ?, ?, ?)")
        .params(receipt, counts, reason.strip(), by.id())
        .update();
    trail.append(
        Entry.of("remark.judged", by.id(), by.name())
            .about("item", on.number())
            .with("receipt", Long.toString(receipt))
            .with("counts", Boolean.toString(counts)));
  }

  private List<Remark> remarks(long item, Set<Integer> numbers) {
    var found = caseload.remarks(item).stream().filter(r -> numbers.contains(r.number())).toList();
    if (found.isEmpty() || found.size() != numbers.size()) {
      throw new Violations(
          MEASURES_17_3, numbers.isEmpty() ? "请先选出意见，再归成要点。" : "所选的意见有的不在台账里，请重新选择。");
    }
    return found;
  }

  private void mine(long item, long point) {
    if (caseload.points(item).stream().noneMatch(p -> p.id() == point)) {
      throw new Violations(MEASURES_17_3, "没有这条要点，请刷新后再办。");
    }
  }

  /** After the result is public nothing of it changes behind it. */
  private static void open(SolicitationCase on) {
    if (on.answered()) {
      throw new Violations(MEASURES_17_3, "征集情况已经公布，不能再改；确有错误的，按更正程序更正反馈。");
    }
  }

  private static void worded(String theme, String gist, Violations.Gathering found) {
    found
        .refuseIf(
            theme.strip().length() < 2 || theme.strip().length() > 30,
            MEASURES_17_3,
            "theme",
            "请写主题（2 至 30 字），例如“储存数量”。")
        .refuseIf(
            gist.strip().length() < 2 || gist.strip().length() > 300,
            MEASURES_17_3,
            "gist",
            "请写意见要点（2 至 300 字），不写是谁提的。")
        .throwIfAny();
  }

  private void word(Person by, long point, String theme, String gist) {
    db.sql(
            "insert into remark_point_wording (point_id, theme, gist, person_id) values (?, ?, ?, ?)")
        .params(point, theme.strip(), gist.strip(), by.id())
        .update();
  }

  private void sort(Person by, long point, List<Remark> remarks) {
    for (var remark : remarks) {
      db.sql("insert into remark_sorting (remark_id, point_id, person_id) values (?, ?, ?)")
          .params(remark.id(), point, by.id())
          .update();
    }
  }

  private void note(String action, Person by, SolicitationCase on, long point) {
    trail.append(
        Entry.of(action, by.id(), by.name())
            .about("item", on.number())
            .with("point", Long.toString(point)));
  }

  /** Opinions that say nearly the same, each group in the order of the ledger. */
  public List<List<Remark>> alike(long item) {
    return Likeness.groups(
        caseload.remarks(item).stream()
            .filter(r -> r.point() == 0 && r.counts())
            .collect(Collectors.toList()),
        Remark::words);
  }
}
