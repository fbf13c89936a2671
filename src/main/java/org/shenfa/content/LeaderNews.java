package org.shenfa.content;

import static org.shenfa.regulation.Clause.MEASURES_11_1;
import static org.shenfa.regulation.Clause.MEASURES_11_3;
import static org.shenfa.regulation.Clause.MEASURES_18_1;
import static org.shenfa.regulation.Clause.MEASURES_18_2;

import java.util.List;
import org.shenfa.organization.Leader;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;

/** 领导活动要件: who is named, in which order, why it is news, and which kind that makes it. */
final class LeaderNews {
  private LeaderNews() {}

  static void named(Manifest text, List<Leader> register, Violations.Gathering found) {
    var order = register.stream().map(l -> l.person().name()).toList();
    var strangers = text.leaders().stream().filter(n -> !order.contains(n)).toList();
    var why = NewsValue.of(text.newsValue());
    found
        .refuseIf(text.leaders().isEmpty(), MEASURES_11_3, "leaders", "请写明参加的领导。")
        .refuseIf(
            !strangers.isEmpty(),
            MEASURES_11_3,
            "leaders",
            "“%s”不在今天的领导名录内，请按名录选择。".formatted(String.join("、", strangers)))
        .refuseIf(
            strangers.isEmpty()
                && !text.leaders().equals(order.stream().filter(text.leaders()::contains).toList()),
            MEASURES_11_3,
            "leaders",
            "参加的领导要按名录的次序排列。")
        .refuseIf(tooShort(why.need()), MEASURES_11_3, "need", "领导活动的报道，请写明工作上的实际需要。")
        .refuseIf(tooShort(why.value()), MEASURES_11_3, "newsValue", "领导活动的报道，请写明新闻价值。")
        .refuseIf(tooShort(why.effect()), MEASURES_11_3, "effect", "领导活动的报道，请写明预期的社会效果。");
  }

  private static boolean tooShort(String answer) {
    return answer.strip().length() < 4;
  }

  /** What the text says of leaders decides the kind, whatever was chosen (11-1, 18-1, 18-2). */
  @Enforces({MEASURES_11_1, MEASURES_18_1, MEASURES_18_2})
  static void ranked(Manifest text, List<Leader> register, Violations.Gathering found) {
    var activities = LeaderActivity.in(text, register);
    var kind = LeaderActivity.asked(text.kind(), activities);
    if (kind.isEmpty()) {
      return;
    }
    var major = kind.get() == ItemKind.MAJOR_NEWS;
    var first =
        activities.stream()
            .filter(a -> !major || a.leader().post().kind() == PostKind.PRINCIPAL_LEADER)
            .findFirst()
            .orElseThrow();
    found.refuseIf(
        true,
        major ? MEASURES_18_1 : MEASURES_18_2,
        "kind",
        "文中写到%s%s的活动（“…%s…”），要按“%s”报送，%s。"
            .formatted(
                first.leader().title(),
                first.leader().person().name(),
                first.words(),
                kind.get().label(),
                major ? "由新闻宣传处初审后报主要领导审定" : "由新闻宣传处审核发布"));
  }
}
