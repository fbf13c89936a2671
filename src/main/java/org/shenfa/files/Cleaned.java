package org.shenfa.files;

import java.util.List;

/** 清理结果: the bytes to keep, and in sentences what they no longer hold. */
record Cleaned(byte[] bytes, List<String> notes) {
  Cleaned(byte[] bytes, String... notes) {
    this(bytes, List.of(notes));
  }
}
