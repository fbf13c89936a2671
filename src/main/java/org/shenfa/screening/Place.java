package org.shenfa.screening;

/**
 * 位置: where in a text a finding lies.
 *
 * @param file name of the attachment or label of the field, empty for title and body
 * @param from offset into the text of that place: the title, the body as jsoup's {@code wholeText}
 *     gives it, {@link FileText#text()}, the file name, or the words of the field
 * @param to offset after the last character
 */
public record Place(Where where, String file, int from, int to) {

  /** The parts of a text that are read. */
  public enum Where {
    TITLE("标题"),
    BODY("正文"),
    /** A field that readers see. */
    FIELD("栏目"),
    FILE("附件"),
    FILE_NAME("附件名称"),
    /** A field that only the desk sees. */
    INTERNAL("内部栏目");

    private final String label;

    Where(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** As a sentence names it: 正文, 附件“名单.xlsx”. */
  public String label() {
    return file.isEmpty() ? where.label() : where.label() + "“" + file + "”";
  }
}
