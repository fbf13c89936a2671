package org.shenfa.screening;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 受检文本: all of a text that a reader can get at, and what else was typed with it.
 *
 * @param body clean HTML
 * @param documentNumber 文号 of a formal document, else empty
 * @param closes last day for opinions on a draft that is not public yet, null for every other text
 */
public record Material(
    String title,
    String body,
    String documentNumber,
    List<FileText> files,
    List<FieldText> fields,
    @Nullable LocalDate closes) {
  /** A text on which no opinions are asked for. */
  public Material(
      String title,
      String body,
      String documentNumber,
      List<FileText> files,
      List<FieldText> fields) {
    this(title, body, documentNumber, files, fields, null);
  }

  /** Only a title and a body, as a trial or an article without attachments has them. */
  public static Material of(String title, String body) {
    return new Material(title, body, "", List.of(), List.of());
  }
}
