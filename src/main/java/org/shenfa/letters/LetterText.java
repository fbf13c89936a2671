package org.shenfa.letters;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 来信文字: one piece of writing of a letter's case.
 *
 * @param person who of the office wrote it, null for the writer
 */
public record LetterText(
    long id,
    Kind kind,
    String title,
    String body,
    String place,
    @Nullable Long person,
    String personName,
    Instant at,
    boolean masked) {

  /** 文字种类. */
  public enum Kind {
    LETTER("来信"),
    SUPPLEMENT("补充"),
    AGAIN("再问"),
    DRAFT("答复意见"),
    INTERIM("阶段答复"),
    RESULT("办理结果"),
    NOTICE("信访告知");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** 答复稿: a draft with what it rests on and which questions it answers. */
  public record Draft(
      LetterText text,
      String basis,
      List<Integer> answered,
      List<String> findings,
      String inSpiteOf) {
    public Draft {
      answered = List.copyOf(answered);
      findings = List.copyOf(findings);
    }
  }
}
