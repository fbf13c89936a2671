package org.shenfa.disclosure;

import java.util.List;

/**
 * 随答复提供的文件: cleaned, not yet destroyed.
 *
 * @param name as the applicant gets it
 * @param size in bytes
 * @param digest SHA-256 of what is handed out, in hex
 * @param notes what cleaning took away and what does not show when the file is opened
 */
public record DisclosureFile(
    long id, String name, String mediaType, int size, String digest, List<String> notes) {
  public DisclosureFile {
    notes = List.copyOf(notes);
  }

  /** As a paper lists it. */
  String line(int n) {
    return "%d. %s（%d 字节，SHA-256：%s）".formatted(n, name, size, digest);
  }
}
