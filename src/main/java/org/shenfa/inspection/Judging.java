package org.shenfa.inspection;

import static org.shenfa.regulation.Clause.HOUSE;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Violations;
import org.shenfa.tickets.ErrorKind;
import org.shenfa.tickets.Finding;
import org.shenfa.tickets.Findings;
import org.shenfa.tickets.Source;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 问题认定: the ledger of faults, and what people say of each; nothing is judged by the program. */
@Service
public class Judging {
  private final Faults faults;
  private final AuditTrail trail;
  private final Findings tickets;

  Judging(Faults faults, AuditTrail trail, Findings tickets) {
    this.faults = faults;
    this.trail = trail;
    this.tickets = tickets;
  }

  /** 一次认定. */
  public record Said(FaultDecision decision, String reason, String by, Instant at) {}

  /** Lines of the ledger that a filter lets through, grave ones first, at most five hundred. */
  public List<FaultLine> list(FaultFilter filter) {
    return faults.list(filter);
  }

  /** How many wait for somebody, by kind; of a unit, or of all for 0. */
  public Map<FaultKind, Integer> open(long unit) {
    return faults.open(unit);
  }

  /** What is there and was not called a false alarm, by kind, at most five hundred of each. */
  public Map<FaultKind, List<FaultLine>> counting() {
    return faults.counting();
  }

  /**
   * One line.
   *
   * @throws NoSuchElementException when there is none, or it is of another unit
   * @param unit whose faults may be seen, 0 for all
   */
  public FaultLine find(long id, long unit) {
    return faults
        .find(id)
        .filter(l -> unit == 0 || l.unit() == unit)
        .orElseThrow(NoSuchElementException::new);
  }

  /** Everything that was said of a fault, the oldest first. */
  public List<Said> said(long id) {
    return faults.said(id);
  }

  /**
   * Somebody of 新闻宣传处 says what a fault is. A false alarm is remembered: the same one is found
   * again and not raised again.
   *
   * @throws Violations for a false alarm without a reason, and for what was said already
   */
  @Transactional
  public void judge(Person by, long id, FaultDecision decision, String reason) {
    var line = find(id, 0);
    var words = reason.strip();
    new Violations.Gathering()
        .refuseIf(
            decision == FaultDecision.FALSE_ALARM && words.length() < 4,
            HOUSE,
            "reason",
            "认定为误报，请写明理由（至少 4 个字），以后同样的不再提出。")
        .refuseIf(words.length() > 500, HOUSE, "reason", "理由最多 500 字。")
        .refuseIf(
            line.decision() == decision, HOUSE, null, "这一处已经认定为“%s”。".formatted(decision.label()))
        .throwIfAny();
    faults.judge(id, decision, words, by.id());
    trail.append(
        Entry.of("fault.judged", by.id(), by.name())
            .about("fault", Long.toString(id))
            .with("kind", line.fault().kind().name())
            .with("page", line.fault().page())
            .with("decision", decision.name())
            .with("reason", words));
    if (decision == FaultDecision.HANDED_OVER) {
      handOver(line.fault());
    }
  }

  /** A fault of a page becomes a ticket; one of the whole site is handed over by word of mouth. */
  private void handOver(Fault fault) {
    if (fault.page().startsWith("/")) {
      tickets.report(
          new Source.Scanner(fault.kind().label()),
          new Finding(
              fault.page(),
              sort(fault.kind()),
              quoted(fault),
              fault.place() + "：" + fault.evidence()));
    }
  }

  private static ErrorKind sort(FaultKind kind) {
    return switch (kind) {
      case SECRECY, PERSONAL -> ErrorKind.LEAK;
      case LEADER -> ErrorKind.WORDING;
      case CHANGED, DANGEROUS_LINK -> ErrorKind.TAMPERED;
      case WORDING -> ErrorKind.TYPO;
      case UNREACHABLE, DEAD_LINK, DEAD_ANCHOR, DEAD_ABROAD -> ErrorKind.LINK;
      case HOME_STALE, COLUMN_STALE, COLUMN_BLANK -> ErrorKind.OUTDATED;
      case GUIDE -> ErrorKind.FACT;
      case PAGE_TAGS, PAGE_NORMS, INTERPRETATION, LETTER, FEEDBACK -> ErrorKind.OTHER;
    };
  }

  /** What a reader can find on the page again; a link or a tag is no text of it. */
  private static String quoted(Fault fault) {
    return fault.kind().text() && fault.words().length() <= 200 ? fault.words() : "";
  }
}
