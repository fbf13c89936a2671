package org.shenfa.solicitations;

import static org.shenfa.regulation.Clause.MEASURES_17_3;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Courses;
import org.shenfa.publication.Cancellation;
import org.shenfa.publication.SiteChanged;
import org.shenfa.regulation.Violations;
import org.shenfa.solicitations.SolicitationCourse.Event;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 征集的终止与结果: a solicitation ended before its time, and what came of the draft. */
@Service
public class Ending {
  private final JdbcClient db;
  private final Caseload caseload;
  private final Courses courses;
  private final ApplicationEventPublisher news;
  private final Clock clock;

  Ending(
      JdbcClient db,
      Caseload caseload,
      Courses courses,
      ApplicationEventPublisher news,
      Clock clock) {
    this.db = db;
    this.caseload = caseload;
    this.courses = courses;
    this.news = news;
    this.clock = clock;
  }

  /** Ends a solicitation before its time; its head does, and the page says why. */
  @Transactional
  public void cancel(
      Person by, long item, @Nullable Cancellation reason, String remark, Instant now) {
    var on = caseload.mine(by, item);
    new Violations.Gathering()
        .refuseIf(reason == null, MEASURES_17_3, "reason", "请选择向公众说明的终止原因。")
        .refuseIf(
            remark.strip().length() < 4 || remark.strip().length() > 500,
            MEASURES_17_3,
            "remark",
            "请写明终止的情况（4 至 500 字），留痕备查，不公开。")
        .refuseIf(on.closed(LocalDateTime.now(clock)), MEASURES_17_3, null, "征集已经结束，不能再终止，须照常反馈。")
        .throwIfAny();
    courses.take(
        SolicitationCourse.PROCEDURE,
        item,
        Event.CANCEL,
        caseload.asHead(by, item),
        now,
        String.valueOf(reason),
        Map.of());
    db.sql(
            "insert into solicitation_cancellation (item_id, reason, remark, person_id) values (?, ?, ?, ?)")
        .params(item, String.valueOf(reason), remark.strip(), by.id())
        .update();
    news.publishEvent(new SiteChanged());
  }

  /**
   * Says what came of the draft.
   *
   * @param document item number of the document made of it, blank when it was dropped
   */
  @Transactional
  public void link(Person by, long item, String document, String remark, Instant now) {
    caseload.mine(by, item);
    var made = document.isBlank() ? null : caseload.item(document.strip()).orElse(null);
    new Violations.Gathering()
        .refuseIf(
            !document.isBlank() && (made == null || made == item),
            MEASURES_17_3,
            "document",
            "没有编号为“%s”的正式文件，请核对编号。".formatted(document.strip()))
        .refuseIf(
            remark.strip().length() < 4 || remark.strip().length() > 500,
            MEASURES_17_3,
            "remark",
            "请写明结果（4 至 500 字），例如“已于某日印发”或者“项目终止”。")
        .throwIfAny();
    courses.take(
        SolicitationCourse.PROCEDURE,
        item,
        Event.LINK,
        caseload.as(by, item),
        now,
        remark,
        document.isBlank() ? Map.of() : Map.of("document", document.strip()));
    db.sql(
            "insert into solicitation_outcome (item_id, document_id, remark, person_id) values (?, ?, ?, ?)")
        .param(item)
        .param(made)
        .param(remark.strip())
        .param(by.id())
        .update();
    news.publishEvent(new SiteChanged());
  }
}
