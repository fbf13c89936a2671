package org.shenfa.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** 版式说明: what a file of fixed pages cannot say about its structure. */
final class LayoutNotes {
  private LayoutNotes() {}

  static List<String> of(String format, Reflow.Flow flow, int pictures) {
    var notes = new ArrayList<String>();
    notes.add("%s 只有版面、没有段落，段落是按版面还原的，请通读一遍".formatted(format));
    if (!flow.tables().isEmpty()) {
      notes.add(
          "第 %s 页像有表格，只能按文字的对齐还原，请核对"
              .formatted(
                  flow.tables().stream().map(String::valueOf).collect(Collectors.joining("、"))));
    }
    if (pictures > 0) {
      notes.add("图片放在所在页的文字之后，请核对位置");
    }
    return notes;
  }
}
