package org.shenfa.desk.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.AnswerWay;
import org.shenfa.content.ExceptionRequest;
import org.shenfa.content.GuideElement;
import org.shenfa.content.InterpretationPlan;
import org.shenfa.content.ItemKind;
import org.shenfa.content.LeaderActivity;
import org.shenfa.content.NewsValue;
import org.shenfa.organization.Leader;
import org.shenfa.regulation.Violation;
import org.shenfa.reprints.PastedText;
import org.shenfa.reprints.Snapshot;

/**
 * 表单旁注: what the item form says beside its fields about this one text.
 *
 * @param missing what the saved text still lacks
 * @param fresh whether nobody has saved anything yet, so that nothing is called missing at its
 *     field
 * @param register who leads today
 * @param proposed the kind the text itself asks for, when it is another
 * @param activities the words that ask for it
 * @param ways the ways of answering, apart
 * @param period the time left to answer, and the day the feedback is due, in words
 * @param opens whether pages of other sites may be opened here
 * @param guide the elements of a service guide that the body tells
 */
public record Guided(
    List<Violation> missing,
    boolean fresh,
    List<Leader> register,
    @Nullable ItemKind proposed,
    List<LeaderActivity> activities,
    NewsValue value,
    Map<AnswerWay, String> ways,
    List<String> period,
    Set<GuideElement> guide,
    boolean granted,
    @Nullable ExceptionRequest asked,
    @Nullable InterpretationPlan plan,
    @Nullable Long partner,
    @Nullable Snapshot snapshot,
    @Nullable PastedText pasted,
    boolean opens) {

  /** What is wrong with one field. */
  public List<String> at(String field) {
    return fresh
        ? List.of()
        : missing.stream().filter(v -> field.equals(v.field())).map(Violation::sentence).toList();
  }

  /** The sentence that rejects the kind, if one does. */
  public Optional<Violation> kind() {
    return missing.stream().filter(v -> "kind".equals(v.field())).findFirst();
  }
}
