package org.shenfa.screening;

import java.util.List;

/**
 * 受检文本: all of a text that a reader can get at, and what else was typed with it.
 *
 * @param body clean HTML
 * @param documentNumber 文号 of a formal document, else empty
 */
public record Material(
    String title,
    String body,
    String documentNumber,
    List<FileText> files,
    List<FieldText> fields) {
  /** Only a title and a body, as a trial or an article without attachments has them. */
  public static Material of(String title, String body) {
    return new Material(title, body, "", List.of(), List.of());
  }
}
