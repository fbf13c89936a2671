package org.shenfa.screening;

import static org.shenfa.regulation.Clause.MEASURES_20_2;
import static org.shenfa.regulation.Clause.MEASURES_4_1;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.UnitKind;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 词表: dated terms kept by 新闻宣传处. A term is added and ended, never changed; a change that goes
 * against an example sentence is refused.
 */
@Service
public class Dictionaries {
  private final KeptTerms kept;
  private final Organization organization;
  private final AuditTrail trail;
  private final Clock clock;
  private final AtomicReference<@Nullable Compiled> compiled = new AtomicReference<>();

  Dictionaries(JdbcClient db, Organization organization, AuditTrail trail, Clock clock) {
    this.kept = new KeptTerms(db);
    this.organization = organization;
    this.trail = trail;
    this.clock = clock;
  }

  private record Compiled(String state, LocalDate day, Lexicon lexicon) {}

  /** Takes in the lists that come with the product, once for each version of them. */
  @EventListener(ApplicationStartedEvent.class)
  @Transactional
  public void takeStarterLists() {
    if (kept.begins(StarterLists.VERSION)) {
      kept.keep(StarterLists.terms(), null);
      StarterLists.examples().forEach(e -> kept.keep(e, null));
    }
  }

  /** The terms of a day, ready to be looked for; made anew only when something changed. */
  Lexicon lexicon(LocalDate day) {
    var state = kept.state();
    var now = compiled.get();
    if (now == null || !now.state().equals(state) || !now.day().equals(day)) {
      now = new Compiled(state, day, Lexicon.of(kept.standing(), day));
      compiled.set(now);
    }
    return now.lexicon();
  }

  /**
   * Terms of a dictionary, the newest first.
   *
   * @param words only those that contain them, in the term or the suggestion
   * @param ended whether ended ones are listed too
   */
  public List<Entered> list(TermKind kind, String words, boolean ended) {
    return kept.list(kind, words.strip(), ended);
  }

  /** How many terms of a dictionary count. */
  public int size(TermKind kind) {
    return kept.size(kind);
  }

  /** Adds one term from a day on. */
  @Transactional
  public void add(Person by, Term term) {
    mustKeepThem(by);
    var found = new Violations.Gathering();
    for (var fault : Pasted.faults(term)) {
      found.refuseIf(true, MEASURES_20_2, "text", fault + "。");
    }
    found.refuseIf(
        spellings(term.kind()).contains(Lexicon.spelling(term.text())),
        MEASURES_20_2,
        "text",
        "“%s”已经在这个词表里。".formatted(term.text()));
    found.throwIfAny();
    mustKeepExamples(with(List.of(term)));
    kept.keep(List.of(term), by);
    trail.append(
        Entry.of("term.added", by.id(), by.name())
            .about("dictionary", term.kind().name())
            .with("term", term.text())
            .with("verdict", term.verdict().name())
            .with("source", term.source()));
  }

  /** Ends a term: it counts no more from now on. */
  @Transactional
  public void end(Person by, long id, String reason) {
    mustKeepThem(by);
    new Violations.Gathering()
        .refuseIf(
            reason.strip().length() < 2 || reason.strip().length() > 200,
            MEASURES_20_2,
            "reason",
            "请写明停用的原因（2 至 200 字）。")
        .throwIfAny();
    var all = kept.standing();
    var term =
        all.stream().filter(t -> t.id() == id).findFirst().orElseThrow(NoSuchElementException::new);
    mustKeepExamples(all.stream().filter(t -> t.id() != id).toList());
    kept.end(id, reason.strip(), by);
    trail.append(
        Entry.of("term.ended", by.id(), by.name())
            .about("dictionary", term.kind().name())
            .with("term", term.text())
            .with("reason", reason.strip()));
  }

  /** What an import would take and what is wrong with the rest, line by line; changes nothing. */
  public List<Pasted.Line> preview(TermKind kind, String text, String source) {
    return Pasted.read(kind, text, spellings(kind), source, LocalDate.now(clock));
  }

