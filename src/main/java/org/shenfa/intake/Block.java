package org.shenfa.intake;

/** 段: one block of a source, in order. */
sealed interface Block {
  /** Its text without markup. */
  String text();

  /** Where a line stands on the page. */
  enum Place {
    LEFT,
    CENTRE,
    RIGHT
  }

  /**
   * A paragraph or heading; an empty one stands for an empty line.
   *
   * @param html its inner markup, not yet cleaned
   * @param level 0 a title, 1 to 6 a heading, {@link #BODY} anything else, as the source says
   */
  record Line(String html, String text, Place place, int level) implements Block {
    static final int TITLE = 0;
    static final int BODY = 9;

    boolean styled() {
      return level > TITLE && level < BODY;
    }
  }

  /** A table, list, quotation or picture, kept as it is. */
  record Whole(String html, String text) implements Block {}
}
