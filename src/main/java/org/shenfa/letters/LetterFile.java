package org.shenfa.letters;

import java.util.List;

/**
 * 来信附件: one file of a letter, as the office sees it.
 *
 * @param size in bytes, before anything was destroyed
 * @param notes what cleaning took away and what does not show when the file is opened
 * @param added whether it came with a supplement, after the letter
 * @param gone whether its bytes were destroyed when their time was over
 */
public record LetterFile(
    int n, String mediaType, int size, List<String> notes, boolean added, boolean gone) {
  public LetterFile {
    notes = List.copyOf(notes);
  }

  /** 附件1.pdf. */
  public String name() {
    return "附件" + n + "." + ending();
  }

  /** 12 KB. */
  public String sized() {
    return Math.max(1, size / 1024) + " KB";
  }

  /** The ending of its type. */
  public String ending() {
    return switch (mediaType) {
      case "image/jpeg" -> "jpg";
      case "image/png" -> "png";
      case "application/pdf" -> "pdf";
      default -> "docx";
    };
  }
}
