package org.shenfa.content;

import static org.shenfa.regulation.Clause.HOUSE;
import static org.shenfa.regulation.Clause.MEASURES_11_4;
import static org.shenfa.regulation.Clause.MEASURES_24_1;
import static org.shenfa.regulation.Clause.MEASURES_3_2;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.columns.Columns;
import org.shenfa.files.FileStore;
import org.shenfa.organization.Leaders;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.reprints.AuthorizedSources;
import org.shenfa.reprints.Reprints;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 起草: items are created and edited by the people of the unit that produces them, and by nobody
 * else.
 */
@Service
public class Drafting {
  /** Posts whose holders write for their unit. */
  private static final Set<PostKind> WRITERS =
      Set.of(
          PostKind.CLERK,
          PostKind.LIAISON,
          PostKind.DEPUTY_HEAD,
          PostKind.UNIT_HEAD,
          PostKind.SITE_EDITOR);

  private final Items items;
  private final Slots slots;
  private final Columns columns;
  private final AuthorizedSources sources;
  private final Reprints reprints;
  private final FileStore files;
  private final Organization organization;
  private final Leaders leaders;
  private final AuditTrail trail;
  private final Clock clock;

  Drafting(
      Items items,
      Slots slots,
      Columns columns,
      AuthorizedSources sources,
      Reprints reprints,
      FileStore files,
      Organization organization,
      Leaders leaders,
      AuditTrail trail,
      Clock clock) {
    this.items = items;
    this.slots = slots;
    this.columns = columns;
    this.sources = sources;
    this.reprints = reprints;
    this.files = files;
    this.organization = organization;
    this.leaders = leaders;
    this.trail = trail;
    this.clock = clock;
  }

  /** Begins an item of the unit; refused to anyone who does not write for it. */
  @Enforces(MEASURES_3_2)
  @Transactional
  public Item begin(Person author, long unit, ItemKind kind) {
    mustWriteFor(author, unit);
    if (!kind.written()) {
      throw new Violations(MEASURES_24_1, "网站布置从“网站布置”页按位置办理，每个位置一件。");
    }
    return begun(author, unit, kind);
  }

  Item begun(Person author, long unit, ItemKind kind) {
    var number = items.nextNumber(LocalDate.now(clock).getYear());
    var id = items.create(number, unit, author.id());
    trail.append(
        Entry.of("item.created", author.id(), author.name())
            .about("item", number)
            .with("unit", organization.unit(unit).name())
            .with("kind", kind.name()));
    return find(id);
  }

  /**
   * Saves a text as the next revision. A text that reads like the last one makes no revision, so
   * that signatures stay.
   *
   * @param expectedSeq the revision the author started from, 0 for the first; a newer one is a
   *     conflict and refused
   */
  @Transactional
  public Revision save(Person author, long itemId, int expectedSeq, Manifest text) {
    var item = find(itemId);
    mustWriteFor(author, item.unitId());
    var last = items.latest(itemId);
    if (last.isPresent()
        && last.get().seq() == expectedSeq
        && last.get().manifest().readsLike(text)) {
      return last.get();
    }
    var numbered = text.withRevision(expectedSeq + 1);
    var digest = items.save(itemId, expectedSeq, numbered.canonical(), author.id());
    trail.append(
        Entry.of("revision.saved", author.id(), author.name())
            .about("item", item.number())
            .digest(digest.hex())
            .with("revision", Integer.toString(numbered.revision())));
    return items.revision(digest).orElseThrow();
  }

  /**
   * Takes a file for an item; what is kept is its cleaned form, which becomes part of the digest.
   */
  @Transactional
  public Manifest.Attachment attach(Person author, long itemId, String name, InputStream in) {
    var item = find(itemId);
    mustWriteFor(author, item.unitId());
    var file = files.put(name, in);
    items.addUpload(
        itemId, java.util.HexFormat.of().parseHex(file.digest()), file.name(), author.id());
    trail.append(
        Entry.of("file.uploaded", author.id(), author.name())
            .about("item", item.number())
            .digest(file.digest())
            .with("name", file.name()));
    return new Manifest.Attachment(file.name(), file.digest(), file.size(), file.mediaType());
  }

  /** Everything ever uploaded for an item: what its next revision may carry. */
  public List<Manifest.Attachment> uploads(long itemId) {
    return items.uploads(itemId);
  }

  /** Items for which the file of this digest was uploaded. */
  public List<Item> holding(String digest) {
    return items.holding(java.util.HexFormat.of().parseHex(digest));
  }

  /** 新闻宣传处's head lets one report on a unit head's activity pass, with a reason (11-4). */
  @Transactional
  public void grantException(Person by, long itemId, String reason) {
    new Violations.Gathering()
        .refuseIf(reason.strip().length() < 4, MEASURES_11_4, "reason", "请写明批准例外的理由。")
        .throwIfAny();
    var item = find(itemId);
    items.grantException(itemId, by.id(), reason.strip());
    trail.append(
        Entry.of("exception.granted", by.id(), by.name())
            .about("item", item.number())
            .with("reason", reason.strip()));
  }

