package org.shenfa.desk.web;

import static org.shenfa.regulation.Clause.MEASURES_20_2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shenfa.content.Digest;
import org.shenfa.regulation.Violations;
import org.shenfa.review.Addenda;
import org.shenfa.review.Answer;
import org.shenfa.review.HeadConfirmation;
import org.shenfa.review.ReleaseWindow;
import org.shenfa.review.ReturnReason;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.SecrecyReviewForm;
import org.springframework.util.MultiValueMap;

/** 审核表单: what a reviewer typed, as an answer; nothing in it decides who may give it. */
public record ReviewForm(MultiValueMap<String, String> typed) {
  /** Digest of what was on the screen. */
  Digest seen() {
    return new Digest(one("digest"));
  }

  /**
   * Attachments answered for: at the secrecy review each under every one of the three questions.
   */
  List<String> ticked() {
    var ticked = new ArrayList<>(all("ticked"));
    all("secretOf").stream()
        .filter(all("timingOf")::contains)
        .filter(all("formOf")::contains)
        .forEach(ticked::add);
    return ticked.stream().distinct().toList();
  }

  Addenda addenda() {
    var words = new TreeMap<String, String>();
    for (var key : all("accepted")) {
      words.put(key, one("word-" + key));
    }
    return new Addenda(one("remark"), words);
  }

  Answer answer(ReviewCase on) {
    return switch (one("verdict")) {
      case "RETURN" -> new Answer.SentBack(causes(), one("reason").strip());
      case "AGREE" -> agreement(on);
      default -> throw new Violations(MEASURES_20_2, "请选择同意签署或者退回。");
    };
  }

  private List<ReturnReason> causes() {
    try {
      return all("cause").stream().map(ReturnReason::valueOf).toList();
    } catch (IllegalArgumentException e) {
      throw new Violations(MEASURES_20_2, "退回的原因请从列出的几项里选。");
    }
  }

  private Answer agreement(ReviewCase on) {
    return on.next()
        .map(look ->
            switch (look) {
              case SECRECY_REVIEW -> new Answer.SecrecyCleared(form());
              case HEAD_CONFIRMATION -> new Answer.Confirmed(confirmation());
              case PAPER_COMPARISON,
                  SITE_CHECK,
                  OPENNESS_REVIEW,
                  EDITORIAL_REVIEW,
                  FINAL_APPROVAL,
                  RELEASE ->
                  new Answer.Agreed();
            })
        .orElseThrow(
            () -> new Violations(MEASURES_20_2, "这一件现在不能签署意见（%s）。".formatted(on.state().label())));
  }

  private SecrecyReviewForm form() {
    return new SecrecyReviewForm(
        one("secret"),
        one("timing"),
        one("form"),
        ReleaseWindow.typed(one("notBefore"), one("notAfter")),
        new SecrecyReviewForm.Grounds(one("secretGround"), one("timingGround"), one("formGround")));
  }

  private HeadConfirmation confirmation() {
    var qualities = all("quality");
    return new HeadConfirmation(
        qualities.contains("authentic"),
        qualities.contains("lawful"),
        qualities.contains("timely"),
        qualities.contains("accurate"));
  }

  /** What is about to be signed, one sentence each. */
  List<String> sentences(ReviewCase on) {
    var said = new ArrayList<String>();
    if (answer(on) instanceof Answer.SentBack(var causes, var reason)) {
      said.add("退回：" + String.join("、", causes.stream().map(ReturnReason::label).toList()) + "。");
      said.add("说给起草人：" + reason);
      return List.copyOf(said);
    }
    on.next()
        .ifPresent(look ->
            said.addAll(
                switch (look) {
                  case SECRECY_REVIEW ->
                      List.of(
                          "不涉及国家秘密、工作秘密。" + one("secretGround"),
                          "此时发布适宜，适宜的发布时间："
                              + ReleaseWindow.typed(one("notBefore"), one("notAfter")).words()
                              + "。"
                              + one("timingGround"),
                          "格式和表述规范。" + one("formGround"));
                  case HEAD_CONFIRMATION -> List.of("内容真实、合法、及时、准确。");
                  case PAPER_COMPARISON -> List.of("纸质审查表与电子文稿一致。");
                  case SITE_CHECK, OPENNESS_REVIEW, EDITORIAL_REVIEW, FINAL_APPROVAL, RELEASE ->
                      List.of("同意。");
                }));
    if (!ticked().isEmpty()) {
      said.add("附件逐件核对过，共 %d 件。".formatted(ticked().size()));
    }
    if (!addenda().accepted().isEmpty()) {
      said.add("与签发文稿的 %d 处不同都已认可。".formatted(addenda().accepted().size()));
    }
    if (!one("remark").isBlank()) {
      said.add("意见：" + one("remark").strip());
    }
    return List.copyOf(said);
  }

  /** Every field but the token, to be carried to the next page. */
  public Map<String, List<String>> carried() {
    var all = new TreeMap<>(Map.copyOf(typed));
    all.remove("_csrf");
    return all;
  }

  private String one(String name) {
    return Optional.ofNullable(typed.getFirst(name)).orElse("");
  }

  private List<String> all(String name) {
    return List.copyOf(Optional.ofNullable(typed.get(name)).orElse(List.of()));
  }
}