  /** Takes an import in, whole or not at all. */
  @Transactional
  public int take(Person by, TermKind kind, String text, String source) {
    mustKeepThem(by);
    var lines = preview(kind, text, source);
    var wrong = new ArrayList<Violation>();
    var terms = new ArrayList<Term>();
    for (var line : lines) {
      if (line.term() != null) {
        terms.add(line.term());
      } else {
        wrong.add(
            new Violation(
                MEASURES_20_2, "text", "第 %d 行：%s".formatted(line.number(), line.wrong())));
      }
    }
    if (lines.isEmpty()) {
      wrong.add(new Violation(MEASURES_20_2, "text", "没有可以导入的行。"));
    }
    if (!wrong.isEmpty()) {
      throw new Violations(wrong);
    }
    mustKeepExamples(with(terms));
    kept.keep(terms, by);
    trail.append(
        Entry.of("terms.imported", by.id(), by.name())
            .about("dictionary", kind.name())
            .with("terms", Integer.toString(terms.size()))
            .with("source", source.strip()));
    return terms.size();
  }

  /** Example sentences of a dictionary. */
  public List<Example> examples(TermKind kind) {
    return kept.examples().stream().filter(e -> e.kind() == kind).toList();
  }

  /** Adds an example; refused when it does not hold already. */
  @Transactional
  public void addExample(Person by, Example example) {
    mustKeepThem(by);
    var length = example.sentence().strip().length();
    new Violations.Gathering()
        .refuseIf(length < 2 || length > 300, MEASURES_20_2, "sentence", "例句 2 到 300 字。")
        .throwIfAny();
    if (!holds(example, Lexicon.of(kept.standing(), LocalDate.now(clock)))) {
      throw new Violations(
          MEASURES_20_2,
          example.hits() ? "这个词表现在对这句话没有命中；请先加词，再加例句。" : "这个词表现在会命中这句话；请先停用词或者加例外，再加例句。");
    }
    kept.keep(example, by);
    trail.append(
        Entry.of("example.added", by.id(), by.name())
            .about("dictionary", example.kind().name())
            .with("sentence", example.sentence().strip())
            .with("hits", Boolean.toString(example.hits())));
  }

  /** Takes an example out. */
  @Transactional
  public void endExample(Person by, long id) {
    mustKeepThem(by);
    var example =
        kept.examples().stream()
            .filter(e -> e.id() == id)
            .findFirst()
            .orElseThrow(NoSuchElementException::new);
    kept.endExample(id, by);
    trail.append(
        Entry.of("example.ended", by.id(), by.name())
            .about("dictionary", example.kind().name())
            .with("sentence", example.sentence()));
  }

  private List<Term> with(List<Term> more) {
    var all = new ArrayList<>(kept.standing());
    all.addAll(more);
    return all;
  }

  private void mustKeepExamples(List<Term> future) {
    var lexicon = Lexicon.of(future, LocalDate.now(clock));
    var found = new Violations.Gathering();
    for (var example : kept.examples()) {
      found.refuseIf(
          !holds(example, lexicon),
          MEASURES_20_2,
          null,
          (example.hits() ? "改动以后，“%s”不再命中“%s”词表；例句说它应当命中。" : "改动以后，“%s”会被“%s”词表命中；例句说它不应当命中。")
              .formatted(example.sentence(), example.kind().label()));
    }
    found.throwIfAny();
  }

  private boolean holds(Example example, Lexicon lexicon) {
    var found = Rulebook.wording(example.sentence(), lexicon, LocalDate.now(clock));
    return found.stream().anyMatch(f -> f.rule().equals(example.kind().rule())) == example.hits();
  }

  private Set<String> spellings(TermKind kind) {
    var all = new HashSet<String>();
    list(kind, "", false).forEach(e -> all.add(Lexicon.spelling(e.term().text())));
    return all;
  }

  private void mustKeepThem(Person by) {
    var publicity = organization.only(UnitKind.PUBLICITY_OFFICE).id();
    if (organization.postsOf(by.id(), LocalDate.now(clock)).stream()
        .noneMatch(p -> p.unitId() == publicity)) {
      throw new Violations(MEASURES_4_1, "词表由新闻宣传处管理。");
    }
  }
}
