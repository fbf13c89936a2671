package org.shenfa.content;

import static org.shenfa.regulation.Clause.MEASURES_20_2;
import static org.shenfa.regulation.Clause.MEASURES_3_2;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.shenfa.files.FileStore;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.screening.Decisions;
import org.shenfa.screening.FileText;
import org.shenfa.screening.Judged;
import org.shenfa.screening.Judgment;
import org.shenfa.screening.Material;
import org.shenfa.screening.Place;
import org.shenfa.screening.Screening;
import org.shenfa.screening.Verdict;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 稿件筛查: an item's text and files put through the screening of the day, with what was decided. */
@Service
public class Proofreading {
  private final Screening screening;
  private final Decisions decisions;
  private final Drafting drafting;
  private final FileStore files;
  private final Clock clock;

  Proofreading(
      Screening screening, Decisions decisions, Drafting drafting, FileStore files, Clock clock) {
    this.screening = screening;
    this.decisions = decisions;
    this.drafting = drafting;
    this.files = files;
    this.clock = clock;
  }

  /** Everything found in a revision today, each with the newest decision about it. */
  public List<Judged> screened(Revision revision) {
    return screened(revision.itemId(), revision.manifest());
  }

  /** The same for a text that is not saved as a revision. */
  public List<Judged> screened(long itemId, Manifest text) {
    return decisions.judged(itemId, screening.screen(material(text), LocalDate.now(clock)));
  }

  /** What is screened of a text: all a reader can get at, and every field of the form. */
  public Material material(Manifest text) {
    var document = text.document();
    return new Material(
        text.title(),
        text.body(),
        document == null ? "" : document.number(),
        text.attachments().stream()
            .map(a -> new FileText(a.name(), a.digest(), files.extraction(a.digest())))
            .toList(),
        FreeText.of(text),
        closes(text));
  }

  /** A draft that is public already says in its note what changed; its days began before. */
  private static @Nullable LocalDate closes(Manifest text) {
    var comment = text.comment();
    var note = text.note();
    return comment == null || note != null && !note.isBlank()
        ? null
        : comment.closesAt().toLocalDate();
  }

  /** What keeps a revision from being submitted: to be put right, or not yet explained (20-2). */
  @Enforces(MEASURES_20_2)
  public List<Violation> objections(Revision revision) {
    return screened(revision).stream().filter(Judged::blocks).map(Proofreading::violation).toList();
  }

  /** What keeps a reviewer from agreeing: only what must be put right. */
  public List<Violation> stops(Revision revision) {
    return screened(revision).stream()
        .filter(j -> j.finding().verdict() == Verdict.STOP && j.blocks())
        .map(Proofreading::violation)
        .toList();
  }

  private static Violation violation(Judged judged) {
    var finding = judged.finding();
    return new Violation(finding.clause(), field(finding.place()), judged.sentence());
  }

  /** The field of the form in which a place lies. */
  public static String field(Place place) {
    return switch (place.where()) {
      case TITLE -> "title";
      case BODY -> "body";
      case FIELD, INTERNAL -> FreeText.field(place.file());
      case FILE, FILE_NAME -> "attachment";
    };
  }

  /** Keeps what somebody of the producing unit decided about a finding of the newest revision. */
  @Transactional
  public void decide(Person by, long itemId, String key, Judgment judgment, String reason) {
    var item = drafting.find(itemId);
    if (!drafting.writesFor(by, item.unitId())) {
      throw new Violations(MEASURES_3_2, "谁产生、谁审查、谁负责：筛查发现由信息产生单位的人员处理。");
    }
    var revision = drafting.latest(itemId).orElseThrow(NoSuchElementException::new);
    var found =
        screened(revision).stream()
            .map(Judged::finding)
            .filter(f -> f.key().equals(key))
            .findFirst()
            .orElseThrow(() -> new Violations(MEASURES_20_2, "这一处已经不在最新的版本里，请刷新后再看。"));
    decisions.decide(by, itemId, item.number(), found, judgment, reason);
  }

  /**
   * Sets the proposal in the place of what was found in title or body, as the next revision.
   *
   * @param seq the revision the person had on the screen; a newer one is a conflict and refused
   */
  @Transactional
  public Revision mask(Person by, long itemId, int seq, String key) {
    var revision = drafting.latest(itemId).orElseThrow(NoSuchElementException::new);
    var text = revision.manifest();
    var title = text.title();
    var body = text.body();
    var masked = 0;
    for (var judged : screened(revision).reversed()) {
      var finding = judged.finding();
      var proposal = finding.proposal();
      if (!finding.key().equals(key) || proposal == null) {
        continue;
      }
      var place = finding.place();
      switch (place.where()) {
        case TITLE ->
            title = title.substring(0, place.from()) + proposal + title.substring(place.to());
        case BODY -> body = Spelling.replaced(body, place.from(), place.to(), proposal);
        case FILE, FILE_NAME -> throw new Violations(MEASURES_20_2, "附件里的内容不能在这里改：请改好原文件，重新上传。");
        case FIELD, INTERNAL -> throw new Violations(MEASURES_20_2, "这一栏请在编辑页里改。");
      }
      masked++;
    }
    if (masked == 0) {
      throw new Violations(MEASURES_20_2, "这一处已经不在最新的版本里，或者没有建议的写法，请刷新后再看。");
    }
    decide(by, itemId, key, Judgment.MASKED, "");
    return drafting.save(by, itemId, seq, text.withText(title, body, text.attachments()));
  }
}
