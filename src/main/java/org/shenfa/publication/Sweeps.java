package org.shenfa.publication;

import org.shenfa.regulation.Violations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** 到点: carries out scheduled releases. Missed ones are handled once after start, in order. */
@Component
class Sweeps {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);
  private final Scheduling scheduling;
  private final Schedules schedules;

  Sweeps(Scheduling scheduling, Schedules schedules) {
    this.scheduling = scheduling;
    this.schedules = schedules;
  }

  @Scheduled(fixedDelay = 1000)
  void releaseWhatIsDue() {
    while (true) {
      try {
        if (scheduling.releaseDue().isEmpty()) {
          return;
        }
      } catch (Violations refused) {
        var due = schedules.due();
        if (due.isEmpty()) {
          return;
        }
        LOG.info("定时发布 {} 没有办成：{}", due.getFirst().id(), refused.getMessage());
        scheduling.refuse(due.getFirst(), refused.all().getFirst().sentence());
      }
    }
  }
}
