package org.shenfa.review;

import java.util.Map;

/**
 * 签署附记: what a reviewer says beside the answer.
 *
 * @param remark later looks read it beside the signature; may be empty
 * @param accepted differences from the signed manuscript that were ticked, by key, with their words
 */
public record Addenda(String remark, Map<String, String> accepted) {
  public static final Addenda NONE = new Addenda("", Map.of());

  public Addenda {
    accepted = Map.copyOf(accepted);
  }
}
