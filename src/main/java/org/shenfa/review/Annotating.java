package org.shenfa.review;

import static org.shenfa.regulation.Clause.HOUSE;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.content.Drafting;
import org.shenfa.content.Manifest;
import org.shenfa.content.Revision;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 批注办理: who may see an item may speak beside its text. An annotation changes no text and makes
 * nobody a contributor.
 */
@Service
public class Annotating {
  private static final int LONGEST = 2_000;

  private final Annotations annotations;
  private final Drafting drafting;
  private final AuditTrail trail;

  Annotating(Annotations annotations, Drafting drafting, AuditTrail trail) {
    this.annotations = annotations;
    this.drafting = drafting;
    this.trail = trail;
  }

  /** The text a quote is looked for in: the title, a line, the body as a reader sees it. */
  public static String text(Manifest text) {
    return text.title() + "\n" + Jsoup.parseBodyFragment(text.body()).body().wholeText();
  }

  /**
   * Speaks beside a place of a version.
   *
   * @param quote the words spoken of, as they stand in the text but for the space; may be empty
   */
  @Transactional
  public Annotation add(Person by, Revision on, String quote, String words) {
    var place = place(text(on.manifest()), quote);
    new Violations.Gathering()
        .refuseIf(words.isBlank(), HOUSE, "words", "请写批注的内容。")
        .refuseIf(words.length() > LONGEST, HOUSE, "words", "一条批注最多 2000 字。")
        .refuseIf(quote.length() > LONGEST, HOUSE, "quote", "引的原文最多 2000 字，请只引要说的那一处。")
        .refuseIf(!quote.isBlank() && place < 0, HOUSE, "quote", "这一版里找不到所引的原文，请照页面上的文字引用。")
        .throwIfAny();
    return kept(by, on, null, quote.strip(), place, words);
  }

  /** Answers an annotation. */
  @Transactional
  public Annotation reply(Person by, long itemId, long annotation, String words) {
    find(itemId, annotation);
    new Violations.Gathering()
        .refuseIf(words.isBlank(), HOUSE, "words", "请写回复的内容。")
        .refuseIf(words.length() > LONGEST, HOUSE, "words", "一条回复最多 2000 字。")
        .throwIfAny();
    return kept(by, drafting.latest(itemId).orElseThrow(), annotation, "", -1, words);
  }

  private Annotation kept(
      Person by, Revision on, @Nullable Long parent, String quote, int place, String words) {
    var id =
        annotations.add(on.itemId(), on.digest(), parent, by.id(), quote, place, words.strip());
    trail.append(
        Entry.of(parent == null ? "annotation.added" : "annotation.replied", by.id(), by.name())
            .about("item", on.manifest().item())
            .digest(on.digest().hex())
            .with("annotation", Long.toString(id)));
    return find(on.itemId(), id);
  }

  /** Strikes one's own words through, with a second word; they stay readable. */
  @Transactional
  public void strike(Person by, long itemId, long annotation, String words) {
    var mine = find(itemId, annotation);
    new Violations.Gathering()
        .refuseIf(mine.personId() != by.id(), HOUSE, null, "只能划去自己写的批注；别人的可以回复。")
        .refuseIf(mine.strike() != null, HOUSE, null, "这条批注已经划去。")
        .refuseIf(
            words.strip().length() < 2 || words.length() > LONGEST, HOUSE, "words", "划去批注须写明为什么。")
        .throwIfAny();
    annotations.strike(annotation, by.id(), words.strip());
    act("annotation.struck", by, itemId, annotation);
  }

  /** Marks an annotation as dealt with. */
  @Transactional
  public void resolve(Person by, long itemId, long annotation) {
    if (find(itemId, annotation).resolved() == null) {
      annotations.resolve(annotation, by.id());
      act("annotation.resolved", by, itemId, annotation);
    }
  }

  private void act(String action, Person by, long itemId, long annotation) {
    trail.append(
        Entry.of(action, by.id(), by.name())
            .about("item", drafting.find(itemId).number())
            .with("annotation", Long.toString(annotation)));
  }

  /** All annotations of an item, on whatever version, oldest first. */
  public List<Annotation> of(long itemId) {
    return annotations.of(itemId);
  }

  private Annotation find(long itemId, long annotation) {
    return of(itemId).stream()
        .flatMap(Annotating::whole)
        .filter(a -> a.id() == annotation)
        .findFirst()
        .orElseThrow(NoSuchElementException::new);
  }

  private static Stream<Annotation> whole(Annotation annotation) {
    return Stream.concat(
        Stream.of(annotation), annotation.replies().stream().flatMap(Annotating::whole));
  }

  /** Where a quote begins in a text, the space not counting; -1 where it is not. */
  public static int place(String text, String quote) {
    var wanted = quote.replaceAll("\\s+", "");
    if (wanted.isEmpty()) {
      return -1;
    }
    var dense = new StringBuilder();
    var places = new int[text.length()];
    for (var n = 0; n < text.length(); n++) {
      if (!Character.isWhitespace(text.charAt(n))) {
        places[dense.length()] = n;
        dense.append(text.charAt(n));
      }
    }
    var found = dense.indexOf(wanted);
    return found < 0 ? -1 : places[found];
  }
}
