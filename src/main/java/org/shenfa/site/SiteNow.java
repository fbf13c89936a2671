package org.shenfa.site;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the public site is made from right now, read once for each change of it. */
@Component
class SiteNow {
  private final PublicView view;
  private volatile Kept kept =
      new Kept(
          PublicView.Mark.NONE,
          new Composition.Parts(List.of(), List.of(), List.of(), Map.of(), List.of(), null));

  SiteNow(PublicView view) {
    this.view = view;
  }

  private record Kept(PublicView.Mark mark, Composition.Parts parts) {}

  Composition.Parts parts() {
    var mark = view.mark();
    if (!mark.equals(kept.mark())) {
      kept = new Kept(mark, view.parts());
    }
    return kept.parts();
  }
}
