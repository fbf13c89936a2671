package org.shenfa.files;

import java.util.List;

/**
 * 文件情况: what a page says about a kept file beside its name. The size is in bytes; pages are 0 where
 * a type has none; the notes are sentences for the clerk and the reviewer.
 *
 * @param taken those of the notes that say what cleaning took away and nobody misses
 */
public record FileFacts(
    String mediaType,
    long size,
    int pages,
    boolean hasText,
    List<String> notes,
    List<String> taken,
    Ocr ocr) {
  /** 图片文字识别: whether the words inside pictures stand in the extraction. */
  public enum Ocr {
    NOT_NEEDED("没有需要识别的图片"),
    PENDING("图片中的文字正在识别"),
    READY("图片中的文字已识别"),
    FAILED("图片中的文字没有识别成功，请打开原件逐页核对"),
    ABSENT("本机没有安装文字识别，图片中的文字没有提取，请打开原件逐页核对");

    private final String sentence;

    Ocr(String sentence) {
      this.sentence = sentence;
    }

    public String sentence() {
      return sentence;
    }
  }

  public FileFacts {
    notes = List.copyOf(notes);
    taken = List.copyOf(taken);
  }
}
