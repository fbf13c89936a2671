package org.shenfa.boards;

import java.util.NoSuchElementException;
import org.shenfa.access.SignedIn;
import org.shenfa.organization.PostKind;

/**
 * 看板的权限: 新闻宣传处 and the leaders see every unit, everybody else their own; a person's board is theirs
 * alone.
 */
public final class BoardRights {
  private BoardRights() {}

  /** Whether a person may look at every unit. */
  public static boolean seesAll(SignedIn me) {
    return me.publicity()
        || me.posts().contains(PostKind.PRINCIPAL_LEADER)
        || me.posts().contains(PostKind.DEPUTY_LEADER);
  }

  /** Whether a person answers for the annual report on disclosure. */
  public static boolean openness(SignedIn me) {
    return me.posts().contains(PostKind.OPENNESS_REVIEWER)
        || me.generalOffice() && me.posts().contains(PostKind.UNIT_HEAD);
  }

  static void mustSeeAll(SignedIn me) {
    if (!seesAll(me)) {
      throw new NoSuchElementException();
    }
  }

  /** For anybody else the unit is not there; 0 stands for all of them together. */
  static void mustSee(SignedIn me, long unit) {
    if (!seesAll(me) && (unit <= 0 || unit != me.unitId())) {
      throw new NoSuchElementException();
    }
  }
}
