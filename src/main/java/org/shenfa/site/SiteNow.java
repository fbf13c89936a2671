package org.shenfa.site;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the public site is made from right now, read once for each change of it. */
@Component
class SiteNow {
  private final PublicView view;
  private volatile Reading kept = Reading.NONE;

  SiteNow(PublicView view) {
    this.view = view;
  }

  /**
   * 一次读取 of all that is public.
   *
   * @param fresh what is all there is more than in the reading before; null when it was read anew
   */
  record Reading(PublicView.Mark mark, Composition all, @Nullable List<Heading> fresh) {
    static final Reading NONE =
        new Reading(
            PublicView.Mark.NONE,
            new Composition(
                new Composition.Parts(List.of(), List.of(), List.of(), Map.of(), List.of(), null)),
            null);
  }

  Composition all() {
    if (!view.mark().equals(kept.mark())) {
      kept = after(kept);
    }
    return kept.all();
  }

  Composition.Parts parts() {
    return all().parts();
  }

  /**
   * The next reading. Where nothing but articles came and the same columns and topics are shown,
   * only what came is read, at a cost that does not grow with the site.
   */
  Reading after(Reading last) {
    var seen = view.mark();
    if (seen.addsTo(last.mark())) {
      var fresh = view.after(last.mark().newest());
      if (fresh.size() == seen.releases() - last.mark().releases()
          && fresh.stream().allMatch(h -> isMore(h, last.all()))
          && !view.answersDraft(fresh)
          && !view.givesFigures(fresh)) {
        var all = last.all().with(fresh);
        if (all.standsLike(last.all())) {
          return new Reading(seen, all, fresh);
        }
      }
    }
    return anew();
  }

  /** Whether an article takes no place but its own: none that was in between others moves. */
  private static boolean isMore(Heading fresh, Composition last) {
    var before = last.heading(fresh.item());
    return !fresh.kind().equals("SITE_ARRANGEMENT")
        && before
            .map(b -> b.columns().equals(fresh.columns()) && b.path().equals(fresh.path()))
            .orElse(fresh.isFirstRelease());
  }

  /** Everything, read anew. */
  Reading anew() {
    var seen = view.mark();
    return new Reading(seen, new Composition(view.parts()), null);
  }
}
