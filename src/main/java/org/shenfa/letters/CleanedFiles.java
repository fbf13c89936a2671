package org.shenfa.letters;

import java.util.List;
import org.shenfa.files.CleanFile;

/** 清理过的附件: as the functions that keep them take them, in order. */
final class CleanedFiles {
  private final List<CleanFile> files;

  private CleanedFiles(List<CleanFile> files) {
    this.files = List.copyOf(files);
  }

  static CleanedFiles of(List<CleanFile> files) {
    return new CleanedFiles(files);
  }

  String[] types() {
    return files.stream().map(CleanFile::mediaType).toArray(String[]::new);
  }

  byte[][] bytes() {
    return files.stream().map(CleanFile::bytes).toArray(byte[][]::new);
  }

  /** What was taken away of each, a line for each finding. */
  String[] notes() {
    return files.stream().map(f -> String.join("\n", f.notes())).toArray(String[]::new);
  }
}
