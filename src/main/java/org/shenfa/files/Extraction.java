package org.shenfa.files;

import java.util.List;

/**
 * 提取结果: all a reader could take out of a kept file, in reading order; what cannot be seen when it
 * is opened stands in parts of its own. The notes are sentences for the clerk and the reviewer:
 * what cleaning took away, what could not be read.
 */
public record Extraction(List<Part> parts, List<String> notes) {
  /** 提取部分: text of one kind from one place, said in Chinese as in 第 3 页 or 工作表“名单”. */
  public record Part(Kind kind, String place, String text) {}

  /** 内容性质: whether a reader sees it when the file is opened, and if not, where it hides. */
  public enum Kind {
    SHOWN("可见内容"),
    HIDDEN_SHEET("隐藏的工作表或者幻灯片"),
    HIDDEN_CELLS("隐藏的行、列、单元格或者缓存"),
    HIDDEN_TEXT("看不见的文字"),
    COMMENT("批注"),
    TRACKED_CHANGE("修订痕迹"),
    NOTES("备注"),
    PROPERTY("属性、链接和替代文字"),
    ANNOTATION("注释和表单内容"),
    COVERED("被遮盖的文字"),
    PICTURE_TEXT("图片中的文字");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    /** Whether a reader who just opens the file sees it. */
    public boolean shown() {
      return this == SHOWN || this == PICTURE_TEXT;
    }
  }

  public Extraction {
    parts = List.copyOf(parts);
    notes = List.copyOf(notes);
  }

  /** What a reader sees, the parts one below the other: the text to compare and to search. */
  public String shownText() {
    var text = new StringBuilder();
    for (var part : parts) {
      if (part.kind() == Kind.SHOWN) {
        text.append(part.text()).append('\n');
      }
    }
    return text.toString();
  }

  /** What does not show when the file is opened. */
  public List<Part> hidden() {
    return parts.stream().filter(part -> !part.kind().shown()).toList();
  }
}
