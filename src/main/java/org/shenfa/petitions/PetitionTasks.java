package org.shenfa.petitions;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shenfa.procedures.Actor;

/** 要办什么: what a petition waits for, of those who read it. */
final class PetitionTasks {
  static final PetitionState[] OWING =
      Arrays.stream(PetitionState.values())
          .filter(PetitionState::owing)
          .toArray(PetitionState[]::new);

  private PetitionTasks() {}

  /**
   * What is to be done next by somebody; empty where it waits for others.
   *
   * @param drafted whether an opinion waits for a leader
   * @param ownResult whether the prepared result is this person's; null where none is prepared
   */
  static Optional<String> of(
      Petition petition, Set<Actor> as, boolean drafted, @Nullable Boolean ownResult) {
    var desk = as.contains(Actor.PETITION_DESK);
    return switch (petition.state()) {
      case HANDED_OVER -> when(desk, "登记");
      case REGISTERED -> when(desk, "受理或者告知");
      case ACCEPTED -> when(desk, "指定承办人");
      case INVESTIGATING ->
          drafted
              ? when(as.contains(Actor.LEADER), "签发处理意见")
              : when(as.contains(Actor.HANDLER), "调查、拟定处理意见");
      case CONCLUDED ->
          ownResult == null
              ? when(desk, petition.letter() == null ? "送达处理意见书" : "拟定转网站的结果")
              : when(
                  !ownResult && (as.contains(Actor.SECRECY) || as.contains(Actor.OFFICE_HEAD)),
                  "保密审查后转网站");
      case RESULT_AT_SITE,
          TRANSFERRED,
          SENT_BACK,
          NOT_REMIT,
          ROUTED_LEGAL,
          NOT_ACCEPTED,
          SITE_REPLIED,
          REVIEW,
          RE_REVIEW,
          ARCHIVED ->
          Optional.empty();
    };
  }

  private static Optional<String> when(boolean yes, String what) {
    return yes ? Optional.of(what) : Optional.empty();
  }
}
