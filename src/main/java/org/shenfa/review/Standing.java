package org.shenfa.review;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.shenfa.regulation.Violation;

/**
 * 报送之前: everything that stands against submitting a text, as the refusal would say it.
 *
 * @param submitted whether this very version was submitted already
 * @param lacking what must still be there
 * @param findings what screening found and nobody settled
 * @param partner the same of the text that has to go with it
 */
public record Standing(
    boolean submitted, List<Violation> lacking, List<Violation> findings, List<Violation> partner) {

  public Standing {
    lacking = List.copyOf(lacking);
    findings = List.copyOf(findings);
    partner = List.copyOf(partner);
  }

  /** All of it, in the order of the refusal. */
  public List<Violation> all() {
    return Stream.of(lacking, findings, partner).flatMap(List::stream).toList();
  }

  /** Whether it can be submitted as it is. */
  public boolean clear() {
    return !submitted && all().isEmpty();
  }

  /** In one sentence, what stands against it. */
  public String sentence() {
    if (submitted) {
      return "这一版已经报送过，改动并且保存以后才能再报送。";
    }
    if (clear()) {
      return "要件齐全，筛查没有待处理的，可以报送。";
    }
    return "还不能报送：" + String.join("，", parts()) + "。";
  }

  /** The same in a few words. */
  public String brief() {
    return submitted ? "已报送" : clear() ? "可以报送" : all().size() + " 处待办";
  }

  private List<String> parts() {
    var parts = new ArrayList<String>();
    count(parts, lacking, "要件有 %d 处须补");
    count(parts, findings, "筛查有 %d 处待处理");
    count(parts, partner, "一同报送的另一件有 %d 处待办");
    return parts;
  }

  private static void count(List<String> parts, List<Violation> of, String words) {
    if (!of.isEmpty()) {
      parts.add(words.formatted(of.size()));
    }
  }
}
