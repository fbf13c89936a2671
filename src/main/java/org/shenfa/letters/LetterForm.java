package org.shenfa.letters;

import static org.shenfa.regulation.Clause.MEASURES_12_1;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.shenfa.content.Digest;
import org.shenfa.procedures.PlainWords;
import org.shenfa.regulation.Violations;
import org.shenfa.vault.Identity;

/**
 * 来信表单: what a writer typed. Prints itself without a word of it.
 *
 * @param mayPublish whether letter and answer may be made public, names and numbers hidden
 * @param told whether its writer is told of news by mail
 */
public record LetterForm(
    LetterKind kind,
    String title,
    String body,
    String place,
    Identity identity,
    boolean mayPublish,
    boolean told) {
  /** A letter whose writer looks it up and is sent no mail. */
  public LetterForm(
      LetterKind kind,
      String title,
      String body,
      String place,
      Identity identity,
      boolean mayPublish) {
    this(kind, title, body, place, identity, mayPublish, false);
  }

  /**
   * 附件: as it came.
   *
   * @param name only its ending is looked at; the name itself is kept nowhere
   */
  public record Upload(String name, byte[] bytes) {
    @Override
    public String toString() {
      return "Upload[" + bytes.length + "]";
    }
  }

  /** Which words about publishing and keeping the writer saw. */
  public static final String CONSENT = "2026-11";

  private static final Pattern PHONE = Pattern.compile("[0-9+() -]{5,20}");
  private static final int WORDS = 5000;

  public LetterForm {
    title = PlainWords.of(title).replace('\n', ' ');
    body = PlainWords.of(body);
    place = PlainWords.of(place).replace('\n', ' ');
  }

  /** Refuses what cannot be taken in, all at once. */
  public void check() {
    new Violations.Gathering()
        .refuseIf(
            PlainWords.seen(title) < 2 || title.length() > 100,
            MEASURES_12_1,
            "title",
            "请写标题，2 至 100 字。")
        .refuseIf(
            PlainWords.seen(body) < 4 || body.length() > WORDS,
            MEASURES_12_1,
            "body",
            "请写正文，4 至 "
                + WORDS
                + " 字"
                + (body.length() > WORDS ? "；现在有 " + body.length() + " 字。" : "。"))
        .refuseIf(place.length() > 100, MEASURES_12_1, "place", "地点请不要超过 100 字。")
        .refuseIf(identity.name().length() > 40, MEASURES_12_1, "name", "姓名请不要超过 40 字。")
        .refuseIf(
            !identity.phone().isEmpty() && !PHONE.matcher(identity.phone()).matches(),
            MEASURES_12_1,
            "phone",
            "电话请只写数字，例如 13800000000 或者 025-80000000。")
        .refuseIf(identity.mailWrong(), MEASURES_12_1, "mail", "邮箱请写完整，例如 name@163.com；也可以不填。")
        .refuseIf(
            told && identity.mail().isEmpty(), MEASURES_12_1, "mail", "要用邮件告知进展，请填写邮箱；不要的话，请取消勾选。")
        .throwIfAny();
  }

  /** The same words, however they are spaced, have the same print. */
  byte[] fingerprint() {
    return Digest.of(
            (title + body)
                .replaceAll("[\\s\\p{Punct}\\p{IsPunctuation}]", "")
                .getBytes(StandardCharsets.UTF_8))
        .bytes();
  }

  /** Everything that makes this sending another one than the last of the same form. */
  String[] whole() {
    return new String[] {
      kind.name(), title, body, place, identity.name(), identity.phone(), identity.mail()
    };
  }

  @Override
  public String toString() {
    return "LetterForm[" + kind + "]";
  }
}
