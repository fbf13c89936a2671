package org.shenfa.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** 文件类型: what may be attached. Anything else is refused. */
enum FileType {
  PDF("pdf", "application/pdf"),
  DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  PPTX("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
  OFD("ofd", "application/ofd"),
  TXT("txt", "text/plain"),
  JPG("jpg", "image/jpeg"),
  PNG("png", "image/png"),
  CSV("csv", "text/csv"),
  JSON("json", "application/json");

  /** How many members an office file may have. */
  static final int OFFICE_MEMBERS = 2_000;

  /** How many members an OFD file may have. */
  static final int OFD_MEMBERS = 5_000;

  private final String extension;
  private final String mediaType;

  FileType(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** Bytes at most. */
  int limit() {
    return switch (this) {
      case JPG, PNG -> 20 << 20;
      case PDF, DOCX, XLSX, PPTX, OFD, TXT, CSV, JSON -> 100 << 20;
    };
  }

  /** How the member that makes an archive this type is called. */
  Predicate<String> main() {
    var name =
        switch (this) {
          case DOCX -> "word/document\\d*\\.xml";
          case XLSX -> "xl/workbook\\.xml";
          case PPTX -> "ppt/presentation\\.xml";
          case OFD -> "OFD\\.xml";
          case PDF, TXT, CSV, JSON, JPG, PNG ->
              throw new IllegalArgumentException("no archive: " + this);
        };
    return Pattern.compile(name).asMatchPredicate();
  }

  static FileType ofMedia(String mediaType) {
    return Arrays.stream(values())
        .filter(t -> t.mediaType.equals(mediaType))
        .findFirst()
        .orElseThrow();
  }

  static Optional<FileType> named(String name) {
    var dot = name.lastIndexOf('.');
    var extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
    var plain = extension.equals("jpeg") ? "jpg" : extension;
    return dot <= 0
        ? Optional.empty()
        : Arrays.stream(values()).filter(t -> t.extension.equals(plain)).findFirst();
  }

  static String allowed() {
    return Arrays.stream(values()).map(t -> t.extension).collect(Collectors.joining("、"));
  }
}
