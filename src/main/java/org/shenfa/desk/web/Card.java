package org.shenfa.desk.web;

import org.shenfa.content.Manifest;
import org.shenfa.files.FileFacts;

/** 附件卡片: a file of an item and what the store knows of it. */
public record Card(Manifest.Attachment file, FileFacts facts) {
  /** The kind as its name ends: PDF, DOCX. */
  public String kind() {
    return file.name()
        .substring(file.name().lastIndexOf('.') + 1)
        .toUpperCase(java.util.Locale.ROOT);
  }

  /** The digest's first eight digits, as people compare them. */
  public String brief() {
    return file.digest().substring(0, 4) + " " + file.digest().substring(4, 8);
  }

  /** Whether its words can be read by a machine, and so searched, screened and read aloud. */
  public String text() {
    return facts.hasText() ? "有文字层" : "没有文字层";
  }
}
