package org.shenfa.review;

import static org.shenfa.regulation.Clause.MEASURES_15_1;
import static org.shenfa.regulation.Clause.MEASURES_20_2;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shenfa.content.Digest;
import org.shenfa.content.Proofreading;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;

/** 签署前核对: everything that would keep an opinion from being kept. */
@Service
public class Checking {
  private final Opinions opinions;
  private final Reviewers reviewers;
  private final Collating collating;
  private final Proofreading proofreading;
  private final Clock clock;

  Checking(
      Opinions opinions,
      Reviewers reviewers,
      Collating collating,
      Proofreading proofreading,
      Clock clock) {
    this.opinions = opinions;
    this.reviewers = reviewers;
    this.collating = collating;
    this.proofreading = proofreading;
    this.clock = clock;
  }

  /**
   * Everything that would keep {@link Reviewing#sign} from keeping this opinion, without keeping
   * it.
   *
   * @return the look it would be given at
   */
  public Look check(
      Person by, ReviewCase on, Digest seen, Answer answer, List<String> ticked, Addenda addenda) {
    var look =
        on.next()
            .orElseThrow(() ->
                new Violations(MEASURES_15_1, "这一件现在不能签署意见（%s）。".formatted(on.state().label())));
    new Violations.Gathering()
        .refuseIf(
            !seen.equals(on.revision().digest()), look.clause(), null, "意见针对的不是报送的版本，请刷新页面再看一遍。")
        .refuseIf(
            !answer.answers(look), look.clause(), null, "这一环节要回答的是“%s”的问题。".formatted(look.label()))
        .refuseIf(
            answer instanceof Answer.SentBack(_, var words) && words.strip().length() < 4,
            look.clause(),
            "reason",
            "退回须写明原因，起草人要照着改。")
        .refuseIf(
            answer instanceof Answer.SentBack(var causes, _) && causes.isEmpty(),
            look.clause(),
            "cause",
            "请至少选一项退回的原因。")
        .refuseIf(
            answer instanceof Answer.SecrecyCleared(var form) && past(form.window()),
            MEASURES_20_2,
            "notAfter",
            "填写的最晚发布时间已经过了：时间不再适宜的请退回。")
        .throwIfAny();
    reviewers
        .whyNot(by, on)
        .ifPresent(sentence -> {
          throw new Violations(look.clause(), sentence);
        });
    if (!(answer instanceof Answer.SentBack)) {
      mustBeRead(by, on, look, ticked);
      mustBeClean(on);
      comparison(on, answer).ifPresent(c -> collating.accepted(c, addenda.accepted()));
    }
    return look;
  }

  /** With what an agreement at the proof-reading look is compared. */
  Optional<ManuscriptComparison> comparison(ReviewCase on, Answer answer) {
    return answer instanceof Answer.SecrecyCleared ? collating.compare(on) : Optional.empty();
  }

  /** Answers count only after each attachment was opened and ticked, one by one. */
  private void mustBeRead(Person by, ReviewCase on, Look look, List<String> ticked) {
    var opened = opinions.openedBy(on.id(), by.id());
    var paper = on.paper();
    var unopened = new ArrayList<String>();
    var unticked = new ArrayList<String>();
    for (var file : on.revision().manifest().attachments()) {
      note(file.digest(), file.name(), opened, unopened);
      note(file.digest(), file.name(), ticked, unticked);
    }
    if (paper != null && look == Look.PAPER_COMPARISON) {
      note(paper.scan(), "审查表扫描件", opened, unopened);
      note(paper.scan(), "审查表扫描件", ticked, unticked);
    }
    new Violations.Gathering()
        .refuseIf(
            !unopened.isEmpty(),
            look.clause(),
            "ticked",
            "还有附件没有打开看过：%s。".formatted(String.join("、", unopened)))
        .refuseIf(
            !unticked.isEmpty(),
            look.clause(),
            "ticked",
            (look == Look.SECRECY_REVIEW ? "还有附件没有逐件核对（三问都要逐件作答）：%s。" : "还有附件没有逐件核对：%s。")
                .formatted(String.join("、", unticked)))
        .throwIfAny();
  }

  private static void note(String digest, String name, List<String> done, List<String> left) {
    if (!done.contains(digest)) {
      left.add(name);
    }
  }

  private boolean past(ReleaseWindow window) {
    var end = window.notAfter();
    return end != null && end.isBefore(LocalDateTime.now(clock));
  }

  /** What must be put right stands against agreement, also when a dictionary learned it since. */
  private void mustBeClean(ReviewCase on) {
    var found = new Violations.Gathering();
    for (var stop : proofreading.stops(on.revision())) {
      found.refuseIf(true, stop.clause(), null, "筛查发现须改正之处，不能同意，请退回：" + stop.sentence());
    }
    found.throwIfAny();
  }
}
