package org.shenfa.review;

import static org.shenfa.regulation.Clause.MEASURES_15_1;
import static org.shenfa.regulation.Clause.MEASURES_16_1;
import static org.shenfa.regulation.Clause.MEASURES_17_2;
import static org.shenfa.regulation.Clause.MEASURES_18_1;
import static org.shenfa.regulation.Clause.MEASURES_18_2;
import static org.shenfa.regulation.Clause.MEASURES_20_1;
import static org.shenfa.review.Look.EDITORIAL_REVIEW;
import static org.shenfa.review.Look.FINAL_APPROVAL;
import static org.shenfa.review.Look.HEAD_CONFIRMATION;
import static org.shenfa.review.Look.OPENNESS_REVIEW;
import static org.shenfa.review.Look.PAPER_COMPARISON;
import static org.shenfa.review.Look.RELEASE;
import static org.shenfa.review.Look.SECRECY_REVIEW;
import static org.shenfa.review.Look.SITE_CHECK;

import java.util.ArrayList;
import java.util.List;
import org.shenfa.content.Disclosure;
import org.shenfa.content.ItemKind;
import org.shenfa.regulation.Enforces;

/**
 * 审查路线: the looks a submission takes, in order. A value: code and not configuration, so that no
 * setting can open the gate. The database derives the same looks on its own before a release.
 */
public record Route(List<Look> looks) {
  public Route {
    looks = List.copyOf(looks);
  }

  /** The route of articles 15 to 20 for every kind there is. */
  @Enforces({
    MEASURES_15_1,
    MEASURES_16_1,
    MEASURES_17_2,
    MEASURES_18_1,
    MEASURES_18_2,
    MEASURES_20_1
  })
  public static Route of(ItemKind kind, Disclosure.Decision decision, Lane lane) {
    var looks = new ArrayList<>(List.of(SECRECY_REVIEW, HEAD_CONFIRMATION));
    if (lane == Lane.PAPER) {
      looks.add(PAPER_COMPARISON);
    }
    looks.addAll(
        switch (kind) {
          case FORMAL_DOCUMENT, INTERPRETATION, INTERACTION_REPLY, SERVICE_GUIDE -> List.of();
          case NOTICE, DRAFT_FOR_COMMENT -> List.of(SITE_CHECK, OPENNESS_REVIEW);
          case MAJOR_NEWS -> List.of(EDITORIAL_REVIEW, FINAL_APPROVAL);
          case DEPUTY_LEADER_NEWS, ORDINARY_NEWS, UNIT_HEAD_NEWS, REPRINT, SITE_ARRANGEMENT ->
              List.of(EDITORIAL_REVIEW);
        });
    if (decision == Disclosure.Decision.ACTIVE) {
      looks.add(RELEASE);
    } else if (!looks.contains(OPENNESS_REVIEW)) {
      looks.add(OPENNESS_REVIEW);
    }
    return new Route(looks);
  }

  /** The looks that give an opinion; the release that ends the route is an act of its own. */
  public List<Look> opinions() {
    return looks.stream().filter(l -> l != RELEASE).toList();
  }
}
