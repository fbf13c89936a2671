package org.shenfa.intake;

import static org.shenfa.regulation.Clause.MEASURES_20_2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.shenfa.content.CleanHtml;
import org.shenfa.regulation.Violations;

/** 来稿识别: reads a whole file by what it is, not by what it is called. Pure. */
public final class Manuscripts {
  private Manuscripts() {}

  /**
   * Reads a file.
   *
   * @throws Violations when it cannot be read, with what to do instead
   */
  public static Manuscript read(String name, byte[] bytes) {
    try {
      return taken(name, raw(name, bytes));
    } catch (IndexOutOfBoundsException
        | IllegalArgumentException
        | IllegalStateException
        | StackOverflowError e) {
      throw unreadable(name, "结构太乱，不能可靠地读出，请另存为 docx 后再交，或者把正文粘贴进来");
    }
  }

  private static Manuscript taken(String name, Raw raw) {
    var blocks = Blocks.of(raw.body());
    var beside = raw.omissions().stream().map(Omission::text);
    OfficialForm.secret(blocks, beside)
        .ifPresent(mark -> {
          throw new Secret(name, mark);
        });
    var form = OfficialForm.of(blocks);
    var cleaned = CleanHtml.of(Levels.html(form.body()));
    var omissions = Stream.concat(raw.omissions().stream(), form.omissions().stream()).toList();
    var imported =
        String.join("\n", form.taken()) + "\n" + Jsoup.parse(cleaned.html().html()).wholeText();
    var omitted = omissions.stream().map(Omission::text).collect(Collectors.joining("\n"));
    var loss = Loss.between(raw.text(), imported, omitted);
    var title = visible(form.title().isEmpty() ? withoutExtension(name) : form.title());
    return new Manuscript(
        title,
        form.number(),
        form.issuer(),
        form.formedOn(),
        cleaned.html(),
        raw.pictures(),
        raw.enclosures(),
        form.attachments(),
        dropped(raw, form, omissions, cleaned.dropped(), loss),
        loss);
  }

  private static List<String> dropped(
      Raw raw, OfficialForm form, List<Omission> omissions, List<String> cleaned, Loss loss) {
    var dropped = new ArrayList<>(Omission.sentences(omissions));
    if (form.title().isEmpty()) {
      dropped.add("没有认出标题，先用了文件名，请改正");
    }
    dropped.addAll(raw.notes());
    dropped.addAll(cleaned);
    if (!loss.none()) {
      dropped.add(
          "另有 %d 个字没能带入，请对照原稿%s"
              .formatted(
                  loss.missing(),
                  loss.pieces().stream()
                      .limit(10)
                      .map(Omission::shortened)
                      .collect(
                          Collectors.joining(
                              "”“",
                              loss.pieces().isEmpty() ? "" : "：“",
                              loss.pieces().isEmpty() ? "" : "”"))));
    }
    return List.copyOf(dropped);
  }

  private static Raw raw(String name, byte[] bytes) {
    if (bytes.length == 0) {
      throw unreadable(name, "是空文件");
    }
    if (starts(bytes, "PK")) {
      var members = Members.of(name, bytes);
      return members.has("OFD.xml")
          ? OfdReading.raw(name, members)
          : DocxReading.raw(name, members);
    }
    if (starts(bytes, "\u00d0\u00cf\u0011\u00e0")) {
      return DocReading.raw(name, bytes);
    }
    if (new String(bytes, 0, Math.min(1024, bytes.length), StandardCharsets.ISO_8859_1)
        .contains("%PDF-")) {
      return PdfReading.raw(name, bytes);
    }
    if (starts(bytes, "MIME-Version") || starts(bytes, "From: <Saved by")) {
      throw unreadable(name, "是网页归档（MHT）格式，请用 Word、WPS 打开后另存为 docx 再交");
    }
    if (starts(bytes, "{\\rtf")) {
      throw unreadable(name, "是 RTF 格式，请用 Word、WPS 打开后另存为 docx 再交");
    }
    var text = TextReading.decoded(name, bytes);
    var extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return extension.startsWith("htm") || HtmlReading.looksLikeHtml(text)
        ? HtmlReading.raw(text)
        : TextReading.raw(text);
  }

  private static boolean starts(byte[] bytes, String with) {
    return bytes.length >= with.length()
        && new String(bytes, 0, with.length(), StandardCharsets.ISO_8859_1).equals(with);
  }

  /** A line of a form holds nothing that cannot be seen. */
  private static String visible(String line) {
    return line.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}]", "").strip();
  }

  private static String withoutExtension(String name) {
    var dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  static Violations unreadable(String name, String why) {
    return new Violations(MEASURES_20_2, "来稿“%s”%s。".formatted(name, why));
  }
}
