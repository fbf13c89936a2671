package org.shenfa.registers;

import static org.shenfa.regulation.Clause.MEASURES_27_1;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.shenfa.Shenfa;
import org.shenfa.regulation.Enforces;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 上岗测试提醒: tells whoever holds a post that a test is required for thirty days before it is lacking,
 * a week before, and when it is; each once for that day. Takes nothing away.
 */
@Service
public class TrainingWatch {
  private final Passes passes;
  private final Notices notices;
  private final TransactionOperations transaction;
  private final Clock clock;

  TrainingWatch(Passes passes, Notices notices, TransactionOperations transaction, Clock clock) {
    this.passes = passes;
    this.notices = notices;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 57_000)
  void tick() {
    sweep(clock.instant());
  }

  /** Tells what is to be told at this moment. */
  @Enforces(MEASURES_27_1)
  public void sweep(Instant now) {
    var today = now.atZone(Shenfa.ZONE).toLocalDate();
    transaction.executeWithoutResult(t ->
        passes
            .untested(today, today.plusDays(Registers.AHEAD))
            .forEach(u -> tell(u, today.until(u.lacking(), ChronoUnit.DAYS), now)));
  }

  private void tell(Passes.Untested who, long left, Instant now) {
    var stage = left <= 0 ? "over" : left <= 7 ? "week" : "month";
    notices.tell(
        who.person(),
        NoticeKind.TRAINING,
        "training:%d:%s:%s:%s".formatted(who.requirement(), who.charge(), who.lacking(), stage),
        "“%s”要通过“%s”".formatted(who.charge(), who.test()),
        left <= 0
            ? "还没有有效的合格记录，请参加测试；现在的岗位不变，以后任职、排班要先通过"
            : who.lacking() + " 起要有有效的合格记录，请在这以前参加测试",
        "/desk/registers/required",
        now);
  }
}
