package org.shenfa.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.shenfa.content.Manifest;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.publication.Publishing;
import org.shenfa.publication.Release;
import org.shenfa.review.Answer;
import org.shenfa.review.HeadConfirmation;
import org.shenfa.review.Look;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Reviewers;
import org.shenfa.review.Reviewing;
import org.shenfa.review.SecrecyReviewForm;
import org.springframework.stereotype.Component;

/** 演示审查和放行: takes an item that was submitted through its looks and lets it out. */
@Component
class DemoWalk {
  private final Organization organization;
  private final Reviewing reviewing;
  private final Reviewers reviewers;
  private final Publishing publishing;
  private final DemoPeople people;
  private final Clock clock;

  DemoWalk(
      Organization organization,
      Reviewing reviewing,
      Reviewers reviewers,
      Publishing publishing,
      DemoPeople people,
      Clock clock) {
    this.organization = organization;
    this.reviewing = reviewing;
    this.reviewers = reviewers;
    this.publishing = publishing;
    this.people = people;
    this.clock = clock;
  }

  /** So many looks agree, or all that there are; each opens the attachments first. */
  ReviewCase agreed(ReviewCase begun, int most) {
    var walked = begun;
    var files =
        walked.revision().manifest().attachments().stream()
            .map(Manifest.Attachment::digest)
            .toList();
    while (walked.next().isPresent() && walked.opinions().size() < most) {
      var by = next(walked);
      for (var file : files) {
        reviewing.opened(by, walked.id(), file);
      }
      var look = walked.next().get();
      walked = reviewing.sign(by, walked.id(), walked.revision().digest(), answer(look), files);
    }
    return walked;
  }

  /** The one whose turn it is sends it back. */
  void sentBack(ReviewCase walked, String words) {
    reviewing.sign(
        next(walked),
        walked.id(),
        walked.revision().digest(),
        new Answer.SentBack(words),
        List.of());
  }

  private Person next(ReviewCase walked) {
    var look = walked.next().orElseThrow();
    return organization
        .holders(reviewers.unitOf(look, walked), look.post(), LocalDate.now(clock))
        .getFirst()
        .person();
  }

  /**
   * What every look agreed to goes out.
   *
   * @param seen whether its page was looked at afterwards
   */
  List<Release> out(ReviewCase walked, boolean seen) {
    var editor =
        organization
            .holders(people.newsroom().id(), PostKind.SITE_EDITOR, LocalDate.now(clock))
            .getLast()
            .person();
    var out = publishing.release(editor, reviewing.clear(walked.id()), UUID.randomUUID());
    if (seen) {
      out.forEach(r -> publishing.confirm(editor, r.id(), true, ""));
    }
    return out;
  }

  /** Every look agrees, it goes out, and its page is looked at. */
  void released(ReviewCase begun) {
    out(agreed(begun, Integer.MAX_VALUE), true);
  }

  private static Answer answer(Look look) {
    return switch (look) {
      case SECRECY_REVIEW -> new Answer.SecrecyCleared(new SecrecyReviewForm("NO", "FIT", "FIT"));
      case HEAD_CONFIRMATION -> new Answer.Confirmed(new HeadConfirmation(true, true, true, true));
      case PAPER_COMPARISON,
          SITE_CHECK,
          OPENNESS_REVIEW,
          EDITORIAL_REVIEW,
          FINAL_APPROVAL,
          RELEASE ->
          new Answer.Agreed();
    };
  }
}