  /** Somebody of the unit asks 新闻宣传处 for the exception, and says why (11-4). */
  @Transactional
  public void askException(Person by, long itemId, String reason) {
    var item = find(itemId);
    mustWriteFor(by, item.unitId());
    new Violations.Gathering()
        .refuseIf(
            reason.strip().length() < 4 || reason.strip().length() > 500,
            MEASURES_11_4,
            "reason",
            "请写明为什么确需报道（4 至 500 字）。")
        .refuseIf(items.exceptionGranted(itemId), MEASURES_11_4, null, "新闻宣传处已经批准过这一件。")
        .throwIfAny();
    items.askException(itemId, by.id(), reason.strip());
    trail.append(
        Entry.of("exception.asked", by.id(), by.name())
            .about("item", item.number())
            .with("reason", reason.strip()));
  }

  /** The newest request for the exception on this item. */
  public Optional<ExceptionRequest> askedException(long itemId) {
    return items.requests(itemId).stream().findFirst();
  }

  /** Requests that 新闻宣传处 has not answered, the oldest first. */
  public List<ExceptionRequest> openRequests() {
    return items.openRequests();
  }

  public boolean exceptionGranted(long itemId) {
    return items.exceptionGranted(itemId);
  }

  /** What keeps this text from entering review; empty when nothing does. */
  public List<Violation> missing(Revision revision) {
    var now = LocalDateTime.now(clock);
    var text = revision.manifest();
    var found =
        new ArrayList<>(
            Completeness.missing(
                text,
                new Circumstances(
                    columns.named(text.columns()),
                    host -> sources.of(host, now.toLocalDate()),
                    reprints.snapshot(revision.itemId()).orElse(null),
                    text.reprint() != null
                        && reprints.pasted(revision.itemId(), text.reprint().link()).isPresent(),
                    items.exceptionGranted(revision.itemId()),
                    leaders.on(now.toLocalDate()),
                    items.planned(revision.itemId()),
                    now)));
    partnerOf(text).ifPresent(found::add);
    found.addAll(closed(revision, now.toLocalDate()));
    found.addAll(arrangement(revision, now.toLocalDate()));
    return List.copyOf(found);
  }

  /** Columns that take nothing new, unless the text has been public before and is corrected. */
  private List<Violation> closed(Revision revision, LocalDate today) {
    var found = new Violations.Gathering();
    var first = !items.released(revision.itemId());
    for (var column : columns.named(revision.manifest().columns())) {
      found.refuseIf(
          first && !columns.takesOn(column, today),
          MEASURES_24_1,
          "columns",
          "栏目“%s”已经停办，或者所在的专题已经结束，请另选栏目。".formatted(column.name()));
    }
    return found.found();
  }

  private List<Violation> arrangement(Revision revision, LocalDate today) {
    var text = revision.manifest();
    var slot = slots.of(revision.itemId());
    if (slot.isEmpty()) {
      return List.of();
    }
    var arrangement = Arrangement.of(text.body());
    var found = new Violations.Gathering();
    found.addAll(arrangement.missing(slot.get(), today, host -> sources.allows(host, today)));
    found.refuseIf(
        !arrangement.body().html().equals(text.body()),
        MEASURES_24_1,
        "body",
        "这一件的正文不是按位置填写的，请在“网站布置”页上改。");
    return found.found();
  }

  private Optional<Violation> partnerOf(Manifest text) {
    var number = text.pairedWith();
    if (number == null) {
      return Optional.empty();
    }
    var partner = items.find(number).flatMap(i -> items.latest(i.id()));
    var fits =
        partner.isPresent()
            && text.item().equals(partner.get().manifest().pairedWith())
            && partner.get().manifest().unit() == text.unit();
    return fits
        ? Optional.empty()
        : Optional.of(
            new Violation(
                org.shenfa.regulation.Clause.MEASURES_10_2,
                "pairedWith",
                "稿件 %s 没有与本件互相关联：文件与解读要在两件稿件里各填对方的编号，且由同一单位报送。".formatted(number)));
  }

  /** The item of this id. */
  public Item find(long id) {
    return items.find(id).orElseThrow(NoSuchElementException::new);
  }

  public Optional<Item> find(String number) {
    return items.find(number);
  }

  public Optional<Revision> latest(long itemId) {
    return items.latest(itemId);
  }

  public List<Revision> revisions(long itemId) {
    return items.revisions(itemId);
  }

  public Optional<Revision> revision(Digest digest) {
    return items.revision(digest);
  }

  /** Whether this person writes for the unit today. */
  public boolean writesFor(Person person, long unit) {
    return organization.postsOf(person.id(), LocalDate.now(clock)).stream()
        .anyMatch(p -> p.unitId() == unit && WRITERS.contains(p.kind()));
  }

  private void mustWriteFor(Person author, long unit) {
    if (!writesFor(author, unit)) {
      throw new Violations(unit == 0 ? HOUSE : MEASURES_3_2, "谁产生、谁审查、谁负责：只有信息产生单位的人员可以起草、修改这一件。");
    }
  }
}
