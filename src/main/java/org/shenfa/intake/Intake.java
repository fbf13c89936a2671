package org.shenfa.intake;

import static org.shenfa.regulation.Clause.MEASURES_20_2;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.CleanHtml;
import org.shenfa.content.Drafting;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.Validity;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;

/** 收稿: a file from outside becomes the text of an item, with its pictures and enclosures. */
@Service
public class Intake {
  private static final int LIMIT = 100 << 20;
  private static final Pattern ATTACHMENT_ONLY = Pattern.compile("(?i).+\\.(xlsx|pptx|jpe?g|png)");
  private final Drafting drafting;

  Intake(Drafting drafting) {
    this.drafting = drafting;
  }

  /**
   * A file that was opened and read, before anything of it is kept.
   *
   * @param manuscript empty when the file is no text but is to be an attachment all the same
   * @param keep whether the file itself becomes an attachment (同时作为附件)
   */
  public record Source(
      String name,
      byte[] bytes,
      Optional<Manuscript> manuscript,
      boolean keep,
      List<String> said) {}

  /**
   * What became of a file.
   *
   * @param text the item's text, not yet saved
   * @param said what was taken and what was left out, in sentences for the clerk
   */
  public record Taken(Manifest text, List<String> said) {}

  /**
   * Opens a file; refused with a sentence when it holds no text that can be read, unless it is to
   * be kept as an attachment anyway.
   */
  public static Source open(String name, InputStream in, boolean keep) {
    var bytes = bytes(name, in);
    if (ATTACHMENT_ONLY.matcher(name).matches()) {
      return new Source(name, bytes, Optional.empty(), true, List.of());
    }
    try {
      return new Source(name, bytes, Optional.of(Manuscripts.read(name, bytes)), keep, List.of());
    } catch (Violations refused) {
      if (!keep || refused instanceof Secret) {
        throw refused;
      }
      return new Source(name, bytes, Optional.empty(), true, sentences(refused));
    }
  }

  private static List<String> sentences(Violations refused) {
    return refused.all().stream().map(v -> v.sentence().replaceAll("。$", "")).toList();
  }

  /**
   * Puts a file into the text of an item; its pictures and enclosures become uploads of the item.
   *
   * @param blank the item's text so far, with no words in it
   */
  public Taken take(Person author, long item, Manifest blank, Source source) {
    mustBeEmpty(blank);
    var said = new ArrayList<String>();
    var attachments = new ArrayList<>(blank.attachments());
    var text =
        source.manuscript().isEmpty()
            ? blank
            : filled(author, item, blank, source.manuscript().get(), attachments, said);
    said.addAll(source.said());
    if (source.keep()) {
      attached(author, item, source.name(), source.bytes(), said).ifPresent(attachments::add);
    }
    return new Taken(
        text.withText(text.title(), text.body(), attachments.stream().distinct().toList()),
        List.copyOf(said));
  }

  private Manifest filled(
      Person author,
      long item,
      Manifest blank,
      Manuscript manuscript,
      List<Manifest.Attachment> attachments,
      List<String> said) {
    said.addAll(taken(manuscript));
    said.addAll(manuscript.dropped());
    var html = body(blank.kind(), manuscript);
    for (var picture : manuscript.pictures()) {
      var kept = attached(author, item, picture.name(), picture.bytes(), said);
      html = kept.isPresent() ? moved(html, picture, kept.get()) : without(html, picture);
      kept.ifPresent(attachments::add);
    }
    for (var enclosure : manuscript.enclosures()) {
      attached(author, item, enclosure.name(), enclosure.bytes(), said).ifPresent(attachments::add);
    }
    return blank
        .withText(manuscript.title(), CleanHtml.of(html).html().html(), attachments)
        .withDocument(document(blank, manuscript));
  }

  private static void mustBeEmpty(Manifest blank) {
    if (!blank.body().isBlank()) {
      throw new Violations(MEASURES_20_2, "正文里已经有内容，导入会覆盖它；请先清空正文并保存，或者另起一件。");
    }
  }

  private static byte[] bytes(String name, InputStream in) {
    try {
      var bytes = in.readNBytes(LIMIT + 1);
      if (bytes.length > LIMIT) {
        throw new Violations(MEASURES_20_2, "来稿最大 100 MB，“%s”超过了。".formatted(name));
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A number that has no field in this kind of item stays in the text. */
  private static String body(ItemKind kind, Manuscript manuscript) {
    var number = manuscript.number();
    var body = manuscript.body().html();
    return number == null || kind == ItemKind.FORMAL_DOCUMENT
        ? body
        : "<p>" + Entities.escape(number) + "</p>" + body;
  }

  private Optional<Manifest.Attachment> attached(
      Person author, long item, String name, byte[] bytes, List<String> said) {
    try {
      return Optional.of(drafting.attach(author, item, name, new ByteArrayInputStream(bytes)));
    } catch (Violations refused) {
      sentences(refused).forEach(why -> said.add("“%s”没有作为附件：%s".formatted(name, why)));
      return Optional.empty();
    }
  }

  private static String moved(String html, Manuscript.Carried from, Manifest.Attachment to) {
    return html.replace(
        "/files/%s/%s".formatted(from.digest(), from.name()),
        "/files/%s/%s".formatted(to.digest(), to.name()));
  }

  private static String without(String html, Manuscript.Carried picture) {
    return html.replaceAll("<img src=\"/files/" + picture.digest() + "/[^>]*>", "");
  }

  private static Manifest.@Nullable Document document(Manifest blank, Manuscript manuscript) {
    if (blank.kind() != ItemKind.FORMAL_DOCUMENT) {
      return blank.document();
    }
    var before = blank.document();
    var number = manuscript.number();
    var issuer = manuscript.issuer();
    var formedOn = manuscript.formedOn();
    return new Manifest.Document(
        number != null ? number : before == null ? "" : before.number(),
        issuer != null ? issuer : before == null ? "" : before.issuer(),
        formedOn != null ? formedOn : before == null ? LocalDate.of(2000, 1, 1) : before.formedOn(),
        before == null ? "" : before.subject(),
        before == null ? Validity.VALID : before.validity(),
        before == null ? "" : before.indexNumber(),
        before != null && before.policy(),
        before != null && before.markedForWeb());
  }

  /** What came along; the first sentence is what the form now holds. */
  private static List<String> taken(Manuscript manuscript) {
    var fields = new ArrayList<>(List.of("已带入标题、正文"));
    Optional.ofNullable(manuscript.number()).ifPresent(n -> fields.add("文号 " + n));
    Optional.ofNullable(manuscript.issuer()).ifPresent(i -> fields.add("发文机关 " + i));
    Optional.ofNullable(manuscript.formedOn()).ifPresent(d -> fields.add("成文日期 " + d));
    var words = new ArrayList<>(List.of(String.join("，", fields)));
    if (!manuscript.pictures().isEmpty()) {
      words.add("已带入图片 %d 张，须逐张填写文字说明".formatted(manuscript.pictures().size()));
    }
    if (!manuscript.attachments().isEmpty()) {
      words.add("附件说明列有“%s”，请把这些文件一并上传".formatted(String.join("”“", manuscript.attachments())));
    }
    return words;
  }
}
