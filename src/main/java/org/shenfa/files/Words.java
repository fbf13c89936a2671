package org.shenfa.files;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.shenfa.files.Extraction.Kind;
import org.shenfa.files.Extraction.Part;

/** 文字: what is gathered while a file is read; refuses more than anybody could review. */
final class Words {
  private static final int LIMIT = 20_000_000;

  private final List<Part> parts = new ArrayList<>();
  private final SequencedSet<String> notes = new LinkedHashSet<>();
  private int length;
  private int pages;
  private long invisible;
  private boolean pictures;

  /** Adds a part unless it is blank. */
  void add(Kind kind, String place, CharSequence text) {
    var plain = plain(text);
    if (plain.isBlank()) {
      return;
    }
    length += plain.length();
    if (length > LIMIT) {
      throw new Refusal(Refusal.TOO_MUCH_TEXT);
    }
    invisible += plain.codePoints().filter(Words::invisible).count();
    parts.add(new Part(kind, place, plain));
  }

  void note(String sentence) {
    notes.add(sentence);
  }

  void pages(int count) {
    pages = count;
  }

  /** Says that there are pictures whose words only recognition finds. */
  void picture() {
    pictures = true;
  }

  Reading done() {
    if (invisible > 0) {
      note("文字里有 %d 个看不见的字符（零宽字符或者方向控制符），请核对。".formatted(invisible));
    }
    return new Reading(new Extraction(parts, List.copyOf(notes)), pages, pictures);
  }

  private static boolean invisible(int c) {
    return c >= 0x200b && c <= 0x200f
        || c >= 0x202a && c <= 0x202e
        || c >= 0x2060 && c <= 0x206f
        || c == 0xfeff
        || c >= 0xe0000 && c <= 0xe007f;
  }

  /** Without what the database cannot keep, and without blank ends. */
  private static String plain(CharSequence text) {
    var plain = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c != 0 && (c < 0xd800 || c > 0xdfff))
        .forEach(plain::appendCodePoint);
    return plain.toString().strip();
  }
}
