package org.shenfa.services;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.GuideElement;

/**
 * 办事事项: a guide, element by element, with who answers for each and what is due.
 *
 * @param item number of its item
 * @param path its public address, null while it is not out
 * @param releasedAt null while it is not out
 */
public record Guide(
    long itemId,
    String item,
    long unitId,
    String unit,
    String title,
    ServiceState state,
    @Nullable String path,
    @Nullable Instant releasedAt,
    List<Element> elements) {
  public Guide {
    elements = List.copyOf(elements);
  }

  /**
   * 一个要素.
   *
   * @param words as the released guide says it, or the newest text while none is out
   * @param confirmed when it was released or confirmed last, null while it is not out
   * @param points what it takes from the register
   */
  public record Element(
      GuideElement element,
      String words,
      String owner,
      @Nullable Instant confirmed,
      List<ContactPoint> points,
      List<String> due) {
    public Element {
      points = List.copyOf(points);
      due = List.copyOf(due);
    }

    /** The last day the confirmation counts; null while there is none. */
    public @Nullable LocalDate until() {
      return confirmed == null ? null : ReviewDue.until(confirmed);
    }

    /** Whether it says by itself what it should take from the register. */
    public boolean unreferenced() {
      return PointKind.of(element).isPresent() && points.isEmpty() && !words.isEmpty();
    }
  }

  /** Everything that is due, in the order of the elements. */
  public List<String> due() {
    return elements.stream().flatMap(e -> e.due().stream()).toList();
  }

  /** Elements that are required and not told. */
  public List<GuideElement> missing() {
    return elements.stream()
        .filter(e -> e.element().required() && e.words().isEmpty())
        .map(Element::element)
        .toList();
  }

  /** Whether the register says something else than the guide. */
  public boolean correctable() {
    return elements.stream()
        .anyMatch(e ->
            e.points().stream()
                .anyMatch(p -> !p.standsIn(e.words()) && p.standsIn(p.corrected(e.words()))));
  }
}
