package org.shenfa.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.letters.Masks;
import org.shenfa.vault.Identity;

/**
 * 期满遮盖: what is left of a text when its time is over. Takes out what the identity said, wherever it
 * stands, and what looks like a person's; each removal stays visible as a note.
 */
final class Redaction {
  private record Known(String words, String note) {}

  private final List<Known> known = new ArrayList<>();

  /**
   * For the words of one case.
   *
   * @param identity who wrote, null where nobody said
   */
  Redaction(@Nullable Identity identity) {
    if (identity != null) {
      add(identity.name(), "［已隐去姓名］");
      add(identity.phone(), "［已隐去电话］");
      add(identity.mail(), "［已隐去邮箱］");
      add(identity.address(), "［已隐去住址］");
      add(identity.proof(), "［已隐去证件号］");
      known.sort(Comparator.comparing((Known k) -> -k.words().length()));
    }
  }

  private void add(String words, String note) {
    if (words.length() > 1) {
      known.add(new Known(words, note));
    }
  }

  /** The text without them, cut to what the place holds. */
  String of(String text, int most) {
    var left = text;
    for (var k : known) {
      left = left.replace(k.words(), k.note());
    }
    var masked = Masks.of(left);
    return masked.length() <= most ? masked : masked.substring(0, most);
  }
}
