package org.shenfa.desk.web;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Revision;

/** 改动: paragraph by paragraph, with the changed words marked, against an earlier version. */
public record Changes(String against, List<Line> lines) {
  /** One paragraph that differs; old and new are safe HTML with {@code del} and {@code ins}. */
  public record Line(String before, String after) {}

  static @Nullable Changes between(@Nullable Revision before, Revision now) {
    if (before == null) {
      return null;
    }
    var rows =
        DiffRowGenerator.create()
            .showInlineDiffs(true)
            .inlineDiffByWord(false)
            .oldTag(open -> open ? "<del>" : "</del>")
            .newTag(open -> open ? "<ins>" : "</ins>")
            .build()
            .generateDiffRows(paragraphs(before), paragraphs(now));
    return new Changes(
        "第 %d 版".formatted(before.seq()),
        rows.stream()
            .filter(r -> r.getTag() != DiffRow.Tag.EQUAL)
            .map(r -> new Line(r.getOldLine(), r.getNewLine()))
            .toList());
  }

  private static List<String> paragraphs(Revision revision) {
    var text = revision.manifest();
    var lines = new java.util.ArrayList<String>();
    lines.add(text.title());
    var body = Jsoup.parseBodyFragment(text.body()).body();
    for (Element block :
        body.select("p, h2, h3, h4, h5, li, td, th, blockquote, figcaption, caption")) {
      lines.add(block.text());
    }
    text.attachments().forEach(a -> lines.add("附件：" + a.name() + " " + a.digest().substring(0, 8)));
    return lines;
  }
}
