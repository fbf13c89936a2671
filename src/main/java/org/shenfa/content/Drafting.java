package org.shenfa.content;

import static org.shenfa.regulation.Clause.HOUSE;
import static org.shenfa.regulation.Clause.MEASURES_24_1;
import static org.shenfa.regulation.Clause.MEASURES_3_2;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.files.FileStore;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
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
  private final FileStore files;
  private final Organization organization;
  private final AuditTrail trail;
  private final Clock clock;

  Drafting(Items items, FileStore files, Organization organization, AuditTrail trail, Clock clock) {
    this.items = items;
    this.files = files;
    this.organization = organization;
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
    items.addUpload(itemId, HexFormat.of().parseHex(file.digest()), file.name(), author.id());
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
    return items.holding(HexFormat.of().parseHex(digest));
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

  void mustWriteFor(Person author, long unit) {
    if (!writesFor(author, unit)) {
      throw new Violations(unit == 0 ? HOUSE : MEASURES_3_2, "谁产生、谁审查、谁负责：只有信息产生单位的人员可以起草、修改这一件。");
    }
  }
}
