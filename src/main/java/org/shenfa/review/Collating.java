package org.shenfa.review;

import static org.shenfa.regulation.Clause.MEASURES_20_3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.content.Digest;
import org.shenfa.content.Drafting;
import org.shenfa.content.Item;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.database.Refusals;
import org.shenfa.files.FileStore;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 校对: the text against the manuscript the leader signed (20-3). The secrecy review is the look that
 * proof-reads: it is the reviewing article 20 speaks of, and the only one on every route.
 */
@Service
public class Collating {
  private static final int LONGEST = 500;

  private final SignedManuscripts manuscripts;
  private final Drafting drafting;
  private final FileStore files;
  private final AuditTrail trail;
  private final Remembered<Pair, ManuscriptComparison> remembered =
      new Remembered<>(2_000_000, ManuscriptComparison::weight);

  /** What a comparison turns on: the words of the manuscript and the text, by their digests. */
  private record Pair(Digest manuscript, Digest text) {}

  Collating(SignedManuscripts manuscripts, Drafting drafting, FileStore files, AuditTrail trail) {
    this.manuscripts = manuscripts;
    this.drafting = drafting;
    this.files = files;
    this.trail = trail;
  }

  /** Keeps the signed manuscript of an item; a later one takes its place. */
  @Transactional
  public SignedManuscript keep(Person by, long itemId, String name, InputStream in)
      throws IOException {
    var item = mine(by, itemId);
    var stored = files.put(name, in);
    Refusals.asSentences(
        MEASURES_20_3,
        () -> {
          manuscripts.add(itemId, stored.digest(), stored.name(), "", by.id());
          return true;
        });
    trail.append(
        Entry.of("manuscript.kept", by.id(), by.name())
            .about("item", item.number())
            .digest(stored.digest())
            .with("name", stored.name()));
    return of(itemId).orElseThrow();
  }

  /** Says that nothing was signed on paper, and why. */
  @Transactional
  public SignedManuscript none(Person by, long itemId, String reason) {
    var item = mine(by, itemId);
    if (reason.strip().length() < 4) {
      throw new Violations(MEASURES_20_3, "没有纸质签发文稿的，请写明理由，如“在公文系统内签发，没有纸质文稿”。");
    }
    if (reason.strip().length() > LONGEST) {
      throw new Violations(MEASURES_20_3, "理由最多写 %d 字。".formatted(LONGEST));
    }
    Refusals.asSentences(
        MEASURES_20_3,
        () -> {
          manuscripts.add(itemId, null, "", reason.strip(), by.id());
          return true;
        });
    trail.append(
        Entry.of("manuscript.none", by.id(), by.name())
            .about("item", item.number())
            .with("reason", reason.strip()));
    return of(itemId).orElseThrow();
  }

  private Item mine(Person by, long itemId) {
    var item = drafting.find(itemId);
    if (!drafting.writesFor(by, item.unitId())) {
      throw new NoSuchElementException();
    }
    return item;
  }

  /** The manuscript that stands for an item, or the word that there is none. */
  public Optional<SignedManuscript> of(long itemId) {
    return manuscripts.of(itemId);
  }

  /** What keeps a text from review: a formal document needs its manuscript. */
  @Enforces(MEASURES_20_3)
  public List<Violation> missing(long itemId, Manifest text) {
    return new Violations.Gathering()
        .refuseIf(
            text.kind() == ItemKind.FORMAL_DOCUMENT && of(itemId).isEmpty(),
            MEASURES_20_3,
            "manuscript",
            "正式文件须附领导签发的文稿，供审查人员校对；没有纸质签发的，在“签发文稿”页写明理由。")
        .found();
  }

  /** The text of a case beside its manuscript; empty where nothing was signed on paper. */
  public Optional<ManuscriptComparison> compare(ReviewCase on) {
    return of(on.revision().itemId())
        .flatMap(m -> Optional.ofNullable(m.digest()).map(signed -> compare(m, signed, on)));
  }

  private ManuscriptComparison compare(SignedManuscript manuscript, String signed, ReviewCase on) {
    var text = files.extraction(signed).shownText();
    var compared =
        remembered.of(
            new Pair(Digest.of(text.getBytes(StandardCharsets.UTF_8)), on.revision().digest()),
            () -> ManuscriptComparison.of(manuscript, text, on.revision().manifest()));
    return new ManuscriptComparison(manuscript, compared.readable(), compared.differences());
  }

  /**
   * What an agreement at the proof-reading look leaves to say: every difference must be accepted.
   *
   * @param remarks by key of the difference; a key that is there is a tick, its words may be empty
   */
  @Enforces(MEASURES_20_3)
  List<Difference.Accepted> accepted(ManuscriptComparison comparison, Map<String, String> remarks) {
    var accepted = new ArrayList<Difference.Accepted>();
    for (var difference : comparison.differences()) {
      var remark = remarks.get(difference.key());
      if (remark != null) {
        accepted.add(new Difference.Accepted(difference, remark.strip()));
      }
    }
    var left = comparison.differences().size() - accepted.size();
    new Violations.Gathering()
        .refuseIf(
            comparison.differences().size() > ManuscriptComparison.MOST,
            MEASURES_20_3,
            "accepted",
            "与签发文稿有 %d 处不同，不像是同一份文稿：请退回，核对附的是不是这一件的签发文稿。"
                .formatted(comparison.differences().size()))
        .refuseIf(
            left > 0,
            MEASURES_20_3,
            "accepted",
            "与签发文稿还有 %d 处不同没有认可：逐处核对后勾选，认为不对的请退回。".formatted(left))
        .throwIfAny();
    return accepted;
  }

  void keep(long opinion, SignedManuscript manuscript, List<Difference.Accepted> accepted) {
    manuscripts.keep(opinion, manuscript.id(), accepted);
  }

  /** What was found and accepted at an opinion; empty where there was nothing to compare with. */
  public Optional<List<Difference.Accepted>> found(Opinion opinion) {
    return manuscripts.accepted(opinion.id());
  }
}
