package org.shenfa.solicitations;

import static org.shenfa.regulation.Clause.MEASURES_17_3;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.shenfa.content.Revision;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.review.Prerequisite;
import org.shenfa.solicitations.SolicitationCourse.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 征集的报送条件: a result answers every opinion, and a draft that is public already is only changed with
 * a word to the public and with time left to answer (17-3).
 */
@Component
class SolicitationRules implements Prerequisite {
  /** Whoever has to answer a changed draft gets at least as many days (product). */
  private static final int DAYS_AFTER_CHANGE = 7;

  private final JdbcClient db;
  private final Caseload caseload;
  private final Soliciting soliciting;
  private final Clock clock;

  SolicitationRules(JdbcClient db, Caseload caseload, Soliciting soliciting, Clock clock) {
    this.db = db;
    this.caseload = caseload;
    this.soliciting = soliciting;
    this.clock = clock;
  }

  @Override
  @Enforces(MEASURES_17_3)
  public List<Violation> missing(Revision revision) {
    return switch (revision.manifest().kind()) {
      case INTERACTION_REPLY ->
          answers(revision.itemId()).map(on -> answer(on, revision)).orElse(List.of());
      case DRAFT_FOR_COMMENT ->
          caseload.find(revision.itemId()).map(on -> change(on, revision)).orElse(List.of());
      case FORMAL_DOCUMENT,
          INTERPRETATION,
          NOTICE,
          MAJOR_NEWS,
          DEPUTY_LEADER_NEWS,
          ORDINARY_NEWS,
          UNIT_HEAD_NEWS,
          REPRINT,
          SERVICE_GUIDE,
          SITE_ARRANGEMENT ->
          List.<Violation>of();
    };
  }

  private Optional<SolicitationCase> answers(long reply) {
    return db.sql("select item_id from solicitation_feedback where reply_id = ?")
        .param(reply)
        .query(Long.class)
        .optional()
        .flatMap(caseload::find);
  }

  private List<Violation> answer(SolicitationCase on, Revision revision) {
    var found = new Violations.Gathering();
    var words = Jsoup.parseBodyFragment(revision.manifest().body()).text();
    var lacking = List.of("征集情况", "意见分析", "采纳情况").stream().filter(w -> !words.contains(w)).toList();
    found
        .refuseIf(
            on.undecided() > 0,
            MEASURES_17_3,
            "body",
            "还有 %d 条意见没有写明是否采纳，请在“意见征集”里逐条或者按要点写明结论和理由。".formatted(on.undecided()))
        .refuseIf(
            !on.answered() && soliciting.state(on.itemId()) != State.ANALYSING,
            MEASURES_17_3,
            "body",
            "请先在“意见征集”里确认线下收到的意见已全部录入，开始分析。")
        .refuseIf(
            !lacking.isEmpty(),
            MEASURES_17_3,
            "body",
            "反馈要写明征集情况分析和采纳情况，还缺“%s”部分；没有收到意见的也要说明。".formatted(String.join("”、“", lacking)));
    return found.found();
  }

  private List<Violation> change(SolicitationCase on, Revision revision) {
    var comment = revision.manifest().comment();
    if (comment == null) {
      return List.of();
    }
    var found = new Violations.Gathering();
    var now = LocalDateTime.now(clock);
    var note = Optional.ofNullable(revision.manifest().note()).orElse("").strip();
    var later = comment.closesAt().isAfter(on.closesAt());
    var text = !caseload.body(on.digest()).equals(revision.manifest().body());
    found
        .refuseIf(
            comment.closesAt().isBefore(on.closesAt()), MEASURES_17_3, "closesAt", "截止时间只能延后，不能提前。")
        .refuseIf(later && on.closed(now), MEASURES_17_3, "closesAt", "征集已经结束，不能再延期；需要再听意见的，另行征集。")
        .refuseIf(later && note.length() < 4, MEASURES_17_3, "note", "延期须在更新说明里向公众写明理由。")
        .refuseIf(text && note.length() < 4, MEASURES_17_3, "note", "修改征求意见稿，须在更新说明里向公众写明改了什么。")
        .refuseIf(
            text && !on.closed(now) && comment.closesAt().isBefore(now.plusDays(DAYS_AFTER_CHANGE)),
            MEASURES_17_3,
            "closesAt",
            "修改后至少要留 %d 天提意见，请同时延期。".formatted(DAYS_AFTER_CHANGE));
    return found.found();
  }
}
