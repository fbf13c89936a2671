package org.shenfa.desk.web;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Entities;
import org.shenfa.comparison.TextDiff;
import org.shenfa.review.Opinion;
import org.shenfa.review.ReleaseWindow;
import org.shenfa.review.ReturnReason;

/** 意见的话: what an opinion answered and what a comparison found, in words for a page. */
public final class Spoken {
  private Spoken() {}

  /** The answers of an opinion, one sentence each; none for an agreement that asks nothing. */
  public static List<String> answers(Opinion opinion) {
    var said = new ArrayList<String>();
    var kept = opinion.answers();
    say(said, kept.get("secret"), "不涉密", kept.get("secretGround"));
    say(said, kept.get("timing"), "时间适宜", kept.get("timingGround"));
    say(said, kept.get("form"), "格式、表述规范", kept.get("formGround"));
    say(said, kept.get("authentic"), "真实", null);
    say(said, kept.get("lawful"), "合法", null);
    say(said, kept.get("timely"), "及时", null);
    say(said, kept.get("accurate"), "准确", null);
    var window =
        ReleaseWindow.typed(kept.getOrDefault("notBefore", ""), kept.getOrDefault("notAfter", ""));
    if (!window.open()) {
      said.add("适宜的发布时间：" + window.words());
    }
    opinion.causes().stream().map(ReturnReason::label).forEach(said::add);
    return List.copyOf(said);
  }

  private static void say(
      List<String> said,
      @org.jspecify.annotations.Nullable String answer,
      String words,
      @org.jspecify.annotations.Nullable String ground) {
    if (answer != null) {
      said.add(ground == null ? words : words + "（" + ground + "）");
    }
  }

  /** A comparison as safe HTML, both sides in one line. */
  static String marked(TextDiff diff) {
    var line = new StringBuilder();
    for (var piece : diff.pieces()) {
      var text = Entities.escape(piece.text());
      line.append(
          switch (piece.kind()) {
            case SAME -> text;
            case GONE -> "<del><span class=\"vh\">删去</span>" + text + "</del>";
            case NEW -> "<ins><span class=\"vh\">改为</span>" + text + "</ins>";
          });
    }
    return line.toString();
  }
}
