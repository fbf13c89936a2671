package org.shenfa.disclosure;

import static org.shenfa.disclosure.Need.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 答复结果: every way in which a request can be answered (公开条例第三十五条至第三十九条), with its article, what it
 * must say, and the row of the annual report it is counted in.
 */
public enum Outcome {
  ALREADY_PUBLIC("已经主动公开", "第三十六条第一项", AnnualRow.DISCLOSED, WHERE),
  PROVIDED("予以公开", "第三十六条第二项", AnnualRow.DISCLOSED, INFORMATION),
  PARTLY("部分公开", "第三十七条", AnnualRow.PARTLY, INFORMATION, WITHHELD_PART, REASON),
  REFUSED("不予公开", "第三十六条第三项", null, REASON),
  NOT_EXISTING(
      "经检索信息不存在", "第三十六条第四项", AnnualRow.UNABLE_NOT_HELD, SEARCH_PLACES, SEARCH_WORDS, SEARCHER),
  NOT_OURS("不属于本机关负责公开", "第三十六条第五项", AnnualRow.UNABLE_NOT_HELD, REASON, COMPETENT),
  NOT_READY("没有现成信息，需要加工、分析", "第三十八条", AnnualRow.UNABLE_NOT_READY, REASON),
  STILL_UNCLEAR("补正后申请内容仍不明确", "第三十条", AnnualRow.UNABLE_UNCLEAR, REASON),
  REPEATED("重复申请，不予重复处理", "第三十六条第六项", AnnualRow.NOT_REPEAT, EARLIER),
  SPECIAL_LAW("信息的获取另有规定，依其规定办理", "第三十六条第七项", AnnualRow.REFUSED_QUERY, LAW),
  PETITION_LIKE("信访、投诉、举报，不作为公开申请处理", "第三十九条第一款", AnnualRow.NOT_PETITION, REASON, ROUTE),
  PUBLICATION("要求提供公开出版物", "第三十九条第二款", AnnualRow.NOT_PUBLICATION, ROUTE),
  EXCESSIVE("数量、频次明显超过合理范围而理由不合理", "第三十五条", AnnualRow.NOT_EXCESSIVE, REASON);

  private final String label;
  private final String article;
  private final @Nullable AnnualRow row;
  private final Set<Need> needs;

  Outcome(String label, String article, @Nullable AnnualRow row, Need... needs) {
    this.label = label;
    this.article = article;
    this.row = row;
    this.needs = Set.of(needs);
  }

  public String label() {
    return label;
  }

  /** Of 政府信息公开条例. */
  public String article() {
    return article;
  }

  /** What its reply cannot do without, in the order of {@link Need}. */
  public Set<Need> needs() {
    var ordered = EnumSet.noneOf(Need.class);
    ordered.addAll(needs);
    return ordered;
  }

  /** The step with which it is told. */
  public DisclosureEvent event() {
    return switch (this) {
      case ALREADY_PUBLIC,
          PROVIDED,
          PARTLY,
          REFUSED,
          NOT_EXISTING,
          NOT_OURS,
          NOT_READY,
          STILL_UNCLEAR,
          REPEATED,
          SPECIAL_LAW ->
          DisclosureEvent.DECIDE;
      case PETITION_LIKE, PUBLICATION -> DisclosureEvent.NOT_A_REQUEST;
      case EXCESSIVE -> DisclosureEvent.REFUSE_EXCESS;
    };
  }

  /** All of them: what is handed out, what is not, what is told without a decision. */
  public static List<List<Outcome>> groups() {
    var all = Arrays.asList(values());
    return List.of(
        all.subList(0, REFUSED.ordinal()),
        all.subList(REFUSED.ordinal(), PETITION_LIKE.ordinal()),
        all.subList(PETITION_LIKE.ordinal(), all.size()));
  }

  /** Whether something is handed out. */
  public boolean discloses() {
    return this == PROVIDED || this == PARTLY;
  }

  /** Whether something is kept back, for a ground of {@link Withheld}. */
  public boolean withholds() {
    return this == REFUSED || this == PARTLY;
  }

  /**
   * The row of the annual report.
   *
   * @param ground null where nothing is kept back
   */
  public AnnualRow row(@Nullable Withheld ground) {
    return Optional.ofNullable(row)
        .or(() -> Optional.ofNullable(ground).map(Withheld::row))
        .orElseThrow();
  }
}
