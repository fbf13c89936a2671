package org.shenfa.accountability;

import java.time.Clock;
import java.time.Instant;
import org.shenfa.deadlines.WentLate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 问责线索的巡查: what the records show is registered as a suspicion, once for each thing; the system goes
 * no further than that.
 */
@Service
public class AccountabilityWatch {
  private static final Logger LOG = LoggerFactory.getLogger(AccountabilityWatch.class);

  private final Suspicions suspicions;
  private final Suspecting suspecting;
  private final Accountability accountability;
  private final TransactionOperations transaction;
  private final Clock clock;

  AccountabilityWatch(
      Suspicions suspicions,
      Suspecting suspecting,
      Accountability accountability,
      TransactionOperations transaction,
      Clock clock) {
    this.suspicions = suspicions;
    this.suspecting = suspecting;
    this.accountability = accountability;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 600_000, initialDelay = 70_000)
  void tick() {
    sweep(clock.instant());
  }

  /** Everything that looks like a breach at this moment and was not raised. */
  public void sweep(Instant now) {
    for (var seen : suspicions.open()) {
      try {
        transaction.executeWithoutResult(t -> suspecting.raise(seen, now));
      } catch (RuntimeException e) {
        // The next look finds it again; the others are not kept waiting.
        LOG.warn("线索 {} 未能登记：{}", seen.cause(), e.getMessage());
      }
    }
  }

  /** 期满: news of the clock, told once, in its transaction. */
  @EventListener
  void on(WentLate late) {
    if (late.deadline().procedure().equals(Accountability.NAME)) {
      accountability.lapse(late.deadline().caseId(), late.deadline().end().orElseThrow());
    }
  }
}
