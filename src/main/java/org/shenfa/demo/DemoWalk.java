package org.shenfa.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.shenfa.organization.Organization;
import org.shenfa.organization.PostKind;
import org.shenfa.publication.Publishing;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Reviewers;
import org.shenfa.review.Reviewing;
import org.springframework.stereotype.Component;

/** 演示放行: takes an item that was submitted through every look and lets it out. */
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

  /**
   * Every look agrees, and it goes out; its page is looked at afterwards.
   *
   * @param ticked digests of attachments that have to be opened first
   */
  void released(ReviewCase begun, List<String> ticked) {
    var walked = begun;
    while (walked.next().isPresent()) {
      var look = walked.next().get();
      var by =
          organization
              .holders(reviewers.unitOf(look, walked), look.post(), LocalDate.now(clock))
              .getFirst()
              .person();
      for (var digest : ticked) {
        reviewing.opened(by, walked.id(), digest);
      }
      walked =
          reviewing.sign(by, walked.id(), walked.revision().digest(), Demo.answer(look), ticked);
    }
    var last =
        organization
            .holders(people.newsroom().id(), PostKind.SITE_EDITOR, LocalDate.now(clock))
            .getLast()
            .person();
    publishing
        .release(last, reviewing.clear(walked.id()), UUID.randomUUID())
        .forEach(r -> publishing.confirm(last, r.id(), true, ""));
  }
}
