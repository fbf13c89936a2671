package org.shenfa.files;

import java.util.List;

/**
 * 清理过的文件: checked and cleaned, and not kept by {@link FileStore}.
 *
 * @param notes sentences for the office: what cleaning took away, what does not show when it is
 *     opened
 */
public record CleanFile(String mediaType, byte[] bytes, List<String> notes) {
  public CleanFile {
    notes = List.copyOf(notes);
  }
}
