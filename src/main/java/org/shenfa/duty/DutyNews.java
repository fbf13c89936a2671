package org.shenfa.duty;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.shenfa.reminders.Recipients;
import org.springframework.stereotype.Service;

/** 值班的提醒: tells readers and the head of 新闻宣传处, each thing once. */
@Service
class DutyNews {
  private final Notices notices;
  private final Recipients recipients;

  DutyNews(Notices notices, Recipients recipients) {
    this.notices = notices;
    this.recipients = recipients;
  }

  void changed(LocalDate day, long person, @Nullable Long was, Instant now) {
    tell(person, NoticeKind.DUTY, "changed:%s:%s".formatted(day, now), day, "改由您值班", now);
    if (was != null) {
      tell(was, NoticeKind.DUTY, "changed:%s:%s".formatted(day, now), day, "改由别人值班", now);
    }
  }

  void asked(Swap swap, Instant now) {
    tell(swap.to(), NoticeKind.DUTY, "swap:" + swap.id(), swap.day(), "请您替这一天，同意以后才换", now);
  }

  void answered(Swap swap, boolean accepted, Instant now) {
    tell(
        swap.from(),
        NoticeKind.DUTY,
        "swapped:" + swap.id(),
        swap.day(),
        accepted ? "对方同意换班" : "对方没有同意换班，仍由您值班",
        now);
  }

  void tomorrow(Turn turn, Instant now) {
    tell(turn.person(), NoticeKind.DUTY, "tomorrow:" + turn.day(), turn.day(), "明天由您值班读网", now);
  }

  void notStarted(Turn turn, Instant now) {
    tell(
        turn.person(),
        NoticeKind.DUTY_LATE,
        "late:" + turn.day(),
        turn.day(),
        "今天由您值班读网，还没有开始",
        now);
  }

  void leadersOf(Turn turn, Instant now) {
    for (var head : recipients.newsroomHead(turn.day())) {
      tell(
          head,
          NoticeKind.DUTY_LATE,
          "late:" + turn.day(),
          turn.day(),
          turn.name() + "还没有开始读网",
          now);
    }
  }

  void missed(Turn turn, Instant now) {
    for (var head : recipients.newsroomHead(turn.day())) {
      tell(
          head,
          NoticeKind.DUTY_LATE,
          "missed:" + turn.day(),
          turn.day(),
          turn.name() + "漏岗，这一天不能再补",
          now);
    }
  }

  void gap(LocalDate day, LocalDate today, Instant now) {
    for (var head : recipients.newsroomHead(today)) {
      tell(head, NoticeKind.DUTY_LATE, "gap:" + day, day, "还没有人值班", now);
    }
  }

  private void tell(
      long person, NoticeKind kind, String key, LocalDate day, String words, Instant now) {
    notices.tell(person, kind, "duty:" + key, day + " 值班读网", words, "/desk/duty", now);
  }
}
