package org.shenfa.emergency;

import static org.shenfa.regulation.Clause.HOUSE;
import static org.shenfa.regulation.Clause.MEASURES_4_1;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.shenfa.screening.Material;
import org.shenfa.screening.Screening;
import org.shenfa.screening.Verdict;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 应急模式的办理: one person of 新闻宣传处 proposes the words of the light page, another reads them and agrees;
 * statements themselves are releases and go through the line like every text.
 */
@Service
public class Emergencies {
  private static final int LINES = 8;

  private final EmergencyActs acts;
  private final Screening screening;
  private final AuditTrail trail;
  private final Clock clock;

  Emergencies(EmergencyActs acts, Screening screening, AuditTrail trail, Clock clock) {
    this.acts = acts;
    this.screening = screening;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Proposes to switch the mode on, to change its words, or to end it; refused to everyone but
   * 新闻宣传处, and while another proposal waits.
   *
   * @param words null for the end
   * @return id of the act
   */
  @Enforces(MEASURES_4_1)
  @Transactional
  public long propose(
      Person by, EmergencyAct.Kind kind, @Nullable EmergencyWords words, String reason) {
    var found = new Violations.Gathering();
    found.refuseIf(
        reason.strip().length() < 4 || reason.strip().length() > 500,
        MEASURES_4_1,
        "reason",
        "请写明理由，4 到 500 字。");
    if (words != null) {
      check(words, found);
    }
    found.throwIfAny();
    var id = acts.add(by.id(), kind, words, reason.strip());
    trail.append(
        entry("emergency.proposed", by, id, kind)
            .with("reason", reason.strip())
            .with("words", words == null ? "" : words.text()));
    return id;
  }

  /** Agrees, and the site changes; or turns it down, one's own included, with the reason. */
  @Enforces({MEASURES_4_1, HOUSE})
  @Transactional
  public void decide(Person by, long act, boolean agrees, String reason) {
    var pending = find(act);
    var said = reason.strip();
    new Violations.Gathering()
        .refuseIf(
            !agrees && said.length() < 4 || said.length() > 500,
            MEASURES_4_1,
            "reason",
            "不同意或者收回的，请写明原因，4 到 500 字。")
        .throwIfAny();
    acts.decide(act, by.id(), agrees, said);
    var what =
        agrees
            ? "emergency.agreed"
            : by.id() == pending.by() ? "emergency.recalled" : "emergency.refused";
    trail.append(entry(what, by, act, pending.kind()).with("reason", said));
  }

  private static Entry entry(String what, Person by, long act, EmergencyAct.Kind kind) {
    return Entry.of(what, by.id(), by.name())
        .about("emergency", Long.toString(act))
        .with("act", kind.label());
  }

  private void check(EmergencyWords words, Violations.Gathering found) {
    length(words.event(), 4, 30, "event", "名称", found);
    length(words.call(), 6, 60, "call", "请群众做什么", found);
    length(words.summary(), 10, 400, "summary", "情况", found);
    var next = words.nextUpdate();
    found
        .refuseIf(
            words.todo().isEmpty()
                || words.todo().size() > LINES
                || words.todo().stream().anyMatch(l -> l.length() > 100),
            MEASURES_4_1,
            "todo",
            "“现在请这样做”写 1 到 %d 条，每条最多 100 字。".formatted(LINES))
        .refuseIf(
            words.telephones().isEmpty()
                || words.telephones().size() > LINES
                || words.telephones().stream()
                    .anyMatch(t ->
                        !t.number().matches("[0-9-]{3,20}")
                            || t.what().isEmpty()
                            || t.what().length() > 30),
            MEASURES_4_1,
            "telephones",
            "求助电话写 1 到 %d 行，每行先写号码，空一格再写找谁办什么事，例如“119 被困、救援”。".formatted(LINES))
        .refuseIf(words.column().isEmpty(), MEASURES_4_1, "column", "请选择最新进展所在的栏目。")
        .refuseIf(
            next != null && next.isBefore(LocalDateTime.now(clock)),
            MEASURES_4_1,
            "nextUpdate",
            "下次更新的时间已经过去。");
    for (var finding :
        screening.screen(
            Material.of(
                words.call(),
                words
                    .text()
                    .lines()
                    .map(l -> new Element("p").text(l).outerHtml())
                    .collect(Collectors.joining())),
            LocalDate.now(clock))) {
      found.refuseIf(
          finding.verdict() == Verdict.STOP, finding.clause(), "summary", finding.sentence());
    }
  }

  private static void length(
      String text, int least, int most, String field, String name, Violations.Gathering found) {
    found.refuseIf(
        text.length() < least || text.length() > most,
        MEASURES_4_1,
        field,
        "“%s”写 %d 到 %d 字。".formatted(name, least, most));
  }

  public EmergencyAct find(long act) {
    return acts.find(act).orElseThrow(NoSuchElementException::new);
  }

  /** The act that waits for somebody to decide. */
  public Optional<EmergencyAct> waiting() {
    return acts.all().stream().filter(a -> a.decision() == null).findFirst();
  }

  /** The act whose words stand on the site; empty while the mode is off. */
  public Optional<EmergencyAct> standing() {
    return acts.standing();
  }

  /** Every act, newest first. */
  public List<EmergencyAct> history() {
    return acts.all();
  }
}
