package org.shenfa.files;

import java.nio.charset.StandardCharsets;
import org.shenfa.files.Extraction.Kind;

/** 提取: what reading a kept file gave. Pure: the same bytes give the same reading. */
record Reading(Extraction extraction, int pages, boolean pictures) {
  /** Goes up with every change of what reading gives; older readings are then made anew. */
  static final int VERSION = 2;

  static Reading of(FileType type, byte[] bytes) {
    var words = new Words();
    switch (type) {
      case TXT, CSV, JSON ->
          words.add(
              Kind.SHOWN,
              "全文",
              new String(bytes, StandardCharsets.UTF_8).replaceFirst("^\ufeff", ""));
      case PDF -> PdfText.read(bytes, words);
      case DOCX -> WordText.read(Archive.open(bytes, FileType.OFFICE_MEMBERS), words);
      case XLSX -> SheetText.read(Archive.open(bytes, FileType.OFFICE_MEMBERS), words);
      case PPTX -> SlideText.read(Archive.open(bytes, FileType.OFFICE_MEMBERS), words);
      case OFD -> OfdText.read(Archive.open(bytes, FileType.OFD_MEMBERS), words);
      case JPG, PNG -> words.picture();
    }
    return words.done();
  }
}
