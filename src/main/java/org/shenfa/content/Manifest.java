package org.shenfa.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Consumer;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import org.shenfa.columns.Category;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * 版本内容: everything a reader can see of an item, in one immutable value. Its canonical bytes are RFC
 * 8785 JSON; what is reviewed, signed and released is their digest. Dates are local to
 * Asia/Shanghai.
 *
 * @param item number of the item
 * @param revision count of this revision within the item, from 1
 * @param sourceName 信息来源 as the page prints it
 * @param unit id of the producing unit
 * @param publisher 发布部门 as the page prints it
 * @param columns addresses of the columns, in order
 * @param body clean HTML
 * @param pairedWith number of the interpretation or of the policy it interprets
 * @param waiver why a policy goes out without interpretation
 * @param leaders leaders taking part, as named in the text
 * @param newsValue need, news value and social effect of reporting a leader's activity
 * @param note what readers are told of a correction
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Manifest(
    String format,
    String item,
    int revision,
    String title,
    Category category,
    ItemKind kind,
    SourceKind source,
    String sourceName,
    long unit,
    String publisher,
    List<String> columns,
    String body,
    List<Attachment> attachments,
    Disclosure disclosure,
    @Nullable Document document,
    @Nullable Reprint reprint,
    @Nullable Comment comment,
    @Nullable String pairedWith,
    @Nullable String waiver,
    List<String> leaders,
    @Nullable String newsValue,
    @Nullable String note) {

  public static final String FORMAT = "shenfa/revision/1";

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** 附件: named by the digest of its bytes, in lower-case hex. */
  public record Attachment(String name, String digest, long size, String type) {
    /** Whether a body shows this file as one of its pictures. */
    public boolean standsIn(String body) {
      return type.startsWith("image/") && body.contains("/files/" + digest + "/");
    }
  }

  /**
   * 公文要素 of a formal document.
   *
   * @param policy whether an interpretation must go with it
   * @param markedForWeb whether the document process marked it for the web (17-1)
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Document(
      String number,
      String issuer,
      LocalDate formedOn,
      String subject,
      Validity validity,
      String indexNumber,
      boolean policy,
      boolean markedForWeb) {}

  /** 转载: the site, the address and the time a text was taken from (11-6). */
  public record Reprint(String site, String link, LocalDateTime at) {}

  /** 征集: how to answer, and until when (17-3). */
  public record Comment(String method, LocalDateTime closesAt) {
    /** From when nothing more is in time: a last minute of a day is there until it is over. */
    public LocalDateTime end() {
      return closesAt.toLocalTime().isBefore(LocalTime.of(23, 59))
          ? closesAt
          : closesAt.toLocalDate().plusDays(1).atStartOfDay();
    }
  }

  /** 列出的附件: without the pictures of the body, which readers see in their place. */
  public List<Attachment> listed() {
    return attachments.stream().filter(a -> !a.standsIn(body)).toList();
  }

  /** A new text of a kind, with what the kind itself decides. */
  public static Manifest blank(Item item, ItemKind kind, String unit) {
    return new Manifest(
        FORMAT,
        item.number(),
        1,
        "",
        kind.category(),
        kind,
        kind == ItemKind.REPRINT
            ? SourceKind.MEDIA
            : kind == ItemKind.SITE_ARRANGEMENT ? SourceKind.SITE : SourceKind.UNIT,
        unit,
        item.unitId(),
        unit,
        kind == ItemKind.DRAFT_FOR_COMMENT
            ? List.of(Completeness.NOTICES, Completeness.SOLICITATIONS)
            : List.of(),
        kind == ItemKind.SERVICE_GUIDE ? GuideElement.table() : "",
        List.of(),
        Disclosure.ACTIVE,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null);
  }

  /** The bytes the digest is taken over. */
  public byte[] canonical() {
    try {
      return new JsonCanonicalizer(JSON.writeValueAsString(this)).getEncodedUTF8();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads canonical bytes back. */
  public static Manifest of(byte[] canonical) {
    return JSON.readValue(new String(canonical, StandardCharsets.UTF_8), Manifest.class);
  }

  /** Whether a reader would see the same; the count of the revision is not seen. */
  public boolean readsLike(Manifest other) {
    return withRevision(0).equals(other.withRevision(0));
  }

  /** The same content as revision {@code count}. */
  public Manifest withRevision(int count) {
    return with(c -> c.revision = count);
  }

  /** The same with another title, body and attachments. */
  public Manifest withText(String newTitle, String newBody, List<Attachment> newAttachments) {
    return with(c -> {
      c.title = newTitle;
      c.body = newBody;
      c.attachments = newAttachments;
    });
  }

  /** The same text in these columns. */
  public Manifest under(List<String> slugs) {
    return with(c -> c.columns = slugs);
  }

  /** The same with other 公文要素. */
  public Manifest withDocument(@Nullable Document newDocument) {
    return with(c -> c.document = newDocument);
  }

  /** The same with what was taken over from another site. */
  public Manifest reprinted(String newTitle, String newBody, String from, Reprint newReprint) {
    return with(c -> {
      c.title = newTitle;
      c.body = newBody;
      c.sourceName = from;
      c.reprint = newReprint;
    });
  }

  /** The same, filed as another kind of its category. */
  public Manifest withKind(ItemKind other) {
    return with(c -> c.kind = other);
  }

  /** The same with another partner. */
  public Manifest pairedWith(@Nullable String partner) {
    return with(c -> c.pairedWith = partner);
  }

  /** The one place that hands every field on. */
  private Manifest with(Consumer<Copy> change) {
    var c = new Copy();
    change.accept(c);
    return new Manifest(
        format,
        item,
        c.revision,
        c.title,
        category,
        c.kind,
        source,
        c.sourceName,
        unit,
        publisher,
        c.columns,
        c.body,
        c.attachments,
        disclosure,
        c.document,
        c.reprint,
        comment,
        c.pairedWith,
        waiver,
        leaders,
        newsValue,
        note);
  }

  /** What a copy may change, as it was. */
  private final class Copy {
    private int revision = Manifest.this.revision;
    private ItemKind kind = Manifest.this.kind;
    private String title = Manifest.this.title;
    private String sourceName = Manifest.this.sourceName;
    private List<String> columns = Manifest.this.columns;
    private String body = Manifest.this.body;
    private List<Attachment> attachments = Manifest.this.attachments;
    private @Nullable Document document = Manifest.this.document;
    private @Nullable Reprint reprint = Manifest.this.reprint;
    private @Nullable String pairedWith = Manifest.this.pairedWith;
  }
}
