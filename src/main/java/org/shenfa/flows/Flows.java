package org.shenfa.flows;

import java.util.List;
import java.util.NoSuchElementException;
import org.shenfa.accountability.AccountabilityEvent;
import org.shenfa.assessment.AssessmentEvent;
import org.shenfa.concerns.ConcernEvent;
import org.shenfa.disclosure.Disclosing;
import org.shenfa.duty.DutyEvent;
import org.shenfa.letters.LetterEvent;
import org.shenfa.orders.OrderEvent;
import org.shenfa.petitions.PetitionEvent;
import org.shenfa.privacy.ErasureEvent;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Enforces;
import org.shenfa.solicitations.SolicitationCourse;
import org.shenfa.tickets.TicketEvent;

/** 流程图集: every procedure of the product; that of letters is annex 2 of the measures. */
public final class Flows {
  /** Name of the procedure that annex 2 draws. */
  public static final String ANNEX_2 = LetterEvent.PROCEDURE.name();

  private static final List<Flow> ALL =
      List.of(
          Flow.of("附件2　互动反馈流程图", LetterEvent.PROCEDURE),
          Flow.of("信访办理流程图", PetitionEvent.PROCEDURE),
          Flow.of("意见征集流程图", SolicitationCourse.PROCEDURE),
          Flow.of("依申请公开流程图", Disclosing.PROCEDURE),
          Flow.of("回应关切流程图", ConcernEvent.PROCEDURE),
          Flow.of("值班读网流程图", DutyEvent.PROCEDURE),
          Flow.of("网站纠错流程图", TicketEvent.PROCEDURE),
          Flow.of("督办流程图", OrderEvent.PROCEDURE),
          Flow.of("考评流程图", AssessmentEvent.PROCEDURE),
          Flow.of("问责登记流程图", AccountabilityEvent.PROCEDURE),
          Flow.of("提前销毁个人信息流程图", ErasureEvent.PROCEDURE));

  private Flows() {}

  /** Annex 2 first. */
  @Enforces(Clause.ANNEX_2)
  public static List<Flow> all() {
    return ALL;
  }

  /**
   * The flow of a procedure.
   *
   * @throws NoSuchElementException when there is no such procedure
   */
  public static Flow named(String name) {
    return ALL.stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow(NoSuchElementException::new);
  }
}
