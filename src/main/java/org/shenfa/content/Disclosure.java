package org.shenfa.content;

import static org.shenfa.regulation.Clause.MEASURES_2_2;

import org.shenfa.regulation.Enforces;

/**
 * 公开属性: openness is the rule; any other decision needs a legal ground and a reason.
 *
 * @param ground the legal ground, empty for active disclosure
 * @param reason why it applies here, empty for active disclosure
 */
@Enforces(MEASURES_2_2)
public record Disclosure(Decision decision, String ground, String reason) {

  public static final Disclosure ACTIVE = new Disclosure(Decision.ACTIVE, "", "");

  /** The three decisions. */
  public enum Decision {
    ACTIVE("主动公开"),
    ON_REQUEST("依申请公开"),
    WITHHELD("不予公开");

    private final String label;

    Decision(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  boolean complete() {
    return decision == Decision.ACTIVE
        || (ground.strip().length() >= 2 && reason.strip().length() >= 4);
  }
}
