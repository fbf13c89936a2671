package org.shenfa.solicitations;

import static org.shenfa.regulation.Clause.MEASURES_17_3;

import java.time.LocalDateTime;
import org.shenfa.content.CleanHtml;
import org.shenfa.content.Drafting;
import org.shenfa.content.Item;
import org.shenfa.organization.Person;
import org.shenfa.publication.FeedbackDeadlines;
import org.shenfa.regulation.Violations;
import org.shenfa.solicitations.SolicitationCourse.State;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 情况反馈: the result of a solicitation, begun as a reply on the main line with its figures in it. */
@Service
public class Feedback {
  private final Caseload caseload;
  private final Soliciting soliciting;
  private final FeedbackDeadlines deadlines;
  private final Drafting drafting;

  Feedback(
      Caseload caseload, Soliciting soliciting, FeedbackDeadlines deadlines, Drafting drafting) {
    this.caseload = caseload;
    this.soliciting = soliciting;
    this.deadlines = deadlines;
    this.drafting = drafting;
  }

  public Figures figures(long item) {
    return Figures.of(caseload.remarks(item), caseload.points(item));
  }

  /** Begins the result with what the ledger says, once every opinion has its decision. */
  @Transactional
  public Item begin(Person by, long item, LocalDateTime now) {
    var on = caseload.mine(by, item);
    decided(on);
    var reply = deadlines.begin(by, item, now);
    write(by, on, reply.id());
    return reply;
  }

  /** Puts the figures and decisions of now in place of the text of the reply. */
  @Transactional
  public void renew(Person by, long item) {
    var on = caseload.mine(by, item);
    var reply = on.reply();
    if (reply == null || on.answered()) {
      throw new Violations(MEASURES_17_3, "没有正在起草的反馈稿。");
    }
    decided(on);
    write(by, on, reply);
  }

  private void decided(SolicitationCase on) {
    new Violations.Gathering()
        .refuseIf(
            soliciting.state(on.itemId()) != State.ANALYSING,
            MEASURES_17_3,
            null,
            "请先确认线下意见已全部录入，开始分析。")
        .refuseIf(
            on.undecided() > 0,
            MEASURES_17_3,
            null,
            "还有 %d 条意见没有写明是否采纳，每一条都要有结论和理由。".formatted(on.undecided()))
        .throwIfAny();
  }

  private void write(Person by, SolicitationCase on, long reply) {
    var last = drafting.latest(reply).orElseThrow();
    var body = FeedbackText.of(on, figures(on.itemId()), caseload.points(on.itemId()));
    drafting.save(
        by,
        reply,
        last.seq(),
        last.manifest()
            .withText(
                last.manifest().title(),
                CleanHtml.of(body).html().html(),
                last.manifest().attachments()));
  }
}
