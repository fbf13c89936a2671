package org.shenfa.intake;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.CleanHtml;

/**
 * 来稿: a file from outside taken apart into what an item needs. A value.
 *
 * @param title 标题; the file's name when the text has none
 * @param number 发文字号 with the brackets 〔〕
 * @param issuer 发文机关, several joined by 、
 * @param formedOn 成文日期 as the closing lines say
 * @param body the text; a picture's address is {@code /files/} and the digest of its bytes as they
 *     came
 * @param pictures what the body shows; their description is for the clerk to give
 * @param enclosures whole files that lay inside the source
 * @param attachments what 附件说明 names
 * @param dropped what was left out or changed, in sentences
 * @param loss what the body lacks although nobody said so
 */
public record Manuscript(
    String title,
    @Nullable String number,
    @Nullable String issuer,
    @Nullable LocalDate formedOn,
    CleanHtml body,
    List<Carried> pictures,
    List<Carried> enclosures,
    List<String> attachments,
    List<String> dropped,
    Loss loss) {

  /** A picture or file that came inside, under a name of ours or its own. */
  public record Carried(String name, String digest, byte[] bytes) {}
}
