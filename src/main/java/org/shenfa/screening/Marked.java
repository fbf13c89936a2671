package org.shenfa.screening;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 带标记的文本: one place of a text with its findings marked, for a reader to look at.
 *
 * @param label 标题, 正文, 附件“…”
 */
public record Marked(String label, List<Segment> segments) {
  private static final int AROUND = 60;

  /**
   * A stretch of text.
   *
   * @param finding what was found in it, or null
   */
  public record Segment(String text, @Nullable Finding finding) {}

  /** Title and body whole, and of fields and files the surroundings of each finding. */
  public static List<Marked> of(Material material, List<Finding> findings) {
    var on = new Reading(material, Known.NOTHING);
    var all = new ArrayList<Marked>();
    all.add(new Marked("标题", whole(on.title, findings)));
    all.add(new Marked("正文", whole(on.body, findings)));
    on.fields.forEach(f -> around(f, findings, all));
    for (var file : material.files()) {
      var text = Passage.of(Place.Where.FILE, file.name(), file.text());
      around(text, findings, all);
      around(Passage.of(Place.Where.FILE_NAME, file.name(), file.name()), findings, all);
    }
    on.internal.forEach(f -> around(f, findings, all));
    return all;
  }

  private static List<Segment> whole(Passage in, List<Finding> findings) {
    var segments = new ArrayList<Segment>();
    var at = 0;
    for (var finding : at(in, findings)) {
      var place = finding.place();
      if (place.from() >= at) {
        segments.add(new Segment(in.shown(at, place.from()), null));
        segments.add(new Segment(in.shown(place.from(), place.to()), finding));
        at = place.to();
      }
    }
    segments.add(new Segment(in.shown(at, in.text.length()), null));
    return segments;
  }

  private static void around(Passage in, List<Finding> findings, List<Marked> into) {
    var segments = new ArrayList<Segment>();
    var at = 0;
    for (var finding : at(in, findings)) {
      var place = finding.place();
      if (place.from() < at) {
        continue;
      }
      var from = Math.max(at, place.from() - AROUND);
      segments.add(new Segment((from > at ? "\n…" : "") + in.shown(from, place.from()), null));
      segments.add(new Segment(in.shown(place.from(), place.to()), finding));
      var to = Math.min(in.text.length(), place.to() + AROUND);
      segments.add(
          new Segment(in.shown(place.to(), to) + (to < in.text.length() ? "…" : ""), null));
      at = to;
    }
    if (!segments.isEmpty()) {
      into.add(new Marked(in.label(), segments));
    }
  }

  private static List<Finding> at(Passage in, List<Finding> findings) {
    return findings.stream()
        .filter(f -> f.place().where() == in.where && f.place().file().equals(in.file))
        .filter(f -> f.place().to() <= in.text.length())
        .toList();
  }
}
