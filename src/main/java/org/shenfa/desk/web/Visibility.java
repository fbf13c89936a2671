package org.shenfa.desk.web;

import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.content.Drafting;
import org.shenfa.content.Item;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Reviewers;
import org.shenfa.review.Reviewing;
import org.springframework.stereotype.Component;

/**
 * 可见范围: an item is seen by its unit, by 新闻宣传处, by whoever reviews or has reviewed it, and by the
 * audit administrator. For anybody else it is not there.
 */
@Component
class Visibility {
  private final Drafting drafting;
  private final Reviewing reviewing;
  private final Reviewers reviewers;

  Visibility(Drafting drafting, Reviewing reviewing, Reviewers reviewers) {
    this.drafting = drafting;
    this.reviewing = reviewing;
    this.reviewers = reviewers;
  }

  /** The item, if this person sees it. */
  Item item(SignedIn me, long id) {
    var item = drafting.find(id);
    if (!sees(me, item.unitId(), reviewing.latest(id).orElse(null))) {
      throw new NoSuchElementException();
    }
    return item;
  }

  /** Whether this person sees the item. */
  boolean sees(SignedIn me, Item item) {
    return sees(me, item.unitId(), reviewing.latest(item.id()).orElse(null));
  }

  /** The item, to the people who write for its unit. */
  Item written(SignedIn me, long id) {
    return Optional.of(drafting.find(id))
        .filter(item -> drafting.writesFor(me.person(), item.unitId()))
        .orElseThrow();
  }

  /** The case, if this person takes part in it. */
  ReviewCase reviewCase(SignedIn me, long id) {
    return Optional.of(reviewing.find(id))
        .filter(on -> sees(me, on.revision().manifest().unit(), on))
        .orElseThrow();
  }

  private boolean sees(SignedIn me, long unit, @Nullable ReviewCase walked) {
    return me.unitId() == unit
        || me.publicity()
        || me.is(Role.AUDIT_ADMIN)
        || walked != null
            && (walked.opinions().stream().anyMatch(o -> o.personId() == me.personId())
                || reviewers.authority(me.person(), walked).isPresent());
  }
}
