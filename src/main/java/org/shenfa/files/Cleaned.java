package org.shenfa.files;

import java.util.List;

/**
 * 清理结果: the bytes to keep, and in sentences what they no longer hold. A sentence about what nobody
 * misses begins with 清除了; all others ask somebody to look.
 */
record Cleaned(byte[] bytes, List<String> notes) {
  Cleaned(byte[] bytes, String... notes) {
    this(bytes, List.of(notes));
  }

  static boolean taken(String note) {
    return note.startsWith("清除了");
  }
}
