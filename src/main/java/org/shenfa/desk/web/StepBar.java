package org.shenfa.desk.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Disclosure;
import org.shenfa.content.ItemKind;
import org.shenfa.publication.Release;
import org.shenfa.review.Lane;
import org.shenfa.review.Look;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Route;

/** 步骤条: a route as a row of named steps, each with its clause. */
public record StepBar(List<Step> steps) {
  /**
   * One step.
   *
   * @param state {@code done}, {@code now} or {@code todo}
   */
  public record Step(
      String state, String seal, String label, String who, String clause, String when) {}

  /** The route that a text of this kind will take. */
  static StepBar of(ItemKind kind, Disclosure.Decision decision) {
    return of(Route.of(kind, decision, Lane.NORMAL), null, null);
  }

  static StepBar of(Route route, @Nullable ReviewCase walked, @Nullable Release release) {
    var steps = new ArrayList<Step>();
    var next = Optional.ofNullable(walked).flatMap(ReviewCase::next);
    for (var look : route.looks()) {
      var opinion = Optional.ofNullable(walked).flatMap(c -> c.opinion(look));
      var out = look == Look.RELEASE && release != null;
      var name =
          opinion
              .map(o -> o.personName())
              .orElse(out && release != null ? release.releasedByName() : look.reviewer());
      var now =
          next.filter(look::equals).isPresent()
              || look == Look.RELEASE
                  && !out
                  && walked != null
                  && walked.state() == org.shenfa.review.CaseState.CLEARED;
      steps.add(
          new Step(
              opinion.isPresent() || out ? "done" : now ? "now" : "todo",
              opinion.isPresent() || out ? name.substring(0, 1) : look.label().substring(0, 1),
              look.label(),
              opinion
                  .map(o ->
                      o.inNameOf() == null
                          ? o.personName()
                          : o.personName() + "（代" + o.inNameOf() + "）")
                  .orElse(name),
              look.clause().article(),
              opinion
                  .map(o -> Times.minute(o.at()))
                  .orElse(
                      out && release != null
                          ? Times.minute(release.releasedAt())
                          : now ? "等待办理" : "")));
    }
    return new StepBar(List.copyOf(steps));
  }
}
