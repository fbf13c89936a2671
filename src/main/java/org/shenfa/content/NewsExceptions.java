package org.shenfa.content;

import static org.shenfa.regulation.Clause.MEASURES_11_4;

import java.util.List;
import java.util.Optional;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 报道例外: a unit head's activity is reported only when the unit asks and 新闻宣传处 agrees (11-4). */
@Service
public class NewsExceptions {
  private final Items items;
  private final Drafting drafting;
  private final AuditTrail trail;

  NewsExceptions(Items items, Drafting drafting, AuditTrail trail) {
    this.items = items;
    this.drafting = drafting;
    this.trail = trail;
  }

  /** 新闻宣传处's head lets one report on a unit head's activity pass, with a reason (11-4). */
  @Transactional
  public void grant(Person by, long itemId, String reason) {
    new Violations.Gathering()
        .refuseIf(reason.strip().length() < 4, MEASURES_11_4, "reason", "请写明批准例外的理由。")
        .throwIfAny();
    var item = drafting.find(itemId);
    items.grantException(itemId, by.id(), reason.strip());
    trail.append(
        Entry.of("exception.granted", by.id(), by.name())
            .about("item", item.number())
            .with("reason", reason.strip()));
  }

  /** Requests that 新闻宣传处 has not answered, the oldest first. */
  public List<ExceptionRequest> open() {
    return items.openRequests();
  }

  /** Somebody of the unit asks 新闻宣传处 for the exception, and says why (11-4). */
  @Transactional
  public void ask(Person by, long itemId, String reason) {
    var item = drafting.find(itemId);
    drafting.mustWriteFor(by, item.unitId());
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
  public Optional<ExceptionRequest> asked(long itemId) {
    return items.requests(itemId).stream().findFirst();
  }

  public boolean granted(long itemId) {
    return items.exceptionGranted(itemId);
  }
}
