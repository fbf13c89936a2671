package org.shenfa.screening;

import static org.shenfa.screening.Verdict.NOTE;

import java.util.regex.Pattern;

/** 公开属性标注: a formal document that may be public says so itself. */
final class PublicMark implements Rule {
  static final String RULE = "public-mark";
  private static final Pattern MARK =
      Pattern.compile("此 *件 *(?:主 *动 *)?公 *开(?: *发 *布)?|公开(?:属性|方式|类别)[:： \\t]*主动公开");

  @Override
  public void check(Reading on, Findings found) {
    if (!on.material.documentNumber().isEmpty()
        && on.texts().noneMatch(p -> MARK.matcher(p.folded).find())) {
      found.add(
          RULE,
          NOTE,
          on.title,
          0,
          on.title.folded.length(),
          "正文和附件里没有“此件公开发布”，请核对原件注明的公开属性。",
          null);
    }
  }
}
