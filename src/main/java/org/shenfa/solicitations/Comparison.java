package org.shenfa.solicitations;

import java.util.ArrayList;
import java.util.List;
import org.shenfa.comparison.Alignment;
import org.shenfa.comparison.TextDiff;

/**
 * 对照: the draft and the document made of it, paragraph by paragraph, with the numbers of the
 * opinions in the margin.
 *
 * @param elsewhere numbers of opinions on an earlier text of the draft, which has other paragraphs
 */
public record Comparison(List<Line> lines, List<Mark> elsewhere) {

  /** 边注: one opinion and whether it was taken up. */
  public record Mark(int number, String digest, int place, Adoption decision) {}

  /**
   * One paragraph and what became of it.
   *
   * @param place in the draft, 0 for one that is new
   * @param pieces what stayed, went and came
   */
  public record Line(int place, List<TextDiff.Piece> pieces, List<Mark> marks) {
    public boolean changed() {
      return pieces.stream().anyMatch(p -> p.kind() != TextDiff.Kind.SAME);
    }
  }

  static Comparison of(
      String digest, List<Paragraph> draft, List<Paragraph> document, List<Mark> marks) {
    var before = draft.stream().map(Paragraph::text).toList();
    var after = document.stream().map(Paragraph::text).toList();
    var lines = new ArrayList<Line>();
    for (var pair : Alignment.of(before, after).pairs()) {
      var was = pair.before() < 0 ? "" : before.get(pair.before());
      var is = pair.after() < 0 ? "" : after.get(pair.after());
      var place = pair.before() + 1;
      lines.add(
          new Line(
              place,
              TextDiff.of(was, is).pieces(),
              marks.stream()
                  .filter(m -> m.digest().equals(digest) && m.place() == place && place > 0)
                  .toList()));
    }
    return new Comparison(
        List.copyOf(lines), marks.stream().filter(m -> !m.digest().equals(digest)).toList());
  }

  public long changed() {
    return lines.stream().filter(Line::changed).count();
  }
}
